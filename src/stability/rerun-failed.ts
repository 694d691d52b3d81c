import type { TestRun } from '../domain/test-run.ts';
import { type Execute, failsIn, keyOf, seenIn } from './runs.ts';

/** Above this many failures a suite is broken and not flaky. Source: gotestsum, --rerun-fails-max-failures. */
const MOST_FAILURES = 10;
const TRIES = 2;

export interface Settled {
  /** The suite's run; green when every failed test passed when it was run again. */
  readonly suite: TestRun;
  /** Keys of the tests that failed and then passed on the same tree. */
  readonly failedOnce: ReadonlySet<string>;
}

/**
 * Runs the files of failed tests again, as their users run them. A test that then passes has given two outcomes on one tree: it
 * is flaky, which the flaky check judges, and the suite as such holds. A test that fails again fails: the suite stays red.
 */
export async function rerunFailed(execute: Execute, suite: TestRun, timeoutMs: number): Promise<Settled> {
  const failed = suite.tests.filter(({ status }) => status === 'failed');
  const none = { suite, failedOnce: new Set<string>() };
  const isCandidate = suite.outcome === 'completed' && suite.fileFailures.length === 0;
  if (!isCandidate || failed.length === 0 || failed.length > MOST_FAILURES) return none;
  let left = failed;
  for (let attempt = 0; attempt < TRIES && left.length > 0; attempt += 1) {
    const seen = seenIn(await execute([...new Set(left.map(({ file }) => file))], null, { timeoutMs }), null);
    if (seen.lost !== null) return none;
    left = left.filter((test) => !seen.outcomes.has(keyOf(test)) || failsIn(seen, test));
  }
  if (left.length > 0) return none;
  const failedOnce = new Set(failed.map(keyOf));
  const tests = suite.tests.map((test) =>
    test.status === 'failed'
      ? { ...test, status: 'passed' as const, hiddenRetries: (test.hiddenRetries ?? 0) + 1 }
      : test,
  );
  const remark = `${failed.length === 1 ? 'one test' : `${failed.length} tests`} failed first and passed when run again: see the flaky check`;
  return { suite: { ...suite, tests, exitCode: 0, remark }, failedOnce };
}
