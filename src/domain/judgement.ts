import type { Change } from './change.ts';
import type { Mutant, MutationTotals, NotJudged } from './mutant.ts';
import type { ChecklistAnswer, Smell } from './smell.ts';
import type { StabilityRun } from './stability.ts';
import type { TestCase, TestRun } from './test-run.ts';
import type { Trial } from './trial.ts';
import type { UndoneRun } from './undone.ts';
import type { Check, Verdict } from './verdict.ts';
import type { WeakenedRun } from './weakened.ts';
import type { PackageWorth } from './worth.ts';

/** Everything that a report can be written from. Reports are pure functions of this. */
export interface Judgement {
  readonly verdict: Verdict;
  /** One line per blocking finding; for a pass, one line that says what it rests on. */
  readonly reasons: readonly string[];
  readonly checks: readonly Check[];
  readonly change: Change | null;
  readonly packages: readonly JudgedPackage[];
  /** What running tests again has shown, a package each. */
  readonly stability: readonly StabilityRun[];
  readonly mutants: readonly Mutant[];
  /** What the added and edited tests kill, a package each. */
  readonly worth: readonly PackageWorth[];
  /** What the tests say when the change is undone under them; null when they were not asked. */
  readonly undone: UndoneRun | null;
  /** What editing and deleting tests cost, a package each. */
  readonly weakened: readonly WeakenedRun[];
  /** What the review of the tests found: what blocks first, then by place. */
  readonly smells: readonly Smell[];
  /** What became of drafts, and who tests which clause; null when the change concerns neither. */
  readonly trial: Trial | null;
  /** The questions of the review with their answers; empty when the tests were not reviewed. */
  readonly checklist: readonly ChecklistAnswer[];
  readonly totals: MutationTotals;
  readonly notJudged: readonly NotJudged[];
  /** Facts a reader should know, one line each: where the policy was read, how children were isolated, how the engine proved itself. */
  readonly remarks: readonly string[];
  readonly mode: 'enforce' | 'report';
  readonly timings: Timings;
}

export interface JudgedPackage {
  /** Relative to the repository root; `.` for the root. */
  readonly directory: string;
  readonly runner: string;
  readonly engine: string | null;
  readonly run: TestRun | null;
}

export interface Timings {
  readonly totalMs: number;
  readonly stages: readonly { readonly id: string; readonly ms: number }[];
}

/** Where lines can be linked to; null outside of GitHub. */
export interface SourceLinks {
  /** For example `https://github.com/owner/name`. */
  readonly repositoryUrl: string;
  readonly commit: string;
}

export function allTests(judgement: Judgement): readonly TestCase[] {
  return judgement.packages.flatMap((judged) => judged.run?.tests ?? []);
}

/** Mutants that former tests killed and that nobody kills any more. They are outside of the score. */
export function lostMutants({ weakened }: Judgement): readonly Mutant[] {
  return weakened.flatMap(({ lost }) => lost.map(({ mutant }) => mutant));
}
