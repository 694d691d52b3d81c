import { type Condition, conditionText, factorText } from '../domain/condition.ts';
import { type Attributed, attribute, inOrderOfTrials } from './attribute.ts';
import { masks, type Varied } from './conditions.ts';
import { filesFor, type Laboratory } from './laboratory.ts';
import { failsIn, type Seen } from './runs.ts';
import type { Subject } from './subjects.ts';

export interface Examined {
  readonly attributed: readonly Attributed[];
  readonly unsteady: readonly Subject[];
  readonly failingControl: readonly Subject[];
  /** The deadline came before the run, or before its failures were understood. */
  readonly outOfTime: boolean;
}

/**
 * Runs the subjects under a combined condition and finds out what makes them fail. What fails for a factor that may only warn,
 * or under which the suite cannot run, is looked at again without it: a denied network hides a time zone.
 */
export async function examine(laboratory: Laboratory, varied: Varied, subjects: readonly Subject[]): Promise<Examined> {
  const attributed = new Map<Subject, Attributed>();
  const unsteady = new Set<Subject>();
  const failingControl = new Set<Subject>();
  let open = subjects;
  let condition = withoutDiscarded(laboratory, varied.condition);
  for (let round = 0; round <= varied.condition.length && open.length > 0 && condition.length > 0; round += 1) {
    const expected = laboratory.expectedMs(filesFor(laboratory, open, condition)) * varied.slower;
    if (!laboratory.runs.fits(expected)) return result(true);
    const seen = await laboratory.runs.run(filesFor(laboratory, open, condition), condition, expected);
    laboratory.searchedMs += round === 0 ? seen.durationMs : 0;
    if (seen.lost !== null) {
      const lost = await lostUnder(laboratory, condition, open, seen);
      if (!lost) return result(laboratory.runs.allowance.spentMs() >= laboratory.runs.allowance.hardMs);
      condition = withoutDiscarded(laboratory, condition);
      continue;
    }
    const failing = open.filter(({ test }) => failsIn(seen, test));
    if (failing.length === 0) break;
    const discardedBefore = laboratory.discarded.size;
    const found = await attribute(laboratory, condition, failing);
    for (const one of found.attributed) attributed.set(one.subject, one);
    for (const subject of found.unsteady) unsteady.add(subject);
    for (const subject of found.failingControl) failingControl.add(subject);
    const masking = new Set(found.attributed.flatMap((one) => one.condition.filter(masks).map(factorText)));
    if (masking.size === 0 && laboratory.discarded.size === discardedBefore) break;
    const explained = new Set(
      found.attributed.filter((one) => !one.condition.some(masks)).map(({ subject }) => subject),
    );
    open = failing.filter(
      (subject) => !explained.has(subject) && !unsteady.has(subject) && !failingControl.has(subject),
    );
    condition = withoutDiscarded(laboratory, condition).filter((factor) => !masking.has(factorText(factor)));
  }
  return result(false);

  function result(outOfTime: boolean): Examined {
    return {
      attributed: [...attributed.values()],
      unsteady: [...unsteady],
      failingControl: [...failingControl],
      outOfTime,
    };
  }
}

function withoutDiscarded(laboratory: Laboratory, condition: Condition): Condition {
  return condition.filter((factor) => !laboratory.discarded.has(factorText(factor)));
}

/** Stands in `discarded` when not even a run with nothing varied comes to its end. */
export const EVERY_CONDITION = 'every condition';

/**
 * The runner hung or crashed: discards each factor that does it alone, or the whole condition when none does.
 * @returns false when nothing is left to try: the deadline came, or the runner is lost with nothing varied too
 */
async function lostUnder(
  laboratory: Laboratory,
  condition: Condition,
  subjects: readonly Subject[],
  seen: Seen,
): Promise<boolean> {
  const { runs, discarded, remarks } = laboratory;
  const ending = (run: Seen) => `the runner did not come to its end: ${run.lost}`;
  const expectedOf = (tried: Condition) => laboratory.expectedMs(filesFor(laboratory, subjects, tried));
  if (!runs.fits(expectedOf([]))) return false;
  const control = await runs.run(filesFor(laboratory, subjects, []), [], expectedOf([]));
  if (control.lost !== null) {
    remarks.add(`Conditions could not be varied: ${ending(control)}`);
    discarded.set(EVERY_CONDITION, ending(control));
    return false;
  }
  let found = false;
  for (const factor of inOrderOfTrials(condition)) {
    const expected = expectedOf([factor]) * (factor.kind === 'stress' ? 3 : 1);
    if (!runs.fits(expected)) break;
    const alone = await runs.run(filesFor(laboratory, subjects, [factor]), [factor], expected);
    if (alone.lost === null) continue;
    discarded.set(factorText(factor), ending(alone));
    found = true;
  }
  if (found) return true;
  discarded.set(conditionText(condition), ending(seen));
  return false;
}
