import { flakyGroups } from '../domain/flaky-telling.ts';
import type { Judgement } from '../domain/judgement.ts';
import { causeText } from './flaky-cause.ts';
import { stripText } from './run-strip.ts';
import { duration, seedFigure } from './seed-figure.ts';
import { pasteable, singleLine, visible } from './text.ts';
import { STATUS_MARKS, statusWord, verdictTitle, why } from './verdict-words.ts';

const MOST_REASONS = 20;
const MOST_FLAKY = 10;
const LONGEST_REASON = 1_500;

/**
 * The verdict for a terminal or a log: title, why, figures, checks, reasons, flaky tests with their runs. Control characters are shown and not obeyed,
 * and no line begins with text from outside, which a workflow log could take for a command.
 */
export function consoleText(judgement: Judgement): string {
  const { lead, causes } = why(judgement);
  const seed = seedFigure(judgement);
  const width = Math.max(0, ...judgement.checks.map(({ id }) => id.length));
  const checks = judgement.checks.map(({ id, status, summary, why: reason }) => {
    const found =
      reason === null ? singleLine(summary) : `${singleLine(summary)}: ${singleLine(reason, LONGEST_REASON)}`;
    return `  ${STATUS_MARKS[status]} ${id.padEnd(width)}  ${statusWord(status).padEnd(15)}  ${found}`;
  });
  const reasons = judgement.verdict === 'pass' ? [] : judgement.reasons;
  const more = reasons.length - MOST_REASONS;
  const sections = [
    [
      verdictTitle(judgement),
      lead + causes.map((cause) => singleLine(cause, LONGEST_REASON)).join('; '),
      ...(seed === null ? [] : [seed]),
    ],
    checks,
    [
      ...reasons.slice(0, MOST_REASONS).map((reason) => `  - ${singleLine(reason, LONGEST_REASON)}`),
      ...(more > 0 ? [`  - … and ${more} more`] : []),
    ],
    flakyLines(judgement),
    [`Total ${duration(judgement.timings.totalMs)}${judgement.mode === 'report' ? ' (report mode)' : ''}`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Two lines a flaky test: its runs and the cause, then the command that shows it. */
function flakyLines({ stability, checks }: Judgement): readonly string[] {
  const judged = checks.some(({ id, status }) => id === 'flaky' && status !== 'skipped');
  const groups = judged ? stability.flatMap(flakyGroups) : [];
  const shown = groups.slice(0, MOST_FLAKY).flatMap(({ tests }) => {
    const [worst] = tests;
    const cause = causeText(worst.flake);
    const more = tests.length > 1 ? ` and ${tests.length - 1} more` : '';
    const until = worst.flake.accepted === null ? '' : `, accepted until ${singleLine(worst.flake.accepted.until)}`;
    return [
      `  ${stripText(worst.strip)}  ${singleLine(`${worst.file} > ${worst.name}`)}${more}: ${cause}${until}`,
      `      $ ${visible(pasteable(worst.flake.reproduce))}`,
    ];
  });
  const more = groups.length - MOST_FLAKY;
  if (shown.length === 0) return [];
  return ['Flaky tests:', ...shown, ...(more > 0 ? [`  … and ${more} more in report.json`] : [])];
}
