import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('tautology', files);

test('a literal compared with the same literal is found; what the code gives is not', () => {
  expect(found(aTest('  total([1]);\n  expect(true).toBe(true);'))).toEqual(['block 4 adds up']);
  expect(found(aTest('  const paid = total([1]);\n  expect(paid).toBe(true);'))).toEqual([]);
});

test.each([
  ['numbers', 'expect(1).toEqual(1);'],
  ['texts', "expect('a').toStrictEqual(`a`);"],
  ['nothing', 'expect(null).toBeNull();\nexpect(undefined).toBeUndefined();'],
  ['truth', 'expect(1).toBeTruthy();'],
  ['negative numbers', 'expect(-1).toBe(-1);'],
  ['chai', 'expect(true).to.be.true;\nexpect(2).to.equal(2);'],
  ['node:assert', 'assert.equal(1, 1);\nassert(true);'],
  ['literals in a loop', '[1, 2].forEach(() => { expect(1).toBe(1); });'],
  ['literals of which some mark a place', 'expect(1).toBe(1);\nif (total()) expect(true).toBe(true);'],
])('%s hold by themselves', (_, body) => {
  expect(found(aTest(body))).toEqual(['block 3 adds up']);
});

describe('silent is', () => {
  test.each([
    ['what says that a place was reached', 'try { total(); } catch (error) { expect(true).toBe(true); }'],
    ['a mark in a callback', "server.on('sent', () => { expect(true).toBe(true); });"],
    ['a mark in a condition', 'if (total()) expect(true).toBe(true);'],
    ['a mark with words', "total();\nassert.ok(true, 'it started');"],
    ['a plan', 'expect.assertions(1);\ntotal();\nexpect(true).toBe(true);'],
    ['a failure', 'expect(true).toBe(false);'],
    ['a negation', 'expect(1).not.toBe(1);'],
    ['other literals', "expect(1).toBe('1');"],
    ['an order of numbers', 'expect(2).toBeGreaterThan(1);'],
    ['a constant by its name', 'expect(LIMIT).toBe(100);'],
    ['one among other assertions', 'expect(true).toBe(true);\nexpect(total()).toBe(1);'],
    ['a helper that asserts', 'holds(total());\nexpect(true).toBe(true);\nfunction holds(a) { expect(a).toBe(1); }'],
    ['objects, which are not the same', 'expect({}).not.toBe({});'],
    ['a computed literal', 'expect(String(total())).toBe("1");'],
    ['a matcher that is tested', "expect('paid').toBeInvoiceState('paid');"],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test.each([
    ['a test that is told by done', "it('is sent', (done) => { send(done); expect(true).toBe(true); });"],
    [
      'an expect that is the subject',
      "import { expect } from '../src/expect.ts';\ntest('holds', () => { expect(1).toBe(1); });",
    ],
    [
      'a hook that asserts',
      "afterEach(() => { expect(errors()).toEqual([]); });\ntest('adds up', () => { total(); expect(true).toBe(true); });",
    ],
    ['a mark of ava', "import test from 'ava';\ntest('runs', (t) => { total(); t.pass(); });"],
    ['a mark of ava with words', "import test from 'ava';\ntest('runs', (t) => { total(); t.true(true, 'it ran'); });"],
    ['a skipped test', "test.skip('adds up', () => { expect(1).toBe(1); });"],
    ['a table of literals', "test.each([[1, 1]])('%i', (a, b) => { expect(a).toBe(b); });"],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('where the text leaves a doubt, it is only listed:', () => {
  test('a name compared with itself', () => {
    expect(found(aTest('  const paid = total();\n  expect(paid).toBe(paid);'))).toEqual(['info 4 adds up']);
  });

  test('calls before it, in a test that says that nothing goes wrong', () => {
    const body = '  total([]);\n  expect(true).toBe(true);';
    expect([found(aTest(body, 'does not throw')), found(aTest(body, 'throws'))]).toEqual([
      ['info 4 does not throw'],
      ['block 4 throws'],
    ]);
    expect(found(aTest('expect(true).toBe(true);', 'does not throw'))).toEqual(['block 3 does not throw']);
  });
});
