import { expect, test, vi } from 'vitest';
import { stamp } from '../src/dates.ts';

test('a sale is stamped in this century', () => {
  expect(stamp()).toBeGreaterThan(Date.UTC(2024, 0, 1));
});

test('a sale of old keeps its day', () => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date('1999-12-31T12:00:00Z'));
  expect(stamp()).toBe(Date.UTC(1999, 11, 31, 12));
});
