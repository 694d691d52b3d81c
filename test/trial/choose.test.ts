import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Killer, smallestSet } from '../../src/trial/choose.ts';

/** A draft by its id, what it kills (a letter a mutant), and its length. */
function killer(id: string, kills: string, length = 100): Killer {
  return { id, kills: new Set(kills), length, path: `test/${id}.draft.test.ts` };
}

/** `a:xy b:z`: the chosen ones in their order, each with what it is kept for. */
function chosen(...killers: readonly Killer[]): string {
  return [...smallestSet(killers)].map(([id, kills]) => `${id}:${kills.join('')}`).join(' ');
}

describe('the smallest set', () => {
  test('is empty where nothing is killed', () => {
    expect(chosen()).toBe('');
    expect(chosen(killer('a', ''), killer('b', ''))).toBe('');
  });

  test('takes the one with most kills first, and leaves out what it makes needless', () => {
    expect(chosen(killer('a', 'x'), killer('b', 'xyz'), killer('c', 'yz'))).toBe('b:xyz');
    expect(chosen(killer('a', 'w'), killer('b', 'xyz'), killer('c', 'wx'))).toBe('b:xyz a:w');
  });

  test('takes the shorter of two that kill the same, then the first by path', () => {
    expect(chosen(killer('long', 'xy', 200), killer('short', 'xy', 50))).toBe('short:xy');
    expect(chosen(killer('b', 'xy'), killer('a', 'xy'))).toBe('a:xy');
  });

  test('takes one out again that those after it made needless', () => {
    expect(chosen(killer('first', 'bcde'), killer('left', 'abc'), killer('right', 'def'))).toBe('left:abc right:def');
  });
});

const killers = fc
  .array(
    fc.record({
      kills: fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 6 }),
      length: fc.integer({ min: 1, max: 4 }),
    }),
    {
      maxLength: 10,
    },
  )
  .map((all) => all.map(({ kills, length }, index) => killer(`d${index}`, kills.join(''), length)));

describe('whatever drafts kill, the smallest set', () => {
  test('kills all that they kill, each mutant for one of them', () => {
    fc.assert(
      fc.property(killers, (all) => {
        const kept = [...smallestSet(all).values()].flat();
        expect([...kept].sort()).toEqual([...new Set(all.flatMap(({ kills }) => [...kills]))].sort());
      }),
    );
  });

  test('has no draft that the others make needless', () => {
    fc.assert(
      fc.property(killers, (all) => {
        const set = all.filter(({ id }) => smallestSet(all).has(id));
        for (const one of set) {
          const others = new Set(set.filter((other) => other !== one).flatMap(({ kills }) => [...kills]));
          expect([...one.kills].every((mutant) => others.has(mutant))).toBe(false);
        }
      }),
    );
  });

  test('is the same in any order of the drafts, and of their kills', () => {
    const shuffled = killers.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const turned = other.map((one) => ({ ...one, kills: new Set([...one.kills].reverse()) }));
        const told = (set: ReturnType<typeof smallestSet>) => [...set].map(([id, kills]) => [id, [...kills].sort()]);
        expect(told(smallestSet(turned))).toEqual(told(smallestSet(all)));
      }),
    );
  });

  test('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(killers, (all) => {
        const before = all.map((one) => ({ ...one, kills: new Set(one.kills) }));
        smallestSet(all);
        expect(all).toEqual(before);
      }),
    );
  });
});
