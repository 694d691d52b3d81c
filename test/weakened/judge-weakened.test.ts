import { readFileSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { textsOfTests } from '../../src/change/texts.ts';
import type { StabilityRun } from '../../src/domain/stability.ts';
import type { WeakenedRun } from '../../src/domain/weakened.ts';
import { sharedBase } from '../../src/project/shared-base.ts';
import { toolchainOf } from '../../src/toolchain/toolchains.ts';
import { weakenedCheck } from '../../src/verdict/weakened.ts';
import { judgeWeakened } from '../../src/weakened/judge-weakened.ts';
import { aFlake, aPolicy, aStabilityRun, aTestStability } from '../judgements.ts';
import { commitAll } from '../projects/installed-project.ts';
import { detected } from '../toolchain/stryker/judging.ts';
import { projectWith } from '../toolchain/suites.ts';

/** Text by path; null removes the file. */
type Files = Readonly<Record<string, string | null>>;

async function write(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    if (text === null) await rm(join(root, path));
    else await writeFile(join(root, path), text);
  }
}

/** Judges what the change makes of the tests before it, in a project of mocha or jest without its own sources and tests. */
async function judged(
  before: Files,
  after: Files,
  stability: StabilityRun | null = null,
  runner: 'mocha-basic' | 'jest-basic' = 'mocha-basic',
): Promise<WeakenedRun> {
  const root = await projectWith(runner, {});
  await write(root, { 'src/price.js': null, 'test/price.test.js': null, ...before });
  const base = await commitAll(root, 'base');
  await write(root, after);
  const { system, project, subject } = await detected(root);
  const kindOf = createClassifier({ testMatches: null });
  const change = await readChange(system.git, root, { base, head: null, how: 'told' }, kindOf);
  const policy = aPolicy();
  const run = await toolchainOf(subject.runner).runSuite(system, project, subject, policy.suite);
  const textsOf = await textsOfTests(system.git, root, change);
  const shared = sharedBase(system, project, change);
  const request = { change, policy, base: shared, textsOf, kindOf, budgetMs: 120_000 };
  return judgeWeakened(system, project, { subject, run, stability }, request);
}

const SOURCE = `exports.isAdult = (age) => {
  return age >= 18;
};
exports.half = (cents) => {
  return cents / 2;
};
`;
const test18 = (...lines: readonly string[]) => `it('is adult from 18', () => {
${lines.map((line) => `  ${line}`).join('\n')}
});
`;
const HEAD = `const assert = require('node:assert');
const { isAdult, half } = require('../src/rules.js');
`;
const AT_18 = 'assert.equal(isAdult(18), true);';
const AT_17 = 'assert.equal(isAdult(17), false);';
const AT_30 = 'assert.equal(isAdult(30), true);';
const HALVES = "it('halves', () => { assert.equal(half(4), 2); });\n";
const BEFORE: Files = { 'src/rules.js': SOURCE, 'test/rules.spec.js': HEAD + test18(AT_18, AT_17) + HALVES };

const lost = (run: WeakenedRun) =>
  run.lost.map(({ mutant, killers }) => [
    `${mutant.file}:${mutant.line} ${mutant.replacement} ${mutant.status}`,
    killers.map(({ name, fate }) => `${name} ${fate}`),
  ]);
const status = (run: WeakenedRun) => weakenedCheck([run], null, null).status;

test('kills that are lost by an assertion and by a test that is gone block, with the mutants and their former killers', async () => {
  const run = await judged(BEFORE, {
    'src/rules.js': `exports.name = 'rules';\n\n${SOURCE}`,
    'test/rules.spec.js': HEAD + test18(AT_18, AT_30),
  });
  expect(lost(run)).toEqual([
    ['src/rules.js:4 true survived', ['test/rules.spec.js > is adult from 18 edited']],
    ['src/rules.js:7 cents * 2 no-coverage', ['test/rules.spec.js > halves deleted']],
  ]);
  expect([run.edited, run.deleted, run.notJudged, status(run)]).toEqual([1, 1, 0, 'fail']);
});

test('a kill that only emptying the block around others gives is lost like any other', async () => {
  const store = `exports.store = (list, item) => {
  list[list.length] = item === '' ? item : item;
};
`;
  const stores = `it('stores', () => {
  const list = [];
  require('../src/rules.js').store(list, 'a');
  assert.deepEqual(list, ['a']);
});
`;
  const run = await judged(
    { 'src/rules.js': SOURCE + store, 'test/rules.spec.js': HEAD + test18(AT_18, AT_17) + HALVES + stores },
    { 'test/rules.spec.js': HEAD + test18(AT_18, AT_17) + HALVES + stores.replace("['a']", 'list') },
  );
  expect([lost(run), run.notJudged]).toEqual([
    [['src/rules.js:7 {} survived', ['test/rules.spec.js > stores edited']]],
    0,
  ]);
});

test('kills are lost of all tests by an edit of the file that is loaded before them', async () => {
  const setup = "globalThis.assert = require('node:assert');\n";
  const bare = (text: string) => text.replace(/^const assert .*\n/, '');
  const run = await judged(
    {
      ...BEFORE,
      'test/rules.spec.js': bare(HEAD) + test18(AT_18, AT_17) + HALVES,
      'test/setup.js': setup,
      '.mocharc.json': '{ "require": ["./test/setup.js"], "spec": ["test/*.spec.js"] }',
    },
    { 'test/setup.js': `${setup}globalThis.assert = { equal() {} };\n` },
  );
  expect([run.outcome, run.edited, run.deleted, status(run)]).toEqual(['judged', 2, 0, 'fail']);
  expect(lost(run).map(([mutant]) => mutant)).toContain('src/rules.js:5 cents * 2 survived');
});

test('kills are not lost that another test makes, whose source is gone, whose line the change edits, or that were a flaky test’s', async () => {
  const source = `${SOURCE}exports.gone = (a) => a - 1;
exports.odd = (a) => a % 2;
`;
  const gone = "it('is less', () => { assert.equal(require('../src/rules.js').gone(3), 2); });\n";
  const odd = "it('is odd', () => { assert.equal(require('../src/rules.js').odd(3), 1); });\n";
  const flake = aTestStability({ file: 'test/rules.spec.js', name: 'is odd', flake: aFlake() });
  const run = await judged(
    { 'src/rules.js': source, 'test/rules.spec.js': HEAD + test18(AT_18, AT_17) + HALVES + gone + odd },
    {
      'src/rules.js': source.replace(/exports.gone[^\n]*\n/, '').replace('cents / 2', 'cents / 4'),
      'test/rules.spec.js': HEAD + HALVES.replace('half(4), 2', 'half(4) > 0, true') + odd.replace(', 1', ' > 0, true'),
      'test/ages.spec.js': HEAD + test18(AT_17, AT_18, AT_30).replace('is adult', 'is of age'),
    },
    aStabilityRun({ tests: [flake] }),
  );
  expect([run.outcome, run.edited, run.deleted, lost(run), status(run)]).toEqual(['judged', 1, 2, [], 'pass']);
  expect(run.judged).toBeGreaterThan(0);
});

test.each<[string, Files]>([
  ['added', { 'test/more.spec.js': HEAD + test18(AT_18) }],
  ['reformatted', { 'test/rules.spec.js': HEAD + test18(AT_18, '', '// below', AT_17) + HALVES }],
  ['renamed', { 'test/rules.spec.js': (HEAD + test18(AT_18, AT_17) + HALVES).replace('is adult', 'is of age') }],
  [
    'moved',
    {
      'test/rules.spec.js': null,
      'test/deep/rules.spec.js': (HEAD + test18(AT_18, AT_17) + HALVES).replace('../src', '../../src'),
    },
  ],
])('a test that is only %s is not looked at', async (_, after) => {
  const run = await judged(BEFORE, after);
  expect([run.outcome, status(run)]).toEqual(['nothing-edited', 'skipped']);
});

test('on the base commit jest loads the files of the edited tests, and no others', async () => {
  const log = join(tmpdir(), `earnest-weakened-${process.pid}`);
  const jestTest = `const { isAdult } = require('../src/rules.js');\ntest('is adult from 18', () => { expect(isAdult(18)).toBe(true); });\n`;
  const other = `const { half, name } = require('../src/rules.js');
require('fs').appendFileSync(${JSON.stringify(log)}, (name || 'base') + ' ');
test('halves', () => { expect(half(4)).toBe(2); });
`;
  try {
    const run = await judged(
      { 'src/rules.js': SOURCE, 'test/rules.test.js': jestTest, 'test/other.test.js': other },
      {
        'src/rules.js': `${SOURCE}exports.name = 'head';\n`,
        'test/rules.test.js': jestTest.replace('toBe', 'toEqual'),
      },
      null,
      'jest-basic',
    );
    expect([run.outcome, run.lost]).toEqual(['judged', []]);
    expect(new Set(readFileSync(log, 'utf8').trim().split(' '))).toEqual(new Set(['head']));
  } finally {
    rmSync(log, { force: true });
  }
});
