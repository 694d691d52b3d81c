import { causeWords } from '../domain/flaky-telling.ts';
import type { Flake } from '../domain/stability.ts';
import { inCode, singleLine } from './text.ts';

/** The cause of a flaky test in words, with the other test in a code font where one has a part in it. */
export function causeMarkdown(flake: Flake): string {
  return joined(flake, inCode);
}

/** The same as plain text on one line. */
export function causeText(flake: Flake): string {
  return joined(flake, singleLine);
}

function joined(flake: Flake, shown: (name: string) => string): string {
  const { before, test, after } = causeWords(flake);
  return [before, ...(test === null ? [] : [shown(test)]), after].filter((part) => part !== '').join(' ');
}
