import { boundText, cleanTests, type FlakyGroup, notTried } from '../domain/flaky-telling.ts';
import type { StabilityRun } from '../domain/stability.ts';
import { causeMarkdown } from './flaky-cause.ts';
import { conditionWords, legend, stripText } from './run-strip.ts';
import { duration } from './seed-figure.ts';
import { inCode, prose } from './text.ts';

const MOST_ITEMS = 20;

/** What was run, what was not and why, what is accepted: folded, in one block. */
export function* whatWasRun(runs: readonly StabilityRun[], groups: readonly FlakyGroup[]): Iterable<string> {
  const ran = runs.filter(({ outcome }) => outcome !== 'nothing-to-judge');
  const accepted = groups.flatMap(({ tests }) => tests).filter(({ flake }) => flake.accepted !== null);
  const broken = runs.flatMap(({ tests }) => tests.filter((test) => test.broken));
  const parts = [
    list('', ran.map(spent)),
    shortForms(ran),
    list(
      'Not tried for want of time (`stability.budget`):',
      runs.flatMap((run) =>
        notTried(run).map(({ what, tests }) =>
          inPackage(run, `${what.join(', ')} (${tests} of ${run.tests.length} tests)`),
        ),
      ),
    ),
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
          `${inCode(`${test.file} > ${test.name}`)} ${stripText(test.strip)} · ${causeMarkdown(test.flake)} · until ${prose(test.flake.accepted?.until ?? '')} because ${prose(test.flake.accepted?.reason ?? '')}`,
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
  const tests = `${run.tests.length} ${run.tests.length === 1 ? 'test' : 'tests'}`;
  return `${inCode(run.packageDirectory)}: ${tests} in ${run.runs} ${run.runs === 1 ? 'run' : 'runs'}, ${duration(run.durationMs)} (limit ${duration(run.budgetMs)}). Conditions: ${shown.join('; ')}${more}`;
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

/** What clean runs rule out, test by test, the weakest bound first; `most` rows. */
export function* boundsTable(runs: readonly StabilityRun[], most: number): Iterable<string> {
  const clean = runs.flatMap(cleanTests).sort((a, b) => b.bound95 - a.bound95 || compare(a.id, b.id));
  if (clean.length === 0 || most === 0) return;
  const rows = clean
    .slice(0, most)
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

/** The last item of a list that is cut; none when it is whole. */
export function counted(more: number): string[] {
  return more > 0 ? [`- … and ${more} more in report.json`] : [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
