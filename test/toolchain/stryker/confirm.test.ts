import { describe, expect, test } from '@jest/globals';
import { confirm, isDoubtful, unsoundTests } from '../../../src/toolchain/javascript/stryker/doubt.ts';
import { ONLY_FLAKY, type RawMutant } from '../../../src/toolchain/javascript/stryker/job.ts';
import type { StrykerRun } from '../../../src/toolchain/javascript/stryker/run.ts';

const killed: RawMutant = {
  key: 'm',
  path: 'src/price.js',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  mutator: 'BooleanLiteral',
  replacement: 'false',
  status: 'Killed',
  reason: '1 is not 2',
  static: false,
  killedBy: ['adds'],
  coveredBy: ['adds', 'notices'],
  everyKiller: true,
  toldFiles: null,
};
const usual = { id: 'adds', name: 'adds', file: 'test/price.test.js', durationMs: 600, apart: null };

function doubted(changes: Partial<RawMutant>, failing: readonly string[] = []): boolean {
  const failsUnmutated = new Map(failing.map((id) => ['m', { tests: [id], failure: `${id}: no` }]));
  return isDoubtful({ ...killed, ...changes }, { failsUnmutated, tests: [usual] });
}

/** What the two runs make of it: the second comes to `again`, and its tests without the mutant to `failing`. */
function settled(again: Partial<RawMutant>, failing: readonly string[] | null = null, ending = 'done', first = killed) {
  const failsUnmutated = new Map(failing === null ? [] : [['m', { tests: failing, failure: `${failing[0]}: no` }]]);
  const second = { ending, mutants: [{ ...killed, ...again }], failsUnmutated } as unknown as StrykerRun;
  const { status, killedBy, unstable } = confirm(first, true, new Map(), second);
  return unstable ? 'unstable' : [status, ...killedBy].join(' ');
}

describe('a kill', () => {
  test.each([
    ['that nothing speaks against', false, {}],
    ['by a port that is taken', true, { reason: 'Error: listen EADDRINUSE: address already in use :::3000' }],
    ['by a file that is there', true, { reason: "EEXIST: file already exists, mkdir 'taken'" }],
    [
      'by the limit of a test that needs a good part of it',
      true,
      { reason: 'Exceeded timeout of 5000 ms for a test.' },
    ],
    ['by the limit of a test that needs none of it', false, { reason: 'Test timed out in 20000ms.' }],
    ['by the limit of another test', false, { reason: 'Timeout of 2000ms exceeded.', killedBy: ['notices'] }],
  ])('%s is in doubt: %s', (_, expected, changes) => {
    expect(doubted(changes)).toBe(expected);
  });

  test('by a test that fails with nothing mutated is in doubt', () => {
    expect(doubted({}, ['adds'])).toBe(true);
    expect(doubted({}, ['notices'])).toBe(false);
  });

  test.each([
    ['stands when it happens again', 'Killed adds', {}, null],
    ['stands by the tests that pass without the mutant', 'Killed adds', { killedBy: ['adds', 'notices'] }, ['notices']],
    ['is none when all of its tests fail without the mutant', 'unstable', {}, ['adds']],
    ['is none when nobody knows which test fails without the mutant', 'unstable', {}, []],
    ['is none when it does not happen again', 'Survived', { status: 'Survived', killedBy: [] }, null],
  ] as const)('in doubt %s', (_, expected, again, failing) => {
    expect(settled(again, failing)).toBe(expected);
  });

  test('is not confirmed by a second run that was ended before it came to the tests without the mutant', () => {
    expect(settled({}, null, 'out-of-time')).toBe('unstable');
    expect(settled({ status: 'Timeout' }, null, 'out-of-time', { ...killed, status: 'Timeout' })).toBe('unstable');
    expect(settled({ status: 'Survived', killedBy: [] }, null, 'out-of-time')).toBe('Survived');
  });
});

test('a mutant that only flaky tests cover is unstable without a second run', () => {
  const mutant: RawMutant = { ...killed, status: 'RuntimeError', reason: `${ONLY_FLAKY}: adds`, killedBy: [] };
  expect(isDoubtful(mutant, { failsUnmutated: new Map(), tests: [] })).toBe(false);
  expect(confirm(mutant, false, new Map(), null).unstable).toBe(true);
});

test('tests that fail with nothing mutated judge nothing more, save those that failed for what ran beside them', () => {
  const failures = [
    ['a', 'a: 1 is not 2'],
    ['b', 'b: listen EADDRINUSE'],
    ['c', 'c: Exceeded timeout of 5000 ms for a test.'],
  ] as const;
  expect(unsoundTests(new Map(failures.map(([id, failure]) => [id, { tests: [id], failure }])))).toEqual(['a']);
});
