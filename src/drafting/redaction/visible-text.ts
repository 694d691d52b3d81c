import type { Redaction } from '../../domain/draft.ts';
import { INVISIBLE } from '../../domain/invisible.ts';
import { lineAt, lineStarts, type NumberedText, numbered } from './numbered-text.ts';

/** It can hide instructions, and part a secret so that no pattern knows it. */
const HIDDEN = new RegExp(String.raw`[[${INVISIBLE}]--[\n\t]]`, 'gv');
const LINE_END = /\r\n?/g;
/** Separators of lines that only few programs know: JavaScript has them as white space and within texts. */
const ODD_SEPARATOR = /[\u2028\u2029\u0085\v\f]/g;

/** The text without what is invisible; line ends become `\n`. */
export function visibleText(text: string): {
  readonly visible: NumberedText;
  readonly redactions: readonly Redaction[];
} {
  const plain = text.replace(LINE_END, '\n');
  const starts = lineStarts(plain);
  const hit = new Set<number>();
  const strip = (by: string) => (_found: string, offset: number) => {
    hit.add(lineAt(starts, offset) + 1);
    return by;
  };
  // A separator gives way to a single space, so the offsets stay.
  const visible = plain.replace(ODD_SEPARATOR, strip(' ')).replace(HIDDEN, strip(''));
  return {
    visible: numbered(visible),
    redactions: [...hit].sort((a, b) => a - b).map((line) => ({ rule: 'invisible characters', line })),
  };
}
