import { describe, expect, test } from 'vitest';
import { label, price } from '../src/price.ts';

describe('price', () => {
  test('multiplies the unit price by the quantity', () => {
    expect(price(100, 2)).toBe(200);
  });

  test('refuses a quantity of zero', () => {
    expect(() => price(100, 0)).toThrow('quantity must be positive');
  });

  test('takes a tenth off from ten pieces', () => {
    expect(price(100, 10)).toBeLessThan(1100);
  });

  test('halves with the coupon', () => {
    expect(price(100, 2, 'HALF')).toBe(100);
  });
});

test('labels an amount', () => {
  expect(label(20000)).toBeDefined();
});
