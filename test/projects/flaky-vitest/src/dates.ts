import { shop } from './shop.ts';

const DAY = 24 * 60 * 60 * 1000;

export function isWeekend(instant: string): boolean {
  return [0, 6].includes(new Date(instant).getDay());
}

export function deadline(text: string): number {
  return Date.parse(text);
}

/** Midnight, so many days after another midnight. */
export function midnightAfter(midnight: Date, days: number): Date {
  return new Date(midnight.getTime() + days * DAY);
}

export function openingHour(instant: string): string {
  const hour = new Date(instant).getHours();
  if (hour < 8 || hour > 18) throw new RangeError('the shop is closed at that hour');
  return `${shop} is open at ${hour}`;
}

export function hasExpired(until: string, now = new Date()): boolean {
  return Date.parse(until) <= now.getTime();
}

export function stamp(): number {
  return Date.now();
}

export function vintage(): string {
  return String(new Date().getUTCFullYear());
}
