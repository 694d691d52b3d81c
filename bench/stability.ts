/**
 * Flaky tests found against runs spent, on the seeded corpus: A, the gate's stability stage; B, the same suite again and again;
 * C, the same in a random order each time, where the runner has one. B and C get as many starts of the runner as A took.
 *
 *   node bench/stability.ts [--projects flaky-jest,flaky-vitest] [--base empty|same-tests] [--budgets auto,20s] [--no-others] [--errors]
 *
 * Times are given as multiples of one plain run of the suite (the median of B's).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TestRun } from '../src/domain/test-run.ts';
import { gate } from '../src/gate.ts';
import { detectProject } from '../src/project/detect-project.ts';
import type { Package } from '../src/project/project.ts';
import { createSystem } from '../src/system/create-system.ts';
import { createGit } from '../src/system/git.ts';
import { toolchainOf } from '../src/toolchain/toolchains.ts';
import { removeFolders } from '../test/e2e/folders.ts';
import { corpus } from '../test/projects/flaky-corpus.ts';
import { pullRequest } from '../test/projects/flaky-pull-request.ts';
import { type Calls, callsOf, detection, differing } from './detection.ts';

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: 'flaky-jest,flaky-vitest,flaky-mocha,flaky-node-test' },
    base: { type: 'string', default: 'empty' },
    budgets: { type: 'string', default: 'auto' },
    'no-others': { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});
const base = values.base === 'same-tests' ? 'same-tests' : 'empty';
const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };
const TIMEOUT_MS = 120_000;

interface Point {
  readonly way: string;
  /** Starts of the runner. */
  readonly runs: number;
  readonly ms: number;
  readonly calls: Calls;
  readonly tellsCauses: boolean;
}

/** The machine that the corpus is true of, and a cache of its own, so that no earlier run is remembered. */
async function surroundings() {
  const cache = await mkdtemp(join(tmpdir(), 'bench-cache-'));
  const { LC_ALL: _, ...own } = process.env;
  const environment = {
    ...own,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    EARNEST_CACHE: cache,
    PATH: `${dirname(process.execPath)}${delimiter}${own.PATH}`,
  };
  const { system, dispose } = await createSystem({ environment, log: silent, git: createGit(environment) });
  const remove = async () => {
    await dispose();
    await rm(cache, { recursive: true, force: true });
  };
  return { environment, system, cache, remove };
}

async function ours(project: string, budget: string): Promise<Point> {
  const tree = await pullRequest(project, { base });
  const { environment, system, cache, remove } = await surroundings();
  const configFile = join(cache, 'earnest.yml');
  await writeFile(configFile, `stability: { budget: ${budget} }\n`);
  const judgement = await gate(system, {
    cwd: tree.root,
    references: { kind: 'local', base: tree.base, head: null },
    configFile,
    only: ['change', 'suite', 'flaky'],
    environment,
  });
  await remove();
  for (const reason of judgement.verdict === 'error' ? judgement.reasons : []) console.error(`${project}: ${reason}`);
  const spent = judgement.timings.stages.filter(({ id }) => id === 'suite' || id === 'flaky');
  return {
    way: budget === 'auto' ? 'A gate' : `A gate, ${budget}`,
    runs: 1 + judgement.stability.reduce((sum, { runs }) => sum + runs, 0),
    ms: spent.reduce((sum, { ms }) => sum + ms, 0),
    calls: callsOf(judgement.stability),
    tellsCauses: true,
  };
}

const SHUFFLE: Readonly<Record<string, (seed: number) => readonly string[]>> = {
  jest: (seed) => ['--randomize', `--seed=${seed}`],
  vitest: (seed) => ['--sequence.shuffle.tests', `--sequence.seed=${seed}`],
};

/** Plain runs of the runner, one after the other; empty when it has no random order of its own. */
async function repeated(project: string, times: number, order: 'declared' | 'random'): Promise<readonly TestRun[]> {
  const tree = await pullRequest(project, { base });
  const { environment, system, remove } = await surroundings();
  const found = await detectProject(tree.root, { environment, runner: 'auto', command: null, packages: [] });
  const [target] = found.packages;
  if (target === undefined) throw new Error(`no package in ${project}`);
  const shuffle = SHUFFLE[target.runner];
  const runs: TestRun[] = [];
  for (let seed = 1; seed <= times && (order === 'declared' || shuffle !== undefined); seed += 1) {
    // The first in its declared order, as in A: a test that never passed is not flaky.
    const added = order === 'random' && seed > 1 ? (shuffle?.(seed) ?? []) : [];
    const flagged: Package = { ...target, runnerArguments: [...target.runnerArguments, ...added] };
    runs.push(await toolchainOf(target.runner).runSuite(system, found, flagged, { timeoutMs: TIMEOUT_MS }));
  }
  await remove();
  return runs;
}

const milliseconds = (runs: readonly TestRun[]) => runs.reduce((sum, { durationMs }) => sum + durationMs, 0);
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 1;

function points(way: string, runs: readonly TestRun[]): readonly Point[] {
  const counts = new Set([1, 2, 5, 10, 20, 50, 100, runs.length].filter((count) => count <= runs.length && count > 0));
  return [...counts].map((count) => {
    const some = runs.slice(0, count);
    return { way, runs: count, ms: milliseconds(some), calls: differing(some), tellsCauses: false };
  });
}

const ofCorpus: { readonly project: string; readonly suiteMs: number; readonly points: readonly Point[] }[] = [];
for (const project of values.projects.split(',')) {
  const gates: Point[] = [];
  for (const budget of values.budgets.split(',')) gates.push(await ours(project, budget));
  const starts = Math.max(...gates.map(({ runs }) => runs));
  const plain = await repeated(project, values['no-others'] ? 3 : starts, 'declared');
  const random = values['no-others'] ? [] : await repeated(project, starts, 'random');
  const suiteMs = median(plain.map(({ durationMs }) => durationMs));
  const others = values['no-others'] ? [] : [...points('B again', plain), ...points('C shuffled', random)];
  ofCorpus.push({ project, suiteMs, points: [...gates, ...others] });
  await removeFolders();
}

console.log(
  '| Project | Way | Starts | Time ÷ one suite run | Found | Cause right | Polluter right | Level right | False alarms |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
const errors: string[] = [];
for (const { project, suiteMs, points: rows } of ofCorpus) {
  const truths = corpus.filter((test) => test.project === project);
  // What a change merely reaches does not block here: it is on the base too.
  const expected = base === 'empty' ? truths : truths.map((test) => ({ ...test, blocks: false }));
  for (const { way, runs, ms, calls, tellsCauses } of rows) {
    const seen = detection(expected, calls);
    const told = (right: number) => (tellsCauses ? `${right} of ${seen.found}` : '');
    const cells = [project, way, runs, (ms / suiteMs).toFixed(1), `${seen.found} of ${seen.flaky}`];
    const rights = [
      told(seen.causes),
      told(seen.polluters),
      told(seen.levels),
      `${seen.falseAlarms} of ${seen.stable}`,
    ];
    console.log(`| ${[...cells, ...rights].join(' | ')} |`);
    if (tellsCauses) errors.push(...seen.errors.map((line) => `${project}, ${way}: ${line}`));
  }
}
if (values.errors) console.log(['', ...errors].join('\n'));
