import { describe, expect, test } from '@jest/globals';
import type { ChangedFile } from '../../src/domain/change.ts';
import type { MutationRun } from '../../src/domain/mutation-run.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { judgeChange } from '../../src/mutation/judge-change.ts';
import { toolchainOf } from '../../src/toolchain/toolchains.ts';
import { aChange, aChangedFile, aPolicy } from '../judgements.ts';
import { detected } from '../toolchain/stryker/judging.ts';
import { projectWith } from '../toolchain/suites.ts';
import { NOTHING_TO_REUSE } from './reuse/nothing-to-reuse.ts';

/** Runs the suite of the package, then judges the change, as the gate does. */
async function judged(
  root: string,
  files: readonly ChangedFile[],
  mutation: Partial<Policy['mutation']> = {},
  sources: readonly string[] = ['src/price.js'],
): Promise<MutationRun> {
  const { system, project, subject } = await detected(root);
  const policy = aPolicy({ mutation: { ...aPolicy().mutation, budgetMs: 90_000, ...mutation } });
  const suite = await toolchainOf(subject.runner).runSuite(system, project, subject, policy.suite);
  const none = { flaky: [], changed: [] };
  const { budgetMs } = policy.mutation;
  return judgeChange(
    system,
    project,
    subject,
    aChange(files),
    suite,
    policy,
    sources,
    none,
    budgetMs,
    NOTHING_TO_REUSE,
  );
}

const changed = (path: string, first: number, last = first) =>
  aChangedFile({ path, lines: [{ first, last }], addedLines: last - first + 1 });

describe('judging a change', () => {
  test('brings the same mutants in the same order each time, with the text they replace and the tests by name', async () => {
    const root = await projectWith('node-test-basic', {});
    const run = await judged(root, [changed('src/price.js', 5, 6)]);
    expect(run).toMatchObject({ outcome: 'judged', packageDirectory: '.', planned: 6, remarks: [], problem: null });
    expect(
      run.mutants.map(({ line, column, original, replacement, status }) => [
        line,
        column,
        original,
        replacement,
        status,
      ]),
    ).toEqual([
      [5, 15, 'unitPrice * quantity', 'unitPrice / quantity', 'killed'],
      [6, 7, 'quantity >= 10', 'false', 'survived'],
      [6, 7, 'quantity >= 10', 'true', 'killed'],
      [6, 7, 'quantity >= 10', 'quantity < 10', 'killed'],
      [6, 7, 'quantity >= 10', 'quantity > 10', 'survived'],
      [6, 23, '{\n    total = total * 0.9;\n  }', '{}', 'survived'],
    ]);
    expect(run.mutants[5]).toMatchObject({
      file: 'src/price.js',
      endLine: 8,
      endColumn: 4,
      mutator: 'BlockStatement',
      killedBy: [],
      coveredBy: ['test/price.test.js > price > takes a tenth off from ten pieces'],
      reused: null,
    });
    expect(run.mutants.every(({ id }) => /^[0-9a-f]{12}$/.test(id))).toBe(true);
    expect(run.notJudged).toEqual([
      {
        what: 'whole blocks',
        why: 'they span more lines than the change adds, so their removal says little about it',
        count: 1,
      },
    ]);
    const again = await judged(root, [changed('src/price.js', 5, 6)]);
    expect(again.mutants).toEqual(run.mutants);
  });

  test('a package below the root is told by paths from the root, whatever ends its lines', async () => {
    const source = '// one\u2028export const both = (a, b) =>\r\n  a &&\r\n  b;\r\n';
    const root = await projectWith('node-test-basic', {
      'packages/a/package.json': '{ "name": "a", "type": "module", "scripts": { "test": "node --test" } }',
      'packages/a/src/both.js': source,
      'packages/a/test/both.test.js':
        "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { both } from '../src/both.js';\ntest('both', () => { assert.equal(both(1, 2), 2); });\n",
      'package.json': '{ "name": "top", "private": true, "workspaces": ["packages/*"] }',
    });
    const run = await judged(root, [{ ...changed('packages/a/src/both.js', 1, 4), addedLines: 4 }]);
    expect(run.packageDirectory).toBe('packages/a');
    const logical = run.mutants.find(({ mutator }) => mutator === 'LogicalOperator');
    expect(logical).toMatchObject({
      file: 'packages/a/src/both.js',
      original: 'a &&\n  b',
      status: 'killed',
      killedBy: ['packages/a/test/both.test.js > both'],
    });
  });

  test('says what was left out, and sets a configuration aside that the change edits', async () => {
    const root = await projectWith('node-test-basic', { 'stryker.config.json': '{ "mutate": ["!src/price.js"] }' });
    const change = [changed('src/price.js', 7), changed('.scripts/build.js', 1)];
    const left = await judged(root, change);
    expect([left.outcome, left.mutants]).toEqual(['nothing-to-mutate', []]);
    expect(left.notJudged).toEqual([
      {
        what: '.scripts/build.js',
        why: 'what a package keeps under a name with a leading dot is taken for tooling',
        count: 1,
      },
      {
        what: 'src/price.js',
        why: 'left out by `mutate` or `ignorePatterns` in the Stryker configuration',
        count: 1,
      },
    ]);
    const edited = aChangedFile({ path: 'stryker.config.json', kind: 'config', lines: [{ first: 1, last: 1 }] });
    const aside = await judged(root, [...change.slice(0, 1), edited]);
    expect([aside.outcome, aside.mutants.map(({ status }) => status)]).toEqual(['judged', ['survived', 'killed']]);
    expect(aside.remarks).toEqual(['The change edits the Stryker configuration, so its exclusions were set aside.']);
  });

  const inLine = ['src/price.js:3 ArithmeticOperator'];
  const inFunction = ['src/price.js:1 BlockStatement', 'src/price.js:2 ArithmeticOperator', ...inLine];
  const inFile = [...inFunction, 'src/price.js:6 ArithmeticOperator', 'src/price.js:6 ArrowFunction'];
  const inAll = ['src/apart.js:1 ArithmeticOperator', 'src/apart.js:1 ArrowFunction', ...inFile];

  test.each([
    ['changed-lines', inLine],
    ['changed-functions', inFunction],
    ['changed-files', inFile],
    ['all', inAll],
  ] as const)('mutation.scope %s makes its mutants and no others', async (scope, expected) => {
    const root = await projectWith('node-test-basic', {
      'src/price.js': [
        'export function price(a, b) {',
        '  const whole = a * b;',
        '  const half = whole / 2;',
        '  return half;',
        '}',
        'export const other = (a) => a - 1;',
        '',
      ].join('\n'),
      'src/apart.js': 'export const apart = (a) => a % 2;\n',
      'test/price.test.js':
        "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { price } from '../src/price.js';\ntest('t', () => { assert.equal(price(4, 3), 6); });\n",
    });
    const sources = ['src/apart.js', 'src/price.js'];
    const { mutants } = await judged(root, [changed('src/price.js', 3)], { scope }, sources);
    expect(mutants.map(({ file, line, mutator }) => `${file}:${line} ${mutator}`).sort()).toEqual([...expected].sort());
  });

  test('a change without code needs no Stryker', async () => {
    const root = await projectWith('node-test-basic', {});
    const run = await judged(root, [aChangedFile({ path: 'test/price.test.js', kind: 'test' })]);
    expect(run).toMatchObject({ outcome: 'nothing-to-mutate', engine: null, mutants: [], planned: 0, notJudged: [] });
  });

  test('a budget that cannot hold all mutants brings a sample, and counts the rest', async () => {
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 5_000));';
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { price } from '../src/price.js';\n${wait}\ntest('t', () => { assert.equal(price(100, 2), 200); });\n`,
    });
    const run = await judged(root, [changed('src/price.js', 1, 13)], { budgetMs: 40_000 });
    expect([run.outcome, run.problem]).toEqual(['sampled', null]);
    const rest = run.notJudged.find(({ what }) => what === 'mutants');
    expect(run.mutants.length).toBeGreaterThan(0);
    expect(rest?.count).toBe(run.planned - run.mutants.length);
    const unreached = run.mutants.filter(({ status }) => status === 'no-coverage').length;
    expect(run.sample?.lines.reduce((sum, { mutants }) => sum + mutants, 0)).toBe(run.planned - unreached);
    expect(run.spentMs).toBeLessThan(45_000);
  });
});
