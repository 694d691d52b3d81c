import {
  boundText,
  causeWords,
  cleanTests,
  type FlakyGroup,
  type FlakyTest,
  flakyGroups,
} from '../domain/flaky-telling.ts';
import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import type { StabilityRun } from '../domain/stability.ts';
import type { Check } from '../domain/verdict.ts';
import { conditionWords, legend, stripTable, stripText } from './run-strip.ts';
import { duration } from './seed-figure.ts';
import { linked, sourceUrl } from './source-link.ts';
import { fenced, inCode, prose, singleLine } from './text.ts';

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
  const open = groups.filter(({ tests: [worst] }) => worst.flake.accepted === null);
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
  yield* bounds(stability, view);
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
    `**Cause:** ${cause(worst)} · ${blame(worst)}`,
    // Our word first: at the start of a line text could make a heading or a list.
    `**Seen:** ${prose(flake.evidence)}${flake.baseNote === null ? '' : ` (base commit: ${prose(flake.baseNote)})`}`,
    stripTable(worst.strip),
    ...(flake.failure === null ? [] : [`Fails with: ${inCode(firstLine(flake.failure))}`]),
    fenced('sh', [singleLine(flake.reproduce, 1000)]),
    ...(others.length === 0
      ? []
      : ['These fail in the same way:', [...others, ...counted(tests.length - MOST_NAMES)].join('\n')]),
  ].join('\n\n');
}

function oneLine({ tests }: FlakyGroup, check: Check, view: FlakyView): string {
  const [worst] = tests;
  const more = tests.length > 1 ? ` and ${tests.length - 1} more` : '';
  return `- ${markOf(worst, check)} ${named(worst, view)}${more} ${stripText(worst.strip)} · ${cause(worst)} · ${blame(worst)}`;
}

function markOf({ flake }: FlakyTest, { status }: Check): string {
  return flake.level === 'block' && status !== 'warn' ? '❌' : '⚠️';
}

function named({ file, name, line }: FlakyTest, { links }: FlakyView): string {
  return linked(inCode(`${file} > ${name}`), sourceUrl(links, file, line ?? 1));
}

function cause({ flake }: FlakyTest): string {
  const { before, test, after } = causeWords(flake);
  return [before, ...(test === null ? [] : [inCode(test)]), after].filter((part) => part !== '').join(' ');
}

function blame({ flake }: FlakyTest): string {
  if (flake.level === 'block') return `**This change is to blame:** ${prose(flake.blame)}`;
  return `**${flake.onBase === 'flaky' ? 'This change is not to blame' : 'Only a warning'}:** ${prose(flake.blame)}`;
}

function firstLine(text: string): string {
  return text.split(/\r?\n|\r/).find((line) => line.trim() !== '') ?? '';
}

function* whatWasRun(runs: readonly StabilityRun[], groups: readonly FlakyGroup[]): Iterable<string> {
  const ran = runs.filter(({ outcome }) => outcome !== 'nothing-to-judge');
  const accepted = groups.flatMap(({ tests }) => tests).filter(({ flake }) => flake.accepted !== null);
  const broken = runs.flatMap(({ tests }) => tests.filter((test) => test.broken));
  const parts = [
    list('', ran.map(spent)),
    shortForms(ran),
    list(
      'Not varied:',
      runs.flatMap((run) => run.notVaried.map(({ what, why }) => `${inPackage(run, prose(what))}: ${prose(why)}`)),
    ),
    list(
      'Marked `// earnest-ordered`, whose inner order was kept:',
      runs.flatMap(({ ordered }) => ordered.map((suite) => inCode(suite))),
    ),
    list(
      'Accepted by the policy:',
      accepted.map(
        (test) =>
          `${inCode(`${test.file} > ${test.name}`)} ${stripText(test.strip)} · ${cause(test)} · until ${prose(test.flake.accepted?.until ?? '')} because ${prose(test.flake.accepted?.reason ?? '')}`,
      ),
    ),
    list(
      'Broken, not flaky: they fail under every condition:',
      broken.map(({ file, name }) => inCode(`${file} > ${name}`)),
    ),
  ].filter((part) => part !== '');
  if (parts.length === 0) return;
  const count = ran.reduce((sum, run) => sum + run.runs, 0);
  const time = ran.reduce((sum, run) => sum + run.durationMs, 0);
  yield `<details><summary>What was run: ${count} ${count === 1 ? 'run' : 'runs'} in ${duration(time)}</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}

function spent(run: StabilityRun): string {
  const conditions = [...new Set(run.tests.flatMap(({ strip }) => strip.map(({ condition }) => condition)))];
  const shown = conditions.slice(0, MOST_ITEMS).map((text) => prose(conditionWords(text)));
  const more = conditions.length > MOST_ITEMS ? ` and ${conditions.length - MOST_ITEMS} more` : '';
  const ended = run.outcome === 'out-of-time' ? ', which ended first' : '';
  const tests = `${run.tests.length} ${run.tests.length === 1 ? 'test' : 'tests'}`;
  return `${inCode(run.packageDirectory)}: ${tests} in ${run.runs} ${run.runs === 1 ? 'run' : 'runs'}, ${duration(run.durationMs)} of a budget of ${duration(run.budgetMs)}${ended}. Conditions: ${shown.join('; ')}${more}`;
}

function shortForms(runs: readonly StabilityRun[]): string {
  const conditions = runs.flatMap(({ tests }) => tests.flatMap(({ strip }) => strip.map(({ condition }) => condition)));
  const forms = [...legend(conditions)].slice(0, MOST_ITEMS);
  const told = forms.map(([short, full]) => `${prose(short)} is ${inCode(full)}`);
  return told.length === 0 ? '' : `Short forms: ${told.join(', ')}; natural is nothing varied.`;
}

function inPackage({ packageDirectory }: StabilityRun, text: string): string {
  return packageDirectory === '.' ? text : `${inCode(packageDirectory)}: ${text}`;
}

/** The weakest bound first. */
function* bounds(runs: readonly StabilityRun[], view: FlakyView): Iterable<string> {
  const clean = runs.flatMap(cleanTests).sort((a, b) => b.bound95 - a.bound95 || compare(a.id, b.id));
  if (clean.length === 0 || view.bounds === 0) return;
  const rows = clean
    .slice(0, view.bounds)
    .map(
      ({ file, name, strip, earlierRuns, bound95 }) =>
        `| ${inCode(`${file} > ${name}`)} | ${strip.length} | ${earlierRuns} | ${boundText(bound95)} |`,
    );
  const title = `${clean.length} ${clean.length === 1 ? 'test' : 'tests'} without a failure: how often they may fail all the same, at 95 % confidence`;
  const table = ['| Test | Runs | Earlier runs | Fails in at most |', '|---|--:|--:|--:|', ...rows].join('\n');
  const more = clean.length - rows.length;
  yield `<details><summary>${title}</summary>\n\n${table}${more > 0 ? `\n\n… and ${more} more in report.json` : ''}\n\n</details>`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const lines = [...items.slice(0, MOST_ITEMS).map((item) => `- ${item}`), ...counted(items.length - MOST_ITEMS)];
  return [...(title === '' ? [] : [title]), lines.join('\n')].join('\n\n');
}

function counted(more: number): string[] {
  return more > 0 ? [`- … and ${more} more in report.json`] : [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
