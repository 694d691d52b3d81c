/**
 * Does the gate say of each mutant what plain Stryker says of it? Runs the built gate on a checkout, then plain Stryker on
 * the whole of the files that it judged, and prints every mutant on which they differ.
 *
 *   node bench/equality.ts DIR BASE
 *
 * DIR is a git work tree with its dependencies installed, BASE the commit that its pull request starts from.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectProject } from '../src/project/detect-project.ts';
import { packageOf, withinPackage } from '../src/project/package-of.ts';
import type { ReportJson } from '../src/report/report-schema.ts';
import { plainStryker } from './plain-stryker.ts';

const STATUSES: Readonly<Record<string, string>> = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'no-coverage',
  Timeout: 'timeout',
  CompileError: 'invalid',
  RuntimeError: 'invalid',
  Ignored: 'suppressed',
};

const [directory = '.', base = 'HEAD^'] = process.argv.slice(2);
const out = mkdtempSync(join(tmpdir(), 'equality-'));
const json = join(out, 'report.json');
const cli = join(import.meta.dirname, '../dist/cli.js');
const gate = spawnSync(process.execPath, [cli, 'gate', '--cwd', directory, '--base', base, '--json', json], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
console.log(`gate: exit ${gate.status}\n${gate.stdout.trim()}\n`);
const report = JSON.parse(readFileSync(json, 'utf8')) as ReportJson;
rmSync(out, { recursive: true });

const top = spawnSync('git', ['rev-parse', '--show-toplevel'], { cwd: directory, encoding: 'utf8' }).stdout.trim();
const within = spawnSync('git', ['rev-parse', '--show-prefix'], { cwd: directory, encoding: 'utf8' })
  .stdout.trim()
  .replace(/\/$/, '');
const project = await detectProject(top, {
  environment: process.env,
  runner: 'auto',
  command: null,
  packages: within === '' ? [] : [within],
});
const differences: string[] = [];
let [compared, missing, seconds] = [0, 0, 0];
for (const subject of project.packages) {
  const mutants = report.mutants.filter(({ file }) => packageOf(file, project.packages) === subject);
  const files = [...new Set(mutants.map(({ file }) => withinPackage(file, subject)))];
  if (files.length === 0) continue;
  const tests = [...new Set(report.tests.map(({ file }) => withinPackage(file, subject)))];
  const plain = await plainStryker(project, subject, files, tests);
  seconds += plain.seconds;
  if (plain.mutants.length === 0)
    console.log(`plain Stryker: exit ${plain.exitCode}, no report\n${plain.output.slice(-1500)}`);
  for (const mutant of mutants) {
    const same = plain.mutants.find(
      (other) =>
        other.file === withinPackage(mutant.file, subject) &&
        other.line === mutant.line &&
        other.column === mutant.column &&
        other.endLine === mutant.endLine &&
        other.endColumn === mutant.endColumn &&
        other.mutator === mutant.mutator &&
        other.replacement === mutant.replacement,
    );
    const said = same ? (STATUSES[same.status] ?? same.status) : 'not there';
    if (same) compared += 1;
    else missing += 1;
    if (said !== mutant.status) {
      const where = `${mutant.file}:${mutant.line}:${mutant.column} ${mutant.mutator} ${JSON.stringify(mutant.replacement).slice(0, 60)}`;
      differences.push(
        `${where}: gate ${mutant.status}, plain ${said}${same?.reason ? ` (${same.reason.slice(0, 120)})` : ''}`,
      );
    }
  }
  console.log(`plain Stryker on ${files.join(', ')}: ${plain.mutants.length} mutants in ${plain.seconds.toFixed(0)} s`);
}
console.log(
  `compared ${compared}, not in plain's report ${missing}, different ${differences.length} (plain took ${seconds.toFixed(0)} s)`,
);
for (const difference of differences) console.log(`  ${difference}`);
