import { ONLY_FLAKY } from '../job.ts';
import { idsOf } from '../named-tests.ts';
import { emit } from './channel.ts';
import { enclosingBlocks } from './enclosing-blocks.ts';
import { filesHolding } from './files-holding.ts';
import { leaveToAll, leaveToChosen } from './only-tests.ts';
import type { MutantPlan, PlannedMutant, RunResult, TestResult } from './protocol.ts';
import { runsOn } from './runs-on.ts';
import { type Budget, SamplingRun } from './sampling-run.ts';
import {
  ARID,
  countedArid,
  ENCLOSING,
  earlierRun,
  job,
  KNOWN,
  LARGE_BLOCK,
  leftOut,
  NOT_ASKED,
  OUT_OF_SCOPE,
  passedOver,
  pathInPackage,
  place,
  read,
  UNMUTATED,
} from './scope.ts';
import { timeLimit } from './time-limit.ts';
import { unmutatedPlans } from './unmutated-plans.ts';

const LOOK_EVERY_MS = 250;

/** Streams the plan and each result as it comes, so that a run that is ended early still tells what it found. */
export class StreamingReporter {
  #tests: readonly TestResult[] = [];
  #filesOf = filesHolding([]);
  /** Ids of tests that judge no mutant. */
  #apart: ReadonlySet<string> = new Set();
  /** Ids of flaky tests, among them. */
  #flaky: ReadonlySet<string> = new Set();
  /** Ids of tests of which every kill is to be known. */
  #matrix: ReadonlySet<string> = new Set();
  /** Ids of the tests that alone judge; null: all do. */
  #chosen: ReadonlySet<string> | null = null;
  /** Keys of mutants by the id of the unmutated run of their tests. */
  #judgedBy: ReadonlyMap<string, readonly string[]> = new Map();
  /** What the initial run took beside its tests, in ms. */
  #overhead = 0;
  #sampling: SamplingRun | null = null;

  onDryRunCompleted(event: { readonly result: RunResult; readonly timing?: { readonly overhead: number } }): void {
    this.#tests = event.result.tests ?? [];
    this.#filesOf = filesHolding(this.#tests);
    this.#overhead = event.timing?.overhead ?? 0;
    const tests = this.#tests.map((test) => ({
      id: test.id,
      name: test.name,
      file: test.fileName === undefined ? null : pathInPackage(test.fileName),
      durationMs: test.timeSpentMs,
      apart: test.apart ?? null,
    }));
    const apart = tests.filter((test) => test.apart !== null);
    this.#apart = new Set([...apart.map(({ id }) => id), ...job().exclude]);
    this.#flaky = new Set(apart.filter((test) => test.apart === 'flaky').map(({ id }) => id));
    this.#matrix = idsOf(tests, job().matrix);
    const { onlyTests } = job();
    this.#chosen = onlyTests === null ? null : idsOf(tests, onlyTests);
    emit({ type: 'dry-run', tests });
  }

  /** The plan is Stryker's own array, and it is read after this returns: what is not to be judged is settled here, before it costs a run. */
  onMutationTestingPlanReady(event: { readonly mutantPlans: MutantPlan[] }): void {
    let [planned, largeBlocks, unasked] = [0, 0, 0];
    const earlierRunOf = this.#reuses(event.mutantPlans) ? earlierRun : () => 'run' as const;
    const ids = new Set(this.#tests.map(({ id }) => id));
    for (const plan of event.mutantPlans) {
      leaveToAll(plan, ids);
      const earlier = leftOut(plan.mutant) === null ? earlierRunOf(plan.mutant) : 'run';
      if (earlier === 'known') emit({ type: 'known', key: place(plan.mutant, 1).key });
      if (earlier === 'known') planned += 1;
      if (earlier === 'unasked') unasked += 1;
      const unreached = earlier === 'run' && !leaveToChosen(plan, this.#chosen) ? NOT_ASKED : null;
      const why = earlier === 'run' ? (leftOut(plan.mutant) ?? unreached) : KNOWN;
      if (why === null) {
        planned += 1;
        if (plan.runOptions) this.#prepare(plan, plan.runOptions);
        continue;
      }
      if (why === LARGE_BLOCK && plan.mutant.status !== 'Ignored') largeBlocks += 1;
      plan.plan = 'EarlyResult';
      plan.mutant.status = 'Ignored';
      plan.mutant.statusReason = why;
    }
    planned -= this.#leaveOutEnclosing(event.mutantPlans.filter(({ plan }) => plan === 'Run'));
    emit({ type: 'plan', planned, largeBlocks, unasked, arid: countedArid(), files: [...read], unmutated: passedOver });
    const runs = event.mutantPlans.filter(({ plan }) => plan === 'Run');
    const { plans: unmutated, judgedBy } = unmutatedPlans(runs, this.#tests);
    this.#judgedBy = judgedBy;
    this.#sample(event.mutantPlans, runs, unmutated);
    if (this.#sampling === null) event.mutantPlans.push(...unmutated);
  }

  #leaveOutEnclosing(plans: readonly MutantPlan[]): number {
    if (!job().leaveOutEnclosing) return 0;
    const enclosing = enclosingBlocks(plans.map(({ mutant }) => mutant));
    for (const plan of plans.filter(({ mutant }) => enclosing.has(mutant))) {
      plan.plan = 'EarlyResult';
      plan.mutant.status = 'Ignored';
      plan.mutant.statusReason = ENCLOSING;
    }
    emit({ type: 'enclosing', blocks: [...enclosing].map((mutant) => place(mutant, 1)) });
    return enclosing.size;
  }

  /** A sample is one of all mutants in scope: what is known stays out of the plan only where the rest is sure to fit. */
  #reuses(plans: readonly MutantPlan[]): boolean {
    const budget = this.#budget();
    if (budget === null) return true;
    const asked = plans.filter(({ mutant }) => leftOut(mutant) === null && earlierRun(mutant) === 'run');
    return SamplingRun.fits(
      asked.filter(({ plan }) => plan === 'Run'),
      budget,
    );
  }

  /** null: no sample is taken, since time does not end this run, or all that is asked for is to be tested again. */
  #budget(): Budget | null {
    const { timeMs, keptSizes, known } = job();
    if (timeMs === null || (known !== null && known.retestOnly !== null)) return null;
    const now = () => process.uptime() * 1000;
    return { all: timeMs, planned: now(), overhead: this.#overhead, kept: keptSizes, now };
  }

  /** Puts the plans into the order of a sample when the time may not hold them all. */
  #sample(plans: MutantPlan[], runs: readonly MutantPlan[], unmutated: readonly MutantPlan[]): void {
    const budget = this.#budget();
    if (budget === null) return;
    const needTests = runs.filter(({ runOptions }) => runOptions?.testFilter?.length !== 0);
    this.#sampling = SamplingRun.of(needTests, unmutated, budget, (sample) => emit({ type: 'sampled', ...sample }));
    if (this.#sampling === null) return;
    setInterval(() => this.#sampling?.look(), LOOK_EVERY_MS).unref();
    const others = plans.filter((plan) => !needTests.includes(plan));
    plans.splice(0, plans.length, ...others, ...this.#sampling.inOrder(unmutated));
  }

  /** Who judges the mutant, for how long, and whether the first kill ends it. */
  #prepare(plan: MutantPlan, options: NonNullable<MutantPlan['runOptions']>): void {
    const { mutant } = plan;
    const { coveredBy = [] } = mutant;
    const steady = coveredBy.filter((id) => !this.#flaky.has(id));
    if (options.testFilter !== undefined && coveredBy.length > 0 && steady.length === 0) {
      const names = coveredBy.map((id) => this.#tests.find((test) => test.id === id)?.name ?? id);
      Object.assign(plan, { plan: 'EarlyResult' });
      mutant.status = 'RuntimeError';
      mutant.statusReason = `${ONLY_FLAKY}: ${names.slice(0, 5).join(', ')}`;
      return;
    }
    if (steady.length > 0) mutant.coveredBy = steady;
    if (this.#apart.size > 0) {
      options.testFilter &&= options.testFilter.filter((id) => !this.#apart.has(id));
      options.unheard = [...this.#apart];
    }
    options.timeout = timeLimit(job(), plan, options, this.#tests, this.#overhead);
    if (job().fresh) options.reloadEnvironment = true;
    // Without a filter (a mutant that is there before any test runs) tests would judge that the test script leaves out.
    const judges =
      options.testFilter ?? (job().options.testFiles === undefined ? null : this.#tests.map(({ id }) => id));
    if (judges !== null) options.testFiles = this.#filesOf(judges);
    const { goesOn, toldFiles } = runsOn(
      job(),
      { all: this.#tests, apart: this.#apart, matrix: this.#matrix },
      place(mutant, 1).key,
      options.testFilter,
    );
    mutant.everyKiller = goesOn;
    if (goesOn) options.disableBail = true;
    if (toldFiles !== null) Object.assign(options, { toldFiles });
    if (toldFiles !== null) mutant.toldFiles = toldFiles;
  }

  onMutantTested(mutant: PlannedMutant): void {
    const reason = mutant.statusReason ?? null;
    this.#tell(mutant, reason);
    this.#sampling?.heard(mutant.id, mutant.status, reason);
  }

  #tell(mutant: PlannedMutant, reason: string | null): void {
    const keys = this.#judgedBy.get(mutant.id);
    if (keys) {
      const tests = mutant.killedBy ?? [];
      if (mutant.status !== 'Survived')
        emit({ type: 'fails-unmutated', keys, tests, failure: `${tests[0] ?? mutant.status}: ${reason ?? ''}` });
      return;
    }
    if (
      reason === OUT_OF_SCOPE ||
      reason === LARGE_BLOCK ||
      reason === ENCLOSING ||
      reason === NOT_ASKED ||
      reason === KNOWN ||
      reason === UNMUTATED ||
      reason?.startsWith(ARID)
    )
      return;
    emit({
      type: 'mutant',
      rank: this.#sampling?.rankOf(mutant.id) ?? null,
      mutant: {
        ...place(mutant, 0),
        status: mutant.status as 'Killed',
        reason,
        static: mutant.static ?? false,
        killedBy: mutant.killedBy ?? [],
        coveredBy: mutant.coveredBy ?? [],
        everyKiller: mutant.everyKiller ?? false,
        toldFiles: mutant.toldFiles ?? null,
      },
    });
  }
}
