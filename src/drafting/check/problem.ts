import type { DraftProblem } from '../../domain/draft.ts';
import { lineOf } from '../../review/model/fields.ts';
import type { SyntaxNode } from '../../source/syntax.ts';

/** @param at a node, a 1-based line, or null for the whole file */
export function problem(kind: DraftProblem['kind'], at: SyntaxNode | number | null, message: string): DraftProblem {
  const line = at === null || typeof at === 'number' ? at : lineOf(at);
  return { kind, line, message };
}

/** A line of a fixture is no line of the draft: the message says where it is. */
export function inFixture(told: DraftProblem, path: string): DraftProblem {
  return { ...told, line: null, message: `In ${plain(path, LONGEST_NAME)}, line ${told.line ?? 1}: ${told.message}` };
}

const LONGEST_NAME = 80;

/** A name from outside in quotes: on one line, without characters that cannot be seen, cut after 80 characters. */
export function quoted(name: string): string {
  return `"${plain(name, LONGEST_NAME).replaceAll('"', "'")}"`;
}

/** Text from outside on one line, without characters that cannot be seen, cut after `limit` of them. */
export function plain(text: string, limit: number): string {
  const line = text
    .slice(0, limit * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length <= limit ? line : `${line.slice(0, limit).replace(/[\ud800-\udbff]$/, '')}…`;
}
