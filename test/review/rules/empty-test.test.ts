import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('empty-test', files);

test('a test without a statement is found; one with a statement is not', () => {
  expect(found(aTest(''))).toEqual(['block 2 adds up']);
  expect(found(aTest('  total([]);'))).toEqual([]);
});

test.each([
  ['an arrow', "it('adds up', () => {});"],
  ['a function', "it('adds up', function () {});"],
  ['an async function', "it('adds up', async () => {});"],
  ['one that holds a comment', "it('adds up', () => { /* later */ });"],
  ['one with a timeout', "it('adds up', () => {}, 1000);"],
  ['one with options', "test('adds up', { tags: ['slow'] }, () => {});"],
  ['one that does not use its context', "import test from 'node:test'; test('adds up', (t) => {});"],
  ['one that does not use its table', "test.each([1, 2])('adds up', (n) => {});"],
  ['one of a table', "test.each([1, 2])('adds up', () => {});"],
])('%s is as empty', (_, text) => {
  expect(found(text)).toEqual(['block 1 adds up']);
});

test('one beside others in a suite with hooks carries nothing', () => {
  const suite = (other: string) =>
    `describe('starts', () => { before(() => start());\n it('once', () => {});\n${other} });`;
  expect(found(suite("it('twice', () => { expect(total()).toBe(2); });"))).toEqual(['block 2 starts > once']);
  expect(found(suite("it('twice', () => {});"))).toEqual([]);
});

test.each([
  ['a test still to be written', "test.todo('adds up');"],
  ['a pending test', "it('adds up');"],
  ['a skipped test', "it.skip('adds up', () => {});\nxit('adds up', () => {});"],
  ['a test of a skipped suite', "describe.skip('it', () => { it('adds up', () => {}); });"],
  ['a test that says it is to be fixed', "test.fixme('adds up', () => {});"],
  ['an arrow that gives a value', "it('adds up', () => expect(total()).toBe(1));"],
  ['a function from elsewhere', "it('adds up', noop);"],
  ['a macro with a function among its arguments', "test('adds up', macro, () => {});"],
  ['a test of which the fixtures are the point', "test('opens', ({ page }) => {});"],
  ['a test of its own kind', "const it2 = test.extend({ server });\nit2('starts', () => {});"],
  [
    'a test that carries the hooks of its suite',
    "describe('starts', () => { before(() => start()); it('once', () => {}); });",
  ],
  ['a test that has to be told when it is over', "it('adds up', (done) => {});"],
  ['a hook', 'beforeEach(() => {});'],
  ['an empty suite', "describe('it', () => {});"],
  ['a function of another kind', "server.test('adds up', () => {});\nsuite.add('adds', () => {});"],
  ['a test about tests', "test('runs', () => { it('inner', () => {}); expect(ran).toBe(1); });"],
])('%s is silent', (_, text) => {
  expect(found(text)).toEqual([]);
});
