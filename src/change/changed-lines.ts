import type { LineRange } from '../domain/change.ts';
import type { Hunk } from './parse-diff.ts';

export interface ChangedLines {
  readonly lines: readonly LineRange[];
  readonly deletedAfter: readonly number[];
  readonly addedLines: number;
  readonly removedLines: number;
}

/** Hunks without context, as lines of the new side. */
export function changedLines(hunks: readonly Hunk[]): ChangedLines {
  const lines: { first: number; last: number }[] = [];
  for (const { newStart, newCount } of hunks.filter((hunk) => hunk.newCount > 0)) {
    const previous = lines.at(-1);
    if (previous !== undefined && newStart === previous.last + 1) previous.last += newCount;
    else lines.push({ first: newStart, last: newStart + newCount - 1 });
  }
  return {
    lines,
    deletedAfter: hunks.filter((hunk) => hunk.newCount === 0).map((hunk) => hunk.newStart),
    addedLines: hunks.reduce((sum, hunk) => sum + hunk.newCount, 0),
    removedLines: hunks.reduce((sum, hunk) => sum + hunk.oldCount, 0),
  };
}

/** Every line of a file of `lineCount` lines. */
export function wholeFile(lineCount: number, removedLines: number): ChangedLines {
  return {
    lines: lineCount === 0 ? [] : [{ first: 1, last: lineCount }],
    deletedAfter: [],
    addedLines: lineCount,
    removedLines,
  };
}

export const NO_LINES: ChangedLines = { lines: [], deletedAfter: [], addedLines: 0, removedLines: 0 };
