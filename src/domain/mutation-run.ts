import type { Mutant, NotJudged } from './mutant.ts';
import type { Sample } from './sample.ts';
import type { PackageWorth } from './worth.ts';

/**
 * What the mutation stage brings back for one package.
 * judged: every planned mutant has a status. sampled: the budget could not hold all of them; those that were judged stand for the rest
 * (see `sample`). nothing-to-mutate: the changed lines offer no mutant.
 * out-of-time: the budget ended first; the rest is in `notJudged`. failed: no verdict can be drawn; `problem` says why.
 */
export interface MutationRun {
  readonly outcome: 'judged' | 'sampled' | 'nothing-to-mutate' | 'out-of-time' | 'failed';
  /** Relative to the repository root; `.` for the root itself. */
  readonly packageDirectory: string;
  readonly mutants: readonly Mutant[];
  readonly planned: number;
  /** Null when no mutant was run. */
  readonly worth: PackageWorth | null;
  /** null unless one was taken. */
  readonly sample: Sample | null;
  /** Entries of `mutation.accept` that are out of date, in one line each. */
  readonly staleAccepts: readonly string[];
  readonly notJudged: readonly NotJudged[];
  /** Facts a reader should know: canary, coverage fallbacks, configuration that was set aside. One line each. */
  readonly remarks: readonly string[];
  /** What was received, what it likely means, what to change; null unless failed or out of time. */
  readonly problem: string | null;
  /** "StrykerJS 10.0.0 (pinned by Earnest)" or "(the project's own)"; null when Stryker was not needed. */
  readonly engine: string | null;
  readonly durationMs: number;
  /** What of that counts against the budget: all but installing Stryker. */
  readonly spentMs: number;
}

/** The samples of packages that have one. */
export function samplesOf(runs: readonly MutationRun[]): readonly Sample[] {
  return runs.flatMap(({ sample }) => (sample === null ? [] : [sample]));
}
