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

  /** Which paths are test files by the runner's own configuration; null when it cannot tell. */
  testFileMatcher(system: System, project: Project, target: Package): Promise<TestFileMatcher | null>;
}
