import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('expects-own-result', files);

test('an expected value that the same call gives is found; one that is written out is not', () => {
  expect(found(aTest('  expect(total([1, 2])).toBe(total([1, 2]));'))).toEqual(['warn 3 adds up']);
  expect(found(aTest('  expect(total([1, 2])).toBe(3);'))).toEqual([]);
});

test.each([
  ['by way of a name', 'const expected = total([1, 2]);\nexpect(total([1, 2])).toBe(expected);'],
  [
    'by way of two names',
    'const actual = total([1, 2]);\nconst expected = total([1, 2]);\nexpect(actual).toBe(expected);',
  ],
  ['awaited', 'expect(await send(4)).toEqual(await send(4));'],
  ['of a method', 'expect(new Invoice(4).total(1)).toBe(new Invoice(4).total(1));'],
  ['in other spacing', 'expect(total( [1,2] )).toBe(total([1, 2]));'],
])('so is one %s', (_, body) => {
  expect(found(aTest(body))).toEqual([expect.stringMatching(/^warn \d adds up$/)]);
});

test.each([
  ['other arguments', 'expect(total([1, 2])).toBe(total([2, 1]));'],
  ['another function', 'expect(total([1, 2])).toBe(send([1, 2]));'],
  ['another value beside it', 'expect(total([1, 2])).toBe(total([1, 2]));\nexpect(total([1])).toBe(1);'],
  ['a difference', 'expect(total([1, 2])).not.toBe(total([1, 2]));'],
  ['a call without arguments', 'expect(invoice.next()).toBe(invoice.next());'],
  ['a value that was changed meanwhile', "const list = parse('1');\nsort(list);\nexpect(list).toEqual(parse('1'));"],
  [
    'what a helper of the file makes',
    'const a = make(1);\nexpect(a).toEqual(make(1));\nfunction make(n) { return { n }; }',
  ],
  [
    'a module that is imported twice',
    "const a = await import('../src/invoice.ts');\nconst b = await import('../src/invoice.ts');\nexpect(a).toBe(b);",
  ],
  [
    'what was, held against what is',
    "const before = listeners('exit');\nawait send(1);\nexpect(listeners('exit')).toBe(before);",
  ],
  [
    'two readings with a call between them',
    'const before = total([1]);\nsend(2);\nconst after = total([1]);\nexpect(after).toBe(before);',
  ],
  ['two names that say nothing', 'expect(first).toBe(second);'],
  ['no call', 'expect(order.total).toBe(order.total);'],
  ['a round trip', 'expect(parse(print(4))).toBe(4);'],
  ['a matcher of another kind', 'expect(() => total([1])).toThrow(total([1]));'],
])('%s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});

test.each([
  'gives the same twice',
  'is cached',
  'is idempotent',
  'is deterministic',
  'is a singleton',
  'does not depend on the order of calls, again',
])('a test that promises as much is silent: %s', (title) => {
  expect(found(aTest('  expect(total([1, 2])).toBe(total([1, 2]));', title))).toEqual([]);
});

test('a skipped test is silent', () => {
  expect(found("it.skip('adds up', () => { expect(total(1)).toBe(total(1)); });")).toEqual([]);
});
