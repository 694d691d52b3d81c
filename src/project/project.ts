import type { RunnerName } from '../domain/policy.ts';

/** One package of the work tree whose tests can be run. */
export interface Package {
  /** Relative to the repository root, `.` for the root itself. */
  readonly directory: string;
  /** Absolute, real path. */
  readonly root: string;
  readonly name: string | null;
  readonly runner: RunnerName;
  /** Why this runner, in words: "vitest.config.ts", "dependency jest", "test script runs node --test", "suite.runner". */
  readonly runnerFrom: string;
  /** Version of the runner package as installed; node's own version for node:test; null when not installed. */
  readonly runnerVersion: string | null;
  /** The `test` script, or the script it hands on to, as written; null when there is none. */
  readonly testScript: string | null;
  /** Arguments and environment that the test script gives its runner, which our own runs must give too. */
  readonly runnerArguments: readonly string[];
  readonly runnerEnvironment: Readonly<Record<string, string>>;
  /** Flags for node itself that the test script sets (`--experimental-vm-modules`, `--import tsx`…). */
  readonly nodeArguments: readonly string[];
}

export interface Project {
  /** Absolute, real path of the repository root (`git rev-parse --show-toplevel`). */
  readonly root: string;
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** The `node` that the user's PATH gives: tests run on it. */
  readonly node: { readonly path: string; readonly version: string };
  readonly packages: readonly Package[];
}
