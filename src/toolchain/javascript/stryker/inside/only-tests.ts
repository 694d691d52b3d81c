import type { MutantPlan } from './protocol.ts';

/**
 * Stryker that is told of test files (seen with 10.0) gives a mutant that all tests are to judge the paths of these files, as if they were ids of
 * tests: its runners then find no such test, and switch the mutant on after modules have loaded. Here it is left to all tests again.
 *
 * @param tests ids of the tests of the initial run
 */
export function leaveToAll({ runOptions }: MutantPlan, tests: ReadonlySet<string>): void {
  const asked = runOptions?.testFilter;
  if (runOptions === undefined || asked === undefined || asked.length === 0) return;
  if (asked.some((id) => tests.has(id))) return;
  delete runOptions.testFilter;
  runOptions.mutantActivation = 'static';
}

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
