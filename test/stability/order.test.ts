import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decisiveOne } from '../../src/stability/order.ts';

test('the one item that decides is found among any others, in about as many tries as halvings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.nat(), async (size, seed) => {
      const items = Array.from({ length: size }, (_, index) => index);
      const culprit = seed % size;
      let tries = 0;
      const found = await decisiveOne(items, async (chosen) => {
        tries += 1;
        return chosen.includes(culprit);
      });
      expect(found).toBe(culprit);
      expect(tries).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size)) + 1);
    }),
  );
});

test('no item is named when it takes two together', async () => {
  const both = async (chosen: readonly number[]) => chosen.includes(1) && chosen.includes(6);
  expect(await decisiveOne([0, 1, 2, 3, 4, 5, 6, 7], both)).toBeNull();
});

test('no item is named when none decides', async () => {
  expect(await decisiveOne([1, 2, 3], async () => false)).toBeNull();
  expect(await decisiveOne([], async () => true)).toBeNull();
});
