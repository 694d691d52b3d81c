/**
 * Stryker's test runner for node:test. Stryker has none of its own: its tap runner knows whole files only. Each test file
 * runs in a process of its own (so every run starts from fresh modules), with two small programs of ours in it: one
 * that keeps Stryker's switches and notes which test is running, and a reporter that writes what each test came to.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOOK, REPORTER } from './node-test-programs.ts';

/** Between a test's file and its title path in a test id. Neither can hold it. */
const SEPARATOR = '\0';

/** Ids of the tests that fail before anything is mutated, written once by the worker that made the dry run. */
export const LEFT_OUT_FILE = 'left-out.json';

interface Options {
  readonly earnest: {
    readonly notes: string;
    readonly nodeTest: { readonly testFiles: readonly string[]; readonly nodeArguments: readonly string[] };
  };
}

interface FileRun {
  readonly tests: readonly TestResult[];
  readonly coverage: Coverage['perTest'] | undefined;
  readonly hitCount: number | undefined;
  readonly crash: string | null;
}

interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  /** Stryker's numbers: 0 success, 1 failed, 2 skipped. */
  readonly status: 0 | 1 | 2;
  readonly failureMessage?: string;
}

interface Coverage {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}

interface RunSettings {
  readonly activeMutant: string | null;
  readonly hitLimit: number | null;
  readonly perTest: boolean;
  /** A failure ends the run, once so many files have run. */
  readonly bailAfter: number;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly disableBail: boolean;
  readonly unheard?: readonly string[];
  readonly toldFiles?: readonly string[];
}

export class NodeTestRunner {
  static inject = ['options'] as const;
  readonly #settings: Options['earnest']['nodeTest'];
  readonly #notes: string;
  #leftOut: Promise<ReadonlySet<string>> | null = null;
  #folder = '';

  constructor(options: Options) {
    this.#settings = options.earnest.nodeTest;
    this.#notes = options.earnest.notes;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    // In a folder that goes with the run: Stryker ends workers without a call of dispose.
    this.#folder = await mkdtemp(join(this.#notes, 'node-test-'));
    await writeFile(join(this.#folder, 'hook.cjs'), HOOK);
    await writeFile(join(this.#folder, 'reporter.mjs'), REPORTER);
  }

  async dispose(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async dryRun(options: { readonly coverageAnalysis: string; readonly disableBail: boolean }) {
    const perTest = options.coverageAnalysis !== 'off';
    const settings = { activeMutant: null, hitLimit: null, perTest, bailAfter: bailAfter(options.disableBail) };
    const { crash, tests, coverage } = await this.#run(this.#settings.testFiles, settings);
    if (crash !== null) return { status: 'error', errorMessage: crash };
    return { status: 'complete', tests, ...(perTest && { mutantCoverage: coverage }) };
  }

  /** The covering files run whole, since tests of one file may lean on each other; the verdict is theirs alone. */
  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail, unheard = [], toldFiles }: MutantRun) {
    const chosen = testFilter && new Set(testFilter.map((id) => id.split(SEPARATOR)[0] ?? id));
    const all = this.#settings.testFiles.filter((file) => chosen?.has(file) ?? true);
    const told = all.filter((file) => toldFiles?.includes(file));
    const files = [...told, ...all.filter((file) => !told.includes(file))];
    const settings = {
      activeMutant: activeMutant.id,
      hitLimit: hitLimit ?? null,
      perTest: false,
      bailAfter: toldFiles === undefined ? bailAfter(disableBail) : told.length,
    };
    this.#leftOut ??= readFile(join(this.#notes, LEFT_OUT_FILE), 'utf8').then(
      (text) => new Set(JSON.parse(text) as string[]),
      () => new Set(),
    );
    const leftOut = new Set([...(await this.#leftOut), ...unheard]);
    const { crash, tests, hitCount } = await this.#run(files, settings, leftOut);
    if (hitLimit !== undefined && hitCount !== undefined && hitCount > hitLimit) {
      return { status: 'timeout', reason: `Hit limit reached (${hitCount}/${hitLimit})` };
    }
    const failed = tests.filter(({ status }) => status === 1);
    const ran = tests.filter(({ status }) => status !== 2).length;
    if (failed.length > 0) {
      return {
        status: 'killed',
        killedBy: failed.map(({ id }) => id),
        failureMessage: failed[0]?.failureMessage ?? '',
        nrOfTests: ran,
      };
    }
    return crash === null ? { status: 'survived', nrOfTests: ran } : { status: 'error', errorMessage: crash };
  }

  async #run(files: readonly string[], settings: RunSettings, leftOut: ReadonlySet<string> = new Set()) {
    const tests: TestResult[] = [];
    const perTest: Coverage['perTest'] = {};
    let [hitCount, crash]: [number | undefined, string | null] = [undefined, null];
    for (const [index, file] of files.entries()) {
      const bail = index >= settings.bailAfter;
      const run = await this.#runFile(file, { ...settings, bail }, leftOut);
      const counted = run.tests.filter(({ id }) => !leftOut.has(id));
      tests.push(...counted);
      Object.assign(perTest, run.coverage);
      if (run.hitCount !== undefined) hitCount = (hitCount ?? 0) + run.hitCount;
      crash ??= run.crash;
      if (bail && (run.crash !== null || counted.some(({ status }) => status === 1))) break;
    }
    return { tests, coverage: { static: {}, perTest }, hitCount, crash };
  }

  async #runFile(
    file: string,
    settings: RunSettings & { readonly bail: boolean },
    leftOut: ReadonlySet<string>,
  ): Promise<FileRun> {
    const own = await mkdtemp(join(this.#folder, 'file-'));
    const [report, stateFile] = [join(own, 'report.jsonl'), join(own, 'state.json')];
    const prefix = `${file}${SEPARATOR}`;
    const started = performance.now();
    const { exitCode, stderr } = await runNode(
      [
        ...this.#settings.nodeArguments,
        '--require',
        join(this.#folder, 'hook.cjs'),
        `--test-reporter=${pathToFileURL(join(this.#folder, 'reporter.mjs')).href}`,
        `--test-reporter-destination=${join(own, 'nothing')}`,
        file,
      ],
      { namespace: '__stryker__', report, stateFile, prefix, ...settings, leftOut: [...leftOut] },
    );
    const elapsed = performance.now() - started;
    const lines = (await readFile(report, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
    const state = JSON.parse(await readFile(stateFile, 'utf8').catch(() => '{}')) as {
      hitCount?: number;
      mutantCoverage?: Coverage;
    };
    // An equal share each: the times of a file's tests add up to what a run of the file takes.
    const share = elapsed / Math.max(1, lines.length);
    const tests = lines.flatMap((line) => testResult(JSON.parse(line) as Reported, file, share));
    const named = state.mutantCoverage && attributed(state.mutantCoverage, tests);
    const silent = exitCode !== 0 && tests.every(({ status }) => status !== 1);
    const crash = silent
      ? `${file} ended with exit code ${exitCode} and no failed test.\n${stderr.slice(-2_000)}`
      : null;
    return { tests, coverage: named, hitCount: state.hitCount, crash };
  }
}

/**
 * Which test covers what, in one file. What ran while no known test did (modules as they load, hooks) counts for every
 * test of the file: a mutant there is judged by the whole file, which is how it runs anyway.
 */
function attributed(coverage: Coverage, tests: readonly TestResult[]): Coverage['perTest'] {
  const perTest: Coverage['perTest'] = Object.fromEntries(tests.map(({ id }) => [id, {}]));
  const add = (to: Record<string, number>, hits: Record<string, number>) => {
    for (const [mutant, count] of Object.entries(hits)) to[mutant] = (to[mutant] ?? 0) + count;
  };
  const everywhere = { ...coverage.static };
  for (const [id, hits] of Object.entries(coverage.perTest)) add(perTest[id] ?? everywhere, hits);
  for (const hits of Object.values(perTest)) add(hits, everywhere);
  return perTest;
}

interface Reported {
  readonly name: string;
  readonly passed: boolean;
  readonly skipped: boolean;
  readonly message: string | null;
  readonly subtests: boolean;
}

/** A test that failed for its subtests alone is not the killer. */
function testResult(reported: Reported, file: string, timeSpentMs: number): TestResult[] {
  if (!reported.passed && reported.subtests) return [];
  const base = {
    id: `${file}${SEPARATOR}${reported.name}`,
    name: reported.name,
    fileName: join(process.cwd(), file),
    timeSpentMs,
  };
  if (reported.skipped) return [{ ...base, status: 2 }];
  if (reported.passed) return [{ ...base, status: 0 }];
  return [{ ...base, status: 1, failureMessage: reported.message ?? 'failed without a message' }];
}

function bailAfter(disableBail: boolean): number {
  return disableBail ? Number.POSITIVE_INFINITY : 0;
}

function runNode(
  args: readonly string[],
  settings: Readonly<Record<string, unknown>>,
): Promise<{ exitCode: number; stderr: string }> {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const env = { ...environment, EARNEST_NODE_TEST: JSON.stringify(settings) };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, maxBuffer: 1 << 26 }, (error, _stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ exitCode: code, stderr });
    });
  });
}
