import type { Draft } from '../domain/draft.ts';
import type { Mutant } from '../domain/mutant.ts';
import type { Policy } from '../domain/policy.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { namedTest } from '../mutation/judging-tests.ts';
import { strykerProblem } from '../mutation/problem.ts';
import { testNames } from '../mutation/test-names.ts';
import { linesReader, toMutant } from '../mutation/to-mutant.ts';
import { withinPackage } from '../project/package-of.ts';
import type { System } from '../system/system.ts';
import type { ScopedFile } from '../toolchain/javascript/stryker/job.ts';
import { judgeMutants } from '../toolchain/javascript/stryker/judge.ts';
import type { Workbench } from './workbench.ts';

/** A draft that passed whatever the conditions, with its tests as they ran. */
export interface SteadyDraft {
  readonly draft: Draft;
  readonly tests: readonly TestCase[];
}

export interface MutantsOfTargets {
  readonly mutants: readonly Mutant[];
  /** Drafts with which Stryker does not get through its first run, although it does without them. */
  readonly unfit: ReadonlyMap<Draft, string>;
  /** Why nothing can be told; null when something can. */
  readonly problem: string | null;
  readonly remarks: readonly string[];
}

export interface TargetsAsked {
  readonly files: readonly ScopedFile[];
  readonly policy: Policy;
  /** The package's own suite, green, in the tree under test. */
  readonly suite: TestRun;
  readonly flaky: readonly TestCase[];
  /** Tests of the repository of which all kills are to be known. */
  readonly cited: readonly TestCase[];
  timeLeft(): number;
}

/**
 * The mutants of the targets, judged by the tests of the repository and by all drafts at once, with every kill of every draft. Where Stryker does not
 * get through with all of them, they are tried by halves, so that the one that is to blame costs no other.
 */
export async function mutantsOfTargets(
  system: System,
  bench: Workbench,
  drafts: readonly SteadyDraft[],
  asked: TargetsAsked,
): Promise<MutantsOfTargets> {
  const whole = await judged(system, bench, drafts, asked);
  if (whole.problem === null || drafts.length === 0) return whole;
  const without = await judged(system, bench, [], asked);
  if (without.problem !== null) return without;
  return byHalves(system, bench, drafts, asked, whole.problem);
}

async function byHalves(
  system: System,
  bench: Workbench,
  drafts: readonly SteadyDraft[],
  asked: TargetsAsked,
  problem: string,
): Promise<MutantsOfTargets> {
  const [only] = drafts;
  if (only !== undefined && drafts.length === 1) {
    return { mutants: [], unfit: new Map([[only.draft, problem]]), problem: null, remarks: [] };
  }
  const half = Math.ceil(drafts.length / 2);
  const parts: MutantsOfTargets[] = [];
  for (const part of [drafts.slice(0, half), drafts.slice(half)]) {
    const found = await judged(system, bench, part, asked);
    parts.push(found.problem === null ? found : await byHalves(system, bench, part, asked, found.problem));
  }
  return {
    mutants: merged(parts.flatMap(({ mutants }) => mutants)),
    unfit: new Map(parts.flatMap(({ unfit }) => [...unfit])),
    problem: null,
    remarks: [...new Set(parts.flatMap(({ remarks }) => remarks))],
  };
}

/** One mutant of two runs is killed when it was in one of them, by the killers of both. */
function merged(mutants: readonly Mutant[]): readonly Mutant[] {
  const byId = new Map<string, Mutant>();
  for (const mutant of mutants) {
    const before = byId.get(mutant.id);
    if (before === undefined) byId.set(mutant.id, mutant);
    else {
      const [better, other] = mutant.status === 'killed' ? [mutant, before] : [before, mutant];
      const union = (names: 'killedBy' | 'coveredBy') => [...new Set([...before[names], ...mutant[names]])];
      const everyKiller = better.everyKiller && other.everyKiller;
      byId.set(mutant.id, { ...better, everyKiller, killedBy: union('killedBy'), coveredBy: union('coveredBy') });
    }
  }
  return [...byId.values()];
}

async function judged(
  system: System,
  bench: Workbench,
  drafts: readonly SteadyDraft[],
  { files, policy, suite, flaky, cited, timeLeft }: TargetsAsked,
): Promise<MutantsOfTargets> {
  const { project, subject } = bench;
  await bench.hold(drafts.map(({ draft }) => draft));
  const tests = drafts.flatMap((one) => one.tests);
  const budgetMs = Math.max(1_000, timeLeft());
  const own = [...new Set(suite.tests.map(({ file }) => file))].filter((file) => file !== '');
  const found = await judgeMutants(system, project, subject, {
    files,
    leaveOutLargeBlocks: false,
    respectExclusions: true,
    testFiles: [...own, ...drafts.map(({ draft }) => draft.path)].map((file) => withinPackage(file, subject)).sort(),
    command: null,
    flaky: flaky.map((test) => namedTest(test, subject)),
    matrix: [...cited, ...tests].map((test) => namedTest(test, subject)),
    arid: policy.mutation.arid,
    budgetMs,
    keptSizes: {},
  });
  const named = testNames(found.run.tests ?? [], { ...suite, tests: [...suite.tests, ...tests] }, subject);
  const linesOf = linesReader(project.root);
  const mutants = await Promise.all(found.mutants.map((raw) => toMutant(raw, linesOf, subject, named, new Map())));
  const problem = strykerProblem(found, mutants.length, budgetMs);
  const isUseful = problem === null || (found.run.ending === 'out-of-time' && found.run.planned !== null);
  return {
    mutants: isUseful ? mutants : [],
    unfit: new Map(),
    problem: isUseful ? null : problem,
    remarks: [...found.remarks, ...(isUseful && problem !== null ? [problem] : [])],
  };
}
