import type { AcceptedFlake } from '../domain/policy.ts';
import type { Variety } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import type { BaseSide } from './base-control.ts';
import type { Ledger } from './ledger.ts';
import type { Execute, Runs } from './runs.ts';
import type { Reading } from './subjects.ts';

/** One package's tests, and all that has to be known about them. */
export interface Inquiry {
  /** Relative to the repository root; `.` for the root. */
  readonly packageDirectory: string;
  /** The suite as it ran once, green. */
  readonly suite: TestRun;
  /** Keys of tests that failed in that run, and passed when they were run again. */
  readonly failedOnce: ReadonlySet<string>;
  readonly reading: Reading;
  readonly variety: Variety;
  readonly execute: Execute;
  /** Asked for only when something could block. `runsOf` makes the runs of the base side, within the same allowance. */
  readonly openBase: (runsOf: (execute: Execute) => Runs) => Promise<BaseSide>;
  readonly ledger: Ledger;
  /** The key of a test in the ledger; null when it has none. */
  readonly ledgerKey: (test: TestCase) => Promise<string | null>;
  /** Suites whose inner order was kept, as reports name them. */
  readonly ordered: readonly string[];
  readonly accept: readonly AcceptedFlake[];
  /** Null: in proportion to what the suite takes. */
  readonly budgetMs: number | null;
  /** What the stage has taken already, in ms: reading tests and their imports. */
  readonly preparedMs: number;
  readonly now: () => number;
}
