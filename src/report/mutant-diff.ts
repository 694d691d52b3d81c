import type { Mutant } from '../domain/mutant.ts';

/** What JavaScript counts as the end of a line, and with it Babel and Stryker. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;
const MOST_LINES = 10;
/** A longer line is generated or minified code, where the line says less than the expression. */
const LONGEST_LINE = 240;

/**
 * The lines of a unified diff, without headers, of what the mutant changes: whole lines of the source, less those that stay
 * the same, with their common indentation taken off. Where the source is not at hand, or does not hold the mutant's text
 * at its place, the bare expression and its replacement.
 */
export function mutantDiff(mutant: Mutant, sourceLines: readonly string[] | null): readonly string[] {
  const whole = sourceLines === null ? null : wholeLines(mutant, sourceLines);
  const { before, after } = whole ?? {
    before: mutant.original.split(LINE_END),
    after: mutant.replacement.split(LINE_END),
  };
  return [...marked('-', before), ...marked('+', after)];
}

/** The lines of a source text as mutants count them. */
export function linesOf(source: string): readonly string[] {
  return source.split(LINE_END);
}

interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function wholeLines(mutant: Mutant, lines: readonly string[]): Sides | null {
  const before = lines.slice(mutant.line - 1, mutant.endLine);
  const [first, last] = [before[0], before.at(-1)];
  if (first === undefined || last === undefined || before.length !== mutant.endLine - mutant.line + 1) {
    return null;
  }
  const [head, tail] = [first.slice(0, mutant.column - 1), last.slice(mutant.endColumn - 1)];
  const holds = before.join('\n') === head + mutant.original.split(LINE_END).join('\n') + tail;
  const after = (head + mutant.replacement + tail).split(LINE_END);
  if (!holds || [...before, ...after].some((line) => line.length > LONGEST_LINE)) {
    return null;
  }
  return withoutIndentation(withoutCommonEnds(before, after));
}

function withoutCommonEnds(before: readonly string[], after: readonly string[]): Sides {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) {
    end += 1;
  }
  return { before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) };
}

function withoutIndentation({ before, after }: Sides): Sides {
  const indents = [...before, ...after]
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = indents.length === 0 ? 0 : Math.min(...indents);
  const cut = (lines: readonly string[]) => lines.map((line) => line.slice(common));
  return { before: cut(before), after: cut(after) };
}

function marked(sign: '-' | '+', lines: readonly string[]): string[] {
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => sign + (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line));
  return lines.length > MOST_LINES ? [...shown, `${sign}… ${lines.length - MOST_LINES} more lines`] : shown;
}
