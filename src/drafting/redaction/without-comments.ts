import { parseScript } from '../../source/parse.ts';
import { lineAt, lineStarts, type NumberedText } from './numbered-text.ts';

/**
 * Tried in turn when the path says nothing of the dialect. Elements first: read as plain TypeScript, `<b>c</b>; // d` is a division
 * by a regular expression, and has no comment.
 */
const DIALECTS = ['passage.tsx', 'passage.ts'];

/**
 * Code without its comments, and without the lines that held nothing else.
 *
 * @param path decides the dialect; null: TypeScript
 * @returns null when it cannot be parsed: what is a comment is then not known
 */
export function withoutComments(code: NumberedText, path: string | null): NumberedText | null {
  const { text } = code;
  const tree = (path === null ? DIALECTS : [path]).reduce<ReturnType<typeof parseScript>>(
    (found, name) => found ?? parseScript(name, text),
    null,
  );
  if (tree === null) return null;
  // What follows `#!` is as free as a comment.
  const ranges = [...(tree.comments ?? []), ...(tree.program.interpreter ? [tree.program.interpreter] : [])]
    .map(({ start, end }) => ({ start: start as number, end: end as number }))
    .sort((one, other) => one.start - other.start);
  const starts = lineStarts(text);
  const touched = new Set<number>();
  let kept = '';
  let at = 0;
  for (const { start, end } of ranges) {
    if (start < at) continue;
    for (let line = lineAt(starts, start); line <= lineAt(starts, end); line += 1) touched.add(line);
    // A comment parts two words, and one of several lines ends a statement as a line end does.
    kept += `${text.slice(at, start)} ${text.slice(start, end).replace(/[^\n]+/g, '')}`;
    at = end;
  }
  const lines = `${kept}${text.slice(at)}`
    .split('\n')
    .map((line, index) => ({ line: touched.has(index) ? line.trimEnd() : line, index }))
    .filter(({ line, index }) => line !== '' || !touched.has(index));
  return {
    text: lines.map(({ line }) => line).join('\n'),
    lines: lines.map(({ index }) => code.lines[index] as number),
  };
}
