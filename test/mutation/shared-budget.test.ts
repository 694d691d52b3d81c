import { expect, test } from '@jest/globals';
import { sharedBudget } from '../../src/mutation/shared-budget.ts';

test('packages share one budget, and what one does not need goes to those after it', async () => {
  const share = sharedBudget(90_000, 3);
  const given: number[] = [];
  for (const spentMs of [0, 60_000, 1]) {
    await share(async (budgetMs) => {
      given.push(budgetMs);
      return { spentMs };
    });
  }
  expect(given).toEqual([30_000, 45_000, 30_000]);
});
