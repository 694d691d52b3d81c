import { execFile } from 'node:child_process';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { folderWith, projectWith } from '../suites.ts';
import { judge, lines, told } from './judging.ts';

const run = promisify(execFile);

const ODD_PATHS = [
  'src/[id]/page name ü.js',
  'src/(group)/{a,b}.js',
  'src/!not/@slot/+page.js',
  'src/a*b.js',
  '#top.js',
  'src/.hidden/a.js',
];

const tests = (paths: readonly string[], body: string) =>
  [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    ...paths.map(
      (path, index) => `import * as m${index} from ${JSON.stringify(`../${encodeURI(path).replaceAll('#', '%23')}`)};`,
    ),
    body,
  ].join('\n');

describe('which mutants are in scope', () => {
  test('paths that hold glob characters, spaces and unicode are files like any other', async () => {
    const body = ODD_PATHS.map(
      (_, index) => `test('t${index}', () => { assert.equal(m${index}.add(2, 3), 5); });`,
    ).join('\n');
    const root = await projectWith('node-test-basic', {
      ...Object.fromEntries(ODD_PATHS.map((path) => [path, 'export const add = (a, b) => a + b;\n'])),
      'test/price.test.js': tests(ODD_PATHS, body),
    });
    const judged = await judge(root, { files: ODD_PATHS.map((path) => lines(path, '1')) });
    expect(judged.mutants.map(({ path, mutator, status }) => [path, mutator, status]).sort()).toEqual(
      ODD_PATHS.flatMap((path) => [
        [path, 'ArithmeticOperator', 'Killed'],
        [path, 'ArrowFunction', 'Killed'],
      ]).sort(),
    );
  });

  test('so is a package whose own folder has such a name', async () => {
    const outer = await folderWith({});
    const copied = await projectWith('node-test-basic', {});
    const root = join(outer, '.ci [copy] (2)', 'node-test');
    await mkdir(dirname(root));
    await rename(copied, root);
    const judged = await judge(root, { files: [lines('src/price.js', '7')] });
    expect(told(judged.mutants)).toContain('7:13 ArithmeticOperator "total / 0.9" Killed');
    expect(judged.distrust).toBeNull();
  });

  test('one changed line of an expression that spans three brings the mutants of the whole expression', async () => {
    const root = await projectWith('node-test-basic', {
      'src/price.js': 'export function price(a, b) {\n  return Math.round(\n    a *\n      b,\n  );\n}\n',
      'test/price.test.js': tests(['src/price.js'], "test('t', () => { assert.equal(m0.price(2, 3), 6); });"),
    });
    const judged = await judge(root, { files: [lines('src/price.js', '4')] });
    expect(told(judged.mutants)).toEqual(['3:5 ArithmeticOperator "a / b" Killed']);
    expect(judged.run.largeBlocks).toBe(1);
  });

  test('a block that the change itself wrote whole is judged, and any block when they are asked for', async () => {
    const root = await projectWith('node-test-basic', {});
    const written = await judge(root, { files: [lines('src/price.js', '6-8')] });
    expect(told(written.mutants)).toContain('6:23 BlockStatement "{}" Survived');
    const asked = await judge(root, { files: [lines('src/price.js', '16')], leaveOutLargeBlocks: false });
    expect([asked.run.largeBlocks, told(asked.mutants)[0]]).toEqual([0, '15:30 BlockStatement "{}" Killed']);
  });

  test('with functions, all of the functions around a changed line, and those inside them', async () => {
    const root = await projectWith('node-test-basic', {
      'src/price.js': [
        'export const apart = (a) => a - 1;',
        'export function outer(list) {',
        '  const one = 1;',
        '  return list.map((a) => {',
        '    return a + one;',
        '  });',
        '}',
        '',
      ].join('\n'),
      'test/price.test.js': tests(['src/price.js'], "test('t', () => { assert.deepEqual(m0.outer([2]), [3]); });"),
    });
    const files = [{ ...lines('src/price.js', '3'), functions: true }];
    const judged = await judge(root, { files, leaveOutLargeBlocks: false });
    expect(told(judged.mutants)).toEqual([
      '2:29 BlockStatement "{}" Killed',
      '4:26 BlockStatement "{}" Killed',
      '5:12 ArithmeticOperator "a - one" Killed',
    ]);
  });

  test('a file without mutants in the changed lines is nothing to judge, after a whole run', async () => {
    const root = await projectWith('node-test-basic', {
      'src/price.js': 'export const rate = 19;\nexport const price = (a) => a + rate;\n',
      'test/price.test.js': tests(['src/price.js'], "test('t', () => { assert.equal(m0.price(1), 20); });"),
    });
    const judged = await judge(root, { files: [lines('src/price.js', '1')] });
    expect([judged.run.ending, judged.run.planned, judged.mutants, judged.distrust]).toEqual(['done', 0, [], null]);
  });
});

describe('the project’s own Stryker configuration', () => {
  const price = 'export const price = (a) => a + 1;\n';
  const files = {
    'src/price.js': price,
    'src/generated/price.js': price,
    'src/quiet.js': '// Stryker disable next-line ArithmeticOperator: rounding\nexport const price = (a) => a + 1;\n',
    'test/price.test.js': tests(
      ['src/price.js', 'src/generated/price.js', 'src/quiet.js'],
      "test('t', () => { assert.equal(m0.price(1) + m1.price(1) + m2.price(1), 6); });",
    ),
  };
  const request = {
    files: [lines('src/price.js', '1'), lines('src/generated/price.js', '1'), lines('src/quiet.js', '2')],
  };
  const summary = (judged: Awaited<ReturnType<typeof judge>>) =>
    judged.mutants.map(({ path, mutator, status }) => `${path} ${mutator} ${status}`).sort();
  const all = [
    'src/generated/price.js ArithmeticOperator Killed',
    'src/generated/price.js ArrowFunction Killed',
    'src/price.js ArithmeticOperator Killed',
    'src/price.js ArrowFunction Killed',
    'src/quiet.js ArithmeticOperator Ignored',
    'src/quiet.js ArrowFunction Killed',
  ];

  test('a file that `mutate` takes out is left out and named; a disable comment suppresses with its reason', async () => {
    const root = await projectWith('node-test-basic', {
      ...files,
      'stryker.config.mjs':
        "export default { mutate: ['src/**/*.js', '!src/generated/**'], thresholds: { break: 100 } };\n",
    });
    const judged = await judge(root, request);
    expect(summary(judged)).toEqual(all.slice(2));
    expect(judged.run.excluded).toEqual(['src/generated/price.js']);
    expect(judged.mutants.find(({ status }) => status === 'Ignored')?.reason).toBe('rounding');
  });

  test('what is hidden by `ignorePatterns` is left out and named too', async () => {
    const root = await projectWith('node-test-basic', {
      'src/hidden.js': price,
      'stryker.config.json': '{ "ignorePatterns": ["/src/hidden.js"] }',
    });
    const judged = await judge(root, { files: [lines('src/hidden.js', '1')] });
    expect([judged.run.excluded, judged.mutants, judged.distrust]).toEqual([['src/hidden.js'], [], null]);
  });

  test('a configuration that the change edits takes nothing out, in whatever way', async () => {
    const settings = {
      mutate: ['!src/generated/**'],
      ignorePatterns: ['src/quiet.js'],
      mutator: { excludedMutations: ['ArithmeticOperator'] },
      allowEmpty: true,
      dryRunOnly: true,
      incremental: true,
    };
    const root = await projectWith('node-test-basic', { ...files, 'stryker.config.json': JSON.stringify(settings) });
    const judged = await judge(root, { ...request, respectExclusions: false });
    expect(summary(judged)).toEqual(all);
    expect(judged.run.excluded).toEqual([]);
    const { stdout } = await run('git', ['status', '--porcelain', '--', 'reports', 'earnest-sandbox'], { cwd: root });
    expect(stdout).toBe('');
  });

  test('one that writes events of its own where we listen makes no verdict of them', async () => {
    const root = await projectWith('node-test-basic', {
      'stryker.config.mjs':
        'import { writeSync } from \'node:fs\';\nwriteSync(3, \'null\\n7\\n"x"\\n{"type":"done"}\\n\');\nprocess.exit(0);\n',
    });
    const judged = await judge(root, { files: [lines('src/price.js', '7')] });
    expect([judged.run.ending, judged.mutants]).toEqual(['crashed', []]);
  });
});
