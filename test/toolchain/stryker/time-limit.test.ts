import { describe, expect, test } from '@jest/globals';
import type { TestResult } from '../../../src/toolchain/javascript/stryker/inside/protocol.ts';
import { timeLimit } from '../../../src/toolchain/javascript/stryker/inside/time-limit.ts';

const ran = (id: string, fileName: string, timeSpentMs: number): TestResult => ({
  id,
  name: id,
  fileName,
  status: 0,
  timeSpentMs,
});
const tests = [ran('a', '/one.js', 100), ran('b', '/one.js', 300), ran('c', '/two.js', 1_000)];
const judged = { patience: 1, timeouts: 'judged' as const };
const nothing = { patience: 1, timeouts: 'nothing' as const };

describe('the limit of a mutant', () => {
  test('is Stryker’s, with the time of its tests once more', () => {
    expect(
      timeLimit({ ...judged, runner: 'mocha' }, { netTime: 100 }, { timeout: 5_150, testFilter: ['a'] }, tests, 0),
    ).toBe(5_250);
  });

  test('leaves room for the other tests of a file that runs whole', () => {
    const limit = timeLimit(
      { ...judged, runner: 'node-test' },
      { netTime: 100 },
      { timeout: 5_150, testFilter: ['a'] },
      tests,
      0,
    );
    expect(limit).toBe(5_150 + 1.5 * 300 + 400);
  });

  test('is Stryker’s for a mutant that all tests judge, whatever runs whole', () => {
    const limit = timeLimit({ ...judged, runner: 'node-test' }, { netTime: 1_400 }, { timeout: 7_100 }, tests, 0);
    expect(limit).toBe(8_500);
  });

  test('grows with patience, also where a timeout counts for nothing', () => {
    const options = { timeout: 5_150, testFilter: ['a'] };
    expect(timeLimit({ ...nothing, patience: 3, runner: 'mocha' }, { netTime: 100 }, options, tests, 0)).toBe(5_100);
  });

  test('grows with patience', () => {
    const options = { timeout: 5_150, testFilter: ['a'] };
    expect(timeLimit({ ...judged, patience: 3, runner: 'jest' }, { netTime: 100 }, options, tests, 0)).toBe(15_750);
  });

  test.each([
    ['of what the tests take, and a second and a half', 'mocha' as const, 100, 1_700],
    ['of what whole files take', 'node-test' as const, 100, 2_300],
    ['with half of a long start', 'jest' as const, 6_000, 3_200],
  ])('is twice that %s, where a timeout counts for nothing', (_, runner, overhead, expected) => {
    const options = { timeout: 5_150, testFilter: ['a'] };
    expect(timeLimit({ ...nothing, runner }, { netTime: 100 }, options, tests, overhead)).toBe(expected);
  });
});
