import type { StrykerJob } from '../job.ts';
import type { MutantPlan, TestResult } from './protocol.ts';

/** Beside what its tests take, where a timeout counts for nothing. */
const LEAST_LIMIT_MS = 1_500;

/**
 * How long a mutant may run, in ms: Stryker's own limit, with room for the run that follows a kill (the same tests without the mutant).
 * Where a covering file runs whole, its other tests take their time too. Where a timeout counts for nothing: twice what the tests take,
 * and half of what it took to start them, since Stryker's 5 s more are of use to nobody then.
 *
 * @param options Stryker's own limit, and the ids of the tests that judge the mutant; absent: all
 * @param tests of the initial run
 * @param overheadMs what the initial run took beside its tests
 */
export function timeLimit(
  { patience, runner, timeouts }: Pick<StrykerJob, 'patience' | 'runner' | 'timeouts'>,
  { netTime = 0 }: Pick<MutantPlan, 'netTime'>,
  { timeout, testFilter }: { readonly timeout: number; readonly testFilter?: readonly string[] },
  tests: readonly TestResult[],
  overheadMs: number,
): number {
  const whole = runner === 'node-test' && testFilter !== undefined ? wholeFilesMs(testFilter, tests) : netTime;
  if (timeouts === 'nothing') return (2 * whole + Math.max(LEAST_LIMIT_MS, overheadMs / 2)) * patience;
  return (timeout + 1.5 * (whole - netTime) + whole) * patience;
}

function wholeFilesMs(testFilter: readonly string[], tests: readonly TestResult[]): number {
  const ids = new Set(testFilter);
  const files = new Set(tests.filter(({ id }) => ids.has(id)).map(({ fileName }) => fileName));
  return tests.filter(({ fileName }) => files.has(fileName)).reduce((sum, { timeSpentMs }) => sum + timeSpentMs, 0);
}
