/**
 * `npm run demo`: makes a git repository of invoice-ts/ and judges its four pull requests as a workflow would. Exits with 0
 * only when each ends as it should: the first for the mutant and the third for the tests that it should fail for. The reports are written to
 * `.earnest/demo`, or to the folder that is named as argument.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const repository = join(import.meta.dirname, '..');
const example = join(import.meta.dirname, 'invoice-ts');
const output = resolve(process.argv[2] ?? join(repository, '.earnest', 'demo'));
const program = join(repository, 'dist', 'cli.js');

interface Expected {
  readonly name: string;
  readonly verdict: 'pass' | 'fail';
  readonly exitCode: 0 | 1;
  /** What must be among the survivors; null: nothing may survive; any: that is not what it is about. */
  readonly survivor: string | null | 'any';
  /** Rules of the review that must block, and no others. */
  readonly blocks: readonly string[];
  /** New files of which every line and branch must be covered. */
  readonly covers?: readonly string[];
}

const REMINDER = ['src/late-fee.ts', 'src/reminder.ts'];

const PULL_REQUESTS: readonly Expected[] = [
  { name: '1-weak-discount', verdict: 'fail', exitCode: 1, survivor: 'sum * percent * 100', blocks: [] },
  { name: '2-strong-discount', verdict: 'pass', exitCode: 0, survivor: null, blocks: [] },
  {
    name: '3-nonsense-reminder',
    verdict: 'fail',
    exitCode: 1,
    survivor: 'any',
    blocks: ['conditional-assertion', 'empty-test', 'giant-snapshot', 'no-assertion', 'tautology'],
    covers: REMINDER,
  },
  { name: '4-honest-reminder', verdict: 'pass', exitCode: 0, survivor: null, blocks: [], covers: REMINDER },
];

interface Report {
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly mutants: readonly {
    readonly file: string;
    readonly line: number;
    readonly mutator: string;
    readonly replacement: string;
    readonly status: string;
  }[];
  readonly smells: readonly { readonly rule: string; readonly level: string }[];
}

function demo(): boolean {
  if (!existsSync(program)) {
    throw new Error('dist/cli.js is not there. Run `npm run build` first.');
  }
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const workTree = mkdtempSync(join(tmpdir(), 'earnest-demo-'));
  try {
    console.log('Making a repository of examples/invoice-ts and installing its test runner…');
    cpSync(join(example, 'base'), workTree, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
    git(workTree, 'init', '--quiet', '--initial-branch=main');
    commit(workTree, 'Sum up an invoice, and serve the summary');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: workTree });
    console.log('Judging its four pull requests. The first time, Stryker is installed as well.\n');
    return PULL_REQUESTS.map((expected) => judge(workTree, expected)).every(Boolean);
  } finally {
    rmSync(workTree, { recursive: true, force: true });
  }
}

/** Prints what came of one pull request; true when it is what should. */
function judge(workTree: string, expected: Expected): boolean {
  const folder = join(output, expected.name);
  const [json, summary, html] = ['report.json', 'summary.md', 'mutation.html'].map((name) => join(folder, name));
  git(workTree, 'checkout', '--quiet', '-b', expected.name, 'main');
  git(workTree, 'apply', '--index', join(example, 'pull-requests', expected.name, 'change.patch'));
  commit(workTree, expected.name);
  const gate = spawnSync(
    process.execPath,
    [program, 'gate', '--cwd', workTree, '--base', 'main', `--json=${json}`, `--summary=${summary}`, `--html=${html}`],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (json === undefined || summary === undefined || !existsSync(json)) {
    console.log(`${expected.name}: there is no report (exit code ${gate.status}).\n${gate.stdout}${gate.stderr}`);
    return false;
  }
  const report: Report = JSON.parse(readFileSync(json, 'utf8'));
  const survivors = report.mutants.filter(({ status }) => status === 'survived' || status === 'no-coverage');
  const blocking = report.smells.filter(({ level }) => level === 'block').map(({ rule }) => rule);
  const covered = expected.covers === undefined ? null : coverage(workTree, folder, expected.covers);
  const survives =
    expected.survivor === 'any' ||
    (expected.survivor === null
      ? survivors.length === 0
      : survivors.some(({ replacement }) => replacement === expected.survivor));
  const asExpected =
    survives &&
    (covered === null || covered === '100 % of lines, 100 % of branches') &&
    gate.status === expected.exitCode &&
    report.verdict === expected.verdict &&
    JSON.stringify([...new Set(blocking)].sort()) === JSON.stringify(expected.blocks);
  console.log(`${expected.name}: ${report.verdict} (exit code ${gate.status})${asExpected ? '' : ', not as expected'}`);
  console.log(`  figure    ${seedFigure(readFileSync(summary, 'utf8'))}`);
  if (covered !== null) console.log(`  coverage  ${covered}`);
  for (const reason of report.reasons) {
    console.log(`  because   ${reason}`);
  }
  console.log(`  summary   ${relative(process.cwd(), summary)}\n`);
  return asExpected;
}

/** What the suite covers of some files, by vitest's own measure, in words. */
function coverage(workTree: string, folder: string, files: readonly string[]): string {
  const options = ['--coverage.reporter=json-summary', `--coverage.reportsDirectory=${join(folder, 'coverage')}`];
  const included = files.map((file) => `--coverage.include=${file}`);
  run('npx', ['vitest', 'run', '--coverage', ...options, ...included], { cwd: workTree });
  const { total } = JSON.parse(readFileSync(join(folder, 'coverage', 'coverage-summary.json'), 'utf8'));
  return `${total.lines.pct} % of lines, ${total.branches.pct} % of branches`;
}

/** The line of tests and mutants, such as `18 passed in 2.41s · 1 survived, 14 killed, 0 timeout`. */
function seedFigure(summary: string): string {
  return summary.split('\n').find((line) => / in [\d.]+s · \d+ survived/.test(line)) ?? '(the suite was not run)';
}

function commit(workTree: string, message: string): void {
  git(workTree, 'add', '--all');
  git(workTree, 'commit', '--quiet', '--no-gpg-sign', '-m', message);
}

function git(workTree: string, ...args: readonly string[]): void {
  const settings = ['user.name=Demo', 'user.email=demo@example.com', 'core.hooksPath=/dev/null', 'core.autocrlf=false'];
  run('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], { cwd: workTree });
}

function run(command: string, args: readonly string[], options: SpawnSyncOptions): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`}`);
  }
}

process.exitCode = demo() ? 0 : 1;
console.log(process.exitCode === 0 ? 'All four are as they should be.' : 'This is not what the demo should show.');
