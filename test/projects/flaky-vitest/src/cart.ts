import { shop } from './shop.ts';

const lines = new Map<string, number>();

export const cart = {
  shop,
  put(good: string, pieces: number): void {
    lines.set(good, pieces);
  },
  pieces: (good: string): number => lines.get(good) ?? 0,
  clear: (): void => lines.clear(),
};

let rates: ReadonlyMap<string, number> | null = null;

export function loadRates(): number {
  rates = new Map([['SEK', 11]]);
  return rates.size;
}

export function inKronor(euros: number): number {
  if (rates === null) throw new Error('no rates yet');
  return euros * (rates.get('SEK') ?? 0);
}

const subscribers: string[] = [];

export function subscribe(address: string): number {
  if (!subscribers.includes(address)) subscribers.push(address);
  else throw new Error(`${address} is subscribed already`);
  return subscribers.length;
}
