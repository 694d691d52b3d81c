import type { ReviewCounts, ReviewRun, Smell, SmellLevel } from '../domain/smell.ts';
import { counted } from './counted.ts';
import { singleLine } from './text.ts';

/** What a review of the text alone comes to. */
export interface ShownReview {
  readonly smells: readonly Smell[];
  readonly counts: ReviewCounts;
  readonly unread: ReviewRun['unread'];
}

const LEVELS: readonly SmellLevel[] = ['block', 'warn', 'info'];

/**
 * The review for a terminal or a log: `path:line  level  rule  message`, a group for each file, then what could not be read, then one
 * line of counts. Control characters are shown and not obeyed, and no line begins with what a workflow log could take for a command.
 */
export function reviewText({ smells, counts, unread }: ShownReview): string {
  const files = [...new Set(smells.map(({ file }) => file))].sort();
  const groups = files.map((file) => {
    const own = smells.filter((smell) => smell.file === file).sort((a, b) => a.line - b.line);
    const places = own.map(({ line }) => `${path(file)}:${line}`);
    const width = Math.max(...places.map(({ length }) => length));
    const rules = Math.max(...own.map(({ rule }) => rule.length));
    return own.map(
      (smell, index) =>
        `${(places[index] ?? '').padEnd(width)}  ${smell.level.padEnd(5)}  ${smell.rule.padEnd(rules)}  ${said(smell)}`,
    );
  });
  const unreadLines = unread.map(({ file, why }) => `${path(file)}  could not be read: ${singleLine(why)}`);
  return `${[...groups, unreadLines, [countLine({ smells, counts, unread })]]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function said({ message, witness, waived }: Smell): string {
  const agrees = witness === null ? '' : ` (${singleLine(witness)})`;
  const until = waived === null ? '' : ` [waived until ${singleLine(waived.until)}: ${singleLine(waived.reason)}]`;
  return `${singleLine(message)}${agrees}${until}`;
}

/** A path at the start of a line: one that begins with `::` would be a command. */
function path(file: string): string {
  return singleLine(file).replace(/^:(?=:)/, ':\u200b');
}

function countLine({ smells, counts, unread }: ShownReview): string {
  const found = LEVELS.flatMap((level) => {
    const count = smells.filter((smell) => smell.level === level).length;
    return count === 0 ? [] : [`${count} ${level}`];
  });
  const not = unread.length === 0 ? '' : `; ${counted(unread.length, 'file')} could not be read`;
  return `${counted(counts.tests, 'test')} in ${counted(counts.files, 'file')}: ${found.join(', ') || 'nothing found'}${not}.`;
}
