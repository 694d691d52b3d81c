/** Mutants of the changed lines and what the tests made of them. */

/**
 * killed: a test failed because of it. survived: its covering tests ran and passed. no-coverage: no test reaches it.
 * timeout: the tests ran over the limit, and did so again under a longer one. unstable: two runs disagree, or the covering tests never ran.
 * suppressed: a comment or the Stryker configuration takes it out. invalid: it does not compile, or crashes the runner each time.
 */
export type MutantStatus = 'killed' | 'survived' | 'no-coverage' | 'timeout' | 'unstable' | 'suppressed' | 'invalid';

export interface Mutant {
  /** Twelve hex digits of file, span, mutator and replacement: the same mutant has the same id in every run on one tree. */
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
  /** `killedBy` holds every test that kills it; false: it may hold the first alone. */
  readonly everyKiller: boolean;
  readonly reused: string | null;
}

/** Something in the scope of the change that no verdict was reached on. */
export interface NotJudged {
  /** A path, a mutant, a package… */
  readonly what: string;
  readonly why: string;
  /** How many of them there are; 1 for a single thing. */
  readonly count: number;
}

export interface MutationTotals {
  /** 100 × killed ÷ (killed + survived + no coverage), where a confirmed timeout counts as killed; null when that sum is 0. */
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
}

/** killed + timeout over killed + timeout + survived + no coverage, in percent. Source: mutation-testing-metrics, with only confirmed timeouts. */
export function mutationTotals(mutants: readonly Mutant[], threshold: number, planned: number): MutationTotals {
  const count = (status: MutantStatus) => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, survived, noCoverage, timeout] = [
    count('killed'),
    count('survived'),
    count('no-coverage'),
    count('timeout'),
  ];
  const valid = killed + survived + noCoverage + timeout;
  return {
    score: valid === 0 ? null : (100 * (killed + timeout)) / valid,
    killed,
    survived,
    noCoverage,
    timeout,
    unstable: count('unstable'),
    threshold,
    judged: mutants.length,
    planned,
  };
}
