import { expect, test } from '@jest/globals';
import { boundariesOf } from '../../src/briefs/boundary-questions.ts';

const asked = (type: string | null, optional = false) => boundariesOf({ name: 'a', type, optional });

test.each([
  ['number', 'it is zero, below zero, a fraction or very large'],
  ['bigint', 'it is zero, below zero or very large'],
  ['string', 'it is empty, only blanks or very long'],
  ['readonly Item[]', 'it holds nothing, exactly one, or the same one twice'],
  ['(string | number)[]', 'it holds nothing, exactly one, or the same one twice'],
  ['Array<string | number>', 'it holds nothing, exactly one, or the same one twice'],
  ['ReadonlyMap<string, number>', 'it holds nothing, exactly one, or the same one twice'],
  ['Date', 'it is exactly at a limit, in the past, in the future or in another time zone'],
  ['Temporal.Instant', 'it is exactly at a limit, in the past, in the future or in another time zone'],
  ['\'a\' | "b" | 3', 'it is each of \'a\', "b", 3, or something else'],
  ['Level.Low | Level.High', 'it is each of Level.Low, Level.High, or something else'],
  ['Level["very low"] | Level[\'high\']', 'it is each of Level["very low"], Level[\'high\'], or something else'],
  ['number | null', 'it is zero, below zero, a fraction or very large; or it is null'],
  ['string | undefined', 'it is empty, only blanks or very long; or it is left out'],
  ["'a|b' | 'c'", "it is each of 'a|b', 'c', or something else"],
])('%s has boundaries', (type, cases) => {
  expect(asked(type)).toBe(cases);
});

test.each([
  null,
  'Invoice',
  'boolean',
  '(a: number, b: string | null) => void',
  '{ a: number | null }',
  'Map',
  "'a'",
  'Promise<number>',
  '',
])('%j has none', (type) => {
  expect(asked(type)).toBeNull();
});

test('what may be left out has that boundary besides its own', () => {
  expect(asked('Invoice', true)).toBe('it is left out');
  expect(asked('string', true)).toBe('it is empty, only blanks or very long; or it is left out');
});

test('of many choices a few are named', () => {
  const choices = Array.from({ length: 12 }, (_, index) => `'c${index}'`).join(' | ');
  expect(asked(choices)).toContain("'c7', 4 more, or something else");
});
