import { type Factor, factorText, parseCondition } from '../domain/condition.ts';
import type { RunMark } from '../domain/stability.ts';
import { prose, singleLine } from './text.ts';

/** A table of more columns no longer fits the summary's page beside its words. */
const MOST_COLUMNS = 8;
const MOST_MARKS = 30;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `✓✓✗✓`: a test's runs in the order they ran; the end of a long strip is counted. */
export function stripText(strip: readonly RunMark[]): string {
  const marks = strip.slice(0, MOST_MARKS).map(mark).join('');
  return strip.length > MOST_MARKS ? `${marks} … ${strip.length - MOST_MARKS} more` : marks;
}

/**
 * A test's runs as a Markdown table of two rows, the outcomes above the conditions. Runs in a row that are alike share a
 * column; of more than eight columns the failing ones and the first are shown, and the rest is counted below.
 */
export function stripTable(strip: readonly RunMark[]): string {
  const columns = columnsOf(strip);
  const shown = columns.length > MOST_COLUMNS ? mostTelling(columns) : columns;
  const hidden = columns.filter((column) => !shown.includes(column));
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rest = hidden.reduce((sum, { times }) => sum + times, 0);
  const failed = hidden.reduce((sum, { run, times }) => sum + (run.outcome === 'failed' ? times : 0), 0);
  return [
    row(shown.map(({ run, times }) => `${mark(run)}${times > 1 ? ` × ${times}` : ''}`)),
    row(shown.map(() => ':-:')),
    row(shown.map(({ run }) => conditionCell(run.condition))),
    ...(rest === 0 ? [] : ['', `… and ${rest} more ${rest === 1 ? 'run' : 'runs'}, of which ${failed} failed.`]),
  ].join('\n');
}

interface Column {
  readonly run: RunMark;
  readonly times: number;
}

function columnsOf(strip: readonly RunMark[]): readonly Column[] {
  const columns: Column[] = [];
  for (const run of strip) {
    const last = columns.at(-1);
    if (last?.run.outcome === run.outcome && last.run.condition === run.condition) {
      columns[columns.length - 1] = { run, times: last.times + 1 };
    } else {
      columns.push({ run, times: 1 });
    }
  }
  return columns;
}

/** Failures first, at most half of the room for them, then what came first; in the order they ran. */
function mostTelling(columns: readonly Column[]): readonly Column[] {
  const failed = columns.filter(({ run }) => run.outcome === 'failed').slice(0, MOST_COLUMNS / 2);
  const chosen = new Set([...failed, ...columns.filter((column) => !failed.includes(column))].slice(0, MOST_COLUMNS));
  return columns.filter((column) => chosen.has(column));
}

function mark({ outcome }: RunMark): '✓' | '✗' {
  return outcome === 'passed' ? '✓' : '✗';
}

/** A condition as few words, a factor a line; text that is none is shown as it is. */
function conditionCell(text: string): string {
  const condition = parseCondition(text);
  if (condition === null) return prose(text, 60);
  return condition.length === 0 ? 'natural' : condition.map((factor) => prose(factorWords(factor))).join('<br>');
}

/** A condition as few words on one line. */
export function conditionWords(text: string): string {
  const condition = parseCondition(text);
  if (condition === null) return singleLine(text, 60);
  return condition.length === 0 ? 'natural' : condition.map(factorWords).join(', ');
}

/** The short forms of the factors in these conditions, with what each stands for: `order=reversed`. */
export function legend(conditions: readonly string[]): ReadonlyMap<string, string> {
  const factors = conditions.flatMap((text) => parseCondition(text) ?? []);
  return new Map(factors.map((factor) => [factorWords(factor), factorText(factor)]));
}

function factorWords(factor: Factor): string {
  switch (factor.kind) {
    case 'order':
      return factor.order === 'shuffled' ? `shuffled ${factor.seed}` : factor.order.replace('-', ' ');
    case 'time-zone':
      return factor.timeZone.slice(factor.timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
    case 'locale':
      return factor.locale;
    case 'clock':
      return 'days' in factor
        ? `${factor.days < 0 ? '−' : '+'}${Math.abs(factor.days)} d`
        : `${factor.day} ${MONTHS[factor.month - 1]}`;
    case 'random':
      return `random ${factor.draws}`;
    case 'stress':
      return 'stress';
    case 'network':
      return 'no network';
    case 'ports':
      return 'ports taken';
    case 'repeat':
      return 'twice';
  }
}
