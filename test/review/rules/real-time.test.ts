import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('real-time', files);

test('an expected value of the present moment is listed; one that is written out is not', () => {
  expect(found(aTest('  expect(send().at).toEqual(new Date());'))).toEqual(['info 3 adds up']);
  expect(found(aTest("  expect(send().at).toEqual(new Date('2026-01-31'));"))).toEqual([]);
});

test.each([
  ['in milliseconds', 'expect(send().at).toBe(Date.now());'],
  ['as a year', 'expect(total()).toBe(new Date().getFullYear());'],
  ['by way of a name', 'const today = new Date().toISOString().slice(0, 10);\nexpect(send().day).toBe(today);'],
  ['in an object', 'expect(send()).toEqual({ at: new Date() });'],
  ['in chai', 'expect(send().at).to.equal(Date.now());'],
  ['in node:assert', 'assert.strictEqual(send().at, Date.now());'],
])('so is one %s', (_, body) => {
  expect(found(aTest(body))).toEqual([expect.stringMatching(/^info \d adds up$/)]);
});

test.each([
  [
    'a bound',
    'expect(send().at).toBeLessThanOrEqual(Date.now());\nexpect(send().at).toBeGreaterThan(Date.now() - 100);',
  ],
  ['a bound of chai', 'expect(send().at).to.be.within(1, Date.now());\nexpect(send().at).to.be.above(Date.now());'],
  ['what is near', 'expect(send().at).toBeCloseTo(Date.now(), -3);'],
  ['an input', 'expect(total(new Date())).toBe(4);'],
  ['an input that comes back', 'const at = given;\nexpect(send(at).at).toBe(at);'],
  ['a date of numbers', 'expect(send().at).toEqual(new Date(2026, 0, 31));\nexpect(send().at).toEqual(new Date(0));'],
  ['any date', 'expect(send()).toEqual({ at: expect.any(Date) });'],
  ['a class', 'expect(send().at).toBeInstanceOf(Date);'],
  ['a clock of its own', 'expect(send().at).toBe(clock.now());'],
])('%s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});

test.each([
  'jest.useFakeTimers();',
  'vi.useFakeTimers({ now: 4 });',
  'sinon.useFakeTimers(4);',
  'MockDate.set(4);',
  'timekeeper.freeze(4);',
])('a file that fakes time is silent: %s', (fake) => {
  expect(found(`${fake}\ntest('adds up', () => { expect(send().at).toBe(Date.now()); });`)).toEqual([]);
});
