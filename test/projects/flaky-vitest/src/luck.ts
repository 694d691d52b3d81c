import { shop } from './shop.ts';

export const house = shop;

/** Three shots in ten miss. */
export function hits(): boolean {
  return Math.random() >= 0.3;
}

/** Four letters or figures, mostly. */
export function shortId(): string {
  return Math.floor(Math.random() * 36 ** 4).toString(36);
}

export function sample<T>(items: readonly T[], count: number): readonly T[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0] as T);
}
