/**
 * Second pushes that were really made: consecutive commits of a repository, each judged against one base as if it were pushed to one
 * pull request. Do the verdicts that the gate takes over from push to push equal those of a forced run, and what do they cost? Beside
 * it, plain `stryker run --incremental` on the sources that the pushes change, with the file of its own last push.
 *
 *   node bench/reuse-commits.ts CLONE BASE COMMIT COMMIT... [--no-plain]
 *
 * The first commit fills the store and is no second push; the last is judged once more at the end, nothing changed, and once more with a word added to
 * the README. The clone has to be clean, and its dependencies those of all these commits. Only the mutation stage is timed.
 */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { detectProject } from '../src/project/detect-project.ts';
import { plainStryker } from './plain-stryker.ts';
import { differences, judged, plainStatuses, type Statuses, stageMs, statuses } from './reuse/verdicts.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'no-plain': { type: 'boolean', default: false } },
});
const [clone = '.', base = '', ...commits] = positionals;
const root = resolve(clone);
const git = (...words: readonly string[]) => execFileSync('git', ['-C', root, ...words], { encoding: 'utf8' }).trim();

const folder = await mkdtemp(join(tmpdir(), 'reuse-commits-'));
const installed = resolve(process.env.EARNEST_CACHE ?? join(homedir(), '.cache', 'earnest'), 'toolchains');
/** Each way has a store of its own, so that what is taken over is taken over again at the next push. */
const stores = { ours: join(folder, 'ours'), forced: join(folder, 'forced') };
for (const store of Object.values(stores)) {
  await mkdir(store);
  await symlink(installed, join(store, 'toolchains'));
}
const policy = join(folder, 'policy.yml');
await writeFile(policy, 'mutation: { budget: 1h }\nchecks: { base: off, weakened: off }\n');

/** Plain Stryker on the sources that the mutants stand in. */
async function plain(files: readonly string[], tests: readonly string[]): Promise<Statuses> {
  const project = await detectProject(root, { environment: process.env, runner: 'auto', command: null, packages: [] });
  const [subject] = project.packages;
  if (subject === undefined) throw new Error('no package');
  return plainStatuses(await plainStryker(project, subject, files, tests, join(folder, 'incremental.json')));
}

const start = git('rev-parse', 'HEAD');
const pushes = [
  ...commits.map((commit) => ({ name: git('log', '-1', '--format=%h %s', commit), commit, readme: false })),
  ...commits.slice(-1).map((commit) => ({ name: 'nothing', commit, readme: false })),
  ...commits.slice(-1).map((commit) => ({ name: 'a word in the README', commit, readme: true })),
];
const totals = { pushes: 0, ours: 0, plain: 0, falseKills: 0 };
console.log(
  '| Push | Mutants | Reused | Differences | Time ÷ forced | Forced | Plain incremental: differences | of them false kills |',
);
console.log('|---|---|---|---|---|---|---|---|');
try {
  for (const [index, { name, commit, readme }] of pushes.entries()) {
    git('checkout', '--quiet', '--detach', commit);
    if (readme) await appendFile(join(root, 'README.md'), '\nword\n');
    const ours = await judged(root, base, { EARNEST_CACHE: stores.ours }, policy);
    const forced = await judged(root, base, { EARNEST_CACHE: stores.forced, EARNEST_FORCE: '1' }, policy);
    const truth = statuses(forced);
    const found = differences(statuses(ours), truth);
    let beside = ' | |';
    if (!values['no-plain']) {
      const files = [...new Set(forced.mutants.map(({ file }) => file))];
      const tests = [...new Set(forced.packages.flatMap(({ run }) => run?.tests ?? []).map(({ file }) => file))];
      const all = await plain(files, tests);
      // Plain Stryker judges whole files: only mutants that both made are compared.
      const common = (map: Statuses, other: Statuses) => new Map([...map].filter(([place]) => other.has(place)));
      const plainFound = differences(common(all, truth), common(truth, all));
      beside = ` ${plainFound.all} | ${plainFound.falseKills} |`;
      totals.plain += index === 0 ? 0 : plainFound.all;
      totals.falseKills += index === 0 ? 0 : plainFound.falseKills;
    }
    if (index > 0) {
      totals.pushes += 1;
      totals.ours += found.all;
    }
    const reused = ours.mutants.filter((mutant) => mutant.reused !== null).length;
    const ratio = (stageMs(ours) / stageMs(forced)).toFixed(2);
    console.log(
      `| ${name} | ${ours.mutants.length} | ${reused} | ${found.all} | ${ratio} | ${(stageMs(forced) / 1000).toFixed(1)} s |${beside}`,
    );
    if (readme) git('checkout', '--quiet', '--', 'README.md');
  }
} finally {
  git('checkout', '--quiet', start);
  await rm(folder, { recursive: true, force: true });
}
console.log(
  `\n${totals.pushes} second pushes: ${totals.ours} differences with reuse; plain incremental ${totals.plain}, ${totals.falseKills} of them false kills.`,
);
