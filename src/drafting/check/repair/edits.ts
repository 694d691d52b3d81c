import type { SyntaxNode } from '../../../source/syntax.ts';
import type { DraftToCheck } from '../draft-to-check.ts';
import type { ReadDraft } from '../read-draft.ts';
import type { Surroundings } from '../surroundings.ts';

/** Replaces what stands from `start` up to `end`, in UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Mended {
  readonly edits: readonly Edit[];
  /** One line, as a reader of the receipt is told. */
  readonly what: string;
}

/** Mends one kind of mistake, all places of it at once; null where there is none. */
export type RepairRule = (draft: ReadDraft, around: Surroundings, asked: DraftToCheck) => Mended | null;

/** The text with all edits made. Of two that overlap, the later one is left out. */
export function edited(code: string, edits: readonly Edit[]): string {
  let done = '';
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    done += code.slice(at, start) + text;
    at = end;
  }
  return done + code.slice(at);
}

export function replaced(node: SyntaxNode, text: string): Edit {
  return { start: node.start ?? 0, end: node.end ?? 0, text };
}

/** Takes a statement out, with the rest of its line when nothing else stands there. */
export function removedLine(code: string, node: SyntaxNode): Edit {
  const end = node.end ?? 0;
  const rest = /^[^\S\n]*\n/.exec(code.slice(end, end + 1_000))?.[0] ?? '';
  return { start: node.start ?? 0, end: end + rest.length, text: '' };
}

/** `'a'` as the draft quotes its texts. */
export function literal(text: string, code: string): string {
  const isDouble = code.split('"').length > code.split("'").length;
  return isDouble ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
