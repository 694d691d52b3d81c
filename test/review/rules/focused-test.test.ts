import { expect, test } from '@jest/globals';
import { type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('focused-test', files);
const BODY = '() => { expect(total()).toBe(1); }';

test('a focused test is found; the one beside it is not', () => {
  expect(found(`test.only('adds up', ${BODY});\ntest('is sent', ${BODY});`)).toEqual(['block 1 adds up']);
  expect(found(`test('adds up', ${BODY});\ntest('is sent', ${BODY});`)).toEqual([]);
});

test.each([
  ['it', `it.only('adds up', ${BODY});`],
  ['jasmine', `fit('adds up', ${BODY});`],
  ['a table', `it.only.each([1])('adds up', ${BODY});`],
  ['what runs beside others', `test.concurrent.only('adds up', ${BODY});`],
  ['another name', `import { test as holds } from 'vitest'; holds.only('adds up', ${BODY});`],
  ['node:test', `import test from 'node:test'; test.only('adds up', ${BODY});`],
])('so it is in the words of %s', (_, text) => {
  expect(found(text)).toEqual(['block 1 adds up']);
});

test.each(['describe.only', 'fdescribe', 'context.only', 'suite.only'])(
  '%s focuses its tests: the suite is shown',
  (suite) => {
    expect(found(`\n${suite}('it', () => {\n  it('adds up', ${BODY});\n});`)).toEqual(['block 2 it > adds up']);
  },
);

test('one that stands in an `if` may not be there on most machines: it warns', () => {
  expect(found(`if (process.platform === 'win32') {\n  test.only('adds up', ${BODY});\n}`)).toEqual(['warn 2 adds up']);
});

test.each([
  ['a choice', `(slow ? it.only : it)('adds up', ${BODY});`],
  ['a kind of test that this file makes', `const alone = test.extend({}).only; alone('adds up', ${BODY});`],
  [
    'a member of something else',
    `rules.only('adds up', ${BODY});\ntest('is sent', () => { table.only('a', () => {}); expect(1).toBe(f()); });`,
  ],
  ['a title that says so', `test('only .only', ${BODY});`],
  ['a text', "const text = \"it.only('a', () => {})\";\ntest('reads', () => { expect(parse(text)).toBe(1); });"],
  ['a comment', `// it.only('adds up')\ntest('adds up', ${BODY});`],
  ['a skipped test', `test.skip('adds up', ${BODY});`],
  ['a test about tests', `test('runs', () => { it.only('inner', () => {}); expect(ran).toBe(1); });`],
])('%s is silent', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('one that stands in a condition only warns: on most machines it may not be there', () => {
  expect(found(`if (isBroken) {\n  test.only('says why it is left out', ${BODY});\n}`)).toEqual([
    'warn 2 says why it is left out',
  ]);
});
