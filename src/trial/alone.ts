import type { Draft } from '../domain/draft.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { failureCause } from './failure-cause.ts';
import type { Workbench } from './workbench.ts';

/** What one run of one draft, and of nothing else, has shown. */
export type Alone =
  | { readonly outcome: 'passed'; readonly run: TestRun }
  /** It says that the code does not do what its clause asks for. */
  | { readonly outcome: 'failed'; readonly run: TestRun; readonly test: TestCase }
  /** It cannot be run, or fails by a fault of its own. */
  | { readonly outcome: 'broken'; readonly run: TestRun; readonly why: string; readonly failure: string | null };

/** @param isSource true for paths of code under test, relative to the repository root */
export async function runAlone(
  bench: Workbench,
  draft: Draft,
  timeoutMs: number,
  isSource: (path: string) => boolean,
): Promise<Alone> {
  await bench.hold([draft]);
  const run = await bench.run([draft.path], null, timeoutMs);
  return readAlone(run, draft.path, bench.project.root, isSource);
}

function readAlone(run: TestRun, path: string, root: string, isSource: (path: string) => boolean): Alone {
  const broken = (why: string, failure: string | null = null): Alone => ({ outcome: 'broken', run, why, failure });
  if (run.outcome === 'timed-out') return broken(run.remark ?? 'It did not finish in time.');
  if (run.outcome === 'crashed') return broken(run.remark ?? 'The runner ended before it had reported.');
  const [lost] = run.fileFailures;
  if (lost !== undefined) return broken('Its file cannot be run.', lost.message);
  const ran = run.tests.filter(({ file, status }) => file === path && (status === 'passed' || status === 'failed'));
  if (ran.length === 0) return broken(run.remark ?? 'The runner runs no test of it.');
  const failed = ran.filter(({ status }) => status === 'failed');
  const own = failed.find((test) => failureCause(test, path, root, isSource) === 'own');
  if (own !== undefined) return broken('It fails by a fault of its own.', own.failure);
  const [first] = failed;
  if (first !== undefined) return { outcome: 'failed', run, test: first };
  return run.exitCode === 0
    ? { outcome: 'passed', run }
    : broken(run.remark ?? `Its tests pass, but the runner ends with exit code ${run.exitCode}.`);
}
