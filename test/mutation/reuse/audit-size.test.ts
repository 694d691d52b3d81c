import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { auditSize, falseKillsThatMatter, RISK } from '../../../src/mutation/reuse/audit-size.ts';

/** C(n, k) by its definition. */
function choose(n: number, k: number): number {
  let result = 1;
  for (let at = 0; at < k; at += 1) result *= (n - at) / (at + 1);
  return result;
}

describe('false kills that matter', () => {
  test('are as many as it takes for the score to fall below the threshold', () => {
    expect(falseKillsThatMatter(10, 10, 80)).toBe(3);
    expect(falseKillsThatMatter(8, 10, 80)).toBe(1);
    expect(falseKillsThatMatter(100, 100, 100)).toBe(1);
  });

  test('are none where the score is below the threshold, or no score is', () => {
    expect(falseKillsThatMatter(7, 10, 80)).toBeNull();
    expect(falseKillsThatMatter(7, 10, 0)).toBeNull();
    expect(falseKillsThatMatter(0, 0, 80)).toBeNull();
  });
});

describe('the size of an audit', () => {
  const kills = fc.integer({ min: 1, max: 300 });

  test('lets that many false kills escape with less than the risk, and one less would not do', () => {
    fc.assert(
      fc.property(kills, kills, (reused, some) => {
        const wrong = Math.min(some, reused);
        const size = auditSize(reused, wrong);
        const missed = (drawn: number) => choose(reused - wrong, drawn) / choose(reused, drawn);
        expect(size > reused - wrong || missed(size) <= RISK * 1.000001).toBe(true);
        expect(size === 1 || missed(size - 1) > RISK * 0.999999).toBe(true);
      }),
    );
  });

  test('is all of them where a single false one matters', () => {
    fc.assert(
      fc.property(
        kills.filter((reused) => reused < 1000),
        (reused) => auditSize(reused, 1) === reused,
      ),
    );
  });

  test('is one where no false one matters, and none where none is reused', () => {
    expect([auditSize(50, null), auditSize(3, 4), auditSize(0, 1), auditSize(0, null)]).toEqual([1, 1, 0, 0]);
  });

  test('grows slowly with the number of mutants', () => {
    expect([auditSize(50, 11), auditSize(200, 41), auditSize(3000, 601)]).toEqual([21, 28, 31]);
  });
});
