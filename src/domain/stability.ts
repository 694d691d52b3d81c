/** What running tests again under varied conditions has shown. */

import type { Factor } from './condition.ts';

export type TestChange = 'added' | 'modified' | 'unchanged';

/** timing: fails when other work competes for the core. unknown: two outcomes under one condition, and no factor explains it. */
export type FlakyCause =
  | 'order'
  | 'time-zone'
  | 'locale'
  | 'clock'
  | 'random'
  | 'timing'
  | 'network'
  | 'port'
  | 'unknown';

/** One run of one test. */
export interface RunMark {
  readonly outcome: 'passed' | 'failed';
  /** The condition as `conditionText` writes it: `natural` when nothing was varied. */
  readonly condition: string;
}

/** Why a test is called flaky, and whether this change is to blame. All texts may hold names from the pull request. */
export interface Flake {
  readonly cause: FlakyCause;
  /**
   * victim: another test spoils it. brittle: it passes only after another test. non-idempotent: it fails when it runs twice in
   * one process. null: the order has no part in it.
   */
  readonly dependence: 'victim' | 'brittle' | 'non-idempotent' | null;
  /** The smallest condition that makes it fail, as `conditionText` writes it. */
  readonly condition: string;
  /** In one sentence what was seen: "passes 3 of 3 times naturally, fails 2 of 2 times under time-zone=America/Los_Angeles". */
  readonly evidence: string;
  /** `file > name` of the test that spoils it, or that it needs to run first; null when there is none or none was found. */
  readonly polluter: string | null;
  /** One line for a shell at the repository root that shows the failure. */
  readonly reproduce: string;
  /** The failure as the runner words it, capped; null when it gave none. Hostile text. */
  readonly failure: string | null;
  /** The same test under the same condition on the base commit. absent: it is not there. unknown: it could not be run, `baseNote` says why. */
  readonly onBase: 'flaky' | 'steady' | 'absent' | 'unknown' | 'not-asked';
  readonly baseNote: string | null;
  /** block: this change brought it. */
  readonly level: 'block' | 'warn';
  /** Why it blocks or only warns: "added by this change", "pre-existing: it fails on the base commit too", "stress findings only warn"… */
  readonly blame: string;
  /** Set when the policy accepts it until a day (YYYY-MM-DD). */
  readonly accepted: { readonly reason: string; readonly until: string } | null;
  /** Tests that share the failure's signature share this number, from 1; null when fewer than three do. */
  readonly cluster: number | null;
}

export interface TestStability {
  /** `TestCase.id`. */
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly line: number | null;
  readonly change: TestChange;
  /** The change touches the test's file or something that it imports, at any depth. */
  readonly reached: boolean;
  /** Every run of this test in the order they ran, the suite stage's first. Runs under discarded conditions are left out. */
  readonly strip: readonly RunMark[];
  /** Null: no two outcomes were seen. */
  readonly flake: Flake | null;
  /** It fails under every condition: broken, not flaky. */
  readonly broken: boolean;
  /** Clean runs of the very same test in earlier gates (the ledger). */
  readonly earlierRuns: number;
  /** Upper limit, 0..1, of the share of runs that fail, at 95 % confidence; null unless every run was clean. */
  readonly bound95: number | null;
}

/** Something that was left out, and why, one line each. */
export interface NotVaried {
  /** "order", "clock=+400d", "time zone"… */
  readonly what: string;
  readonly why: string;
}

/** What was found in one package. */
export interface StabilityRun {
  /** Relative to the repository root; `.` for the root. */
  readonly packageDirectory: string;
  /** judged: every planned condition was run or discarded. out-of-time: the budget ended first. nothing-to-judge: no test is touched. failed: `problem` says. */
  readonly outcome: 'judged' | 'out-of-time' | 'nothing-to-judge' | 'failed';
  /** The tests that were run again; the others have no extra runs. */
  readonly tests: readonly TestStability[];
  /** What this runner or this project cannot vary. */
  readonly notVaried: readonly NotVaried[];
  /** Conditions under which much of the suite fails, hangs or crashes: no verdict came of them. */
  readonly discarded: readonly NotVaried[];
  /** Suites marked `// earnest-ordered`: `file > name`. Their inner order was kept. */
  readonly ordered: readonly string[];
  /** Entries of `stability.accept` that ran out or match no test. */
  readonly staleAccepts: readonly string[];
  /** Runs of the runner that this stage started, those on the base commit included. */
  readonly runs: number;
  readonly durationMs: number;
  readonly budgetMs: number;
  readonly remarks: readonly string[];
  readonly problem: string | null;
}

/** What the runner of a package can be made to vary. */
export interface Variety {
  /** Kinds of factors that it cannot vary, and why: "node:test runs each case once". */
  readonly cannot: readonly { readonly kind: Factor['kind']; readonly why: string }[];
  /** `SuiteRequest.tests` works: single cases of a file can be run without the others. */
  readonly choosesTests: boolean;
  /** `SuiteRequest.files` works. */
  readonly choosesFiles: boolean;
  /** Test files share one process, so that one file's tests can spoil another's. */
  readonly filesShareProcess: boolean;
}

/**
 * The highest failure rate that `cleanRuns` runs without a failure leave possible at 95 % confidence: 1 − 0.05^(1/n), the
 * exact binomial bound. The rule of three (3/n) is loose below 20 runs. Null for no runs.
 */
export function bound95(cleanRuns: number): number | null {
  return cleanRuns <= 0 ? null : Math.round((1 - 0.05 ** (1 / cleanRuns)) * 10_000) / 10_000;
}
