import type { JudgedPackage, Judgement } from '../domain/judgement.ts';
import type { StabilityRun, TestStability } from '../domain/stability.ts';
import type { TestCase } from '../domain/test-run.ts';

type CtrfStatus = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

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

export interface CtrfTest {
  readonly name: string;
  readonly status: CtrfStatus;
  readonly duration: number;
  readonly suite?: readonly string[];
  readonly message?: string;
  readonly line?: number;
  readonly rawStatus?: string;
  readonly filePath?: string;
  readonly flaky?: boolean;
  readonly retries?: number;
  readonly retryAttempts?: readonly CtrfAttempt[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

interface CtrfAttempt {
  readonly attempt: number;
  readonly status: CtrfStatus;
  readonly message?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
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

function ctrfTest(test: TestCase, seen: TestStability | null): CtrfTest {
  const { name, file, titlePath, location, failure: message } = test;
  const suite = titlePath.slice(0, -1);
  return {
    name: name === '' ? 'a test without a title' : name,
    status: statusOf(test),
    duration: Math.max(0, Math.round(test.durationMs ?? 0)),
    ...(suite.length === 0 ? {} : { suite }),
    ...(message === null ? {} : { message }),
    ...(location === null ? {} : { line: location.line }),
    ...(test.status === 'todo' ? { rawStatus: 'todo' } : {}),
    filePath: file,
    ...rerun(test, seen),
    ...(seen === null ? {} : { extra: { earnest: told(seen) } }),
  };
}

function statusOf({ status }: TestCase): CtrfStatus {
  return status === 'todo' ? 'pending' : status;
}

function rerun(test: TestCase, seen: TestStability | null): Pick<CtrfTest, 'flaky' | 'retries' | 'retryAttempts'> {
  const ran = test.status === 'passed' || test.status === 'failed';
  const hidden = Array.from(
    { length: ran ? (test.hiddenRetries ?? 0) : 0 },
    (_, index): CtrfAttempt => ({
      attempt: index + 1,
      status: 'failed',
    }),
  );
  // The first of the strip is the suite's own run, which the test itself stands for.
  const again = (seen?.strip ?? []).slice(1).map(
    ({ outcome, condition }, index): CtrfAttempt => ({
      attempt: hidden.length + 2 + index,
      status: outcome,
      ...(outcome === 'failed' && seen?.flake?.failure ? { message: seen.flake.failure } : {}),
      extra: { condition },
    }),
  );
  const attempts = [...hidden, ...again];
  const outcomes = new Set([statusOf(test), ...attempts.map(({ status }) => status)]);
  const flaky = ran && ((seen?.flake ?? null) !== null || (outcomes.has('passed') && outcomes.has('failed')));
  if (!flaky) return ran ? { flaky: false } : {};
  return { flaky: true, retries: attempts.length, ...(attempts.length === 0 ? {} : { retryAttempts: attempts }) };
}

function told({
  change,
  strip,
  flake,
  broken,
  earlierRuns,
  bound95,
}: TestStability): Readonly<Record<string, unknown>> {
  return {
    change,
    runs: strip.length,
    failures: strip.filter(({ outcome }) => outcome === 'failed').length,
    broken,
    earlierRuns,
    bound95,
    ...(flake === null
      ? {}
      : {
          cause: flake.cause,
          condition: flake.condition,
          polluter: flake.polluter,
          evidence: flake.evidence,
          level: flake.level,
          blame: flake.blame,
          reproduce: flake.reproduce,
          accepted: flake.accepted,
        }),
  };
}
