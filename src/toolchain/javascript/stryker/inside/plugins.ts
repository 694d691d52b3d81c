/**
 * Stryker plugins of ours. Stryker loads this file by path: in its main process for `Ignore` and `Reporter`, in each
 * worker for `TestRunner`. It imports nothing at run time but what Node has, and speaks to plain objects only, because
 * the Stryker that loads it may be the project's own.
 */
import { createWriteStream, type WriteStream, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ScopedFile, StrykerEvent, StrykerJob } from '../job.ts';
import { LOST_RUN, mutantKey, NEVER_ACTIVE, UNREAL_KILL } from '../job.ts';
import { LEFT_OUT_FILE, NodeTestRunner } from './node-test-runner.ts';

const OUT_OF_SCOPE = 'earnest: outside the change';
const LARGE_BLOCK = 'earnest: block larger than the change';
const NOT_ASKED = 'earnest: not part of this run';

/** An id that no mutant has: the instrumented code runs with nothing mutated. */
const NO_MUTANT = '999999999';

interface Position {
  readonly line: number;
  readonly column: number;
}

/** The part of a Babel NodePath that the scope needs. */
interface NodePath {
  readonly node: { readonly loc?: { readonly start: Position; readonly end: Position } | null };
  readonly hub?: { readonly file?: { readonly opts?: { readonly filename?: string } } };
  isProgram(): boolean;
  getFunctionParent(): NodePath | null;
}

interface PlannedMutant {
  readonly id: string;
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement: string;
  status?: string;
  statusReason?: string | undefined;
  static?: boolean;
  killedBy?: string[];
  coveredBy?: string[];
}

interface MutantPlan {
  plan: 'EarlyResult' | 'Run';
  mutant: PlannedMutant;
  readonly netTime?: number;
  readonly runOptions?: {
    timeout: number;
    reloadEnvironment?: boolean;
    readonly testFilter?: readonly string[];
    readonly activeMutant: { readonly id: string };
  };
}

interface TestResult {
  readonly id: string;
  readonly name: string;
  /** 0 success, 1 failed, 2 skipped. */
  status: number;
  /** It fails before anything is mutated: taken out of the run. */
  leftOut?: boolean;
  readonly fileName?: string;
  readonly timeSpentMs: number;
}

interface MutantRunOptions {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly reloadEnvironment?: boolean;
  readonly mutantActivation?: 'static' | 'runtime';
}

interface RunResult {
  readonly status: string;
  readonly nrOfTests?: number;
  readonly tests?: TestResult[];
  mutantCoverage?: { readonly perTest: Record<string, unknown> } | undefined;
  readonly errorMessage?: string;
  readonly failureMessage?: string;
  readonly killedBy?: string | readonly string[];
}

interface DryRunOptions {
  readonly coverageAnalysis: string;
  readonly disableBail: boolean;
}

interface WrapperSettings {
  readonly runner: string;
  readonly fresh: boolean;
  readonly emptyCoverageIsNone: boolean;
  readonly notes: string;
}

interface InnerRunner {
  capabilities(): Promise<{ reloadEnvironment: boolean }> | { reloadEnvironment: boolean };
  init?(): Promise<void>;
  dispose?(): Promise<void>;
  dryRun(options: DryRunOptions): Promise<RunResult>;
  mutantRun(options: MutantRunOptions): Promise<RunResult>;
}

/** Set by the driver before Stryker starts; absent in workers, which neither ignore nor report. */
interface DriverState {
  readonly job: StrykerJob;
}

const state = globalThis as { __earnest__?: DriverState };

function job(): StrykerJob {
  if (!state.__earnest__) throw new Error('Earnest’s Stryker plugins were loaded outside of its driver.');
  return state.__earnest__.job;
}

function pathInPackage(fileName: string): string {
  return relative(process.cwd(), fileName).split(sep).join('/');
}

function scopedFile(fileName: string): ScopedFile | undefined {
  const path = pathInPackage(fileName);
  return job().files.find((file) => file.path === path);
}

function overlaps(file: ScopedFile, first: number, last: number): boolean {
  return file.lines === null || file.lines.some((range) => range.first <= last && first <= range.last);
}

/** Frameworks whose scripts Stryker parses apart from the file: node locations there are not the file's. */
const EMBEDDED_SCRIPT = /\.(vue|svelte|html?)$/i;

/** Paths of what Stryker parsed. */
const read = new Set<string>();

function shouldIgnore(path: NodePath): string | undefined {
  const location = path.node.loc;
  const fileName = path.hub?.file?.opts?.filename;
  if (path.isProgram() && fileName !== undefined) read.add(pathInPackage(fileName));
  if (!location || path.isProgram()) return undefined;
  const file = fileName === undefined ? undefined : scopedFile(fileName);
  if (!file) return OUT_OF_SCOPE;
  if (EMBEDDED_SCRIPT.test(file.path) || overlaps(file, location.start.line, location.end.line)) return undefined;
  if (!file.functions) return OUT_OF_SCOPE;
  for (let enclosing = path.getFunctionParent(); enclosing; enclosing = enclosing.getFunctionParent()) {
    const { loc } = enclosing.node;
    if (loc && overlaps(file, loc.start.line, loc.end.line)) return undefined;
  }
  return OUT_OF_SCOPE;
}

let channel: WriteStream | undefined;

/** Events leave through file descriptor 3, which the workers that run tests do not inherit. */
export function emit(event: StrykerEvent): void {
  channel ??= createWriteStream('', { fd: 3 });
  channel.write(`${JSON.stringify(event)}\n`);
}

export function closeChannel(): Promise<void> {
  return new Promise((resolve) => (channel ? channel.end(resolve) : resolve()));
}

/** Mutant locations are 0-based in a plan and 1-based in a result; here always 1-based. */
function place(mutant: PlannedMutant, shift: number) {
  const { start, end } = mutant.location;
  const span = {
    path: pathInPackage(mutant.fileName),
    line: start.line + shift,
    column: start.column + shift,
    endLine: end.line + shift,
    endColumn: end.column + shift,
    mutator: mutant.mutatorName,
    replacement: mutant.replacement,
  };
  return { ...span, key: mutantKey(span) };
}

/** Why a planned mutant is not to be run, or null when it is. */
function leftOut(mutant: PlannedMutant): string | null {
  const placed = place(mutant, 1);
  const file = job().files.find((candidate) => candidate.path === placed.path);
  if (!file) return OUT_OF_SCOPE;
  const inScope = overlaps(file, placed.line, placed.endLine) || (file.functions && mutant.status !== 'Ignored');
  if (!inScope) return OUT_OF_SCOPE;
  const span = placed.endLine - placed.line + 1;
  if (
    job().leaveOutLargeBlocks &&
    file.lines &&
    mutant.mutatorName === 'BlockStatement' &&
    span > file.addedLines + 2
  ) {
    return LARGE_BLOCK;
  }
  const only = job().only;
  return only && !only.includes(placed.key) ? NOT_ASKED : null;
}

/**
 * True where a kill is checked by an unmutated run that is planned beside it, since the runner's wrapper cannot check it on the spot: in a
 * fresh run, where mocha was started anew for what happens as modules load, and under the command runner, which no wrapper can be put around.
 */
function isCheckedByPlan({ plan, runOptions }: MutantPlan): boolean {
  if (plan !== 'Run' || !runOptions) return false;
  const { fresh, runner } = job();
  return fresh || runner === 'command' || (runner === 'mocha' && runOptions.reloadEnvironment === true);
}

/** Streams the plan and each result as it comes, so that a run that is ended early still tells what it found. */
class StreamingReporter {
  #tests: readonly TestResult[] = [];
  /** Keys of mutants by the id of the unmutated run of their tests. */
  readonly #judgedBy = new Map<string, string[]>();

  onDryRunCompleted(event: { readonly result: RunResult }): void {
    this.#tests = event.result.tests ?? [];
    const tests = this.#tests.map((test) => ({
      id: test.id,
      name: test.name,
      file: test.fileName === undefined ? null : pathInPackage(test.fileName),
    }));
    emit({ type: 'dry-run', tests, leftOut: this.#tests.filter((test) => test.leftOut).map(({ name }) => name) });
  }

  /** The plan is Stryker's own array, and it is read after this returns: what is not to be judged is settled here, before it costs a run. */
  onMutationTestingPlanReady(event: { readonly mutantPlans: MutantPlan[] }): void {
    let [planned, largeBlocks] = [0, 0];
    for (const plan of event.mutantPlans) {
      const why = leftOut(plan.mutant);
      if (why === null) {
        planned += 1;
        if (plan.runOptions) {
          plan.runOptions.timeout = this.#timeLimit(plan, plan.runOptions);
          if (job().fresh) plan.runOptions.reloadEnvironment = true;
        }
        continue;
      }
      if (why === LARGE_BLOCK && plan.mutant.status !== 'Ignored') largeBlocks += 1;
      plan.plan = 'EarlyResult';
      plan.mutant.status = 'Ignored';
      plan.mutant.statusReason = why;
    }
    emit({ type: 'plan', planned, largeBlocks, files: [...read] });
    event.mutantPlans.push(...this.#unmutatedPlans(event.mutantPlans.filter(isCheckedByPlan)));
  }

  /** One more run for each set of tests, in which the mutant that is switched on does not exist. */
  #unmutatedPlans(plans: readonly MutantPlan[]): MutantPlan[] {
    const firsts = new Map<string, MutantPlan>();
    for (const plan of plans) {
      const tests = JSON.stringify(plan.runOptions?.testFilter ?? null);
      if (!firsts.has(tests)) firsts.set(tests, plan);
      const id = `${NO_MUTANT}-${[...firsts.keys()].indexOf(tests)}`;
      this.#judgedBy.set(id, [...(this.#judgedBy.get(id) ?? []), place(plan.mutant, 1).key]);
    }
    return [...firsts.values()].map((plan, index) => ({
      ...plan,
      mutant: { ...plan.mutant, id: `${NO_MUTANT}-${index}` },
      ...(plan.runOptions && {
        runOptions: { ...plan.runOptions, activeMutant: { ...plan.runOptions.activeMutant, id: NO_MUTANT } },
      }),
    }));
  }

  /**
   * In ms. Stryker's own limit, with room for the run that follows a kill (the same tests without the mutant). Where a covering file
   * runs whole, its other tests take their time too.
   */
  #timeLimit(
    { netTime = 0 }: MutantPlan,
    { timeout, testFilter }: { readonly timeout: number; readonly testFilter?: readonly string[] },
  ): number {
    if (job().runner !== 'node-test' || testFilter === undefined) return (timeout + netTime) * job().patience;
    const ids = new Set(testFilter);
    const files = new Set(this.#tests.filter(({ id }) => ids.has(id)).map(({ fileName }) => fileName));
    const whole = this.#tests
      .filter(({ fileName }) => files.has(fileName))
      .reduce((sum, { timeSpentMs }) => sum + timeSpentMs, 0);
    return (timeout + 1.5 * (whole - netTime) + whole) * job().patience;
  }

  onMutantTested(mutant: PlannedMutant): void {
    const reason = mutant.statusReason ?? null;
    const keys = this.#judgedBy.get(mutant.id);
    if (keys) {
      if (mutant.status !== 'Survived')
        emit({ type: 'fails-unmutated', keys, failure: `${mutant.killedBy?.[0] ?? mutant.status}: ${reason ?? ''}` });
      return;
    }
    if (reason === OUT_OF_SCOPE || reason === LARGE_BLOCK || reason === NOT_ASKED) return;
    emit({
      type: 'mutant',
      mutant: {
        ...place(mutant, 0),
        status: mutant.status as 'Killed',
        reason,
        static: mutant.static ?? false,
        killedBy: mutant.killedBy ?? [],
        coveredBy: mutant.coveredBy ?? [],
      },
    });
  }
}

/**
 * Runs the real runner and does not take its word where its word is known to be wrong:
 * - A survivor whose covering tests did not run (a lost run) is run again, twice; then it is an error, not a survivor.
 * - A survivor must be reachable: with the hit limit at less than one hit the mutant's switch must throw when it is reached.
 * - A kill, or a hit limit that is reached, must be the mutant's doing: the same tests, filtered the same way, must pass when nothing is mutated. Once for each set of tests; after each
 *   kill where the runner keeps modules from run to run, since tests may then fail for what an earlier run left behind.
 * What it cannot check (see isCheckedByPlan), and everything in a fresh run, where each mutant has a process to itself, is checked by runs
 * without a mutant that are planned beside the others.
 */
class VerifyingRunner implements InnerRunner {
  readonly #inner: InnerRunner;
  readonly #settings: WrapperSettings;
  /** By set of tests: what failed although nothing was mutated; null when they pass. */
  readonly #failuresUnmutated = new Map<string, string | null>();
  #reloads = false;

  constructor(inner: InnerRunner, settings: WrapperSettings) {
    this.#inner = inner;
    this.#settings = settings;
  }

  async capabilities(): Promise<{ reloadEnvironment: boolean }> {
    const capabilities = await this.#inner.capabilities();
    this.#reloads = capabilities.reloadEnvironment;
    // Stryker starts a new process for a run that needs a fresh environment only where the runner cannot make one by itself.
    return this.#settings.fresh ? { reloadEnvironment: false } : capabilities;
  }

  async init(): Promise<void> {
    await this.#inner.init?.();
    await this.capabilities();
  }

  async dispose(): Promise<void> {
    await this.#inner.dispose?.();
  }

  async dryRun(options: DryRunOptions): Promise<RunResult> {
    // vitest was told at its start whether to go on after a failure; what it did not run is then unknown.
    const goesOn = this.#settings.runner !== 'vitest';
    const result = await this.#inner.dryRun(goesOn ? { ...options, disableBail: true } : options);
    if (result.status !== 'complete') return result;
    const worker = globalThis as { __mutantCoverage__?: RunResult['mutantCoverage'] };
    const coverage = result.mutantCoverage ?? worker.__mutantCoverage__;
    if (options.coverageAnalysis !== 'off') {
      result.mutantCoverage = coverage ?? (this.#settings.emptyCoverageIsNone ? NO_COVERAGE : undefined);
    }
    if (goesOn && options.coverageAnalysis === 'perTest') leaveOutFailing(result, this.#settings.notes);
    return result;
  }

  async mutantRun(options: MutantRunOptions): Promise<RunResult> {
    let result = await this.#inner.mutantRun(options);
    const filtered = options.testFilter !== undefined && options.testFilter.length > 0;
    for (let again = 0; again < 2 && filtered && lost(result); again += 1)
      result = await this.#inner.mutantRun(options);
    if (filtered && lost(result)) return { status: 'error', errorMessage: LOST_RUN };
    if (this.#settings.fresh) return result;
    const isStatic = options.reloadEnvironment === true || options.mutantActivation === 'static';
    if (result.status === 'survived' && filtered && !isStatic && !(await this.#reaches(options))) {
      return { status: 'error', errorMessage: NEVER_ACTIVE };
    }
    if ((result.status === 'killed' || result.status === 'timeout') && (!isStatic || this.#reloads)) {
      const failure = await this.#failsUnmutated(options);
      if (failure !== null) return { status: 'error', errorMessage: `${UNREAL_KILL} (${failure})` };
    }
    return result;
  }

  async #reaches(options: MutantRunOptions): Promise<boolean> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const probe = await this.#inner.mutantRun({ ...options, hitLimit: 0.5 });
      if (probe.status === 'timeout' || probe.status === 'error' || probe.status === 'killed') return true;
    }
    return false;
  }

  async #failsUnmutated(options: MutantRunOptions): Promise<string | null> {
    const tests = JSON.stringify([options.testFilter ?? null, options.mutantActivation ?? null]);
    const known = this.#reloads ? this.#failuresUnmutated.get(tests) : undefined;
    if (known !== undefined) return known;
    const { hitLimit: _, ...unlimited } = options;
    const run = await this.#inner.mutantRun({ ...unlimited, activeMutant: { ...options.activeMutant, id: NO_MUTANT } });
    const failure =
      run.status === 'survived'
        ? null
        : `${[run.killedBy ?? []].flat()[0] ?? run.status}: ${run.failureMessage ?? run.errorMessage ?? ''}`;
    this.#failuresUnmutated.set(tests, failure);
    return failure;
  }
}

const NO_COVERAGE = { static: {}, perTest: {} };

/** More tests than this share failing in the sandbox is not a few odd tests but a suite that does not run there. */
const MOST_LEFT_OUT = 0.1;

/**
 * Takes tests out that fail in the sandbox before anything is mutated. The suite has passed outside of it, so they mind the
 * instrumented code or the folder; Stryker alone would stop here. Without them mutants can only look less killed, never more.
 */
function leaveOutFailing(result: RunResult, notes: string): void {
  const failing = (result.tests ?? []).filter(({ status }) => status === 1);
  const passing = (result.tests ?? []).filter(({ status }) => status === 0);
  if (failing.length === 0 || failing.length > MOST_LEFT_OUT * passing.length) return;
  for (const test of failing) {
    test.status = 2;
    test.leftOut = true;
    delete result.mutantCoverage?.perTest[test.id];
  }
  writeFileSync(join(notes, LEFT_OUT_FILE), JSON.stringify(failing.map(({ id }) => id)));
}

function lost(result: RunResult): boolean {
  return result.status === 'survived' && result.nrOfTests === 0;
}

interface RunnerPlugin {
  readonly name: string;
  readonly factory?: unknown;
  readonly injectableClass?: unknown;
}

/** What Stryker's injector offers where a plugin is made. `pluginsByKind` is not among the documented tokens, but has been there since Stryker 5. */
interface Injector {
  resolve(token: 'options'): { readonly earnest: WrapperSettings };
  resolve(token: 'pluginsByKind'): ReadonlyMap<string, readonly RunnerPlugin[]>;
  injectFunction(factory: unknown): InnerRunner;
  injectClass(injectable: unknown): InnerRunner;
}

function createVerifyingRunner(injector: Injector): VerifyingRunner {
  const settings = injector.resolve('options').earnest;
  const { runner } = settings;
  const plugin = injector
    .resolve('pluginsByKind')
    .get('TestRunner')
    ?.find((candidate) => candidate.name === runner);
  if (!plugin) throw new Error(`Stryker has no test runner plugin named ${runner}.`);
  const inner = plugin.factory ? injector.injectFunction(plugin.factory) : injector.injectClass(plugin.injectableClass);
  return new VerifyingRunner(inner, settings);
}
createVerifyingRunner.inject = ['$injector'] as const;

export const strykerPlugins = [
  { kind: 'Ignore', name: 'earnest-scope', value: { shouldIgnore } },
  { kind: 'Reporter', name: 'earnest', injectableClass: StreamingReporter },
  { kind: 'TestRunner', name: 'earnest', factory: createVerifyingRunner },
  { kind: 'TestRunner', name: 'earnest-node-test', injectableClass: NodeTestRunner },
];
