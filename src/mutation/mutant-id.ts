import { createHash } from 'node:crypto';

/** What ends a line of JavaScript: Babel counts these, so a line of its count may not be one of git's. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

export interface IdentifiedMutant {
  /** Relative to the repository root. */
  readonly file: string;
  /** 1-based, as is the column. */
  readonly line: number;
  readonly column: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/**
 * Twelve hex digits that stay while the mutant stays: of its file, the text of the line it begins on, where in that text it begins, what it
 * replaces and by what. Lines that are added above it, or another indent, change nothing. Of lines with the same text, the first, the
 * second and so on are told apart.
 *
 * @param lines of the file
 */
export function mutantId(mutant: IdentifiedMutant, lines: readonly string[]): string {
  const { file, line, column, mutator, original, replacement } = mutant;
  const text = lines[line - 1] ?? '';
  const before = lines.slice(0, line - 1).filter((other) => other.trim() === text.trim()).length;
  const indent = text.length - text.trimStart().length;
  const unindented = original
    .split(LINE_END)
    .map((part) => part.trim())
    .join('\n');
  const identity = [
    file,
    text.trim(),
    before,
    column - 1 - indent,
    mutator,
    unindented,
    replacement
      .split(LINE_END)
      .map((part) => part.trim())
      .join('\n'),
  ];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 12);
}
