/**
 * A change of more mutants than its budget holds: `node bench/budget.ts [--functions N] [--busy MS] [--full]`.
 *
 * Makes a mocha project in a temporary folder, whose second commit adds generated functions (8 mutants each, or about; a quarter of them tested
 * weakly, a tenth not at all; each test keeps a core busy for so many ms), and runs the gate on it twice with a budget of 2 minutes; with `--full` once more with one of 6 hours. Prints wall
 * times of the gate and of its mutation stage, the estimates, whether both took the same sample, and whether the interval holds the score of
 * the full run. Give it `EARNEST_CACHE` with the Stryker for mocha installed, or the first run installs it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const earnest = join(import.meta.dirname, '..');
const option = (name: string) => process.argv[process.argv.indexOf(name) + 1];
const functions = process.argv.includes('--functions') ? Number(option('--functions')) : 440;
const busyMs = process.argv.includes('--busy') ? Number(option('--busy')) : 0;
const PER_FILE = 20;

/** A number from 0 to 1 that is the same in each run of this program. */
const drawn = (index: number) => ((index * 2654435761) % 4294967296) / 4294967296;

const source = (index: number) => `export function f${index}(a, b) {
  let total = a * ${index + 2} + b;
  if (a > b && b >= ${index % 7}) {
    total = total - ${index + 1};
  }
  if (total < ${3 * index}) {
    return 'low';
  }
  return total;
}
`;

const expected = (index: number, a: number, b: number): string | number => {
  let total = a * (index + 2) + b;
  if (a > b && b >= index % 7) total = total - (index + 1);
  return total < 3 * index ? 'low' : total;
};

function testOf(index: number): string {
  const luck = drawn(index + 1);
  if (luck < 0.1) return '';
  const b = index % 7;
  const strong: readonly (readonly [number, number])[] = [
    [b + 9, b],
    [b + 9, b - 1],
    [b, b],
    [0, b],
    [4, 9],
  ];
  const calls = luck < 0.35 ? strong.slice(0, 1) : strong;
  const asserts = calls.map(
    ([x, y]) => `    assert.deepEqual(f${index}(${x}, ${y}), ${JSON.stringify(expected(index, x, y))});`,
  );
  const busy = `    for (const end = performance.now() + ${busyMs}; performance.now() < end; );\n`;
  return `  it('f${index}', () => {\n${busyMs > 0 ? busy : ''}${asserts.join('\n')}\n  });\n`;
}

function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'earnest-budget-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: root });
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({
      name: 'many',
      private: true,
      type: 'module',
      scripts: { test: 'mocha' },
      devDependencies: { mocha: '12.0.3' },
    }),
  );
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'test'));
  const install = process.env.BENCH_MOCHA_MODULES;
  if (install) symlinkSync(install, join(root, 'node_modules'));
  else execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  const files = Array.from({ length: Math.ceil(functions / PER_FILE) }, (_, file) =>
    Array.from({ length: PER_FILE }, (_, index) => file * PER_FILE + index).filter((index) => index < functions),
  );
  for (const [file, indexes] of files.entries()) {
    const names = indexes.map((index) => `f${index}`).join(', ');
    const tests = indexes.map(testOf).join('');
    writeFileSync(
      join(root, `test/m${file}.js`),
      `import assert from 'node:assert/strict';\nimport { ${names} } from '../src/m${file}.js';\ndescribe('m${file}', () => {\n${tests}});\n`,
    );
    writeFileSync(join(root, `src/m${file}.js`), indexes.map((index) => `export function f${index}() {}\n`).join(''));
  }
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'base');
  for (const [file, indexes] of files.entries())
    writeFileSync(join(root, `src/m${file}.js`), indexes.map(source).join('\n'));
  git('add', '-A');
  git('commit', '-qm', 'change');
  return root;
}

interface Report {
  readonly verdict: string;
  readonly checks: readonly { readonly id: string; readonly summary: string; readonly why: string | null }[];
  readonly mutants: readonly { readonly id: string; readonly status: string }[];
  readonly mutation: {
    readonly score: number;
    readonly judged: number;
    readonly planned: number;
    readonly interval?: readonly [number, number];
  };
  readonly timings: {
    readonly totalMs: number;
    readonly stages: readonly { readonly id: string; readonly ms: number }[];
  };
}

/** Where the Stryker for mocha is kept; what else is in there (verdicts of earlier runs) is not shared with the full run. */
const CACHE = process.env.EARNEST_CACHE ?? join(homedir(), '.cache/earnest');

function separateCache(): string {
  const cache = mkdtempSync(join(tmpdir(), 'earnest-budget-cache-'));
  symlinkSync(join(CACHE, 'toolchains'), join(cache, 'toolchains'));
  return cache;
}

function gate(root: string, budget: string, cache: string): Report {
  writeFileSync(join(root, '.git', 'policy.yml'), `mutation: { budget: ${budget} }\n`);
  const json = join(root, '.git', `report-${budget}.json`);
  const started = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      join(earnest, 'src/entry/cli.ts'),
      'gate',
      '--cwd',
      root,
      '--base',
      'HEAD~1',
      '--config',
      join(root, '.git', 'policy.yml'),
      '--json',
      json,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, EARNEST_CACHE: cache } },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
  const mutation = report.checks.find(({ id }) => id === 'mutation');
  const stages = report.timings.stages.map(({ id, ms }) => `${id} ${(ms / 1000).toFixed(1)} s`).join(', ');
  console.log(`budget ${budget}: gate ${seconds} s (${stages}), exit ${run.status}, ${report.verdict}`);
  console.log(`  ${mutation?.summary}${mutation?.why ? `: ${mutation.why}` : ''}`);
  return report;
}

const root = project();
console.log(root);
const [first, second] = [gate(root, '2m', CACHE), gate(root, '2m', CACHE)];
const sample = (report: Report) =>
  report.mutants
    .map(({ id, status }) => `${id} ${status}`)
    .sort()
    .join('\n');
const ids = (report: Report) =>
  report.mutants
    .map(({ id }) => id)
    .sort()
    .join('\n');
console.log(
  `the same sample twice: ${ids(first) === ids(second)}; the same statuses: ${sample(first) === sample(second)}`,
);
if (process.argv.includes('--full')) {
  const full = gate(root, '6h', separateCache());
  const [low, high] = first.mutation.interval ?? [first.mutation.score, first.mutation.score];
  console.log(
    `true score ${full.mutation.score.toFixed(2)}, interval ${low.toFixed(2)} to ${high.toFixed(2)}: ${low <= full.mutation.score && full.mutation.score <= high ? 'held' : 'MISSED'}`,
  );
}
