import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('unreachable-assertion', files);

test('an assertion behind a return is found; one before it is not', () => {
  expect(found(aTest('  return;\n  expect(total()).toBe(1);'))).toEqual(['block 4 adds up']);
  expect(found(aTest('  expect(total()).toBe(1);\n  return;'))).toEqual([]);
});

test('an expect without a matcher is found; one with a matcher is not', () => {
  expect(found(aTest('  expect(total() === 1);'))).toEqual(['block 3 adds up']);
  expect(found(aTest('  expect(total() === 1).toBe(true);'))).toEqual([]);
});

test.each([
  ['behind a throw', 'throw new Error();\nexpect(total()).toBe(1);', 4],
  ['behind a return in the same block', 'if (total()) {\nreturn;\nexpect(total()).toBe(1);\n}', 5],
  ['behind a return, in a condition of its own', 'return;\nif (total()) {\nexpect(total()).toBe(1);\n}', 5],
  ['a matcher that is not called', 'expect(total()).toBeNull;', 3],
  ['a bare not', 'expect(total()).not;', 3],
  ['a bare chain of chai', 'expect(total()).to.be;', 3],
])('so is one %s', (_, body, line) => {
  expect(found(aTest(body))).toEqual([`block ${line} adds up`]);
});

test('more than one in a test is one finding', () => {
  expect(found(aTest('  expect(total());\n  expect(send());'))).toEqual(['block 3 adds up']);
});

describe('silent is', () => {
  test.each([
    ['an early return in a condition', 'if (!total()) return;\nexpect(total()).toBe(1);'],
    ['a return in a callback', 'const rows = [1].map((row) => { return row; });\nexpect(rows).toEqual([1]);'],
    ['a return in a function before it', 'function a() { return 1; }\nexpect(a()).toBe(1);'],
    ['a helper declared behind a return', 'return holds();\nfunction holds() { expect(total()).toBe(1); }'],
    ['the returned assertion', 'return expect(send()).resolves.toBe(1);'],
    ['a throw in a try', 'try { throw new Error(); } catch (error) { expect(error).toBeDefined(); }'],
    [
      'a case of a switch behind another',
      'switch (total()) { case 1: expect(total()).toBe(1); return;\ncase 2: expect(total()).toBe(2); }',
    ],
    ['a property of chai', 'expect(total()).to.be.true;'],
    ['a property of chai that needs no call', 'expect(total()).to.exist;\nexpect(total()).to.not.be.empty;'],
    ['a property of should', 'total().should.be.ok;'],
    ['what is kept for later', 'const held = expect(total());\nheld.toBe(1);'],
    ['what is handed on', 'holds(expect(total()));'],
    ['what an arrow gives', 'rows.forEach((row) => expect(row));'],
    ['an expect that asserts within', 'expect(await screen.findByText("paid"));'],
    ['an expect that is about assertions', 'expect(() => expect(total()).toBe(1));'],
    ['an asymmetric matcher', 'expect(total()).toEqual(expect.anything());'],
    ['a plan', 'expect.assertions(1);\nexpect.hasAssertions();\nexpect(total()).toBe(1);'],
    ['a type', 'expectTypeOf(total).toBeFunction();'],
    ['the words of unexpected', "expect(total(), 'to be', 1);"],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test('a skipped test', () => {
    expect(found("it.skip('adds up', () => { return; expect(total()).toBe(1); });")).toEqual([]);
  });
});
