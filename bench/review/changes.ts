/**
 * What the review says of changes that people merged: the last commits of each repository that touch code and tests, read one by one.
 * Nothing is run: every test of a file that reaches the change counts as having passed.
 *
 *   node bench/review/changes.ts LIST [--only PATTERN] [--commits 15] [--show RULE,RULE]
 *
 * LIST as for bench/review/rates.ts; its work trees have their history, and are left as they are.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { textsOfTests } from '../../src/change/texts.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Suspicion } from '../../src/domain/smell.ts';
import { SMELL_RULES } from '../../src/domain/smell-rules.ts';
import type { TestCase, TestRun } from '../../src/domain/test-run.ts';
import { readTestFile } from '../../src/review/model/test-file.ts';
import { reviewChange } from '../../src/review/review-change.ts';
import { createImportGraph } from '../../src/source/import-graph.ts';
import { testChanges } from '../../src/source/test-changes.ts';
import { createGit } from '../../src/system/git.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    commits: { type: 'string', default: '15' },
    show: { type: 'string', default: '' },
  },
});
interface Suite {
  readonly name: string;
  readonly repo: string;
  readonly path: string;
}
const suites = (JSON.parse(readFileSync(positionals[0] ?? '', 'utf8')) as readonly Suite[]).filter(({ name }) =>
  new RegExp(values.only).test(name),
);
const git = createGit(process.env);
const classify = createClassifier({ testMatches: null });
const run = (folder: string, ...words: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const all: { readonly where: string; readonly suspicion: Suspicion }[] = [];
let [changes, tests] = [0, 0];
for (const suite of suites) {
  const folder = mkdtempSync(join(tmpdir(), 'review-changes-'));
  try {
    run(folder, 'clone', '--quiet', '--shared', suite.path, 'tree');
    const root = join(folder, 'tree');
    const commits = run(root, 'log', '--first-parent', '--no-merges', '--format=%H', '-n', '400').split('\n');
    let judged = 0;
    for (const commit of commits) {
      if (judged >= Number(values.commits)) break;
      const paths = run(root, 'diff-tree', '--no-commit-id', '--name-only', '-r', commit).split('\n');
      const kinds = new Set(paths.map((path) => classify(path)));
      if (!kinds.has('source') || !kinds.has('test') || paths.length > 60) continue;
      judged += 1;
      changes += 1;
      tests += await review(root, commit, suite.name);
    }
  } catch (problem) {
    console.error(`${suite.name}: ${(problem as Error).message.split('\n')[0]}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function review(root: string, commit: string, name: string): Promise<number> {
  run(root, 'checkout', '--quiet', '--force', commit);
  const base = run(root, 'rev-parse', `${commit}^`);
  const change = await readChange(git, root, { base, head: null, how: 'told' }, classify);
  const files = run(root, 'ls-files').split('\n');
  const ran = await testsAround(root, change, files);
  const textsOf = await textsOfTests(git, root, change);
  const { suspicions, counts } = await reviewChange(
    { root },
    {
      change,
      suites: [
        { run: { tests: ran } as unknown as TestRun, changeOf: testChanges(change, textsOf), reached: () => true },
      ],
      sources: files.filter((path) => classify(path) === 'source'),
      textsOf,
    },
  );
  all.push(...suspicions.map((suspicion) => ({ where: `${name} ${commit.slice(0, 10)}`, suspicion })));
  return counts.tests;
}

/** The tests of all test files that import what the change touches. */
async function testsAround(root: string, change: Change, files: readonly string[]): Promise<readonly TestCase[]> {
  const graph = createImportGraph(root);
  const changed = new Set(change.files.map(({ path }) => path));
  const found: TestCase[] = [];
  for (const path of files.filter((each) => classify(each) === 'test' && /\.[cm]?[jt]sx?$/.test(each))) {
    const { files: reached } = await graph.closureOf(path);
    if (!changed.has(path) && !reached.some((each) => changed.has(each))) continue;
    const read = readTestFile(path, readFileSync(join(root, path), 'utf8'));
    for (const { titles, name, line } of read?.cases ?? []) {
      const location = { line, column: 1 };
      found.push({ file: path, titlePath: titles, name, location } as unknown as TestCase);
    }
  }
  return found;
}

console.log(
  `${changes} changes, ${tests} added or edited tests\n\n| Rule | Found at its level | Changes it is found in |\n|---|---|---|`,
);
for (const { id, level } of SMELL_RULES) {
  const found = all.filter(({ suspicion }) => suspicion.rule === id && suspicion.level === level);
  console.log(`| ${id} (${level}) | ${found.length} | ${new Set(found.map(({ where }) => where)).size} |`);
}
const shown = values.show.split(',');
for (const { where, suspicion } of all) {
  const { rule, level, file, line, test, message } = suspicion;
  if (!shown.includes(rule) && !(level === 'block' && shown.includes('block'))) continue;
  console.log(`\n${where} ${file}:${line} ${rule} (${level}) ${test ?? ''}\n    ${message}`);
}
