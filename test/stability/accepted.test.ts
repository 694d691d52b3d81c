import { describe, expect, test } from '@jest/globals';
import { acceptedBy, staleAccepts } from '../../src/stability/accepted.ts';

const CART = { file: 'test/cart.test.ts', name: 'cart > fills' };
const entry = (test: string, until = '2026-12-31') => ({ test, reason: 'the clock is replaced in #12', until });

describe('stability.accept', () => {
  test.each(['test/cart.test.ts', 'test/cart.test.ts > cart > fills'])('covers the test by %j', (covering) => {
    expect(acceptedBy([entry(covering)], CART, '2026-11-23')).toEqual(entry(covering));
  });

  test.each(['test/cart.test', 'test/cart.test.ts > cart', 'cart > fills'])('does not cover it by %j', (other) => {
    expect(acceptedBy([entry(other)], CART, '2026-11-23')).toBeNull();
  });

  test('holds up to its last day, and not on the day after', () => {
    expect(acceptedBy([entry(CART.file, '2026-11-23')], CART, '2026-11-23')).not.toBeNull();
    expect(acceptedBy([entry(CART.file, '2026-11-23')], CART, '2026-11-24')).toBeNull();
  });

  test('is told when it ran out or names no test', () => {
    const known = new Set([CART.file]);
    expect(
      staleAccepts([entry(CART.file), entry(CART.file, '2026-01-01'), entry('test/gone.test.ts')], known, '2026-11-23'),
    ).toEqual([
      'test/cart.test.ts was accepted until 2026-01-01, which is over',
      'test/gone.test.ts is accepted until 2026-12-31, but there is no such test',
    ]);
  });
});
