import type { JudgedPackage, Judgement } from '../domain/judgement.ts';
import type { StabilityRun } from '../domain/stability.ts';
import { type CtrfStatus, type CtrfTest, ctrfTest } from './ctrf-test.ts';

/** The parts of the Common Test Report Format (https://ctrf.io, specification 0.0.0) that are filled in. Durations in ms. */
export interface CtrfReport {
  readonly reportFormat: 'CTRF';
  readonly specVersion: '0.0.0';
  readonly generatedBy: string;
  readonly results: {
    readonly tool: { readonly name: string; readonly version?: string };
    /** start, stop: since the epoch. */
    readonly summary: Readonly<Record<CtrfStatus | 'tests' | 'flaky' | 'start' | 'stop' | 'duration', number>>;
    readonly tests: readonly CtrfTest[];
  };
}

/**
 * ctrf.json: the tests in the Common Test Report Format, for the reporters that read it. `finishedAt`: ms since the epoch.
 * - A test has the status that the suite's own run gave it; its other runs are its `retryAttempts`, each with its condition.
 * - `retries` are given for tests of two outcomes only: readers of the format take a passed test with retries for a flaky one.
 * - A file that failed as a whole, and a suite without a report, are a failed test each: no reader may take them for green.
 */
export function ctrfReport(judgement: Judgement, finishedAt: number): CtrfReport {
  const { packages, stability, timings } = judgement;
  const tests = packages.flatMap((judged) => testsOf(judged, stability));
  const counted = (wanted: CtrfStatus) => tests.filter(({ status }) => status === wanted).length;
  const duration = Math.round(timings.totalMs);
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: 'Earnest',
    results: {
      tool: toolOf(packages),
      summary: {
        tests: tests.length,
        passed: counted('passed'),
        failed: counted('failed'),
        skipped: counted('skipped'),
        pending: counted('pending'),
        other: counted('other'),
        flaky: tests.filter(({ flaky }) => flaky === true).length,
        start: Math.round(finishedAt) - duration,
        stop: Math.round(finishedAt),
        duration,
      },
      tests,
    },
  };
}

/** The runner where there is but one, else ourselves. */
function toolOf(packages: readonly JudgedPackage[]): CtrfReport['results']['tool'] {
  const runners = new Set(packages.map(({ runner }) => runner));
  const [judged] = packages;
  if (judged === undefined || runners.size > 1) return { name: 'Earnest' };
  const version = judged.run?.runnerVersion ?? null;
  return { name: judged.runner, ...(version === null ? {} : { version }) };
}

function testsOf(judged: JudgedPackage, stability: readonly StabilityRun[]): readonly CtrfTest[] {
  const { run, directory } = judged;
  if (run === null) return [];
  const seen = new Map(
    stability
      .filter(({ packageDirectory }) => packageDirectory === directory)
      .flatMap(({ tests }) => tests.map((test) => [test.id, test])),
  );
  const suite = directory === '.' ? 'the suite' : `the suite of ${directory}`;
  return [
    ...run.tests.map((test) => ctrfTest(test, seen.get(test.id) ?? null)),
    ...run.fileFailures.map(({ file, message }) => ({ ...failure(file, message), filePath: file })),
    ...(run.outcome === 'crashed' || run.outcome === 'timed-out'
      ? [failure(suite, run.remark ?? `${suite}: ${run.outcome}`)]
      : []),
  ];
}

function failure(name: string, message: string): CtrfTest {
  return { name: name || 'a file without a name', status: 'failed', duration: 0, message };
}
