import { describe, expect, test } from '@jest/globals';
import { chooseRetests } from '../../../src/mutation/reuse/retests.ts';

const standard = { threshold: 80, notAlone: false };

function verdicts(...statuses: readonly ('Killed' | 'Survived' | 'NoCoverage' | 'Timeout')[]) {
  return new Map(statuses.map((status, index) => [`${status} ${index}`, { status }]));
}

const killed = (count: number) => Array.from({ length: count }, () => 'Killed' as const);

describe('choosing what is tested again', () => {
  test('a score that reused kills alone hold above the threshold has so many tested that it is sure', () => {
    const chosen = chooseRetests(verdicts(...killed(8), 'Survived', 'Survived'), [], 0, standard, 'seed');
    expect([...chosen].sort()).toEqual(killed(8).map((_, index) => `Killed ${index}`));
  });

  test('a score below the threshold has one kill tested, unless something else decides too', () => {
    const some = verdicts('Killed', 'Killed', 'Survived');
    expect(chooseRetests(some, [], 0, standard, 'seed')).toHaveLength(1);
    expect(chooseRetests(some, [], 0, { ...standard, notAlone: true }, 'seed')).toHaveLength(2);
  });

  test('a timeout is a claimed kill', () => {
    expect(chooseRetests(verdicts('Timeout', 'Survived'), [], 0, { ...standard, threshold: 50 }, 'seed')).toEqual([
      'Timeout 0',
    ]);
  });

  test('without kills a survivor is tested, or what no test covers', () => {
    expect(chooseRetests(verdicts('NoCoverage', 'Survived'), [], 0, standard, 'seed')).toEqual(['Survived 1']);
    expect(chooseRetests(verdicts('NoCoverage'), [], 0, standard, 'seed')).toEqual(['NoCoverage 0']);
  });

  test('what was tested before counts, and so does what was judged beside it', () => {
    const eight = verdicts(...killed(8));
    expect(chooseRetests(eight, ['Killed', 'Killed'], 2, standard, 'seed')).toHaveLength(6);
    expect(chooseRetests(eight, killed(30), 30, standard, 'seed')).toEqual([]);
  });

  test('another seed chooses others', () => {
    const some = verdicts(...killed(40), ...Array.from({ length: 30 }, () => 'Survived' as const));
    const chosen = new Set(['1', '2', '3', '4', '5', '6'].map((seed) => chooseRetests(some, [], 0, standard, seed)[0]));
    expect(chosen.size).toBeGreaterThan(1);
    expect(chooseRetests(some, [], 0, standard, '1')).toEqual(chooseRetests(some, [], 0, standard, '1'));
  });
});
