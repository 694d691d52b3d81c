import { type MutantPlan, NO_MUTANT, type TestResult } from './protocol.ts';
import { job, place } from './scope.ts';

export interface UnmutatedPlans {
  readonly plans: readonly MutantPlan[];
  /** Keys of mutants by the id of the run of their tests. */
  readonly judgedBy: ReadonlyMap<string, readonly string[]>;
}

/**
 * Runs in which the mutant that is switched on does not exist, by tests that must then pass, or what they kill is not killed by them.
 * - A fresh run: one for each set of tests.
 * - A runner that starts each run from fresh modules: one for all covering tests together.
 * - Mocha: for what happens as modules load, for which it is started anew; its other kills are checked on the spot (see VerifyingRunner).
 *
 * @param tests of the initial run
 */
export function unmutatedPlans(plans: readonly MutantPlan[], tests: readonly TestResult[]): UnmutatedPlans {
  const { fresh, runner } = job();
  const groups = new Map<string, MutantPlan[]>();
  for (const plan of plans) {
    if (!fresh && runner === 'mocha' && plan.runOptions?.reloadEnvironment !== true) continue;
    if (plan.runOptions?.testFilter?.length === 0) continue;
    const name = fresh ? JSON.stringify(plan.runOptions?.testFilter ?? null) : 'all';
    groups.set(name, [...(groups.get(name) ?? []), plan]);
  }
  const total = tests.reduce((sum, { timeSpentMs }) => sum + timeSpentMs, 0);
  const named = [...groups.values()].map((group, index) => [`${NO_MUTANT}-${index}`, group] as const);
  return {
    plans: named.map(([id, group]) => unmutatedPlan(group, id, total)),
    judgedBy: new Map(named.map(([id, group]) => [id, group.map(({ mutant }) => place(mutant, 1).key)])),
  };
}

function unmutatedPlan(group: readonly MutantPlan[], id: string, totalMs: number): MutantPlan {
  const longest = group.reduce((a, b) => ((b.runOptions?.timeout ?? 0) > (a.runOptions?.timeout ?? 0) ? b : a));
  const filters = group.map((plan) => plan.runOptions?.testFilter);
  const all = filters.some((filter) => filter === undefined);
  const files = group.map((plan) => plan.runOptions?.testFiles);
  const anyFile = files.some((paths) => paths === undefined);
  const {
    testFilter: _,
    toldFiles: __,
    testFiles: ___,
    ...options
  } = longest.runOptions ?? { timeout: 0, activeMutant: longest.mutant };
  return {
    ...longest,
    mutant: { ...longest.mutant, id },
    runOptions: {
      ...options,
      timeout: options.timeout + 2 * totalMs,
      // Every test that fails is to be known, not only the first.
      disableBail: true,
      activeMutant: { ...options.activeMutant, id: NO_MUTANT },
      ...(!all && { testFilter: [...new Set(filters.flatMap((filter) => filter ?? []))] }),
      ...(!anyFile && { testFiles: [...new Set(files.flatMap((paths) => paths ?? []))] }),
    },
  };
}
