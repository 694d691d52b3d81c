import type { ReviewRun, Smell } from '../domain/smell.ts';
import { ruleOf } from '../domain/smell-rules.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { NO_CHANGED_TEST } from './skip.ts';
import { counted, oneLine } from './wording.ts';

export interface ReviewJudging {
  /** Why the tests were not reviewed (see skip.ts), or null. */
  readonly skipped: string | null;
  /** One line that reviews them again by hand, or null. */
  readonly reproduce: string | null;
}

const MOST_NAMES = 5;

/**
 * The review check: what the added and edited tests say of themselves.
 * - skipped: `skipped` says why, or the change adds or edits no test and nothing was found beside.
 * - fail: a smell blocks, by the text alone or since a witness agrees (see smells.ts). One is enough, whatever else was not read.
 * - error: a changed test file could not be read.
 * - warn: a smell warns.
 * - pass: none of these. What is only noted, or waived by the policy, is counted in the summary and is no finding.
 * Focused and skipped tests are findings of the suppressions check, and not of this one.
 *
 * @param smells of `run`, what blocks first
 */
export function reviewCheck(
  run: ReviewRun | null,
  smells: readonly Smell[],
  { skipped, reproduce }: ReviewJudging,
): Check {
  if (skipped !== null || run === null) return notReviewed(oneLine(skipped ?? 'it was not asked for'));
  const own = smells.filter(({ rule }) => ruleOf(rule).judgedBy === null);
  const { counts, seams, unread } = run;
  if (counts.tests + own.length + seams.length + unread.length === 0) return notReviewed(NO_CHANGED_TEST);
  const findings = own.flatMap((smell) => finding(smell, reproduce));
  const summary = summaryOf(run, own);
  if (own.some(({ level }) => level === 'block')) return check('fail', summary, null, findings);
  if (unread.length > 0)
    return check('error', `not every changed test file was read; ${summary}`, whyUnread(unread), findings);
  return check(findings.length > 0 ? 'warn' : 'pass', summary, null, findings);
}

function finding({ rule, file, line, test, level, message, witness }: Smell, reproduce: string | null): Finding[] {
  if (level === 'info') return [];
  const where = test === null ? '' : ` in "${oneLine(test)}"`;
  const agrees = witness === null ? '' : ` (${oneLine(witness)})`;
  return [
    {
      level,
      message: `${oneLine(file)}:${line} ${rule}${where}: ${oneLine(message)}${agrees}`,
      at: { file, line },
      reproduce,
    },
  ];
}

function summaryOf({ counts, unread }: ReviewRun, smells: readonly Smell[]): string {
  const waived = smells.filter((smell) => smell.waived !== null).length;
  const of = (level: Smell['level']) => smells.filter((smell) => smell.level === level).length;
  const [blocking, warning, noted] = [of('block'), of('warn'), of('info') - waived];
  const found = [
    ...(blocking > 0 ? [`${counted(blocking, 'finding')} ${blocking === 1 ? 'blocks' : 'block'}`] : []),
    ...(warning > 0 ? [`${counted(warning, 'finding')} ${warning === 1 ? 'warns' : 'warn'}`] : []),
  ];
  const tests = counts.tests === 0 ? '' : ` in ${counted(counts.tests, 'added or edited test')}`;
  const parts = [
    `${found.join(' and ') || 'nothing blocks or warns'}${tests}`,
    ...(noted > 0 ? [`${counted(noted, 'finding')} only noted`] : []),
    ...(waived > 0 ? [`${counted(waived, 'finding')} waived by the policy`] : []),
    ...(unread.length > 0 && blocking > 0 ? [`${counted(unread.length, 'changed test file')} not read`] : []),
  ];
  return parts.join('; ');
}

function whyUnread(unread: ReviewRun['unread']): string {
  const named = unread.slice(0, MOST_NAMES).map(({ file, why }) => `${oneLine(file, 150)} (${oneLine(why, 150)})`);
  const more = unread.length > MOST_NAMES ? ` and ${unread.length - MOST_NAMES} more` : '';
  return `${counted(unread.length, 'changed test file')} could not be read: ${named.join(', ')}${more}`;
}

function notReviewed(why: string): Check {
  return check('skipped', 'no test was reviewed', why, []);
}

function check(status: Check['status'], summary: string, why: string | null, findings: readonly Finding[]): Check {
  return { id: 'review', status, summary, why, findings };
}
