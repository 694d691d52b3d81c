import type { TestRun } from '../domain/test-run.ts';
import type { Varied } from './conditions.ts';
import { filesFor, type Laboratory } from './laboratory.ts';
import type { Subject } from './subjects.ts';

/** How long the stage may take, in ms from its start. */
export interface Limits {
  /** The end, whatever happens. */
  readonly hardMs: number;
  /** Runs that only make the answer surer end here. */
  readonly softMs: number;
}

/** Understanding what is flaky may take this long; a change without a flaky test never needs it. */
const HARD_MS = 300_000;
/** Without a budget in the policy, a change without a flaky test costs at most so many runs of the suite. */
const SHARE_OF_SUITE = 2.5;

export function limitsOf(budgetMs: number | null, suite: TestRun): Limits {
  if (budgetMs !== null) return { hardMs: budgetMs, softMs: budgetMs };
  return { hardMs: HARD_MS, softMs: Math.min(HARD_MS, SHARE_OF_SUITE * suite.durationMs) };
}

/** One run of the plan. */
export interface Planned {
  readonly varied: Varied;
  readonly subjects: readonly Subject[];
  /** Something that was wished for is left out of it, for time. */
  readonly reduced: boolean;
}

/**
 * What of a combined run the time allows, the first of these:
 * - all of it, when it fits the soft limit, or when the change adds or edits all of these tests.
 * - without what makes it slow, and that for the tests only which the change adds or edits.
 * - all of it for the tests that the change adds or edits, of which more are flaky; up to the hard limit.
 * - without what makes it slow.
 * An empty list when nothing fits.
 */
export function affordable(
  laboratory: Laboratory,
  varied: Varied,
  subjects: readonly Subject[],
  limits: Limits,
): readonly Planned[] {
  const edited = subjects.filter(({ change }) => change !== 'unchanged');
  const softMs = limits.softMs - laboratory.searchedMs;
  const hardMs = limits.hardMs - laboratory.runs.allowance.spentMs();
  const quick = quickPart(varied);
  const slow = slowPart(varied);
  const plan = (part: Varied, of: readonly Subject[]): Planned => ({
    varied: part,
    subjects: of,
    reduced: part !== varied || of.length < subjects.length,
  });
  const options: readonly { readonly plans: readonly Planned[]; readonly limitMs: number }[] = [
    { plans: [plan(varied, subjects)], limitMs: edited.length === subjects.length ? hardMs : softMs },
    { plans: [plan(quick, subjects), ...(quick === varied ? [] : [plan(slow, edited)])], limitMs: softMs },
    { plans: [plan(varied, edited)], limitMs: hardMs },
    { plans: [plan(quick, edited)], limitMs: hardMs },
    { plans: [plan(quick, subjects)], limitMs: softMs },
  ];
  for (const { plans, limitMs } of options) {
    const filled = plans.filter((one) => one.subjects.length > 0);
    const cost = filled.reduce((sum, one) => sum + costMs(laboratory, one.varied, one.subjects), 0);
    if (filled.length > 0 && cost <= Math.min(limitMs, hardMs)) return filled;
  }
  return [];
}

function costMs(laboratory: Laboratory, varied: Varied, subjects: readonly Subject[]): number {
  return laboratory.expectedMs(filesFor(laboratory, subjects, varied.condition)) * varied.slower;
}

function isSlow(kind: string): boolean {
  return kind === 'stress' || kind === 'repeat';
}

function quickPart(varied: Varied): Varied {
  const condition = varied.condition.filter(({ kind }) => !isSlow(kind));
  return condition.length === varied.condition.length ? varied : { condition, slower: 1.2 };
}

function slowPart(varied: Varied): Varied {
  return { ...varied, condition: varied.condition.filter(({ kind }) => isSlow(kind)) };
}
