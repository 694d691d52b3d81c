import { describe, expect, test } from '@jest/globals';
import { readTestFile } from '../../../src/review/model/test-file.ts';

/** Each case of a text by its name; what does not run is in brackets. */
function cases(text: string, path = 'test/a.test.ts'): readonly string[] | undefined {
  return readTestFile(path, text)?.cases.map(({ name, isSkipped }) => (isSkipped ? `(${name})` : name));
}

const BODY = '() => { expect(1).toBe(f()); }';

describe('cases are read with the titles of their suites', () => {
  test.each([
    [
      'jest and vitest',
      `describe('a', () => { it('b', ${BODY}); describe('c', () => { test('d', ${BODY}); }); });`,
      ['a > b', 'a > c > d'],
    ],
    ['mocha', `context('a', function () { specify('b', ${BODY}); });`, ['a > b']],
    ['tdd', `suite('a', () => { test('b', ${BODY}); });`, ['a > b']],
    ['a table', `it.each([1, 2])('adds %i', ${BODY}); it.each\`a\n\${1}\`('adds $a', ${BODY});`, ['adds …', 'adds …']],
    ['a table of suites', `describe.each([1])('of %i', () => { it('a', ${BODY}); });`, ['of … > a']],
    ['vitest, for', `test.for([1])('adds %i', ${BODY});`, ['adds …']],
    [
      'a computed title',
      `for (const n of [1]) { it(\`adds \${n} up\`, ${BODY}); it(title, ${BODY}); }`,
      ['adds … up', '…'],
    ],
    ['a joined title', `it('adds ' + 'up', ${BODY});`, ['adds up']],
    ['the name of a class', `describe(Invoice.name, () => { it('a', ${BODY}); });`, ['… > a']],
    [
      'chained words',
      `test.concurrent('a', ${BODY}); it.sequential('b', ${BODY}); describe.parallel('c', () => { it('d', ${BODY}); });`,
      ['a', 'b', 'c > d'],
    ],
    [
      'imports under other names',
      `import { it as does, describe as about } from 'vitest'; about('a', () => { does('b', ${BODY}); });`,
      ['a > b'],
    ],
    ['a required name', `const { test: holds } = require('node:test'); holds('a', ${BODY});`, ['a']],
    ['a name of its own', `const check = test; check('a', ${BODY});`, ['a']],
    ['test.extend', `const it2 = test.extend({ page }); it2('a', ${BODY}); it2.only('b', ${BODY});`, ['a', 'b']],
    ['ava', `import serial from 'ava'; serial('a', ${BODY}); serial.serial('b', ${BODY});`, ['a', 'b']],
    ['node:test, without a title', `import test from 'node:test'; test(function adds() {});`, ['adds']],
    [
      'subtests',
      `import test from 'node:test'; test('a', async (t) => { await t.test('b', ${BODY}); });`,
      ['a', 'a > b'],
    ],
    ['options before the function', `test('a', { timeout: 10 }, ${BODY});`, ['a']],
  ])('of %s', (_, text, names) => {
    expect(cases(text)).toEqual(names);
  });

  test('in the order they begin, with the lines they cover', () => {
    const file = readTestFile('a.test.js', "\nit('a', () => {\n  f();\n});\nit('b', () => {});\n");
    expect(file?.cases.map(({ name, line, endLine }) => [name, line, endLine])).toEqual([
      ['a', 2, 4],
      ['b', 5, 5],
    ]);
  });
});

test.each([
  ['skip', `it.skip('a', ${BODY});`],
  ['xit', `xit('a', ${BODY});`],
  ['todo', "it.todo('a');"],
  ['an option', `test('a', { skip: 'later' }, ${BODY}); `],
  ['fails, which is to fail', `it.fails('a', ${BODY});`],
])('%s does not count as run', (_, text) => {
  expect(cases(text)).toEqual(['(a)']);
});

test('what stands in a skipped suite does not run either', () => {
  expect(cases(`describe.skip('a', () => { it('b', ${BODY}); }); it('c', ${BODY});`)).toEqual(['(a > b)', 'c']);
});

test.each([
  ['hooks', 'beforeEach(() => {}); afterAll(() => {});'],
  ['steps and settings', "test.describe.configure({ mode: 'parallel' }); test.use({ page: 1 }); test.setTimeout(10);"],
  ['a pattern that is tested', "/a/.test('a'); pattern.test(text);"],
  ['functions of other objects', "router.it('a', () => {}); suite.add('a', () => {});"],
  ['a text', 'const text = "it(\'a\', () => {})";'],
  ['a comment', "// it('a', () => {})"],
])('%s are no cases', (_, text) => {
  expect(cases(text)).toEqual([]);
});

test('what a case holds is its own: no case of another, material of a test about tests left out', () => {
  const file = readTestFile(
    'a.test.ts',
    "it('a', () => { expect(1).toBe(f()); expect(2).toBe(f()); }); it('b', () => { it('material', () => {}); assert(f()); });",
  );
  expect(file?.cases.map(({ name, assertions }) => [name, assertions.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

test('the assertions of a subtest are those of the subtest', () => {
  const text =
    "import test from 'node:test';\ntest('a', async (t) => { t.assert.ok(f()); await t.test('b', (t) => { t.assert.ok(g()); t.assert.ok(h()); }); });";
  expect(readTestFile('a.test.ts', text)?.cases.map(({ assertions }) => assertions.length)).toEqual([1, 2]);
});
