import { type Factor, factorText } from '../domain/condition.ts';
import type { TestCase } from '../domain/test-run.ts';
import type { Laboratory } from './laboratory.ts';
import { failsIn, keyOf } from './runs.ts';
import type { Subject } from './subjects.ts';

/** gotestsum reruns nothing above 10 failures, Datadog calls a session faulty above 30 % new tests, Trunk ignores runs above 80 %. */
const MANY = 10;
const MUCH = 0.2;
/** A handful of tests tells a suite that cannot run from some flaky tests only when nearly all of them fail. */
const HANDFUL = 4;
const NEARLY_ALL = 0.75;

function isMuch(failing: number, all: number): boolean {
  return failing > Math.max(MANY, MUCH * all) || (failing >= HANDFUL && failing >= NEARLY_ALL * all);
}

/**
 * True when the suite as a whole cannot run under the factor, which then is no evidence against a single test. Where the
 * subjects are only a part of the suite, the rest of it is asked: a change may well add five tests that all need one time zone.
 */
export async function cannotRunUnder(
  laboratory: Laboratory,
  factor: Factor,
  failing: readonly Subject[],
): Promise<boolean> {
  const { runs, suite, subjects, discarded } = laboratory;
  if (!isMuch(failing.length, subjects.length)) return false;
  const mine = new Set(subjects.map(({ key }) => key));
  const others = distinct(suite.tests.filter((test) => test.status === 'passed' && !mine.has(keyOf(test))));
  let [count, all] = [failing.length, subjects.length];
  if (others.length >= HANDFUL) {
    const files = [...new Set(others.map(({ file }) => file))];
    const expected = laboratory.expectedMs(files);
    const seen = runs.fits(expected) ? await runs.run(files, [factor], expected) : null;
    if (seen !== null && seen.lost === null) {
      count = others.filter((test) => failsIn(seen, test)).length;
      all = others.length;
      if (count <= Math.max(1, MUCH * all)) return false;
    }
  }
  discarded.set(factorText(factor), `${count} of ${all} tests fail under it: this suite is not made to run so`);
  runs.forget(factorText(factor));
  return true;
}

function distinct(tests: readonly TestCase[]): readonly TestCase[] {
  return [...new Map(tests.map((test) => [keyOf(test), test])).values()];
}
