import { discounted, isFree } from '../src/price.js';

declare const test: (name: string, body: () => void) => void;
declare const expect: (value: unknown) => { toBe(expected: unknown): void };

test('five off from ten pieces', () => {
  expect(discounted({ price: 100, quantity: 9 })).toBe(100);
  expect(discounted({ price: 100, quantity: 10 })).toBe(95);
  expect(discounted({ price: 100, quantity: 11 })).toBe(95);
});

test('free', () => {
  expect(isFree(-1)).toBe(true);
  expect(isFree(1)).toBe(false);
});

test('is a module', () => {
  expect(import.meta.url.startsWith('file:')).toBe(true);
});
