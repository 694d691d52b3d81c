/**
 * The gate on this repository's own commits, one after another: each as a pull request whose base is the commit before it.
 *
 *   node bench/own-commits.ts OUT [--last 10] [--until HEAD]
 *   node bench/own-commits.ts OUT --since COMMIT [--until HEAD]    all of them as one change
 *
 * `--only` takes stages, as the gate does.
 *
 * Settings that say which tests and sources are judged, and the tests of speed, are those of today on both sides of every commit: older commits had
 * none, or others. So a commit that changes such a file is judged without that part. OUT gets the log, the report and the summary of each.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const TODAY = [
  ...['.github/earnest.yml', 'jest.config.js', 'package.json', 'package-lock.json', 'stryker.config.mjs'],
  ...['test/speed', 'test/report/summary.test.ts', 'test/review/model/reading.test.ts'],
  ...['test/source/test-blocks.test.ts', 'test/source/import-graph.test.ts', 'test/verdict/suppressions.test.ts'],
];

interface Report {
  readonly verdict: string;
  readonly checks: readonly { readonly id: string; readonly status: string; readonly summary: string }[];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    last: { type: 'string', default: '10' },
    since: { type: 'string' },
    until: { type: 'string', default: 'HEAD' },
    only: { type: 'string' },
  },
});
const out = resolve(positionals[0] ?? 'own-commits');
const here = join(import.meta.dirname, '..');

function run(program: string, words: readonly string[], cwd = here): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}

const today = run('git', ['rev-parse', 'HEAD']);
const newest = values.since === undefined ? values.last : '1';
const commits = run('git', ['rev-list', '--reverse', `--max-count=${newest}`, values.until]).split('\n');
const folder = await mkdtemp(join(tmpdir(), 'own-commits-'));
const clone = join(folder, 'earnest');
const inClone = (...words: readonly string[]) =>
  run('git', ['-c', 'user.name=own', '-c', 'user.email=own@own', ...words], clone);

/** Commits the tree of `commit`, with today's settings. */
function asToday(commit: string): string {
  inClone('rm', '-rq', '--ignore-unmatch', '.');
  inClone('checkout', '--quiet', commit, '--', '.');
  inClone('checkout', '--quiet', today, '--', ...TODAY);
  inClone('add', '--all');
  inClone('commit', '--quiet', '--allow-empty', '--message', commit);
  return inClone('rev-parse', 'HEAD');
}

await mkdir(out, { recursive: true });
try {
  run('git', ['clone', '--quiet', '--no-checkout', here, clone]);
  inClone('checkout', '--quiet', today);
  run('cp', ['-al', join(here, 'node_modules'), clone]);
  console.log('| Commit | Seconds | Verdict | Checks |\n|---|--:|---|---|');
  for (const commit of commits) {
    const base = asToday(values.since ?? `${commit}~1`);
    asToday(commit);
    const name = run('git', ['log', '-1', '--format=%h', commit]);
    const to = (end: string) => join(out, `${name}.${end}`);
    const stages = values.only === undefined ? [] : ['--only', values.only];
    const files = ['--json', to('json'), '--summary', to('md')];
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(here, 'dist', 'cli.js'), 'gate', '--cwd', clone, '--base', base, ...stages, ...files],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    await writeFile(to('log'), `${stdout}\n${stderr}\nexit ${status}\n`);
    const { verdict, checks } = JSON.parse(await readFile(to('json'), 'utf8')) as Report;
    const said = checks.map((check) => `${check.id} ${check.status}: ${check.summary.slice(0, 120)}`).join('<br>');
    console.log(`| ${run('git', ['log', '-1', '--format=%h %s', commit])} | ${seconds} | ${verdict} | ${said} |`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
