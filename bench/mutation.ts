/**
 * What the mutation stage costs, beside what a user would run instead, on the same change, in one run:
 * A, the gate's mutation stage; B, plain `stryker run --mutate file:from-to` on the changed lines; C, plain Stryker on all sources.
 *
 *   node bench/mutation.ts DIR BASE [--pairs N] [--no-full]
 *
 * A and B run in turn (A B A B …); the ratio is taken pair by pair and its median printed. C runs once.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClassifier } from '../src/change/classify.ts';
import { readChange } from '../src/change/read-change.ts';
import { resolveReferences } from '../src/change/references.ts';
import { filesOf, workTreeAt } from '../src/change/work-tree.ts';
import { detectProject } from '../src/project/detect-project.ts';
import { packageOf, withinPackage } from '../src/project/package-of.ts';
import type { ReportJson } from '../src/report/report-schema.ts';
import { createGit } from '../src/system/git.ts';
import { plainStryker } from './plain-stryker.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string', default: '3' }, 'no-full': { type: 'boolean', default: false } },
});
const [directory = '.', base = 'HEAD^'] = positionals;
const git = createGit(process.env);
const { root, within } = await workTreeAt(git, directory);
const classify = createClassifier({ testMatches: null });
const change = await readChange(
  git,
  root,
  await resolveReferences(git, root, { kind: 'local', base, head: null }),
  classify,
);
const project = await detectProject(root, {
  environment: process.env,
  runner: 'auto',
  command: null,
  packages: within === '.' ? [] : [within],
});
const subject = project.packages[0];
if (subject === undefined) throw new Error('no package');
const ours = (path: string) => packageOf(path, project.packages) === subject && classify(path) === 'source';
const ranges = change.files
  .filter(({ path }) => ours(path))
  .flatMap(({ path, lines }) => lines.map(({ first, last }) => `${withinPackage(path, subject)}:${first}-${last}`));

function gate(): { seconds: number; mutants: number; tests: readonly string[] } {
  const out = mkdtempSync(join(tmpdir(), 'bench-'));
  const json = join(out, 'report.json');
  const cli = join(import.meta.dirname, '../dist/cli.js');
  spawnSync(process.execPath, [cli, 'gate', '--cwd', directory, '--base', base, '--json', json], {
    maxBuffer: 1 << 28,
  });
  const report = JSON.parse(readFileSync(json, 'utf8')) as ReportJson;
  rmSync(out, { recursive: true });
  const stage = report.timings.stages.find(({ id }) => id === 'mutation');
  return {
    seconds: (stage?.ms ?? 0) / 1000,
    mutants: report.mutants.length,
    tests: [...new Set(report.tests.map(({ file }) => file))],
  };
}

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const show = (numbers: readonly number[]) =>
  `${median(numbers).toFixed(2)} (${Math.min(...numbers).toFixed(2)}..${Math.max(...numbers).toFixed(2)})`;

const warmUp = gate();
const tests = warmUp.tests.map((file) => withinPackage(file, subject));
const [a, b, ratios]: [number[], number[], number[]] = [[], [], []];
let lineMutants = 0;
for (let pair = 0; pair < Number(values.pairs); pair += 1) {
  const stage = gate().seconds;
  const plain = await plainStryker(project, subject, ranges, tests);
  lineMutants = plain.mutants.filter(({ status }) => status !== 'Ignored').length;
  a.push(stage);
  b.push(plain.seconds);
  ratios.push(stage / plain.seconds);
}
console.log(`${directory} ${change.base.slice(0, 7)}: ${ranges.length} ranges of changed lines`);
console.log(`A gate's mutation stage   ${show(a)} s, ${warmUp.mutants} mutants`);
console.log(`B stryker --mutate lines  ${show(b)} s, ${lineMutants} mutants`);
console.log(`A ÷ B                     ${show(ratios)}`);
if (!values['no-full']) {
  const sources = (await filesOf(git, root)).filter(ours).map((path) => withinPackage(path, subject));
  const full = await plainStryker(project, subject, sources, tests);
  console.log(`C stryker, all sources    ${full.seconds.toFixed(2)} s, ${full.mutants.length} mutants`);
  console.log(`A ÷ C                     ${(median(a) / full.seconds).toFixed(3)}`);
}
