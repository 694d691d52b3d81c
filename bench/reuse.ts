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
import { storePath } from '../src/mutation/reuse/verdict-store.ts';
import { detectProject } from '../src/project/detect-project.ts';
import { commitAll, installedProject } from '../test/projects/installed-project.ts';
import { plainStryker } from './plain-stryker.ts';
import { DIALECTS, projectFiles, pushes, type Runner, sourcesOf } from './reuse/project.ts';
import { differences, judged, median, plainStatuses, stageMs, statuses } from './reuse/verdicts.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, 'no-plain': { type: 'boolean', default: false } },
});
const runners = (positionals.length > 0 ? positionals : Object.keys(DIALECTS)) as Runner[];

async function write(root: string, files: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (text === null) await rm(file);
    else await writeFile(file, text);
  }
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
      return plainStatuses(await plainStryker(project, subject, sources, [...new Set(tests)], incrementalFile));
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
