import type { Judgement } from '../domain/judgement.ts';
import type { CheckStatus } from '../domain/verdict.ts';

export const STATUS_MARKS: Readonly<Record<CheckStatus, string>> = {
  pass: '✅',
  fail: '❌',
  warn: '⚠️',
  skipped: '➖',
  error: '⛔',
};

/** error is not a kind of fail: it says that nobody knows. */
export function statusWord(status: CheckStatus): string {
  return status === 'error' ? 'could not judge' : status;
}

export function verdictTitle({ verdict }: Judgement): string {
  switch (verdict) {
    case 'pass':
      return '✅ Earnest: pass';
    case 'fail':
      return '❌ Earnest: fail';
    case 'error':
      return '⛔ Earnest: could not judge';
  }
}

/** The reason of the verdict in short: our own words to lead, then lines that may hold names from outside. */
export function why(judgement: Judgement): { readonly lead: string; readonly causes: readonly string[] } {
  const { verdict, reasons, checks } = judgement;
  if (verdict === 'pass') {
    return { lead: 'It rests on: ', causes: reasons };
  }
  if (verdict === 'error') {
    const more = reasons.length > 1 ? ` (first of ${reasons.length} lines)` : '';
    return { lead: `No verdict was reached${more}: `, causes: reasons.slice(0, 1) };
  }
  const failing = checks.filter(({ status }) => status === 'fail').map(({ summary }) => summary);
  return { lead: 'Judged, and it fails: ', causes: failing.length > 0 ? failing : reasons.slice(0, 3) };
}
