import { isAbsolute, relative, resolve, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FileFailure, RunOutcome, TestCase, TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { ContainedResult } from '../../system/system.ts';
import type { ReportReading, SuiteReport } from './suite-report.ts';

const FAILURE_BYTES = 4 * 1024;
const MESSAGE_BYTES = 16 * 1024;
const OUTPUT_BYTES = 16 * 1024;

/** One run of a runner, before it is brought into the words of the domain. */
export interface FinishedRun {
  readonly project: Project;
  readonly target: Package;
  /** As a person would type it. */
  readonly command: string;
  readonly result: ContainedResult;
  readonly reading: ReportReading;
}

/**
 * Brings a run into a TestRun. The exit code and the report are both kept, also where they disagree: isGreen wants both.
 * A run without a complete report is never `completed`, whatever its exit code says.
 */
export function testRun(run: FinishedRun): TestRun {
  const { project, target, result } = run;
  const report = run.reading.report;
  const fileOf = (path: string) => repositoryPath(project, target, path);
  const tests = report === null ? [] : identified(report, fileOf);
  const fileFailures = (report?.fileFailures ?? []).map(
    (failure): FileFailure => ({ file: fileOf(failure.file), message: plainText(failure.message, MESSAGE_BYTES) }),
  );
  const { outcome, remark } = outcomeOf(run, tests, fileFailures);
  return {
    runner: target.runner,
    runnerVersion: target.runnerVersion,
    outcome,
    tests,
    fileFailures,
    exitCode: result.exitCode,
    durationMs: result.durationMs,
    command: run.command,
    outputTail: plainText(
      `${result.stdout}${result.stderr === '' ? '' : `\n${result.stderr}`}`,
      OUTPUT_BYTES,
      'end',
    ).trim(),
    remark,
  };
}

function outcomeOf(
  { result, reading }: FinishedRun,
  tests: readonly TestCase[],
  fileFailures: readonly FileFailure[],
): { readonly outcome: RunOutcome; readonly remark: string | null } {
  const complete = reading.report?.complete ?? false;
  const ended = result.signal === null ? `exit code ${result.exitCode}` : `signal ${result.signal}`;
  if (result.ending === 'not-started') {
    return { outcome: 'crashed', remark: `The runner could not be started: ${result.problem ?? 'no reason given'}` };
  }
  if (result.ending !== 'ended') {
    const after = `after ${Math.round(result.durationMs / 1000)} s`;
    const why = complete
      ? `The tests had finished, but the runner had not ended ${after}: something they opened keeps it alive (a server, a timer, a connection).`
      : `The suite had not finished ${after}.`;
    return { outcome: 'timed-out', remark: why };
  }
  if (reading.report === null) {
    return { outcome: 'crashed', remark: `There is no result (${ended}): ${reading.problem}.` };
  }
  if (!complete) {
    const remark = `The runner ended (${ended}) before it had reported on every test: a test or hook probably called process.exit.`;
    return { outcome: 'crashed', remark: reading.report.remark ?? remark };
  }
  if (tests.length === 0 && fileFailures.length === 0) {
    return { outcome: 'no-tests', remark: reading.report.remark ?? `The runner found no tests (${ended}).` };
  }
  return { outcome: 'completed', remark: reading.report.remark ?? disagreement(result, tests, fileFailures) };
}

function disagreement(
  result: ContainedResult,
  tests: readonly TestCase[],
  fileFailures: readonly FileFailure[],
): string | null {
  const failures = tests.filter((test) => test.status === 'failed').length + fileFailures.length;
  if (result.exitCode === 0) {
    return failures > 0 ? `The runner ended with exit code 0 although ${failures} failed.` : null;
  }
  const ended = result.signal === null ? `exit code ${result.exitCode}` : `signal ${result.signal}`;
  return failures === 0 ? `Every test passed, but the runner ended with ${ended}.` : null;
}

/** Gives every case an identity: its file and full title, and a number from the second case with the same. */
function identified(report: SuiteReport, fileOf: (path: string) => string): readonly TestCase[] {
  const repeats = new Map<string, number>();
  const taken = new Set<string>();
  return report.tests.map((test): TestCase => {
    const file = fileOf(test.file);
    const titlePath = test.titlePath.map((title) => plainText(title, FAILURE_BYTES));
    const name = titlePath.join(' > ');
    const key = `${file} > ${name}`;
    let index = (repeats.get(key) ?? 0) + 1;
    // A title may itself end in "#2".
    while (taken.has(numbered(key, index))) {
      index += 1;
    }
    repeats.set(key, index);
    taken.add(numbered(key, index));
    const told = test.status === 'failed' || (test.hiddenRetries ?? 0) > 0;
    return {
      id: numbered(key, index),
      file,
      titlePath,
      name,
      location: test.line === null ? null : { line: test.line, column: test.column ?? 1 },
      status: test.status,
      durationMs: test.durationMs,
      assertions: test.assertions,
      hiddenRetries: test.hiddenRetries,
      failure: told && test.failure !== null ? plainText(test.failure, FAILURE_BYTES) : null,
    };
  });
}

function numbered(key: string, index: number): string {
  return index === 1 ? key : `${key} #${index}`;
}

/** A path of a report, relative to the repository root with `/`. Empty stays empty: the runner did not tell. */
export function repositoryPath(project: Project, target: Package, path: string): string {
  if (path === '') {
    return '';
  }
  const absolute = isAbsolute(path) ? path : resolve(target.root, path);
  return relative(project.root, absolute).split(sep).join('/');
}

/** Without escape sequences, and cut at `bytes` of UTF-8: the start is kept, or the end. */
export function plainText(text: string, bytes: number, keep: 'start' | 'end' = 'start'): string {
  // Cut before stripping as well, so that a long text costs no more than what is kept of it.
  const near = keep === 'start' ? text.slice(0, bytes * 4) : text.slice(-bytes * 4);
  const plain = stripVTControlCharacters(near);
  const encoded = Buffer.from(plain);
  if (encoded.length <= bytes) {
    return plain;
  }
  const cut = keep === 'start' ? encoded.subarray(0, bytes) : encoded.subarray(-bytes);
  const whole = cut.toString('utf8').replace(/^\uFFFD+|\uFFFD+$/g, '');
  return keep === 'start' ? `${whole}…` : `…${whole}`;
}

/** Files of a request as a person would type them in the package's folder. */
export function typedFiles(project: Project, target: Package, files: readonly string[]): readonly string[] {
  return files.map((file) => relative(target.root, resolve(project.root, file)).split(sep).join('/'));
}

/** A command as a person would type it: environment first, words quoted where a shell would split them. */
export function typedCommand(environment: Readonly<Record<string, string>>, words: readonly string[]): string {
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}`);
  return [...assignments, ...words.map(quoted)].join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
