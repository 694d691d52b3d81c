import { describe, expect, test } from 'vitest';
import { deadline, hasExpired, isWeekend, midnightAfter, openingHour, vintage } from '../src/dates.ts';

describe('days', () => {
  test('early Monday is not the weekend', () => {
    expect(isWeekend('2024-06-03T02:00:00Z')).toBe(false);
  });

  test('late Friday is not the weekend', () => {
    expect(isWeekend('2024-06-07T20:00:00Z')).toBe(false);
  });

  test('Wednesday noon is not the weekend', () => {
    expect(isWeekend('2024-06-05T12:00:00Z')).toBe(false);
  });

  test('a deadline is read as it stands', () => {
    expect(deadline('2024-06-01 12:00')).toBe(Date.UTC(2024, 5, 1, 12));
  });

  test('midnight is followed by midnight', () => {
    expect(midnightAfter(new Date(2024, 10, 1), 5).getHours()).toBe(0);
  });

  test('a local hour is the hour it was made as', () => {
    expect(new Date(2024, 5, 1, 12).getHours()).toBe(12);
  });
});

describe('opening hours', () => {
  test('cover the morning', () => {
    expect(openingHour('2024-06-03T09:00:00Z')).toContain('is open');
  });

  test('cover nine', () => {
    expect(openingHour('2024-06-04T09:00:00Z')).toContain('is open');
  });

  test('cover the half hour', () => {
    expect(openingHour('2024-06-05T09:30:00Z')).toContain('is open');
  });
});

describe('expiry', () => {
  test('the licence runs', () => {
    expect(hasExpired('{{today+30d}}')).toBe(false);
  });

  test('the lease runs', () => {
    expect(hasExpired('{{today+300d}}')).toBe(false);
  });

  test('a lease runs out on its day', () => {
    expect(hasExpired('2024-06-01', new Date('2024-06-01'))).toBe(true);
  });

  test('the wine is of this year', () => {
    expect(vintage()).toBe('{{year}}');
  });
});
