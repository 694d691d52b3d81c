import { describe, expect, test } from '@jest/globals';
import type { LostKill, WeakenedRun } from '../../src/domain/weakened.ts';
import { weakenedCheck } from '../../src/verdict/weakened.ts';
import { aLostKill, aWeakenedRun } from '../judgements.ts';

const check = (...runs: readonly Partial<WeakenedRun>[]) => weakenedCheck(runs.map(aWeakenedRun), null, 'earnest gate');

describe('the weakened check', () => {
  test('blocks on one lost kill, and names the mutant, its place and the former killer', () => {
    const { status, findings } = check({}, { lost: [aLostKill()], notJudged: 40 });
    expect(status).toBe('fail');
    expect(findings).toEqual([
      {
        level: 'block',
        message: expect.stringMatching(
          /^src\/invoice\.ts:2: a mutant survives now.* by test\/a\.test\.ts > adds \(edited\);/,
        ),
        at: { file: 'src/invoice.ts', line: 2 },
        reproduce: 'earnest gate',
      },
    ]);
    expect(findings[0]?.message).toContain('changes a > b to a >= b');
  });

  test('says of a killer that is gone that the change deletes it', () => {
    const killers: LostKill['killers'] = [{ name: 'test/a.test.ts > adds', fate: 'deleted' }];
    expect(check({ lost: [aLostKill({ killers })] }).findings[0]?.message).toContain('test/a.test.ts > adds (deleted)');
  });

  test('passes when every kill is still there, and says how many', () => {
    const { status, summary, findings } = check({ edited: 1, deleted: 2, judged: 5 });
    expect([status, findings]).toEqual(['pass', []]);
    expect(summary).toContain('1 edited and 2 deleted tests');
    expect(summary).toContain('5 mutants');
  });

  test('warns when time did not allow to judge them all, or one of two packages cannot be judged', () => {
    expect(check({ notJudged: 3 })).toMatchObject({ status: 'warn', summary: expect.stringContaining('3 not judged') });
    expect(check({}, { outcome: 'unavailable', why: 'npm ci failed', packageDirectory: 'lib' })).toMatchObject({
      status: 'warn',
      findings: [expect.objectContaining({ message: 'lib: npm ci failed' })],
    });
  });

  test.each([
    [{ edited: 1, deleted: 0 }, 'no kill of 1 edited test was judged again: time ran out before (7 mutants)'],
    [
      { edited: 2, deleted: 3 },
      'no kill of 2 edited and 3 deleted tests was judged again: time ran out before (7 mutants)',
    ],
  ])('warns, and calls nothing kept, when time allowed to judge none: %j', (changes, summary) => {
    expect(check({ ...changes, judged: 0, notJudged: 7 })).toMatchObject({ status: 'warn', summary });
  });

  test('is an error when the tests of now cannot judge what those of base could', () => {
    expect(check({ outcome: 'failed', why: 'Stryker stopped' })).toMatchObject({
      status: 'error',
      why: 'Stryker stopped',
    });
  });

  test.each<[string, Partial<WeakenedRun>, RegExp]>([
    ['no test was edited', { outcome: 'nothing-edited' }, /no test of the base commit was edited or deleted/],
    ['the former tests killed nothing', { outcome: 'nothing-killed' }, /killed no mutant/],
    ['there is no base commit to ask', { outcome: 'unavailable', why: 'npm ci failed' }, /^npm ci failed$/],
  ])('is skipped with the reason when %s', (_, changes, reason) => {
    expect(check(changes)).toMatchObject({ status: 'skipped', why: expect.stringMatching(reason), findings: [] });
  });
});
