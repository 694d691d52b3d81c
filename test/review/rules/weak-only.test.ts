import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('weak-only', files);

test('a test that only asserts that something is there is listed; one that says what it is is not', () => {
  expect(found(aTest('  expect(total([1])).toBeDefined();'))).toEqual(['info 3 adds up']);
  expect(found(aTest('  expect(total([1])).toBe(1);'))).toEqual([]);
});

test.each([
  ['a class', 'expect(send()).toBeInstanceOf(Invoice);'],
  ['truth', 'expect(total()).toBeTruthy();\nexpect(send()).not.toBeNull();'],
  ['a type', 'expect(total()).to.be.a("number");\nexpect(send()).to.exist;'],
  ['no throw', 'assert.doesNotThrow(() => total());'],
  ['an object', 'assert.ok(total());\nassert.isObject(send());'],
])('%s is no more than that', (_, body) => {
  expect(found(aTest(body))).toEqual(['info 3 adds up']);
});

test.each([
  ['a value beside it', 'expect(total()).toBeDefined();\nexpect(total()).toBe(1);'],
  ['an error', 'expect(() => total()).toThrow();'],
  ['a comparison', 'assert.ok(total() > 1);\nassert(total() === 2);'],
  ['a comparison of chai', 'expect(total()).to.be.above(1);'],
  ['a boolean', 'expect(total()).to.be.true;'],
  ['an element by its text', "expect(screen.getByText('4')).toBeInTheDocument();"],
  ['a query that fails', "await screen.findByText('4');"],
  ['what a page shows', "expect(page.getByRole('alert')).toBeVisible();"],
  ['a matcher that nobody knows', 'expect(total()).toBePaid();'],
  ['how a double was called', 'expect(spy).toHaveBeenCalled();'],
  ['a snapshot', 'expect(send()).toMatchSnapshot();'],
  ['a literal, which is a tautology', 'expect(1).toBeTruthy();'],
  ['a status', "await request(app).get('/').expect(200);"],
  ['a helper that asserts by its name', 'expect(send()).toBeDefined();\nexpectPaid(send());'],
  ['no assertion', 'total();'],
])('%s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});

test('a skipped test is silent', () => {
  expect(found("it.skip('adds up', () => { expect(total()).toBeDefined(); });")).toEqual([]);
});
