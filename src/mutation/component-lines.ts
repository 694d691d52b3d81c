import { type ChangedFile, touchesLine } from '../domain/change.ts';
import type { Mutant, NotJudged } from '../domain/mutant.ts';
import { componentScript } from '../source/component-script.ts';

const NO_TEMPLATE = 'Stryker makes no mutants in the template and the styles of a component';
const BRACES_ONLY =
  'in markup, Stryker makes mutants of some expressions in braces, and none of directives, snippets and styles';
const NO_SCRIPT = 'Stryker reads no script of this kind';

/** A line that only opens or closes a block says nothing. */
const BLOCK_TAG = /^<\/?(?:script|template|style)\b[^<]*>?$/;

/**
 * Changed lines of a Vue or Svelte component that no mutant stands on because of where they stand.
 *
 * @param text of the component in the tree under test
 * @param isRead whether Stryker parsed a script of it
 */
export function unmutatedComponentLines(
  { path, lines }: ChangedFile,
  text: string,
  mutants: readonly Mutant[],
  isRead: boolean,
): readonly NotJudged[] {
  const script = componentScript(path, text)?.split('\n') ?? null;
  if (script === null) return [];
  const spans = mutants.filter(({ file }) => file === path);
  const bare = text.split('\n').flatMap((content, index) => {
    const line = index + 1;
    const says = content.trim() !== '' && !BLOCK_TAG.test(content.trim()) && touchesLine(lines, line);
    return says && !spans.some((mutant) => mutant.line <= line && line <= mutant.endLine) ? [line] : [];
  });
  const inScript = (line: number) => !/^;*$/.test(script[line - 1] ?? '');
  const markup = bare.filter((line) => !inScript(line));
  const unread = isRead ? [] : bare.filter(inScript);
  return [
    ...entry(path, markup, path.endsWith('.svelte') ? BRACES_ONLY : NO_TEMPLATE),
    ...entry(path, unread, NO_SCRIPT),
  ];
}

function entry(path: string, lines: readonly number[], why: string): readonly NotJudged[] {
  if (lines.length === 0) return [];
  return [{ what: `${path}, ${inWords(lines)}`, why, count: 1 }];
}

/** Sorted line numbers in words: `line 3`, `lines 3, 5 to 9`. */
export function inWords(lines: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const line of lines) {
    const open = ranges.at(-1);
    if (open && line <= open.last + 1) open.last = line;
    else ranges.push({ first: line, last: line });
  }
  const words = ranges.map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
  return `${lines.length === 1 ? 'line' : 'lines'} ${words.join(', ')}`;
}
