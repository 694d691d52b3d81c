import type { MutationRun } from '../domain/mutation-run.ts';
import type { WeakenedRun } from '../domain/weakened.ts';
import { sharedBudget } from '../mutation/shared-budget.ts';
import type { Project } from '../project/project.ts';
import { oneAfterAnother } from '../system/one-after-another.ts';
import type { System } from '../system/system.ts';
import { type JudgedSuite, judgeWeakened, type WeakenedRequest } from './judge-weakened.ts';

/** No more than this part of the budget, and no less than the other, whatever the mutants of the change have taken. */
const [MOST, LEAST] = [1 / 3, 1 / 12];

/**
 * Judges former kills package by package, in what the mutants of the change have left of their budget.
 *
 * @param mutation what judging these mutants took, a package each
 */
export function judgeSuitesWeakened(
  system: System,
  project: Project,
  suites: readonly JudgedSuite[],
  asked: Omit<WeakenedRequest, 'budgetMs'>,
  mutation: readonly Pick<MutationRun, 'spentMs'>[],
): Promise<readonly WeakenedRun[]> {
  const { budgetMs } = asked.policy.mutation;
  const spent = mutation.reduce((sum, { spentMs }) => sum + spentMs, 0);
  const left = Math.max(budgetMs * LEAST, Math.min(budgetMs - spent, budgetMs * MOST));
  const share = sharedBudget(left, suites.length);
  return oneAfterAnother(suites, (suite) =>
    share((ownMs) => judgeWeakened(system, project, suite, { ...asked, budgetMs: ownMs })),
  );
}
