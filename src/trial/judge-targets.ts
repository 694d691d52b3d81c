import type { CitedTests } from '../briefs/cited-tests.ts';
import type { Brief } from '../domain/brief.ts';
import type { Draft } from '../domain/draft.ts';
import type { Mutant } from '../domain/mutant.ts';
import type { TriedDraft } from '../domain/trial.ts';
import type { GreenSuite } from '../mutation/judge-suites.ts';
import { judgingTests } from '../mutation/judging-tests.ts';
import type { System } from '../system/system.ts';
import { earnings } from './earn.ts';
import type { OnBase } from './on-base.ts';
import type { PassedDraft } from './on-head.ts';
import { type MutantsOfTargets, mutantsOfTargets } from './target-mutants.ts';
import { isInTarget, scopeOfTargets, type TargetLines } from './target-scope.ts';
import type { PackageAsked } from './trial-request.ts';
import type { Workbench } from './workbench.ts';

export interface JudgedTargets {
  readonly mutants: readonly Mutant[];
  /** Those of one brief's target; null where nothing is known. */
  mutantsOf(brief: Brief): readonly Mutant[] | null;
  /** Of the drafts that passed. */
  verdicts(base: OnBase): ReadonlyMap<Draft, TriedDraft>;
  readonly problems: readonly string[];
  readonly remarks: readonly string[];
}

const NOTHING: MutantsOfTargets = { mutants: [], unfit: new Map(), problem: null, remarks: [] };

/**
 * Judges the mutants of the targets of a package; none where neither a draft passed nor a test of the repository names a clause.
 *
 * @param targets where each brief's target stands
 * @param cited for each brief, the tests that name its clauses
 */
export async function judgeTargets(
  system: System,
  bench: Workbench,
  { run: suite, stability }: GreenSuite,
  { policy }: PackageAsked,
  passed: readonly PassedDraft[],
  targets: ReadonlyMap<Brief, TargetLines>,
  cited: readonly CitedTests[],
  timeLeft: () => number,
): Promise<JudgedTargets> {
  const named = [...new Set(cited.flatMap((byClause) => [...byClause.values()].flat()))];
  const files = scopeOfTargets([...targets.values()], bench.subject, bench.project);
  const isNeeded = passed.length + named.length > 0 && files.length > 0;
  const { flaky } = judgingTests(suite, () => 'unchanged', stability);
  const found = isNeeded
    ? await mutantsOfTargets(system, bench, passed, { files, policy, suite, flaky, cited: named, timeLeft })
    : NOTHING;
  const ofTarget = new Map(
    [...targets].map(([brief, lines]) => [brief, found.mutants.filter((mutant) => isInTarget(lines, mutant))]),
  );
  const byPath = new Map([...ofTarget].map(([{ path }, mutants]) => [path, mutants]));
  return {
    mutants: found.mutants,
    mutantsOf: (brief) => (found.problem === null && isNeeded ? (ofTarget.get(brief) ?? null) : null),
    verdicts: (base) => earnings(passed, found, ({ brief }) => byPath.get(brief) ?? [], base),
    problems: found.problem === null ? [] : [found.problem],
    remarks: found.remarks,
  };
}
