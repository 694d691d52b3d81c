import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOST_RUN, NEVER_ACTIVE, type Preload, UNREAL_KILL } from '../job.ts';
import { idsOf, type NamedTest } from '../named-tests.ts';
import { wrapChosenEnvironments } from './jest-environments.ts';
import { type JestProjects, tellJest } from './jest-runs.ts';
import { LEFT_OUT_FILE } from './node-test-runner.ts';
import { preload } from './preload.ts';
import { type DryRunOptions, type InnerRunner, type MutantRunOptions, NO_MUTANT, type RunResult } from './protocol.ts';
import { pathInPackage } from './scope.ts';
import { tellVitest } from './vitest-runs.ts';
import { turnWorkspaceLinks, type WorkspaceLink } from './workspace-links.ts';

export interface WrapperSettings {
  readonly runner: string;
  readonly fresh: boolean;
  readonly probe: boolean;
  readonly emptyCoverageIsNone: boolean;
  readonly preload: Preload;
  readonly links: readonly WorkspaceLink[];
  readonly runnerPlugin: string | null;
  readonly jestProjects?: JestProjects;
  readonly notes: string;
  readonly flaky: readonly NamedTest[];
  /** The runner can be made to go on after a failure, or was. */
  readonly goesOn: boolean;
}

/**
 * Runs the real runner and does not take its word where its word is known to be wrong:
 * - A survivor whose covering tests did not run (a lost run) is run again, twice; then it is an error, not a survivor.
 * - When asked to probe, a survivor must be reachable: with the hit limit at less than one hit the mutant's switch must throw when it is reached.
 * - Where the runner keeps modules from run to run, tests may fail for what an earlier run left behind: after each kill the killing tests
 *   must pass when nothing is mutated.
 * - Tests that are not to be heard (flaky ones) may run beside the others; what they come to is left out of what the run comes to.
 * Everywhere else, and in a fresh run, runs without a mutant are planned beside the others (see StreamingReporter).
 */
class VerifyingRunner implements InnerRunner {
  readonly #inner: InnerRunner;
  readonly #settings: WrapperSettings;
  #reloads = false;
  /** Absolute paths of the test files to run; undefined: Stryker's plugin finds them. */
  #chosen: readonly string[] | undefined;

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
    const { runner, runnerPlugin, notes } = this.#settings;
    await turnWorkspaceLinks(this.#settings.links);
    await preload(this.#settings.preload);
    await this.#inner.init?.();
    if (runner === 'jest') {
      if (runnerPlugin !== null) wrapChosenEnvironments(runnerPlugin, notes);
      tellJest(this.#inner, this.#settings.jestProjects ?? {}, () => this.#chosen);
    }
    if (runner === 'vitest') tellVitest(this.#inner, () => this.#chosen);
    await this.capabilities();
  }

  async dispose(): Promise<void> {
    await this.#inner.dispose?.();
  }

  async dryRun(options: DryRunOptions): Promise<RunResult> {
    // Where a runner (vitest) stops at the first failure, what it did not run is unknown.
    const { goesOn } = this.#settings;
    const result = await this.#inner.dryRun(goesOn ? { ...options, disableBail: true } : options);
    if (result.status !== 'complete') return result;
    const worker = globalThis as { __mutantCoverage__?: RunResult['mutantCoverage'] };
    const coverage = result.mutantCoverage ?? worker.__mutantCoverage__;
    if (options.coverageAnalysis !== 'off') {
      result.mutantCoverage = coverage ?? (this.#settings.emptyCoverageIsNone ? NO_COVERAGE : undefined);
    }
    setFlakyApart(result, this.#settings.flaky);
    if (goesOn && options.coverageAnalysis === 'perTest') leaveOutFailing(result, this.#settings.notes);
    return result;
  }

  async mutantRun(options: MutantRunOptions): Promise<RunResult> {
    let result = await this.#run(options);
    const filtered = options.testFilter !== undefined && options.testFilter.length > 0;
    for (let again = 0; again < 2 && filtered && lost(result); again += 1) result = await this.#run(options);
    if (filtered && lost(result)) return { status: 'error', errorMessage: LOST_RUN };
    if (this.#settings.fresh) return result;
    const isStatic = options.reloadEnvironment === true || options.mutantActivation === 'static';
    const doubted = this.#settings.probe && result.status === 'survived' && filtered && !isStatic;
    if (doubted && !(await this.#reaches(options))) {
      return { status: 'error', errorMessage: NEVER_ACTIVE };
    }
    if ((result.status === 'killed' || result.status === 'timeout') && !isStatic && !this.#reloads) {
      const killers = killersOf(result);
      const unmutated = await this.#unmutated(options, killers);
      if (unmutated.status === 'survived') return result;
      const sound = killers.filter((id) => !killersOf(unmutated).includes(id));
      if (unmutated.status === 'killed' && sound.length > 0 && sound.length < killers.length) {
        return { ...result, killedBy: sound };
      }
      const failure = `${killersOf(unmutated)[0] ?? unmutated.status}: ${unmutated.failureMessage ?? unmutated.errorMessage ?? ''}`;
      return { status: 'error', errorMessage: `${UNREAL_KILL} (${failure})` };
    }
    return result;
  }

  async #run(options: MutantRunOptions): Promise<RunResult> {
    this.#chosen = options.testFiles?.map((path) => resolve(path));
    return heard(await this.#inner.mutantRun(options), options.unheard ?? []);
  }

  async #reaches(options: MutantRunOptions): Promise<boolean> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const probe = await this.#run({ ...options, hitLimit: 0.5 });
      if (probe.status === 'timeout' || probe.status === 'error' || probe.status === 'killed') return true;
    }
    return false;
  }

  /** The run of the killing tests with nothing mutated; each of them that fails is told. */
  #unmutated(options: MutantRunOptions, killedBy: readonly string[]): Promise<RunResult> {
    const { hitLimit: _, ...unlimited } = options;
    return this.#run({
      ...unlimited,
      disableBail: true,
      ...(killedBy.length > 0 && { testFilter: killedBy }),
      activeMutant: { ...options.activeMutant, id: NO_MUTANT },
    });
  }
}

function killersOf({ killedBy }: RunResult): readonly string[] {
  return [killedBy ?? []].flat();
}

/** What the run comes to without the tests that are not to be heard. */
function heard(result: RunResult, unheard: readonly string[]): RunResult {
  const killers = killersOf(result);
  if (result.status !== 'killed' || killers.length === 0 || unheard.length === 0) return result;
  const left = killers.filter((id) => !unheard.includes(id));
  if (left.length > 0) return left.length === killers.length ? result : { ...result, killedBy: left };
  const ran = result.nrOfTests === undefined ? {} : { nrOfTests: Math.max(0, result.nrOfTests - killers.length) };
  return { status: 'survived', ...ran };
}

/** Flaky tests judge nothing; their failing in the initial run, where they happen to, stops nothing. */
function setFlakyApart({ tests = [] }: RunResult, flaky: readonly NamedTest[]): void {
  const named = tests.map(({ id, name, fileName }) => ({
    id,
    name,
    file: fileName === undefined ? null : pathInPackage(fileName),
  }));
  const ids = idsOf(named, flaky);
  for (const test of tests) {
    if (!ids.has(test.id)) continue;
    test.apart = 'flaky';
    if (test.status === 1) test.status = 2;
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
    test.apart = 'fails';
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

export function createVerifyingRunner(injector: Injector): VerifyingRunner {
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
