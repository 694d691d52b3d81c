import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('snapshot-only', files);
const lines = (count: number) => Array.from({ length: count }, (_, line) => `row ${line}`).join('\n');
const inline = (count: number, beside = '') =>
  aTest(`  expect(send()).toMatchInlineSnapshot(\`${lines(count)}\`);${beside}`);

test('a snapshot of more than 20 lines warns where it is all that the test asserts', () => {
  expect([found(inline(21)), found(inline(20))]).toEqual([['warn 3 adds up'], []]);
});

test('one of more than 50 lines is another rule', () => {
  expect([found(inline(50)), found(inline(51))]).toEqual([['warn 3 adds up'], []]);
});

test('the largest of several counts', () => {
  expect(found(inline(3, `\n  expect(total()).toMatchInlineSnapshot(\`${lines(30)}\`);`))).toEqual(['warn 3 adds up']);
});

test.each([
  ['a value beside it', '\nexpect(total()).toBe(1);'],
  ['a value before it is asked for', '\nassert.equal(total(), 1);'],
  ['an error beside it', '\nawait expect(send()).rejects.toThrow();'],
  ['an interaction beside it', '\nsinon.assert.calledOnce(spy);'],
  ['a presence beside it', "\nawait screen.findByText('4');"],
  ['a helper that asserts by its name', '\nassertPaid(send());'],
])('%s makes it silent', (_, beside) => {
  expect(found(inline(30, beside))).toEqual([]);
});

test.each([
  ['an error message', `expect(() => total()).toThrowErrorMatchingInlineSnapshot(\`"no rate"\`);`],
  ['a template that is no snapshot', `expect(send()).toEqual(\`${lines(30)}\`);`],
  ['a snapshot of which there is no file', 'expect(send()).toMatchSnapshot();'],
])('%s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});
