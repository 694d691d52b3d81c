/** One run of a test suite, as its own runner reported it. */

export interface TestCase {
  /** Stable across runs on one tree: file, full title, and an index when one file repeats a title. */
  readonly id: string;
  /** Relative to the repository root, with `/`. */
  readonly file: string;
  /** Titles from the outermost suite inwards. */
  readonly titlePath: readonly string[];
  /** The title path joined by ` > `. */
  readonly name: string;
  /** 1-based, or null when the runner does not tell. */
  readonly location: { readonly line: number; readonly column: number } | null;
  readonly status: 'passed' | 'failed' | 'skipped' | 'todo';
  readonly durationMs: number | null;
  /** Assertions that ran and passed; null when the runner does not count them. */
  readonly assertions: number | null;
  /** Times the runner ran the case again behind our back before it reported; null when it does not tell. */
  readonly hiddenRetries: number | null;
  /** The failure as the runner words it, capped; null unless failed (or passed only after a retry). Hostile text. */
  readonly failure: string | null;
}

export interface FileFailure {
  readonly file: string;
  readonly message: string;
}

/**
 * completed: the runner reported on every case. no-tests: it ran and found none. timed-out: it was ended at the limit.
 * crashed: it ended without a report that can be read.
 */
export type RunOutcome = 'completed' | 'no-tests' | 'timed-out' | 'crashed';

export interface TestRun {
  readonly runner: string;
  /** The runner's version as its own package.json gives it, or null. */
  readonly runnerVersion: string | null;
  readonly outcome: RunOutcome;
  readonly tests: readonly TestCase[];
  /** Files that failed as a whole: did not parse, threw outside of a case, hook failed. */
  readonly fileFailures: readonly FileFailure[];
  readonly exitCode: number | null;
  readonly durationMs: number;
  /** The command as a person would type it in `directory`. */
  readonly command: string;
  /** The end of what it printed, both streams, capped. Hostile text. */
  readonly outputTail: string;
  /** Why the outcome is not `completed`, or what could not be told, in one line; null when there is nothing to say. */
  readonly remark: string | null;
}

/** True when the run itself is green: completed, with at least one case run, none failed, no file failed, exit code 0. */
export function isGreen(run: TestRun): boolean {
  return (
    run.outcome === 'completed' &&
    run.exitCode === 0 &&
    run.fileFailures.length === 0 &&
    run.tests.some((test) => test.status === 'passed') &&
    run.tests.every((test) => test.status !== 'failed')
  );
}
