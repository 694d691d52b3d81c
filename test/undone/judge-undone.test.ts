import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { textsOfTests } from '../../src/change/texts.ts';
import { ARID_STATEMENTS } from '../../src/domain/mutant.ts';
import type { MutationRun } from '../../src/domain/mutation-run.ts';
import type { StabilityRun } from '../../src/domain/stability.ts';
import type { UndoneRun } from '../../src/domain/undone.ts';
import { readTests } from '../../src/stability/reading.ts';
import { toolchainOf } from '../../src/toolchain/toolchains.ts';
import { judgeUndone } from '../../src/undone/judge-undone.ts';
import { aFlake, aPolicy, aStabilityRun, aTestStability } from '../judgements.ts';
import { commitAll } from '../projects/installed-project.ts';
import { detected } from '../toolchain/stryker/judging.ts';
import { projectWith } from '../toolchain/suites.ts';

type Files = Readonly<Record<string, string>>;

const NO_MUTANT: MutationRun = {
  outcome: 'nothing-to-mutate',
  packageDirectory: '.',
  mutants: [],
  planned: 0,
  worth: null,
  sample: null,
  staleAccepts: [],
  spentMs: 1,
  notJudged: [{ what: 'whole blocks', why: 'too large', count: 1 }],
  remarks: [],
  problem: null,
  engine: null,
  durationMs: 1,
};
const MUTANTS: MutationRun = { ...NO_MUTANT, outcome: 'judged', planned: 3 };

const fee = (cents: number) => `// Sent by post.\nexport const fee = (weight) => {\n  return weight * ${cents};\n};\n`;
const testFile = (...cases: readonly string[]) =>
  [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    "import { fee } from '../src/fee.js';",
    ...cases,
    '',
  ].join('\n');
const LOOSE = "test('costs something', () => { assert.ok(fee(2) > 0); });";
const EXACT = "test('costs 500 a kilogram', () => { assert.equal(fee(2), 1000); });";
const BEFORE = { 'src/fee.js': fee(499), 'test/fee.test.js': testFile(LOOSE) };

/** Judges what the files after make of those before: node:test, and mutants as told. */
async function judged(
  after: Files,
  { before = BEFORE as Files, gone = [] as string[], mutation = MUTANTS, stability = [] as StabilityRun[] } = {},
): Promise<UndoneRun> {
  const root = await projectWith('node-test-basic', before);
  const base = await commitAll(root, 'base');
  for (const path of gone) await rm(join(root, path));
  for (const [path, text] of Object.entries(after)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const { system, project, subject } = await detected(root);
  const kindOf = createClassifier({ testMatches: null });
  const change = await readChange(system.git, root, { base, head: null, how: 'told' }, kindOf);
  const policy = aPolicy();
  const run = await toolchainOf(subject.runner).runSuite(system, project, subject, policy.suite);
  const reading = await readTests(project, subject, change, run, await textsOfTests(system.git, root, change));
  const suites = [{ subject, run, reading }];
  return judgeUndone(system, project, { change, policy, suites, stability, mutation: [mutation], kindOf });
}

const tests = ({ tests: found }: UndoneRun) =>
  Object.fromEntries(found.map(({ name, change, failsOnBase }) => [name, `${change} ${failsOnBase}`]));

describe('a changed number, which offers no mutant', () => {
  test('that no test holds in place: the whole suite passes with it undone', async () => {
    const run = await judged({ 'src/fee.js': fee(500) }, { mutation: NO_MUTANT });
    expect([run.outcome, run.suite, run.alterations]).toEqual([
      'judged',
      'passes',
      [{ file: 'src/fee.js', line: 3, known: true }],
    ]);
  });

  test('that an added test holds in place: it fails, and nothing more is run', async () => {
    const after = { 'src/fee.js': fee(500), 'test/fee.test.js': testFile(LOOSE, EXACT) };
    const run = await judged(after, { mutation: NO_MUTANT });
    expect([run.suite, tests(run)]).toEqual(['not-asked', { 'costs 500 a kilogram': 'added true' }]);
  });

  test('that only a changed fixture holds in place: the suite fails, and what noticed is named', async () => {
    const reads = "import { price } from './fixtures/price.js';\n";
    const about = "test('costs the price', () => { assert.equal(fee(1), price); });";
    const fixture = (price: number) => `export const price = ${price};\n`;
    const run = await judged(
      { 'src/fee.js': fee(500), 'test/fixtures/price.js': fixture(500) },
      {
        before: {
          'src/fee.js': fee(499),
          'test/fee.test.js': reads + testFile(about),
          'test/fixtures/price.js': fixture(499),
        },
        mutation: NO_MUTANT,
      },
    );
    expect([run.suite, run.noticedBy]).toEqual(['fails', ['test/fee.test.js > costs the price']]);
  });

  test('in a file that the project keeps out of mutation blocks nothing', async () => {
    const notJudged = [{ what: 'src/fee.js', why: 'left out by `mutate`', count: 1 }];
    const run = await judged({ 'src/fee.js': fee(500) }, { mutation: { ...NO_MUTANT, notJudged } });
    expect([run.outcome, run.suite]).toEqual(['nothing-to-run', 'not-asked']);
  });
});

test('a changed log line, which is left out of mutation, asks for no test', async () => {
  const logged = (text: string) =>
    `export const fee = (weight) => {\n  console.log('${text}');\n  return weight;\n};\n`;
  const notJudged = [{ what: ARID_STATEMENTS, why: 'it only logs (console)', count: 1 }];
  const run = await judged(
    { 'src/fee.js': logged('weighed') },
    {
      before: { 'src/fee.js': logged('was weighed'), 'test/fee.test.js': testFile(LOOSE) },
      mutation: { ...NO_MUTANT, notJudged },
    },
  );
  expect([run.outcome, run.suite]).toEqual(['nothing-to-run', 'not-asked']);
});

describe('added and modified tests', () => {
  test('are told apart by what they do with the change undone', async () => {
    const modified = LOOSE.replace('> 0', '>= 1000');
    const other = "test('weighs', () => { assert.ok(fee(3)); });";
    const run = await judged({ 'src/fee.js': fee(500), 'test/fee.test.js': testFile(modified, EXACT, other) });
    expect(tests(run)).toEqual({
      'costs something': 'modified true',
      'costs 500 a kilogram': 'added true',
      weighs: 'added false',
    });
  });

  test('of a module that is not there at base fail, as do those of an export that is not', async () => {
    const run = await judged({
      'src/tax.js': 'export const tax = (cents) => cents / 5;\n',
      'src/fee.js': `${fee(499)}export const free = () => 0;\n`,
      'test/tax.test.js': testFile("test('is a fifth', () => { assert.equal(tax(5), 1); });").replace(/fee/g, 'tax'),
      'test/free.test.js': testFile("test('is free', () => { assert.equal(free(), 0); });").replace('{ fee', '{ free'),
    });
    expect(tests(run)).toEqual({ 'is a fifth': 'added true', 'is free': 'added true' });
  });

  test('that are flaky, or fail in any copy of the tree, are not known', async () => {
    const here =
      "test('lies where it was checked out', () => { assert.ok(!import.meta.dirname.includes('undone')); });";
    const flake = aTestStability({ file: 'test/fee.test.js', name: 'costs 500 a kilogram', flake: aFlake() });
    const run = await judged(
      { 'src/fee.js': fee(500), 'test/fee.test.js': testFile(LOOSE, EXACT, here) },
      { stability: [aStabilityRun({ tests: [flake] })] },
    );
    expect(tests(run)).toEqual({ 'lies where it was checked out': 'added null' });
  });
});
