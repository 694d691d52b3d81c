import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hits, sample, shortId } from '../src/luck.ts';

describe('luck', () => {
  test('a shot hits', () => {
    expect(hits()).toBe(true);
  });

  test('an id has four letters', () => {
    expect(shortId()).toHaveLength(4);
  });

  test('a second shot hits, sooner or later', { retry: 3 }, () => {
    expect(hits()).toBe(true);
  });
});

describe('what luck cannot change', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('a sample holds what is there', () => {
    for (let round = 0; round < 200; round += 1) {
      const items = Array.from({ length: 10 }, () => Math.random());
      const drawn = sample(items, 4);
      expect(new Set(drawn).size).toBe(4);
      expect(items).toEqual(expect.arrayContaining([...drawn]));
    }
  });

  test('seven shots in ten hit', () => {
    const share = Array.from({ length: 10_000 }, hits).filter(Boolean).length / 10_000;
    expect(Math.abs(share - 0.7)).toBeLessThan(0.1);
  });

  test('a poor draw misses', () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0.29).mockReturnValueOnce(0.31);
    expect([hits(), hits()]).toEqual([false, true]);
  });

  test('an id is short', () => {
    expect(shortId().length).toBeLessThanOrEqual(4);
  });

  test('an order has a number of its own', () => {
    expect(randomUUID()).toMatch(/^[0-9a-f-]{36}$/);
  });
});
