import { cleanTests, type FlakyGroup, type FlakyTest, flakyGroups, isOpen } from '../domain/flaky-telling.ts';
import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import type { StabilityRun } from '../domain/stability.ts';
import type { Check } from '../domain/verdict.ts';
import { causeMarkdown } from './flaky-cause.ts';
import { stripTable, stripText } from './run-strip.ts';
import { linked, sourceUrl } from './source-link.ts';
import { boundsTable, counted, whatWasRun } from './summary-runs.ts';
import { fenced, inCode, pasteable, prose } from './text.ts';

const MOST_NAMES = 5;
const MOST_LINES = 50;
const MOST_ITEMS = 20;

/** How much of the section is shown. */
export interface FlakyView {
  readonly links: SourceLinks | null;
  /** Flaky tests shown with their runs; the next ones get a line each. */
  readonly inFull: number;
  /** Rows of the table of bounds; 0 for no table. */
  readonly bounds: number;
}

/** The section on flaky tests, block by block; nothing where no test was run again. */
export function* flakySection(judgement: Judgement, view: FlakyView): Iterable<string> {
  const { stability, checks } = judgement;
  const check = checks.find(({ id }) => id === 'flaky');
  if (check === undefined || check.status === 'skipped') return;
  const groups = stability.flatMap(flakyGroups);
  const open = groups.filter(isOpen);
  const notes = check.findings.filter(({ at }) => at === null).map(({ message }) => `- ⚠️ ${prose(message)}`);
  yield ['### Flaky tests', ...(open.length === 0 ? [nothingSeen(stability)] : [])].join('\n\n');
  for (const group of open.slice(0, view.inFull)) {
    yield inFull(group, check, view);
  }
  const lines = open.slice(view.inFull, view.inFull + MOST_LINES).map((group) => oneLine(group, check, view));
  const more = open.length - view.inFull - MOST_LINES;
  if (lines.length > 0) yield [...lines, ...counted(more)].join('\n');
  if (notes.length > 0)
    yield ['Beside that:\n', ...notes.slice(0, MOST_ITEMS), ...counted(notes.length - MOST_ITEMS)].join('\n');
  yield* whatWasRun(stability, groups);
  yield* boundsTable(stability, view.bounds);
}

function nothingSeen(runs: readonly StabilityRun[]): string {
  const accepted = runs.some(({ tests }) => tests.some(({ flake }) => flake !== null)) ? ' but accepted ones' : '';
  return runs.some((run) => cleanTests(run).length > 0)
    ? `No test${accepted} gave two outcomes. That bounds how often they fail, as listed below, and proves no more.`
    : `No test${accepted} gave two outcomes.`;
}

function inFull({ tests }: FlakyGroup, check: Check, view: FlakyView): string {
  const [worst] = tests;
  const { flake } = worst;
  const others = tests.slice(1, MOST_NAMES).map((test) => `- ${named(test, view)}`);
  return [
    `#### ${markOf(worst, check)} ${named(worst, view)}${tests.length > 1 ? ` and ${tests.length - 1} more` : ''}`,
    `**Cause:** ${causeMarkdown(worst.flake)} · ${blame(worst)}`,
    // Our word first: at the start of a line text could make a heading or a list.
    `**Seen:** ${prose(flake.evidence)}${flake.baseNote === null ? '' : ` (base commit: ${prose(flake.baseNote)})`}`,
    stripTable(worst.strip),
    ...(flake.failure === null ? [] : [`Fails with: ${inCode(firstLine(flake.failure))}`]),
    fenced('sh', [pasteable(flake.reproduce)]),
    ...(others.length === 0
      ? []
      : ['These fail in the same way:', [...others, ...counted(tests.length - MOST_NAMES)].join('\n')]),
  ].join('\n\n');
}

function oneLine({ tests }: FlakyGroup, check: Check, view: FlakyView): string {
  const [worst] = tests;
  const more = tests.length > 1 ? ` and ${tests.length - 1} more` : '';
  return `- ${markOf(worst, check)} ${named(worst, view)}${more} ${stripText(worst.strip)} · ${causeMarkdown(worst.flake)} · ${blame(worst)}`;
}

function markOf({ flake }: FlakyTest, { status }: Check): string {
  return flake.level === 'block' && status !== 'warn' ? '❌' : '⚠️';
}

function named({ file, name, line }: FlakyTest, { links }: FlakyView): string {
  return linked(inCode(`${file} > ${name}`), sourceUrl(links, file, line ?? 1));
}

function blame({ flake, reached }: FlakyTest): string {
  if (flake.level === 'block') return `**This change is to blame:** ${prose(flake.blame)}`;
  return `**${flake.onBase === 'flaky' || !reached ? 'This change is not to blame' : 'Only a warning'}:** ${prose(flake.blame)}`;
}

function firstLine(text: string): string {
  return text.split(/\r?\n|\r/).find((line) => line.trim() !== '') ?? '';
}
