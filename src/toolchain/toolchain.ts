import type { Condition } from '../domain/condition.ts';
import type { Variety } from '../domain/stability.ts';
import type { TestRun } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import type { System } from '../system/system.ts';

/** What to run, and for how long at most. */
export interface SuiteRequest {
  /** The run is ended after this many milliseconds; above 0. */
  readonly timeoutMs: number;
  /** `suite.command` and `suite.junit` of the policy: only the runner `command` reads them. */
  readonly command?: string | null;
  readonly junit?: string | null;
  /** Only these test files, relative to the repository root; all of them when absent. The runner `command` cannot choose. */
  readonly files?: readonly string[];
  /**
   * Run under this condition, with hidden retries switched off. An empty one varies nothing, yet goes through the same
   * machinery: the control. Absent: the suite as its users run it.
   */
  readonly condition?: Condition;
  /** A test in which no assertion of the runner's own is made fails. Only vitest can; the others run as they always do. */
  readonly requireAssertions?: boolean;
  /** With a condition: only these cases; the others of these files are skipped. */
  readonly tests?: readonly TestSelection[];
  /** With a condition: suites whose inner order is kept. */
  readonly ordered?: readonly TestSelection[];
}

/** A case or a suite by its place in the work tree. */
export interface TestSelection {
  /** Relative to the repository root. */
  readonly file: string;
  readonly titlePath: readonly string[];
}

/** True for a path, relative to the repository root, that the runner would take for a test file. The file need not exist. */
export type TestFileMatcher = (path: string) => boolean;

/** What every test runner has to offer. Each runs code of the pull request, contained. */
export interface Toolchain {
  /**
   * Runs the suite once in its natural order, with the flags of the package's own test script.
   * Never rejects for what the suite does: a suite that hangs, crashes or lies is an outcome.
   * @throws CouldNotJudge when the request itself cannot be run
   */
  runSuite(system: System, project: Project, target: Package, request: SuiteRequest): Promise<TestRun>;

  /**
   * What can be varied when this package's tests run.
   * @param command `suite.command` of the policy: only the runner `command` reads it
   */
  variety(system: System, project: Project, target: Package, command?: string | null): Promise<Variety>;

  /** Which paths are test files by the runner's own configuration; null when it cannot tell. */
  testFileMatcher(system: System, project: Project, target: Package): Promise<TestFileMatcher | null>;
}
