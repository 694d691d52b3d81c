import type { MutantPlan } from './protocol.ts';

/**
 * Leaves a mutant to the chosen tests alone; null: to all.
 *
 * @returns false when none of them reaches it: it is no part of the run
 */
export function leaveToChosen({ runOptions }: MutantPlan, chosen: ReadonlySet<string> | null): boolean {
  if (chosen === null) return true;
  if (runOptions === undefined) return false;
  const asked = runOptions.testFilter;
  // Without a filter (a mutant that is there before any test runs) all tests would judge it.
  runOptions.testFilter = asked === undefined ? [...chosen] : asked.filter((id) => chosen.has(id));
  return runOptions.testFilter.length > 0;
}
