import { shop } from './shop.ts';

export const owner = shop;

export function price(euros: number): string {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency: 'EUR' }).format(euros);
}

export function index(words: readonly string[]): readonly string[] {
  return [...words].sort(new Intl.Collator().compare);
}

export function month(day: Date): string {
  return day.toLocaleString(undefined, { month: 'long', timeZone: 'UTC' });
}
