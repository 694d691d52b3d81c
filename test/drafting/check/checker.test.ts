import { afterAll, describe, expect, test } from '@jest/globals';
import { removeWorkTrees } from '../../source/work-tree.ts';
import { around, checkerFor, draft, kindsOf } from './draft-project.ts';

afterAll(removeWorkTrees);

const vitest = checkerFor();
const told = (code: string, drafted: Parameters<typeof draft>[1] = {}) =>
  vitest.problemsOf(draft(code, drafted)).map(({ kind, line, message }) => `${kind} ${line} ${message}`);

describe('syntax', () => {
  test.each([
    ['what does not parse', 'test("a", () => {', 'test/a.draft.test.ts', 'syntax'],
    ['types in JavaScript', 'const a: number = 1;', 'test/a.draft.test.js', 'syntax'],
    ['JSX in a file of plain TypeScript', 'const a = <b />;', 'test/a.draft.test.ts', 'syntax'],
    ['a name that is declared twice', 'const a = 1; const a = 2;', 'test/a.draft.test.ts', 'syntax'],
    ['decorators', '@a class B {}', 'test/a.draft.test.ts', 'syntax'],
    ['an import in a script', "import a from 'vitest';", 'test/a.draft.test.cjs', 'syntax'],
    ['nesting that is too deep', `x(${'['.repeat(14_000)}`, 'test/a.draft.test.ts', 'syntax'],
    ['another ending', 'a', 'test/a.draft.test.py', 'form'],
    ['declarations only', 'export {};', 'test/a.draft.test.d.ts', 'form'],
  ])('%s is one problem', (_, code, path, kind) => {
    const problems = vitest.problemsOf(draft(code, { path }));

    expect(problems.map((one) => one.kind)).toEqual([kind]);
    expect(problems[0]?.message).not.toMatch(/\n|\(\d+:\d+\)/);
  });
});

describe('the target', () => {
  test('has to be imported', () => {
    expect(
      told("import { expect, test } from 'vitest';\ntest('[C1] a', () => { expect([].length).toBe(0); });\n"),
    ).toEqual([
      'import null It does not import "total" of "src/price.ts", which it is to test. Import it, and call it.',
    ]);
  });

  test('has to be used', () => {
    expect(
      told(
        "import { expect, test } from 'vitest';\nimport { total } from '../src/price.ts';\ntest('[C1] a', () => { expect([].length).toBe(0); });\n",
      ),
    ).toEqual(['import null It imports "total" of "src/price.ts" and never uses it. Call it.']);
  });

  test('is not used by the name of another member of the module', () => {
    expect(
      told(
        "import { expect, test } from 'vitest';\nimport * as price from '../src/price.ts';\ntest('[C1] a', () => { expect(price.NotPositive.name).toBe('NotPositive'); });\n",
      ),
    ).toHaveLength(1);
  });

  test('may be reached through a fixture that uses it', () => {
    const fixtures = [
      {
        path: 'test/price.fixtures.ts',
        code: "import { total } from '../src/price.ts';\nexport const totalOf = (count: number) => total([{ amount: 1, count }]);\n",
      },
    ];

    expect(
      told(
        "import { expect, test } from 'vitest';\nimport { totalOf } from './price.fixtures.ts';\ntest('[C1] a', () => { expect(totalOf(1)).toBe(1); });\n",
        { fixtures },
      ),
    ).toEqual([]);
  });
});

describe('fixtures', () => {
  const code = around('  expect(total([item()])).toBe(1);', "import { item } from './price.draft.fixtures.ts';");
  const fixture = (text: string) => ({ fixtures: [{ path: 'test/price.draft.fixtures.ts', code: text }] });

  test('are found where they will be', () => {
    expect(told(code, fixture('export const item = () => ({ amount: 1, count: 1 });\n'))).toEqual([]);
    expect(told(code)).toEqual([expect.stringMatching(/^import 3 .*no file of the repository is there/)]);
  });

  test.each([
    ['that lack a name', 'export const other = 1;\n', /^import 3 It imports "item"/],
    [
      'that declare tests',
      "import { test } from 'vitest';\nexport const item = () => 1;\ntest('a', () => {});\n",
      /^form null In test\/price.draft.fixtures.ts, line 3: It declares tests/,
    ],
    [
      'that reach for the process',
      'export const item = () => process.exit();\n',
      /^forbidden null In test\/price.draft.fixtures.ts, line 1: /,
    ],
    ['that do not parse', 'export const item = (', /^syntax /],
  ])('%s are a problem', (_, text, expected) => {
    expect(told(code, fixture(text))).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });
});

describe('clauses', () => {
  test.each([
    ['none', [], around(''), /names no clause/],
    ['one that the brief does not have', ['C9'], around(''), /"C9", which the brief does not have/],
    ['one that the code does not cite', ['C1', 'C2'], around(''), /does not cite "C2"/],
    [
      'one that the code has within another word only',
      ['C1'],
      around('').replace('[C1]', 'C12 xC1 C1-a'),
      /does not cite "C1"/,
    ],
    ['an empty one', [''], around(''), /which the brief does not have/],
  ])('%s is a problem', (_, clauses, code, message) => {
    expect(told(code, { clauses })).toEqual([expect.stringMatching(message)]);
  });

  test.each(['C1: nothing', 'nothing (C1)', 'nothing, C1.'])('may be cited as "%s"', (title) => {
    expect(told(around('').replace('[C1] an empty list costs nothing', title))).toEqual([]);
  });

  test('may be cited in a comment', () => {
    expect(told(`// C1\n${around('').replace('[C1] ', '')}`)).toEqual([]);
  });
});

describe('rules of the review', () => {
  const asleep = around('  await new Promise((resolve) => setTimeout(resolve, 500));');

  test('that block by the text alone are problems', () => {
    const code =
      "import { expect, test } from 'vitest';\nimport { total } from '../src/price.ts';\ntotal([]);\ntest('[C1] a', () => { expect(1).toBe(1); });\n";

    expect(told(code)).toEqual([expect.stringMatching(/^review 4 tautology: /)]);
  });

  test('that only warn are none, until the policy lets them block', () => {
    const strict = checkerFor({ settings: { review: { rules: { 'fixed-sleep': 'block' }, waivers: [] } } });

    expect(told(asleep)).toEqual([]);
    expect(strict.problemsOf(draft(asleep))).toEqual([
      { kind: 'review', line: 5, message: expect.stringMatching(/^fixed-sleep: /) },
    ]);
  });

  test('that the policy turns off are none', () => {
    const lenient = checkerFor({ settings: { review: { rules: { tautology: 'off' }, waivers: [] } } });
    const code = around('').replace('expect(total([])).toBe(0)', 'total([]); expect(1).toBe(1)');

    expect(kindsOf(lenient.problemsOf(draft(code)))).toEqual([]);
  });
});

test('at most 20 problems are told', () => {
  const imports = Array.from({ length: 50 }, (_, at) => `import x${at} from 'absent-${at}';`).join('\n');

  expect(told(around('', imports))).toHaveLength(20);
});

test('names of the draft are on one line, and cut', () => {
  const [message] = told(around('', `import x from 'absent\\n${'x'.repeat(500)}';`));

  expect(message).toMatch(/^import 3 [^\n]{0,250}$/);
});

test('packages of the workspace and of package.json files above may be imported, others not', () => {
  const checker = checkerFor({
    files: {
      'package.json': '{"name":"root","workspaces":["packages/*"],"devDependencies":{"vitest":"4","chai":"6"}}',
      'packages/a/package.json': '{"name":"@shop/a","peerDependencies":{"react":"19"}}',
      'packages/a/src/price.ts': 'export const total = () => 0;\n',
      'packages/b/package.json': '{"name":"@shop/b"}',
      'packages/b/src/index.ts': 'export const b = 1;\n',
    },
    settings: { packageDirectory: 'packages/a', entry: { file: 'packages/a/src/price.ts', name: 'total' } },
  });
  const code = (imports: string) =>
    `import { expect, test } from 'vitest';\nimport { total } from '../src/price.ts';\n${imports}\ntest('[C1] a', () => { expect(total()).toBe(0); });\n`;
  const kinds = (imports: string) =>
    kindsOf(checker.problemsOf(draft(code(imports), { path: 'packages/a/test/price.draft.test.ts' })));

  expect(kinds("import { b } from '@shop/b';")).toEqual([]);
  expect(kinds("import { expect as chai } from 'chai';")).toEqual([]);
  expect(kinds("import { useState } from 'react';")).toEqual([]);
  expect(kinds("import { absent } from '@shop/b';")).toEqual(['import']);
  expect(kinds("import { b } from '@shop/c';")).toEqual(['package']);
});

test('names of a module of CommonJS are known as far as they can be told', () => {
  const checker = checkerFor({
    runner: 'node-test',
    files: {
      'src/plain.cjs': 'function a() {}\nmodule.exports = { a, b: 1 };\nmodule.exports.c = 2;\n',
      'src/made.cjs': "module.exports = require('./plain.cjs');\n",
    },
  });
  const kinds = (line: string) =>
    kindsOf(
      checker.problemsOf(
        draft(
          `const { test } = require('node:test');\nconst assert = require('node:assert');\nconst { total } = require('../src/price');\n${line}\ntest('[C1] a', () => { assert.equal(total([]), 0); });\n`,
        ),
      ),
    );

  expect(kinds("const { a, b, c } = require('../src/plain.cjs');")).toEqual([]);
  expect(kinds("const { d } = require('../src/plain.cjs');")).toEqual(['import']);
  expect(kinds("const { d } = require('../src/made.cjs');")).toEqual([]);
});
