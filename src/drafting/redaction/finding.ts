import type { Redaction } from '../../domain/draft.ts';
import { lineAt, lineStarts, type NumberedText } from './numbered-text.ts';

/** Where a text holds what must not leave. */
export interface Finding {
  /** What found it, for the receipt. Never the secret. */
  readonly rule: string;
  /** Offsets, in UTF-16 units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What to take out: all physical lines that it touches, or itself alone, with what stands for it then. */
  readonly replace: 'lines' | typeof VALUE | typeof EMAIL;
}

export const VALUE = '[redacted]';
export const EMAIL = '[redacted e-mail]';
const STAND_INS = /\[redacted(?: e-mail)?\]/g;

/** A text without the marks that stand for values that were taken out. */
export function withoutMarks(text: string): string {
  return text.replace(STAND_INS, '');
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Takes out what was found. Lines that go together become one line that names the first rule. */
export function takeOut(
  from: NumberedText,
  found: readonly Finding[],
): { readonly left: NumberedText; readonly redactions: readonly Redaction[] } {
  const { text } = from;
  const marks = [...text.matchAll(STAND_INS)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
  const findings = notWithin(marks, [...found].sort(inOrder));
  const starts = lineStarts(text);
  const spans = merged(findings.map((finding) => spanOf(finding, text, starts)));

  let left = '';
  let at = 0;
  const lines: number[] = [];
  const keep = (until: number) => {
    const piece = text.slice(at, until);
    left += piece;
    // A line counts where it starts: within what is kept, or with what stands for it.
    for (let line = piece.indexOf('\n'); line !== -1; line = piece.indexOf('\n', line + 1)) {
      lines.push(from.lines[lineAt(starts, at + line + 1)] as number);
    }
  };
  lines.push(from.lines[0] as number);
  for (const { start, end, by } of spans) {
    keep(start);
    left += by;
    at = end;
  }
  keep(text.length);
  return {
    left: { text: left, lines },
    redactions: findings.map(({ rule, start }) => ({ rule, line: from.lines[lineAt(starts, start)] as number })),
  };
}

/** By where they start, the longest first. */
function inOrder(one: Pick<Span, 'start' | 'end'>, other: Pick<Span, 'start' | 'end'>): number {
  return one.start - other.start || other.end - one.end;
}

/** What lies within a mark was taken out before. */
function notWithin(marks: readonly { start: number; end: number }[], findings: readonly Finding[]): readonly Finding[] {
  let next = 0;
  return findings.filter(({ start, end }) => {
    while (next < marks.length && (marks[next] as { end: number }).end <= start) next += 1;
    const mark = marks[next];
    return mark === undefined || start < mark.start || end > mark.end;
  });
}

function spanOf({ rule, start, end, replace }: Finding, text: string, starts: readonly number[]): Span {
  if (replace !== 'lines' && !text.slice(start, end).includes('\n')) return { start, end, by: replace };
  const after = text.indexOf('\n', Math.max(start, end - 1));
  return {
    start: starts[lineAt(starts, start)] as number,
    end: after === -1 ? text.length : after,
    by: `[redacted: ${rule}]`,
  };
}

/** Spans that overlap become one; it says what the first of them says. */
function merged(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort(inOrder)) {
    const last = apart.at(-1);
    if (last === undefined || span.start >= last.end) apart.push(span);
    else if (span.end > last.end) apart[apart.length - 1] = { ...last, end: span.end };
  }
  return apart;
}
