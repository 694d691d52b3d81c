import { describe, expect, test } from 'vitest';
import { index, month, price } from '../src/words.ts';

test('a price carries its currency', () => {
  expect(price(1234.5)).toBe('€1,234.50');
});

test('an index is sorted', () => {
  expect(index(['zinc', 'öl', 'oil'])).toEqual(['oil', 'öl', 'zinc']);
});

test('a month has its name', () => {
  expect(month(new Date('2024-05-05T12:00:00Z'))).toBe('May');
});

describe('with everything named', () => {
  test('a price', () => {
    expect(new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(1234.5)).toBe('£1,234.50');
  });

  test('a month', () => {
    const inSweden = { month: 'long', timeZone: 'Europe/Stockholm' } as const;
    expect(new Date('2024-05-31T23:00:00Z').toLocaleString('sv-SE', inSweden)).toBe('juni');
  });

  test('plain words in plain order', () => {
    expect(['zinc', 'oil', 'iron'].sort()).toEqual(['iron', 'oil', 'zinc']);
  });
});
