import type { FileFailure, TestCase } from '../domain/test-run.ts';
import { singleLine, visible } from './text.ts';

/** One run of chosen tests. */
export interface ShownRun {
  readonly cases: readonly TestCase[];
  readonly fileFailures: readonly FileFailure[];
}

const FAILURE_LINES = 8;
const LONGEST_LINE = 240;

/** One line a case, with the first lines of its failure. `heading`: what to call this run where there are several. */
export function runText({ cases, fileFailures }: ShownRun, heading: string | null): string {
  const lines = [
    ...(heading === null ? [] : [heading]),
    ...cases.flatMap((test) =>
      hasFailed(test)
        ? [`  ✗ ${singleLine(test.name)}${afterRetries(test)}`, ...failureLines(test.failure ?? '')]
        : [`  ✓ ${singleLine(test.name)}`],
    ),
    ...fileFailures.flatMap(({ file, message }) => [
      `  ✗ ${singleLine(file)} (the file as a whole)`,
      ...failureLines(message),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** `condition`: as `conditionText` writes it. */
export function countText(runs: readonly ShownRun[], condition: string): string {
  const ids = (chosen: (test: TestCase) => boolean) =>
    new Set(runs.flatMap(({ cases }) => cases.filter(chosen).map(({ id }) => id))).size;
  const ran = ids(() => true);
  const failed = ids(hasFailed);
  const files = new Set(runs.flatMap(({ fileFailures }) => fileFailures.map(({ file }) => file))).size;
  const failedRuns = runs.filter(hasFailure).length;
  const often = runs.length === 1 ? '' : ` in ${failedRuns} of ${runs.length} runs`;
  const what = [
    ...(files > 0 ? [`${files} ${files === 1 ? 'file' : 'files'} failed as a whole`] : []),
    ...(files === 0 || ran > 0 ? [`${failed} of ${ran} ${ran === 1 ? 'case' : 'cases'} failed`] : []),
  ];
  return `${what.join(', ')}${often} under ${condition}.\n`;
}

/** A pass that took more than one attempt is a failure that somebody hid. */
export function hasFailure({ cases, fileFailures }: ShownRun): boolean {
  return fileFailures.length > 0 || cases.some(hasFailed);
}

/** A message of ours that may hold names and output from outside, for a terminal or a log. */
export function problemText(message: string): string {
  const [first = '', ...rest] = message.split('\n');
  const lead = visible(first).replace(/^(\s*:)(?=:)/, '$1\u200b');
  return `${[lead, ...rest.map(quotedLine)].join('\n')}\n`;
}

function hasFailed({ status, hiddenRetries }: TestCase): boolean {
  return status === 'failed' || (hiddenRetries ?? 0) > 0;
}

function afterRetries({ status }: TestCase): string {
  return status === 'failed' ? '' : ' (it passed only when it was tried again)';
}

function failureLines(failure: string): readonly string[] {
  const lines = failure.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(0, FAILURE_LINES).map((line) => `    ${quotedLine(line)}`);
}

/** Behind a bar, since a workflow log takes a line that begins with `::` for a command, blanks before it or not. */
function quotedLine(line: string): string {
  const cut = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
  return `│ ${visible(cut.trimEnd())}`;
}
