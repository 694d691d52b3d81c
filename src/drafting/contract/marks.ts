import { docText } from './doc-comment.ts';

/** Characters of private use, which no text that was read holds any more (see compile.ts). */
const BLOCK = /\uE000(\d{1,6})\uE001/g;
const DOC = /\uE002([^\uE002\uE003]*)\uE003/g;

/** Where a block of lines goes, in text that the compiler prints. */
export function placeOf(index: number): string {
  return `\uE000${index}\uE001`;
}

/** Puts the blocks in their places, indented as the line that they begin on. */
export function filled(text: string, blocks: readonly string[]): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      return line.replace(BLOCK, (_, index: string) => (blocks[Number(index)] ?? '').replaceAll('\n', `\n${indent}`));
    })
    .join('\n');
}

export function markedDoc(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\uE002${docText(lines)}\uE003`;
}

export function withDocs(text: string): string {
  return tidy(text.replace(DOC, '$1'));
}

export function withoutDocs(text: string): string {
  return tidy(text.replace(DOC, ''));
}

/** The indentation that stood before a doc comment stands before what follows it, too. */
function tidy(text: string): string {
  return text.replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n');
}

export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}
