import type { TestCase, TestRun } from '../domain/test-run.ts';

/** Runs these test files (relative to the repository root) in the copy, in their natural order; null: the whole suite. */
export type Run = (files: readonly string[] | null) => Promise<TestRun>;

type Named = Pick<TestCase, 'file' | 'name'>;

/** Above this many, files that a broken one took with it are not run one by one. */
const MOST_RUNS = 20;

export function keyOf({ file, name }: Named): string {
  return `${file} > ${name}`;
}

/**
 * What each of these tests does: cases of one title count as one, and a case whose file cannot even load, hangs or crashes has failed.
 * A file that takes others with it (mocha loads all of them before it runs one) is told from them by a run of its own.
 *
 * @returns by key; a test that is not there although its file ran has no entry
 */
export async function outcomesOf(run: Run, tests: readonly Named[]): Promise<ReadonlyMap<string, 'passed' | 'failed'>> {
  const files = [...new Set(tests.map(({ file }) => file))];
  if (files.length === 0) return new Map();
  const first = await run(files);
  const known = outcomesIn(first);
  if (first.outcome === 'completed' && first.fileFailures.length === 0) return known;
  const failing = new Set(first.fileFailures.map(({ file }) => file));
  const missing = files.filter((file) => tests.some((test) => test.file === file && !known.has(keyOf(test))));
  for (const file of missing) {
    const broken = files.length === 1 || failing.has(file);
    if (!broken && missing.length > MOST_RUNS) continue;
    const alone = broken ? first : await run([file]);
    const found = outcomesIn(alone);
    const lost = broken || alone.outcome !== 'completed' || alone.fileFailures.length > 0;
    for (const test of tests.filter((each) => each.file === file && !known.has(keyOf(each)))) {
      const outcome = found.get(keyOf(test)) ?? (lost ? 'failed' : null);
      if (outcome !== null) known.set(keyOf(test), outcome);
    }
  }
  return known;
}

export function outcomesIn(run: TestRun): Map<string, 'passed' | 'failed'> {
  const outcomes = new Map<string, 'passed' | 'failed'>();
  for (const test of run.tests) {
    if (test.status !== 'passed' && test.status !== 'failed') continue;
    const key = keyOf(test);
    if (test.status === 'failed' || !outcomes.has(key)) outcomes.set(key, test.status);
  }
  return outcomes;
}
