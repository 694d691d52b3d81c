/**
 * Shares the stage's budget among packages that are judged one after another: each may take an equal part of what is left, so
 * that what one does not need goes to those after it.
 *
 * @param budgetMs of the whole stage
 */
export function sharedBudget(budgetMs: number, packages: number) {
  let [left, waiting] = [budgetMs, packages];
  return async <T extends { readonly spentMs: number }>(judge: (budgetMs: number) => Promise<T>): Promise<T> => {
    const run = await judge(Math.max(1, Math.floor(left / Math.max(1, waiting))));
    left -= run.spentMs;
    waiting -= 1;
    return run;
  };
}
