import { createHash } from 'node:crypto';
import { type SampleUnit, sampleOrder, sampleSizes } from '../../../../domain/sample.ts';
import type { RawSample } from '../job.ts';
import type { MutantPlan } from './protocol.ts';
import { place } from './scope.ts';
import { goesOn } from './stop-rule.ts';

/** What the time of a run has to be shared among. In ms, since the driver started. */
export interface Budget {
  /** All that the run and the runs that may have to follow it can take. */
  readonly all: number;
  /** When the plan was ready: copying, instrumenting and the initial run of the tests are through. */
  readonly planned: number;
  /** What the initial run took beside its tests. */
  readonly overhead: number;
  /** Sizes of earlier samples by the hash of their plan. */
  readonly kept: Readonly<Record<string, number>>;
  now(): number;
}

interface Unit extends SampleUnit {
  readonly plan: MutantPlan;
}

/** Stryker's own cost of one run, in ms, where nothing has to be loaded anew. */
const RUN_MS = 20;
/** Stryker starts a process for a run that needs a fresh environment. */
const PROCESS_MS = 300;
/** Up to this share of the time that is left, by an estimate for one worker, all mutants are sure to fit. */
const SURE_TO_FIT = 0.4;
/** The most that is held back for the runs that follow. */
const MOST_HELD_BACK = 0.5;
/** Doubtful timeouts are run again with three times their limit, two at a time. */
const SECOND_RUN = 1.5;

/**
 * A run that the budget may not hold: mutants are judged in an order of which every beginning is a fair sample, and the run ends where
 * the next larger sample would no longer fit. What it ends with is always a whole sample of a known size, whatever was on its way.
 */
export class SamplingRun {
  readonly #order: readonly Unit[];
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #sizes: readonly number[];
  readonly #budget: Budget;
  readonly #onEnough: (sample: RawSample) => void;
  readonly #controls: Set<string>;
  readonly #hash: string;
  readonly #judged: boolean[] = [];
  /** The first so many of the order are judged. */
  #reached = 0;
  #heldBack: number;
  #killed = false;
  #started: number | null = null;
  #ended = false;

  /**
   * null when all are sure to fit.
   *
   * @param plans of mutants that need a run of tests
   * @param controls of runs with nothing mutated, on which their kills rest
   * @param onEnough called once at most, when the run is to end
   */
  static of(
    plans: readonly MutantPlan[],
    controls: readonly MutantPlan[],
    budget: Budget,
    onEnough: (sample: RawSample) => void,
  ): SamplingRun | null {
    return SamplingRun.fits([...plans, ...controls], budget)
      ? null
      : new SamplingRun(plans, controls, budget, onEnough);
  }

  /** Whether the budget is sure to hold the runs. */
  static fits(plans: readonly MutantPlan[], budget: Budget): boolean {
    const cost = plans.reduce((sum, plan) => sum + costOf(plan, budget.overhead), 0);
    return cost <= SURE_TO_FIT * (budget.all - budget.planned);
  }

  private constructor(
    plans: readonly MutantPlan[],
    controls: readonly MutantPlan[],
    budget: Budget,
    onEnough: (sample: RawSample) => void,
  ) {
    this.#budget = budget;
    this.#onEnough = onEnough;
    this.#order = sampleOrder(
      plans.map((plan) => {
        const { key, path, line } = place(plan.mutant, 1);
        return { plan, key, line: `${path}:${line}` };
      }),
    );
    this.#ranks = new Map(this.#order.map(({ plan }, rank) => [plan.mutant.id, rank]));
    this.#sizes = sampleSizes(this.#order.length);
    this.#controls = new Set(controls.map(({ mutant }) => mutant.id));
    const keys = this.#order.map(({ key }) => key).sort();
    this.#hash = createHash('sha256').update(JSON.stringify(keys)).digest('hex').slice(0, 32);
    // A second run of doubtful mutants starts as this one did.
    this.#heldBack = 1.2 * budget.planned + 0.04 * budget.all;
  }

  /** To be called again and again, so that the run ends in time also while a mutant hangs. */
  look(): void {
    if (!this.#ended && this.#budget.now() > this.#end()) this.#stop();
  }

  /**
   * The plans in the order in which they are to run: those with nothing mutated first. Within a step from one size to the next, those that need
   * a fresh environment come last, since each change to and fro costs a process.
   */
  inOrder(controls: readonly MutantPlan[]): readonly MutantPlan[] {
    const plans = this.#order.map(({ plan }) => plan);
    const steps = this.#sizes.map((size, index) => plans.slice(this.#sizes[index - 1] ?? 0, size));
    const fresh = ({ runOptions }: MutantPlan) => Number(runOptions?.reloadEnvironment === true);
    const ordered = [controls, ...steps].flatMap((step) => [...step].sort((a, b) => fresh(a) - fresh(b)));
    // Stryker sorts plans of its own kind by environment, and that would take the order apart.
    for (const plan of ordered) plan.plan = 'Sampled';
    return ordered;
  }

  /** The place of a mutant in the order, from 0; null for one that needs no run. */
  rankOf(id: string): number | null {
    return this.#ranks.get(id) ?? null;
  }

  /** To be told of each result, of runs with nothing mutated too. */
  heard(id: string, status: string | undefined, reason: string | null): void {
    if (this.#ended) return;
    this.#started ??= this.#budget.now();
    if (this.#controls.delete(id)) {
      // Mutants are measured from when nothing else runs.
      if (this.#reached === 0) this.#started = this.#budget.now();
    }
    const rank = this.rankOf(id);
    if (rank === null) return;
    this.#judged[rank] = true;
    if (status === 'Killed') this.#killed = true;
    const limit = this.#order[rank]?.plan.runOptions?.timeout ?? 0;
    if ((status === 'Timeout' && !reason?.includes('Hit limit')) || status === 'RuntimeError')
      this.#heldBack += SECOND_RUN * limit;
    while (this.#judged[this.#reached] && !this.#ended) {
      this.#reached += 1;
      if (this.#sizes.includes(this.#reached) && this.#controls.size === 0 && !this.#fitsMore()) this.#stop();
    }
  }

  /** When this run has to end, in ms since its start. */
  #end(): number {
    const left = this.#budget.all - this.#budget.planned;
    // Without a kill the engine has to prove itself afterwards, and survivors are looked at once more.
    const proof = this.#killed ? 0 : 2 * this.#budget.planned;
    return this.#budget.all - Math.min(MOST_HELD_BACK * left, this.#heldBack + proof);
  }

  #fitsMore(): boolean {
    if (this.#reached === this.#order.length) return true;
    const index = this.#sizes.indexOf(this.#reached);
    const until = (size: number | undefined) =>
      this.#order.slice(0, size).reduce((sum, { plan }) => sum + costOf(plan, this.#budget.overhead), 0);
    const [done, next, afterNext] = [0, 1, 2].map((steps) => until(this.#sizes[index + steps]));
    const now = this.#budget.now();
    const rate = (now - (this.#started ?? now)) / (done ?? 1);
    return goesOn({
      reached: this.#reached,
      kept: this.#budget.kept[this.#hash] ?? null,
      left: this.#end() - now,
      next: rate * ((next ?? 0) - (done ?? 0)),
      afterNext: rate * ((afterNext ?? 0) - (next ?? 0)),
    });
  }

  #stop(): void {
    // Until its kills are known to be real, nothing is a sample; and all that there is is none.
    if (this.#controls.size > 0 || this.#reached === this.#order.length) return;
    this.#ended = true;
    const whole = this.#sizes.filter((size) => size <= this.#reached).at(-1) ?? null;
    const lines = new Map<string, { readonly path: string; readonly line: number; mutants: number }>();
    for (const { plan, line: name } of this.#order) {
      const { path, line } = place(plan.mutant, 1);
      const found = lines.get(name) ?? { path, line, mutants: 0 };
      found.mutants += 1;
      lines.set(name, found);
    }
    this.#onEnough({ plan: this.#hash, size: whole, lines: [...lines.values()] });
  }
}

/** In ms, and right only in proportion: how long runs really take is measured as they go. */
function costOf({ netTime = 0, runOptions }: MutantPlan, overhead: number): number {
  return RUN_MS + netTime + (runOptions?.reloadEnvironment === true ? overhead + PROCESS_MS : 0);
}
