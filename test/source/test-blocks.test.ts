// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of test files with templates in them

import { describe, expect, test } from '@jest/globals';
import { readTestBlocks, type TestBlock } from '../../src/source/test-blocks.ts';

function blocks(text: string, path = 'a.test.ts'): readonly TestBlock[] {
  const model = readTestBlocks(path, text);
  if (model === null) throw new Error('not read');
  return model.blocks;
}

/** Each block as `kind title > title`, computed parts of a title as `…`. */
function outline(text: string): string[] {
  return blocks(text).map(
    ({ kind, titlePath }) => `${kind} ${titlePath.map(({ pieces }) => pieces.join('…')).join(' > ')}`,
  );
}

function the(text: string, title: string): TestBlock {
  const found = blocks(text).filter(({ titlePath }) => titlePath.at(-1)?.pieces.join('…') === title);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} blocks are called ${title}`);
  return found[0];
}

describe('suites and cases are found', () => {
  test.each([
    [
      'globals, nested',
      "describe('a', () => { context('b', function () { it('c', () => {}); }); }); test('d', f);",
      ['suite a', 'suite a > b', 'case a > b > c', 'case d'],
    ],
    [
      'chains',
      "describe.only('a', () => { it.concurrent.skip('b', f); test.todo('c'); it.failing('d', f); });",
      ['suite a', 'case a > b', 'case a > c', 'case a > d'],
    ],
    [
      'conditions',
      "test.runIf(x)('a', f); describe.skipIf(y)('b', () => { it('c', f); }); (z ? it : it.skip)('d', f);",
      ['case a', 'suite b', 'case b > c', 'case d'],
    ],
    [
      'tables',
      "test.each([[1, 2]])('%i and %i', f); describe.each`a\n${1}`('$a', () => { it.for([1])('x', f); });",
      ['case … and …', 'suite …', 'case … > x'],
    ],
    [
      'prefixes of jest and jasmine',
      "fdescribe('a', () => { xit('b', f); fit('c', f); }); xdescribe('d', f);",
      ['suite a', 'case a > b', 'case a > c', 'suite d'],
    ],
    [
      'imports under other names',
      "import { test as t, describe as d } from 'vitest'; d('a', () => { t.each([1])('b', f); });",
      ['suite a', 'case a > b'],
    ],
    [
      'required names',
      "const { it: check, suite } = require('mocha'); suite('a', () => { check('b', f); });",
      ['suite a', 'case a > b'],
    ],
    [
      'default and namespace imports',
      "import test from 'node:test'; import * as v from 'vitest'; test.describe('a', () => { v.it('b', f); });",
      ['suite a', 'case a > b'],
    ],
    [
      'required default',
      "const check = require('node:test'); check('a', f); require('node:test').it('b', f);",
      ['case a', 'case b'],
    ],
    ['loaded names', "const { test: check } = await import('vitest'); check('a', f);", ['case a']],
    [
      'subtests',
      "test('a', async (t) => { await t.test('b', async (u) => { u.test('c', f); }); re.test('no'); });",
      ['case a', 'case a > b', 'case a > b > c'],
    ],
    [
      'functions made of test functions',
      "const my = base.extend({}); const own = test.extend({ a: 1 }); const slow = own.skipIf(x); own('a', f); slow.only('b', f);",
      ['case a', 'case b'],
    ],
    [
      'suites of a function that is made',
      "const own = test.extend({ a: 1 }); own.describe('a', () => { own('b', f); own.describe.serial('c', () => { own.skip('d', f); }); });",
      ['suite a', 'case a > b', 'suite a > c', 'case a > c > d'],
    ],
    [
      'titles of node:test',
      "import test from 'node:test'; test(function named() {}); test(() => {}); test({ timeout: 1 }, () => {});",
      ['case named', 'case <anonymous>', 'case <anonymous>'],
    ],
    [
      'loops and helpers',
      "for (const x of y) { it(`is ${x}`, f); } function check(name) { test(name, () => {}); } list.forEach((z) => test('z' + z, f));",
      ['case is …', 'case …', 'case z…'],
    ],
    [
      'cases of a suite without braces',
      "describe('a', () => it('b', f)); describe('c', wrapped(() => { it('d', f); }));",
      ['suite a', 'case a > b', 'suite c', 'case c > d'],
    ],
    [
      'types around the names',
      "(it as any)('a', f); test.each<number>([1])('b', f); it!('c', f);",
      ['case a', 'case b', 'case c'],
    ],
    [
      'options',
      "test('a', { skip: true }, f); it('b', f, 1000); test('c', { timeout: 1 }, async () => {});",
      ['case a', 'case b', 'case c'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  test.each([
    "/a/.test('b'); expression.test('c'); it.skip(); test.skip(slow, 'why'); test.setTimeout('x'); test.step('s', f);",
    "context({ entryPoints: ['a'] }); test.beforeEach(() => {}); it; describe(); test.each([1]); test.extend({ a() {} });",
    "Suite.add('x', f); new Suite('x', () => {}); toString('x', f); constructor('x', f); __proto__('x', f);",
  ])('and nothing else: %s', (text) => {
    expect(outline(text)).toEqual([]);
  });

  test('with their lines', () => {
    const [suite, one] = blocks("\ndescribe('a', () => {\n  it\n    .only('b', () => {\n    });\n});\n");
    expect(suite).toMatchObject({ line: 2, endLine: 6, modifiers: [] });
    expect(one).toMatchObject({ line: 3, endLine: 5, modifiers: ['only'] });
  });
});

describe('the body key', () => {
  const key = (text: string) => blocks(text)[0]?.bodyKey;
  const original = "test('a', async () => { const x = { a, b: 'c' }; expect(f(x)).toBe(10); });";

  test.each([
    ['another title', "test('b', async () => { const x = { a, b: 'c' }; expect(f(x)).toBe(10); });"],
    ['white space', "test('a',async()=>{\n\n\tconst x={a,b:'c'}\r\n  expect(\nf(x),\n).toBe(10)})"],
    [
      'comments',
      "/* 1 */ test('a', async () => { // 2\n const x = { a, /* 3 */ b: 'c' }; expect(f(x)).toBe(10); /* 4 */ });",
    ],
    ['parentheses', "test(('a'), (async () => { const x = ({ a, b: ('c') }); (expect)(f(x)).toBe((10)); }));"],
    ['quotes', 'test(`a`, async () => { const x = { \'a\': a, "b": "c" }; expect(f(x)).toBe(0xa);; });'],
    [
      'another name of the test function',
      "import { it as t } from 'vitest'; t.only('a', async () => { const x = { a, b: 'c' }; expect(f(x)).toBe(10); });",
    ],
  ])('stays with %s', (_what, text) => {
    expect(key(text)).toBe(key(original));
  });

  test.each([
    ['another value', "test('a', async () => { const x = { a, b: 'c' }; expect(f(x)).toBe(11); });"],
    ['another matcher', "test('a', async () => { const x = { a, b: 'c' }; expect(f(x)).toEqual(10); });"],
    ['one statement less', "test('a', async () => { const x = { a, b: 'c' }; });"],
    ['a function that is not async', "test('a', () => { const x = { a, b: 'c' }; expect(f(x)).toBe(10); });"],
    ['options', "test('a', { retry: 1 }, async () => { const x = { a, b: 'c' }; expect(f(x)).toBe(10); });"],
    ['skip', "test.skip('a', async () => { const x = { a, b: 'c' }; expect(f(x)).toBe(10); });"],
  ])('changes with %s', (_what, text) => {
    expect(key(text)).not.toBe(key(original));
  });

  test('tells tables apart, but not their layout', () => {
    const table = (rows: string) => key(`test.each\`${rows}\`('a', f)`);
    expect(table('a | b\n${1} | ${2}')).toBe(table('\n    a    | b\n    ${1} | ${2}\n  '));
    expect(table('a | b\n${1} | ${2}')).not.toBe(table('a | b\n${1} | ${3}'));
    expect(key("test.each([1])('a', f)")).not.toBe(key("test.each([2])('a', f)"));
  });

  test('does not know how far an inline snapshot is indented', () => {
    const snapshot = (text: string) => key(`test('a', () => { expect(a).toMatchInlineSnapshot(\`${text}\`); })`);
    expect(snapshot('\n  a\n    b\n  ')).toBe(snapshot('\n      a\n        b\n      '));
    expect(snapshot('\n  a\n    b\n  ')).not.toBe(snapshot('\n  a\n  b\n  '));
  });

  test('does not know how JSX is laid out', () => {
    const jsx = (text: string) => blocks(`test('a', () => { render(${text}); })`, 'a.tsx')[0]?.bodyKey;
    expect(jsx('<a b="c">one {two} three</a>')).toBe(
      jsx("(\n  <a b='c'>\n    one {two}{' '}\n    {/* x */}\n    three\n  </a>\n)"),
    );
    expect(jsx('<a>one two</a>')).not.toBe(jsx('<a>onetwo</a>'));
  });

  test('of a suite holds its tests', () => {
    const suite = (value: number) => key(`describe('a', () => { it('b', () => { expect(f()).toBe(${value}); }); });`);
    expect(suite(1)).not.toBe(suite(2));
  });
});

describe('the context key', () => {
  const inSuite = (more: string, module = '') =>
    `import { f } from './f'; ${module} describe('s', () => { ${more} it('a', () => { expect(f(helper())).toBe(1); }); it('b', g); });`;
  const key = (text: string) => the(text, 'a').contextKey;

  test.each([
    ['another title of the suite', inSuite('').replace("'s'", "'other'")],
    ['another import', inSuite('').replace('./f', './moved/f')],
    ['another test', inSuite("it('c', () => { helper(); }); describe('d', () => { beforeEach(h); it('e', f); });")],
    [
      'a loop over other tests',
      inSuite(
        "for (const x of [1]) { const y = x; it('c' + y, f); } if (z) { it('d', f); } [1].forEach((x) => it('x', f));",
      ),
    ],
    [
      'a constant that it does not use',
      inSuite('const other = 1;', 'const limit = { a: [1] }; interface A {} type B = A;'),
    ],
    [
      'a function that it does not use',
      inSuite('function other() { return 2; }', 'class C { m() { g(); } } const h = () => g();'),
    ],
    [
      'a plain suite around its own',
      `describe('outer', () => { ${inSuite('').replace("import { f } from './f';", '')} });`,
    ],
    ['a mark of focus on the suite', inSuite('').replace('describe(', 'describe.only(')],
    ['formatting', inSuite('').replaceAll('; ', ';\n\n  // comment\n')],
  ])('stays with %s', (_what, text) => {
    expect(key(text)).toBe(key(inSuite('')));
  });

  test.each([
    ['a hook', inSuite('beforeEach(() => { reset(); });')],
    ['a hook of the module', inSuite('', 'afterAll(() => { reset(); });')],
    ['a mock of a module', inSuite('', "jest.mock('./g');")],
    ['a value that may do something when it is made', inSuite('', 'const server = start();')],
    ['a function that it uses', inSuite('function helper() { return 1; }')],
    ['a function that it uses, of the module', inSuite('', 'export const helper = () => 1;')],
    ['options of the suite', inSuite('').replace("'s', ", "'s', { retry: 2 }, ")],
    ['a skipped suite', inSuite('').replace('describe(', 'describe.skip(')],
    ['a table of the suite', inSuite('').replace('describe(', 'describe.each([1])(')],
    ['a loop around the suite', `for (const x of [1, 2]) { ${inSuite('').replace("import { f } from './f';", '')} }`],
    ['an environment', `/** @jest-environment jsdom */\n${inSuite('')}`],
  ])('changes with %s', (_what, text) => {
    expect(key(text)).not.toBe(key(inSuite('')));
  });

  test('follows what a test uses through other declarations', () => {
    const text = (value: number) =>
      inSuite('', `const deep = ${value}; const helper = () => deep; const other = ${value};`);
    expect(key(text(1))).not.toBe(key(text(2)));
    expect(the(text(1), 'b').contextKey).toBe(the(text(2), 'b').contextKey);
  });

  test('knows a name that a suite declares once more', () => {
    const text = (value: number) =>
      `let x = 0; beforeEach(() => { use(x); }); describe('s', () => { const x = ${value}; it('a', () => { use(x); }); });`;
    expect(key(text(1))).not.toBe(key(text(2)));
  });

  test('of a subtest holds the statements around it', () => {
    const text = (value: number) =>
      `test('t', async (t) => { const db = open(${value}); await t.test('a', () => { use(db); }); });`;
    expect(key(text(1))).not.toBe(key(text(2)));
    expect(the(text(1), 't').bodyKey).not.toBe(the(text(2), 't').bodyKey);
  });
});

describe('the imports key', () => {
  const key = (text: string) => the(`${text} beforeEach(setUp); test('a', () => { f(); });`, 'a').importsKey;

  test('changes with what the test, its hooks or all tests import', () => {
    const base = key("import { f } from './f'; import { setUp } from './set-up';");
    expect(key("import { g as f } from './f'; import { setUp } from './set-up';")).not.toBe(base);
    expect(key("import { f } from './g'; import { setUp } from './set-up';")).not.toBe(base);
    expect(key("import { f } from './f'; import { setUp } from './other';")).not.toBe(base);
    expect(key("import './effect'; import { f } from './f'; import { setUp } from './set-up';")).not.toBe(base);
    expect(key("import { setUp } from './set-up'; import { other, f } from './f';")).toBe(base);
  });

  test('reads require as well', () => {
    const base = key("const { f } = require('./f');");
    expect(key("const { f } = require('./g');")).not.toBe(base);
    expect(key("const { f } = require('./f'); const other = require('./g').g;")).toBe(base);
  });
});

describe('a suite is marked earnest-ordered', () => {
  const ordered = (text: string) =>
    blocks(text)
      .filter((block) => block.ordered)
      .map(({ titlePath }) => titlePath.at(-1)?.text);

  test.each([
    ['directly before it', "// earnest-ordered\ndescribe('a', () => { it('b', f); });\ndescribe('c', f);"],
    [
      'with a reason, among other comments',
      "/* 1 */\n// earnest-ordered: the steps of one upload\n/** 2 */\ndescribe('a', () => {});",
    ],
    ['on its line', "/* earnest-ordered */ describe('a', () => {});"],
    ['as the first thing inside', "describe('a', () => { // earnest-ordered\n  it('b', f);\n});"],
    ['inside, below another comment', "describe('a', function () {\n  // Steps\n  /* earnest-ordered */\n});"],
    [
      'before one in another',
      "describe('x', () => {\n  it('b', f);\n  // earnest-ordered\n  describe.skip('a', () => {});\n});",
    ],
  ])('by a comment %s', (_where, text) => {
    expect(ordered(text)).toEqual(['a']);
  });

  test.each([
    ['behind other code', "f(); // earnest-ordered\ndescribe('a', () => {});"],
    ['later inside', "describe('a', () => { it('b', f);\n // earnest-ordered\n it('c', f); });"],
    ['on a case', "// earnest-ordered\nit('a', f);"],
    ['with other code between', "// earnest-ordered\nf();\ndescribe('a', () => {});"],
    [
      'in a sentence',
      "// not earnest-ordered\ndescribe('a', () => {});\n// earnest-ordered-ish\ndescribe('b', () => {});",
    ],
    ['in a string', "'// earnest-ordered';\ndescribe('a', () => {});"],
  ])('but not by one %s', (_where, text) => {
    expect(ordered(text)).toEqual([]);
  });
});

describe('hostile text', () => {
  test.each([
    ['that is no script', 'a.vue', '<script>test("a", f)</script>'],
    ['with null bytes', 'a.js', 'test("a", \0() => {})'],
    ['of five megabytes', 'a.js', `test('a', f); ${'// padding\n'.repeat(500_000)}`],
    ['that nests without end', 'a.js', 'test("a", () => '.repeat(50_000)],
    ['with suites in suites in suites', 'a.js', `${"describe('a', () => {".repeat(150)}${'});'.repeat(150)}`],
  ])('is null: %s', (_what, path, text) => {
    expect(readTestBlocks(path, text)).toBeNull();
  });
});
