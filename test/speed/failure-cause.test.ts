import { expect, test } from '@jest/globals';
import { failureCause } from '../../src/trial/failure-cause.ts';
import { DRAFT, ROOT } from '../trial/failure-texts.ts';

test.each<[string, string]>([
  ['frame without an end', `at ${'a'.repeat(20_000)}`],
  ['frame of many numbers', `at ${'a:1'.repeat(7_000)}x`],
  ['digits', `at a:${'1'.repeat(20_000)}`],
  ['line ends', `${'\n'.repeat(20_000)}x`],
  ['blanks', `at ${' '.repeat(20_000)}x`],
  ['words of assertions', 'expected '.repeat(2_500)],
  ['names of errors', `${'Error'.repeat(4_000)}:`],
  ['causes', `Property failed after 1 tests${'\n[cause]: '.repeat(2_000)}`],
])('a failure that is made to be slow to read is read at once: %s', (_, failure) => {
  const started = performance.now();
  failureCause({ failure }, DRAFT, ROOT, (path) => path.startsWith('src/'));
  expect(performance.now() - started).toBeLessThan(300);
});
