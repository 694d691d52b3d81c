/**
 * The program that runs Stryker: `node driver.js JOB.json`, in the package's folder, on the user's node. It tells what
 * happens through events on file descriptor 3 and always ends with `done` or `failed`; an end without either is a crash.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import * as nodeModule from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StrykerJob } from '../job.ts';
import { closeChannel, emit } from './channel.ts';
import { excludedByConfiguration, literalGlob } from './mutate-patterns.ts';
import { workspaceLinks } from './workspace-links.ts';

type Options = Record<string, unknown>;

/** The names Stryker looks for, in its order. Source: core/src/config/config-file-formats.ts. */
const CONFIGURATION_FILES = ['', '.'].flatMap((dot) =>
  ['stryker.conf', 'stryker.config'].flatMap((name) =>
    ['json', 'js', 'mjs', 'cjs'].map((end) => `${dot}${name}.${end}`),
  ),
);

async function projectOptions(): Promise<Options> {
  for (const name of CONFIGURATION_FILES) {
    const exists = await access(name).then(
      () => true,
      () => false,
    );
    if (!exists) continue;
    if (name.endsWith('.json')) return JSON.parse(await readFile(name, 'utf8')) as Options;
    const module = (await import(pathToFileURL(resolve(name)).href)) as { default?: unknown };
    return typeof module.default === 'object' && module.default !== null ? (module.default as Options) : {};
  }
  return {};
}

const FEW_MUTANTS = 10;

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function section(value: unknown): Options {
  return typeof value === 'object' && value !== null ? (value as Options) : {};
}

/** Plugins and checkers: all of the project's when its own Stryker runs; only its local files beside a pinned Stryker. */
function plugins(job: StrykerJob, own: Options, remarks: string[]): Options {
  const runner = job.runnerPlugin === null ? [] : [job.runnerPlugin];
  const ours = [...runner, job.plugin];
  if (job.own) return { appendPlugins: [...strings(own.appendPlugins), ...ours] };
  const wanted = [...strings(own.plugins), ...strings(own.appendPlugins)];
  const local = wanted
    .filter((name) => /^[./]/.test(name))
    .map((name) => (name.startsWith('.') ? resolve(name) : name));
  const dropped = strings(own.checkers);
  if (dropped.length > 0)
    remarks.push(`Stryker checkers ${dropped.join(', ')} need the project’s own Stryker and were left out.`);
  return { plugins: local, appendPlugins: ours, checkers: [] };
}

async function options(job: StrykerJob): Promise<{ options: Options; included: number }> {
  const own = await projectOptions();
  const remarks: string[] = [];
  const patterns = strings(own.mutate);
  const excluded = job.respectExclusions
    ? excludedByConfiguration(
        job.files.map((file) => file.path),
        patterns,
      )
    : [];
  const files = job.files.filter((file) => !excluded.includes(file.path));
  const pluginOptions = plugins(job, own, remarks);
  const ignores = job.respectExclusions && strings(own.ignorePatterns).length > 0;
  emit({ type: 'configured', excluded, ignores, remarks });
  const related = { jest: { enableFindRelatedTests: job.relatedTests }, vitest: { related: job.relatedTests } };
  const runnerOptions = job.runner === 'jest' || job.runner === 'vitest' ? job.runner : null;
  return {
    included: files.length,
    options: {
      ...job.options,
      ...pluginOptions,
      ...(runnerOptions && {
        [runnerOptions]: {
          ...section(own[runnerOptions]),
          ...section(job.options[runnerOptions]),
          ...related[runnerOptions],
        },
      }),
      testRunner: job.runner === 'command' ? 'command' : 'earnest',
      earnest: {
        ...section(job.options.earnest),
        notes: job.notes,
        fresh: job.fresh,
        probe: job.probe,
        flaky: job.flaky,
        goesOn: job.runner !== 'vitest' || job.goesOn,
        preload: job.preload,
        links: workspaceLinks(realpathSync('.')),
        runnerPlugin: job.runnerPlugin,
        runner: job.runner === 'node-test' ? 'earnest-node-test' : job.runner,
        // jest and vitest may have been asked for related tests alone; the others always run all.
        emptyCoverageIsNone: !job.relatedTests || runnerOptions === null,
      },
      mutate: files.map((file) => literalGlob(resolve(file.path))),
      ignorers: [...(job.respectExclusions ? strings(own.ignorers) : []), 'earnest-scope'],
      ...(!job.respectExclusions && {
        mutator: { ...section(own.mutator), excludedMutations: [] },
        ignorePatterns: [],
        ignoreStatic: false,
      }),
      reporters: ['earnest'],
      ...(job.goesOn && { disableBail: true }),
      coverageAnalysis: job.coverageAnalysis,
      // A second worker takes longer to start than a few mutants to run.
      ...((job.known?.retestOnly?.length ?? Number.POSITIVE_INFINITY) <= FEW_MUTANTS && { concurrency: 1 }),
      incremental: false,
      inPlace: false,
      ...(job.fresh && { concurrency: 1 }),
      cleanTempDir: 'always',
      // Either would let Stryker end well without having judged anything.
      allowEmpty: false,
      dryRunOnly: false,
      tempDirName: job.sandbox,
      thresholds: { high: 80, low: 60, break: null },
      logLevel: 'warn',
      fileLogLevel: 'off',
      allowConsoleColors: false,
      warnings: { unknownOptions: false },
    },
  };
}

/** A pinned Stryker is compiled once, not at every start: where its files stand, the compiled ones are no less safe. Node 22 and later. */
function keepCompiled(toolset: string): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(join(toolset, '.compiled'));
}

async function main(): Promise<void> {
  const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as StrykerJob;
  (globalThis as { __earnest__?: { job: StrykerJob } }).__earnest__ = { job };
  const prepared = await options(job);
  if (prepared.included === 0)
    return emit({ type: 'plan', planned: 0, largeBlocks: 0, unasked: 0, arid: [], files: [], unmutated: [] });
  const manifest = JSON.parse(await readFile(join(job.core, 'package.json'), 'utf8')) as { main?: string };
  if (!job.own) keepCompiled(join(job.core, '../../..'));
  const core = (await import(pathToFileURL(join(job.core, manifest.main ?? 'dist/src/index.js')).href)) as {
    Stryker: new (options: Options) => { runMutationTest(): Promise<unknown> };
  };
  await new core.Stryker(prepared.options).runMutationTest();
}

try {
  await main();
  emit({ type: 'done' });
} catch (error) {
  const failure = error instanceof Error ? error : new Error(String(error));
  emit({ type: 'failed', kind: failure.constructor.name, message: failure.message });
  process.exitCode = 1;
}
await closeChannel();
