import { describe, expect, test } from '@jest/globals';
import type { UndoneRun, UndoneTest } from '../../src/domain/undone.ts';
import { baseCheck } from '../../src/verdict/base.ts';

function aTest(failsOnBase: boolean | null, changes: Partial<UndoneTest> = {}): UndoneTest {
  return { id: 'a.test.js > adds', file: 'a.test.js', name: 'adds', change: 'added', failsOnBase, ...changes };
}

function anUndoneRun(changes: Partial<UndoneRun> = {}): UndoneRun {
  return {
    outcome: 'judged',
    why: null,
    alterations: [{ file: 'src/a.js', line: 7, known: true }],
    tests: [],
    suite: 'not-asked',
    noticedBy: [],
    durationMs: 1,
    ...changes,
  };
}

const check = (changes: Partial<UndoneRun>) => baseCheck(anUndoneRun(changes), null, 'earnest gate');

describe('the base check', () => {
  test('blocks when nothing notices the change undone, at the line that alters behaviour', () => {
    const { status, findings } = check({ suite: 'passes' });
    expect([status, findings.map(({ level, at, reproduce }) => [level, at, reproduce])]).toEqual([
      'fail',
      [['block', { file: 'src/a.js', line: 7 }, 'earnest gate']],
    ]);
  });

  test('passes when a test fails, and names it', () => {
    const found = check({ tests: [aTest(false), aTest(true, { name: 'subtracts' })] });
    expect([found.status, found.summary]).toEqual(['pass', expect.stringContaining('a.test.js > subtracts')]);
  });

  test('passes when the suite fails, and names what does', () => {
    const found = check({ suite: 'fails', noticedBy: ['b.test.js > old'] });
    expect([found.status, found.summary]).toEqual(['pass', expect.stringContaining('b.test.js > old')]);
  });

  test('warns when every test that was added or modified passes', () => {
    expect([check({ tests: [aTest(false)] }).status, check({ tests: [aTest(false), aTest(null)] }).status]).toEqual([
      'warn',
      'warn',
    ]);
  });

  test('warns, and never blocks, on a file that cannot be read', () => {
    const alterations = [{ file: 'src/a.vue', line: 1, known: false }];
    expect(check({ alterations, tests: [aTest(false)] }).status).toBe('warn');
  });

  test.each<[string, Partial<UndoneRun>]>([
    ['source did not change', { outcome: 'nothing-altered', why: 'no source file changed', alterations: [] }],
    ['mutants judge the change', { outcome: 'nothing-to-run', why: 'no test is added or modified' }],
    ['there is no base commit to run on', { outcome: 'unavailable', why: 'git reset ended with exit code 1' }],
    ['no test runs in the copy', { tests: [aTest(null)] }],
    ['the suite does not run in the copy', { suite: 'unknown' }],
  ])('is skipped with the reason when %s', (_, changes) => {
    const { status, why, findings } = check(changes);
    expect([status, why === null, findings]).toEqual(['skipped', false, []]);
    if (changes.why !== undefined) expect(why).toBe(changes.why);
  });

  test('is skipped with the reason that it is given', () => {
    expect(baseCheck(null, 'the suite fails', null)).toMatchObject({ status: 'skipped', why: 'the suite fails' });
  });
});
