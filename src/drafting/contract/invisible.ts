import { INVISIBLE } from '../../domain/invisible.ts';

const HIDDEN = new RegExp(String.raw`[[${INVISIBLE}]--[\n\t]]`, 'gv');

/** Line ends become `\n`; they and tabs stay. */
export function withoutInvisible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(HIDDEN, '');
}

export function hasInvisible(text: string): boolean {
  return text.search(HIDDEN) >= 0;
}
