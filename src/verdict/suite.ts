import { isGreen, type TestCase, type TestRun } from '../domain/test-run.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { counted, firstLine, oneLine } from './wording.ts';

/** One package's suite, run once in its natural order. */
export interface SuiteRun {
  /** Relative to the repository root; `.` for the root. */
  readonly packageDirectory: string;
  readonly run: TestRun;
  /** How many test files the package holds; null when nobody can tell, which counts as some. */
  readonly testFiles: number | null;
}

/**
 * The suite check.
 * - skipped: `skipped` says why no suite was run.
 * - fail: a test or a test file failed, the runner said so, or no test ran though test files exist.
 * - error: a suite was ended at its limit or left no readable report, and no other suite failed; or no suite ran at all.
 * - warn: nothing failed, but a package has no test at all.
 * - pass: otherwise.
 */
export function suiteCheck(runs: readonly SuiteRun[], skipped: string | null = null): Check {
  if (skipped !== null) {
    return { id: 'suite', status: 'skipped', summary: 'no suite was run', why: oneLine(skipped), findings: [] };
  }
  const failures = runs.flatMap(failuresOf);
  if (failures.length > 0) {
    return { id: 'suite', status: 'fail', summary: failedSummary(runs), why: null, findings: failures };
  }
  const broken = runs.filter(({ run }) => run.outcome === 'timed-out' || run.outcome === 'crashed');
  if (broken.length > 0 || runs.length === 0) {
    const why = broken.map(brokenWhy).join('; ') || 'there was no suite to run, though the change needs one';
    const findings = broken.map((suite) => finding(suite, brokenWhy(suite), null));
    return { id: 'suite', status: 'error', summary: 'the suite could not be judged', why, findings };
  }
  const untested = runs.filter(({ run }) => run.outcome === 'no-tests');
  const warnings = untested.map(
    (suite): Finding => ({
      ...finding(suite, `${place(suite)} has no tests at all`, null),
      level: 'warn',
    }),
  );
  return {
    id: 'suite',
    status: untested.length > 0 ? 'warn' : 'pass',
    summary: [passedSummary(runs), ...warnings.map(({ message }) => message)].join('; '),
    why: null,
    findings: warnings,
  };
}

function failuresOf(suite: SuiteRun): readonly Finding[] {
  const { run, testFiles } = suite;
  if (run.outcome === 'no-tests') {
    return testFiles === 0
      ? []
      : [finding(suite, `${place(suite)} runs zero tests, though ${filesExist(testFiles)}`, null)];
  }
  if (run.outcome !== 'completed' || isGreen(run)) {
    return [];
  }
  const tests = run.tests.filter(({ status }) => status === 'failed');
  const findings = [
    ...tests.map((test) => finding(suite, testMessage(test), { file: test.file, line: test.location?.line ?? 1 })),
    ...run.fileFailures.map(({ file, message }) =>
      finding(suite, `${oneLine(file)} fails as a whole: ${firstLine(message)}`, { file, line: 1 }),
    ),
  ];
  if (findings.length > 0) {
    return findings;
  }
  if (run.exitCode !== 0) {
    const said = run.remark === null ? '' : ` (${oneLine(run.remark)})`;
    const how = run.exitCode === null ? 'is ended by a signal' : `exits with ${run.exitCode}`;
    return [finding(suite, `${place(suite)} ${how}, though no test is reported as failed${said}`, null)];
  }
  return [finding(suite, `${place(suite)} skips every test: none of ${run.tests.length} ran`, null)];
}

function testMessage(test: TestCase): string {
  const failure = test.failure === null ? '' : `: ${firstLine(test.failure)}`;
  return `${oneLine(test.file)} > ${oneLine(test.name)} fails${failure}`;
}

function finding(suite: SuiteRun, message: string, at: Finding['at']): Finding {
  const { command } = suite.run;
  const inFolder = suite.packageDirectory === '.' ? command : `cd ${quoted(suite.packageDirectory)} && ${command}`;
  return { level: 'block', message, at, reproduce: oneLine(inFolder, 1000) };
}

function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

function place({ packageDirectory }: SuiteRun): string {
  return packageDirectory === '.' ? 'the suite' : `the suite of ${oneLine(packageDirectory)}`;
}

function filesExist(testFiles: number | null): string {
  return testFiles === null
    ? 'it may have test files'
    : `${counted(testFiles, 'test file')} ${testFiles === 1 ? 'exists' : 'exist'}`;
}

function brokenWhy(suite: SuiteRun): string {
  const what =
    suite.run.outcome === 'timed-out' ? 'was ended at its time limit' : 'ended without a report that can be read';
  return `${place(suite)} ${what}${suite.run.remark === null ? '' : `: ${oneLine(suite.run.remark)}`}`;
}

function count(runs: readonly SuiteRun[], status: TestCase['status']): number {
  return runs.reduce((sum, { run }) => sum + run.tests.filter((test) => test.status === status).length, 0);
}

function failedSummary(runs: readonly SuiteRun[]): string {
  const [failed, passed] = [count(runs, 'failed'), count(runs, 'passed')];
  const files = runs.reduce((sum, { run }) => sum + run.fileFailures.length, 0);
  const parts = [
    ...(failed > 0 ? [`${failed} of ${counted(failed + passed, 'test')} ${failed === 1 ? 'fails' : 'fail'}`] : []),
    ...(files > 0 ? [`${counted(files, 'test file')} ${files === 1 ? 'fails' : 'fail'} as a whole`] : []),
  ];
  return parts.join('; ') || runs.flatMap(failuresOf)[0]?.message || 'the suite fails';
}

function passedSummary(runs: readonly SuiteRun[]): string {
  const [passed, skipped] = [count(runs, 'passed'), count(runs, 'skipped') + count(runs, 'todo')];
  return `${counted(passed, 'test')} ${passed === 1 ? 'passes' : 'pass'}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
