import { describe, expect, test } from '@jest/globals';
import { type ChangedTest, killsNothing, worthOfTests } from '../../src/domain/worth.ts';
import { aMutant, aTestWorth } from '../judgements.ts';

const [NEW, OLD] = ['test/new.test.ts > pays', 'test/old.test.ts > pays'];

const added: ChangedTest = { file: 'test/new.test.ts', name: 'pays', line: 7, change: 'added', notJudged: null };

/** covers, kills, kills nobody else makes, and those that cannot be told. */
function figures(...mutants: readonly Parameters<typeof aMutant>[0][]) {
  const [found] = worthOfTests(
    [added],
    mutants.map((changes) => aMutant({ coveredBy: [NEW, OLD], everyKiller: true, ...changes })),
  );
  return [found?.covers, found?.kills, found?.uniqueKills, found?.untold];
}

describe('what a test is worth', () => {
  test.each([
    ['a kill of its own', [1, 1, 1, 0], { killedBy: [NEW] }],
    ['a kill that it shares', [1, 1, 0, 0], { killedBy: [NEW, OLD] }],
    ['a kill by another test that it could have made too', [1, 0, 0, 0], { killedBy: [OLD] }],
    ['a survivor', [1, 0, 0, 0], { status: 'survived' }],
    ['a kill of its own that no coverage tells of', [1, 1, 1, 0], { coveredBy: [], killedBy: [NEW] }],
    ['a mutant that it does not cover', [0, 0, 0, 0], { coveredBy: [OLD], killedBy: [OLD] }],
    ['a kill after which its other tests did not run', [0, 0, 0, 1], { killedBy: [OLD], everyKiller: false }],
    ['its kill, after which the other tests did not run', [1, 1, null, 0], { killedBy: [NEW], everyKiller: false }],
    ['a mutant that ran out of time', [0, 0, 0, 1], { status: 'timeout' }],
    ['an unstable mutant', [0, 0, 0, 1], { status: 'unstable' }],
    ['a mutant that is no code', [0, 0, 0, 0], { status: 'invalid' }],
    ['a suppressed mutant', [0, 0, 0, 0], { status: 'suppressed' }],
  ] as const)('%s counts as covered, killed, unique and untold: %j', (_, expected, mutant) => {
    expect(figures(mutant)).toEqual(expected);
  });

  test('adds up over mutants; one whose other killers are not known leaves unique kills unknown', () => {
    const [own, shared, lived] = [{ killedBy: [NEW] }, { killedBy: [NEW, OLD] }, { status: 'survived' }] as const;
    expect(figures(own, own, shared, lived)).toEqual([4, 3, 2, 0]);
    expect(figures(own, { ...own, everyKiller: false })).toEqual([2, 2, null, 0]);
  });

  test('is one figure for tests of a file that share a title', () => {
    expect(worthOfTests([added, { ...added, line: 9 }], []).map(({ line }) => line)).toEqual([9]);
  });
});

test.each([
  [true, {}],
  [false, { kills: 1 }],
  [false, { covers: 0 }],
  [false, { untold: 1 }],
  [false, { notJudged: 'it is flaky' }],
] as const)('kills nothing: %s, given %j', (expected, changes) => {
  expect(killsNothing(aTestWorth({ covers: 4, kills: 0, ...changes }))).toBe(expected);
});
