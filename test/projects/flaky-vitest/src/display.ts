import { shop } from './shop.ts';

let dark = false;

export const display = {
  shop,
  darken(): void {
    dark = true;
  },
  colour: (): string => (dark ? 'white' : 'black'),
};

export function language(): string {
  return process.env.SHOP_LANGUAGE ?? 'en';
}

export function copyOf<T>(goods: T): T {
  return structuredClone(goods);
}

/** Whether somebody heard it. */
export function announce(tell: (text: string) => boolean, text: string): boolean {
  return text !== '' && tell(text);
}
