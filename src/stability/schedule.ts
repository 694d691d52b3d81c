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
 * What of a combined run the time allows: all of it; else without what makes it slow; else only the tests that the change adds or
 * edits, of which more are flaky. An empty list when not even these fit.
 */
export function affordable(
  laboratory: Laboratory,
  varied: Varied,
  subjects: readonly Subject[],
  limits: Limits,
): readonly Planned[] {
  const edited = subjects.filter(({ change }) => change !== 'unchanged');
  const quick = quickPart(varied);
  const slowOfEdited = { varied: slowPart(varied), subjects: edited, reduced: true };
  const softLeft = limits.softMs - laboratory.searchedMs;
  const hardLeft = limits.hardMs - laboratory.runs.allowance.spentMs();
  if (subjects.length === 0) return [];
  if (costMs(laboratory, varied, subjects) <= softLeft || edited.length === subjects.length) {
    if (costMs(laboratory, varied, subjects) <= hardLeft) return [{ varied, subjects, reduced: false }];
  }
  for (const part of [subjects, edited]) {
    const plan = { varied: quick, subjects: part, reduced: true };
    if (part.length > 0 && costMs(laboratory, quick, part) <= hardLeft) {
      const both = quick !== varied && edited.length > 0 && slowOfEdited.varied.condition.length > 0;
      return both ? [plan, slowOfEdited] : [plan];
    }
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
