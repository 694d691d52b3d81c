import { type Condition, conditionText, type Factor } from '../domain/condition.ts';
import { observed } from './attribute.ts';
import type { Explained } from './explain.ts';
import type { Laboratory } from './laboratory.ts';
import { failsIn } from './runs.ts';
import type { Found } from './understand.ts';

/** A failure that is further away than this is nobody's concern yet. */
const SOON: Factor = { kind: 'clock', days: 60 };
const DAY_AFTER: Factor = { kind: 'clock', month: 2, day: 1 };

/**
 * A clock that is 400 days ahead shows what will fail some day: does it within 60 days? What fails on the 31st and not on the day
 * after fails at the end of a month: that is soon enough. Fills in `soon`.
 */
export async function dateClockFailures(laboratory: Laboratory, found: Found): Promise<void> {
  const clocks = [...found.values()].filter(({ cause }) => cause === 'clock');
  for (const group of Map.groupBy(clocks, ({ condition }) => conditionText(condition)).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const monthly = first.condition.some((factor) => factor.kind === 'clock' && 'month' in factor);
    const later = monthly ? await failingAt(laboratory, group, DAY_AFTER) : new Set(group);
    const soon = await failingAt(laboratory, group, SOON);
    for (const one of group) {
      const dated = { ...one, soon: soon.has(one) || !later.has(one) };
      found.set(one.subject, dated);
    }
  }
}

/** Unasked is as good as yes: a failure that nobody dated may come tomorrow. */
async function failingAt(
  laboratory: Laboratory,
  group: readonly Explained[],
  clock: Factor,
): Promise<ReadonlySet<Explained>> {
  const moved: Condition = (group[0]?.condition ?? []).map((factor) => (factor.kind === 'clock' ? clock : factor));
  const subjects = group.map(({ subject }) => subject);
  const seen = await observed(laboratory, subjects, moved);
  return new Set(group.filter(({ subject }) => seen === null || failsIn(seen, subject.test)));
}
