import { describe, expect, test } from 'vitest';
import { cart, inKronor, loadRates, subscribe } from '../src/cart.ts';

describe('cart', () => {
  test('holds no pen at first', () => {
    expect(cart.pieces('pen')).toBe(0);
  });

  test('holds as many pens as were put', () => {
    cart.put('pen', 3);
    expect(cart.pieces('pen')).toBe(3);
  });
});

describe('rates', () => {
  test('are loaded', () => {
    expect(loadRates()).toBe(1);
  });

  describe('of a currency', () => {
    test('turn euros into kronor', () => {
      expect(inKronor(2)).toBe(22);
    });
  });
});

test('subscribes an address', () => {
  expect(subscribe('ada@example.com')).toBe(1);
});
