/**
 * Second pushes: do the verdicts that the gate reuses equal those of a forced run, and what do they cost? Beside it, the same pushes
 * through plain `stryker run --incremental`.
 *
 *   node bench/reuse.ts [jest vitest mocha node-test] [--only PATTERN] [--no-plain]
 *
 * For each push: the tree and the store as the first run left them, the push on top, then one gate with the store and one with
 * EARNEST_FORCE=1. Only the mutation stage is timed.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Judgement } from '../src/domain/judgement.ts';
import { gate } from '../src/gate.ts';
import { storePath } from '../src/mutation/reuse/verdict-store.ts';
import { detectProject } from '../src/project/detect-project.ts';
import { createSystem } from '../src/system/create-system.ts';
import { createGit } from '../src/system/git.ts';
import { commitAll, installedProject } from '../test/projects/installed-project.ts';
import { plainStryker } from './plain-stryker.ts';
import { DIALECTS, projectFiles, pushes, type Runner, sourcesOf } from './reuse/project.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, 'no-plain': { type: 'boolean', default: false } },
});
const runners = (positionals.length > 0 ? positionals : Object.keys(DIALECTS)) as Runner[];
const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };

async function write(root: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (text === null) await rm(file);
    else await writeFile(file, text);
  }
}

async function judged(root: string, base: string, added: NodeJS.ProcessEnv): Promise<Judgement> {
  const environment = { ...process.env, ...added };
  const { system, dispose } = await createSystem({ environment, log: silent, git: createGit(environment) });
  const references = { kind: 'local', base, head: null } as const;
  const judgement = await gate(system, { cwd: root, references, configFile: null, only: ['mutation'], environment });
  await dispose();
  if (judgement.mutants.length === 0) console.log('no mutants:', judgement.reasons.join(' | ').slice(0, 1000));
  return judgement;
}

const stageMs = ({ timings }: Judgement) => timings.stages.find(({ id }) => id === 'mutation')?.ms ?? Number.NaN;
const placed = (m: {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  mutator: string;
  replacement: string;
}) => JSON.stringify([m.file, m.line, m.column, m.endLine, m.endColumn, m.mutator, m.replacement]);
const statuses = ({ mutants }: Judgement) =>
  new Map(mutants.map((mutant) => [placed(mutant), mutant.status as string]));
const PLAIN: Readonly<Record<string, string>> = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'no-coverage',
  Timeout: 'timeout',
};
const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function differences(
  ours: ReadonlyMap<string, string>,
  truth: ReadonlyMap<string, string>,
): { all: number; falseKills: number } {
  const places = new Set([...ours.keys(), ...truth.keys()]);
  const differing = [...places].filter((place) => ours.get(place) !== truth.get(place));
  const isKill = (status: string | undefined) => status === 'killed' || status === 'timeout';
  return {
    all: differing.length,
    falseKills: differing.filter((place) => isKill(ours.get(place)) && !isKill(truth.get(place))).length,
  };
}

const totals = { pushes: 0, ours: 0, plain: 0, plainFalse: 0, ratios: [] as number[], irrelevant: [] as number[] };
console.log(
  '| Runner | Push | Mutants | Reused | Differences | Time ÷ forced | Plain incremental: differences | of them false kills |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const runner of runners) {
  const dialect = DIALECTS[runner];
  const root = await installedProject(dialect.project);
  await ownModules(root);
  const cache = process.env.EARNEST_CACHE ?? join(process.env.HOME ?? '/', '.cache/earnest');
  const keep = await mkdtemp(join(tmpdir(), 'bench-reuse-'));
  try {
    await rm(join(root, 'src'), { recursive: true });
    await rm(join(root, 'test'), { recursive: true });
    const files = projectFiles(dialect);
    const sources = sourcesOf(dialect);
    const base = await (async () => {
      const empty = Object.fromEntries(sources.map((path) => [path, '']));
      await write(root, { ...files, ...empty });
      return commitAll(root, 'base');
    })();
    await write(root, files);
    const first = await judged(root, base, { EARNEST_FORCE: '1' });
    const store = storePath(cache, root);
    await cp(store, join(keep, 'store.json'));
    const project = await detectProject(root, {
      environment: process.env,
      runner: 'auto',
      command: null,
      packages: [],
    });
    const [subject] = project.packages;
    if (subject === undefined) throw new Error('no package');
    const plain = async (incrementalFile: string) => {
      const tests = first.packages.flatMap(({ run }) => run?.tests ?? []).map(({ file }) => file);
      const run = await plainStryker(project, subject, sources, [...new Set(tests)], incrementalFile);
      return new Map(
        run.mutants
          .filter(({ status }) => status in PLAIN)
          .map((mutant) => [placed(mutant), PLAIN[mutant.status] ?? '']),
      );
    };
    const incremental = join(keep, 'incremental.json');
    const withPlain = !values['no-plain'] && runner !== 'node-test';
    const plainFirst = withPlain ? await plain(incremental) : new Map<string, string>();
    const odd = [...statuses(first)]
      .filter(([place, status]) => plainFirst.get(place) !== status)
      .map(([place]) => place);
    if (withPlain)
      console.error(
        `${runner}: ${first.mutants.length} mutants, ${odd.length} of which plain Stryker judges otherwise from the start`,
      );

    for (const push of pushes(dialect, files).filter(({ name }) => new RegExp(values.only).test(name))) {
      const lockFile = { 'package-lock.json': await readOr(join(root, 'package-lock.json')) };
      await cp(join(keep, 'store.json'), store);
      await write(root, push.files);
      const reused = await judged(root, base, { ...push.environment });
      const forced = await judged(root, base, { ...push.environment, EARNEST_FORCE: '1' });
      const found = differences(statuses(reused), statuses(forced));
      const ratio = stageMs(reused) / stageMs(forced);
      let beside = '| | ';
      if (withPlain) {
        const copy = join(keep, 'second.json');
        await cp(incremental, copy);
        const fits = (map: ReadonlyMap<string, string>) => new Map([...map].filter(([place]) => !odd.includes(place)));
        const plainFound = differences(fits(await plain(copy)), fits(statuses(forced)));
        totals.plain += plainFound.all;
        totals.plainFalse += plainFound.falseKills;
        beside = `| ${plainFound.all} | ${plainFound.falseKills} `;
      }
      totals.pushes += 1;
      totals.ours += found.all;
      totals.ratios.push(ratio);
      if (push.irrelevant) totals.irrelevant.push(ratio);
      const count = reused.mutants.filter((mutant) => mutant.reused !== null).length;
      console.log(
        `| ${runner} | ${push.name} | ${reused.mutants.length} | ${count} | ${found.all} | ${ratio.toFixed(2)} ${beside}|`,
      );
      for (const remark of reused.remarks.filter((each) => /did not hold|could not be tested/.test(each)))
        console.error(remark);
      const undone = Object.keys(push.files).map((path) => [path, files[path] ?? null] as const);
      await write(root, { ...Object.fromEntries(undone), ...('package-lock.json' in push.files ? lockFile : {}) });
    }
  } finally {
    await rm(root, { recursive: true, force: true });
    await rm(keep, { recursive: true, force: true });
  }
}
console.log(
  `\n${totals.pushes} pushes: ${totals.ours} differences with reuse; plain incremental ${totals.plain}, ${totals.plainFalse} of them false kills. ` +
    `Time ÷ forced: median ${median(totals.ratios).toFixed(2)}, where nothing changed ${totals.irrelevant.map((ratio) => ratio.toFixed(2)).join(' ')}.`,
);

async function readOr(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '{}');
}

/** What is installed stands within the repository, as it does for its users: a link that leads out of it vouches for nothing. */
async function ownModules(root: string): Promise<void> {
  const modules = join(root, 'node_modules');
  const shared = await realpath(modules).catch(() => null);
  if (shared === null) return;
  await rm(modules);
  spawnSync('cp', ['-al', shared, modules]);
}
