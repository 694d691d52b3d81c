import type { Change } from '../domain/change.ts';
import type { MutationRun } from '../domain/mutation-run.ts';
import type { Policy } from '../domain/policy.ts';
import type { StabilityRun, TestChange } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import { oneAfterAnother } from '../system/one-after-another.ts';
import type { System } from '../system/system.ts';
import { judgeChange } from './judge-change.ts';
import { judgingTests } from './judging-tests.ts';
import type { Reuse } from './reuse/judge-reusing.ts';
import { sharedBudget } from './shared-budget.ts';

/** A package whose suite is green. */
export interface GreenSuite {
  readonly subject: Package;
  readonly run: TestRun;
  readonly reading: { readonly changeOf: (test: TestCase) => TestChange };
  /** Null: tests were not run again. */
  readonly stability: StabilityRun | null;
}

export interface MutantsAsked {
  readonly change: Change;
  readonly policy: Policy;
  /** Every source file of the repository; read only for scope `all`. */
  readonly sources: readonly string[];
  /** Every kill of the added and edited tests is to be known. */
  readonly weighed: boolean;
  readonly reuse: Omit<Reuse, 'standard'>;
}

/** Judges the mutants of the change package by package, under one budget (see judgeChange, which may throw). */
export function judgeSuites(
  system: System,
  project: Project,
  suites: readonly GreenSuite[],
  { change, policy, sources, weighed, reuse }: MutantsAsked,
): Promise<readonly MutationRun[]> {
  const share = sharedBudget(policy.mutation.budgetMs, suites.length);
  return oneAfterAnother(suites, ({ subject, run, reading, stability }) => {
    const tests = judgingTests(run, weighed ? reading.changeOf : () => 'unchanged', stability);
    return share((budgetMs) =>
      judgeChange(system, project, subject, change, run, policy, sources, tests, budgetMs, reuse),
    );
  });
}
