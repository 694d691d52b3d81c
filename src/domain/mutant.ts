/** Mutants of the changed lines and what the tests made of them. */

import type { Sample } from './sample.ts';
import { estimateScore, type LineOutcome } from './score-estimate.ts';

/**
 * killed: a test failed because of it. survived: its covering tests ran and passed. no-coverage: no test reaches it.
 * timeout: the tests ran over the limit, and did so again under a longer one. unstable: two runs disagree, or the covering tests never ran.
 * suppressed: a comment or the Stryker configuration takes it out, or the policy accepts that it survives. invalid: it does not compile, or crashes the runner each time.
 */
export type MutantStatus = 'killed' | 'survived' | 'no-coverage' | 'timeout' | 'unstable' | 'suppressed' | 'invalid';

export interface Mutant {
  /** Twelve hex digits: the same mutant has the same id in every run on one tree, and as long as its own text, and what else stands on its line, stays (see mutantId). */
  readonly id: string;
  /** Relative to the repository root, with `/`. */
  readonly file: string;
  /** 1-based; the end is exclusive in columns, `endLine` is the line the span ends on. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Stryker's mutator name, for example `ConditionalExpression`. */
  readonly mutator: string;
  readonly replacement: string;
  /** The text that the replacement stands for. */
  readonly original: string;
  readonly status: MutantStatus;
  /** Why the status is what it is, where the status alone does not say. */
  readonly reason: string | null;
  /** `file > name` of each test. */
  readonly killedBy: readonly string[];
  readonly coveredBy: readonly string[];
  /** `killedBy` holds every test that the change adds or edits and that kills it, and one of the others where one does; false: it may hold the first alone. */
  readonly everyKiller: boolean;
  readonly reused: string | null;
  /** The policy's reason and last day, when it accepts that this mutant survives. */
  readonly accepted: { readonly reason: string; readonly until: string } | null;
}

/** Something in the scope of the change that no verdict was reached on. */
export interface NotJudged {
  /** A path, a mutant, a package… */
  readonly what: string;
  readonly why: string;
  /** How many of them there are; 1 for a single thing. */
  readonly count: number;
}

/** `NotJudged.what` of statements that only log, count or measure. */
export const ARID_STATEMENTS = 'arid statements';

/** `NotJudged.why` of files, one entry each, that the project keeps its mutants out of. */
export const EXCLUDED = 'left out by `mutate` or `ignorePatterns` in the Stryker configuration';

export interface MutationTotals {
  /**
   * 100 × killed ÷ (killed + survived + no coverage), where a confirmed timeout counts as killed; null when that sum is 0. Of a sample, the
   * estimate of what it is for all mutants.
   */
  readonly score: number | null;
  readonly killed: number;
  readonly survived: number;
  readonly noCoverage: number;
  readonly timeout: number;
  readonly unstable: number;
  readonly threshold: number;
  /** Mutants with a final status, and mutants that were to be judged. */
  readonly judged: number;
  readonly planned: number;
  /** Where the score of all mutants lies with 95 % confidence, in percent; null unless a sample was judged. */
  readonly interval: readonly [low: number, high: number] | null;
}

/**
 * killed + timeout over killed + timeout + survived + no coverage, in percent. Source: mutation-testing-metrics, with only confirmed timeouts.
 *
 * @param samples one for each package that has one
 */
export function mutationTotals(
  mutants: readonly Mutant[],
  threshold: number,
  planned: number,
  samples: readonly Sample[] = [],
): MutationTotals {
  const count = (status: MutantStatus) => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, survived, noCoverage, timeout] = [
    count('killed'),
    count('survived'),
    count('no-coverage'),
    count('timeout'),
  ];
  const valid = killed + survived + noCoverage + timeout;
  const estimate = samples.length === 0 ? null : sampledScore(mutants, samples);
  return {
    score: estimate === null ? (valid === 0 ? null : (100 * (killed + timeout)) / valid) : estimate.score,
    killed,
    survived,
    noCoverage,
    timeout,
    unstable: count('unstable'),
    threshold,
    judged: mutants.length,
    planned,
    interval: estimate?.interval ?? null,
  };
}

function sampledScore(mutants: readonly Mutant[], samples: readonly Sample[]) {
  const lineOf = ({ file, line }: { readonly file: string; readonly line: number }) => `${line} ${file}`;
  const sampled = new Set(samples.flatMap(({ judged }) => judged));
  const known = { valid: 0, killed: 0 };
  const outcomes = new Map<string, { mutants: number; judged: number; valid: number; killed: number }>();
  for (const line of samples.flatMap(({ lines }) => lines)) {
    outcomes.set(lineOf(line), { mutants: line.mutants, judged: 0, valid: 0, killed: 0 });
  }
  for (const mutant of mutants) {
    const line = sampled.has(mutant.id) ? outcomes.get(lineOf(mutant)) : undefined;
    if (line !== undefined) line.judged += 1;
    const counts = line ?? known;
    if (isKilled(mutant)) counts.killed += 1;
    if (isKilled(mutant) || mutant.status === 'survived' || mutant.status === 'no-coverage') counts.valid += 1;
  }
  return estimateScore(
    known,
    samples.map(({ lines }) => lines.flatMap((line): LineOutcome[] => [outcomes.get(lineOf(line)) ?? []].flat())),
  );
}

function isKilled({ status }: Mutant): boolean {
  return status === 'killed' || status === 'timeout';
}
