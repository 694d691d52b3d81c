import type { Policy } from '../domain/policy.ts';
import type { Suspicion } from '../domain/smell.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import type { System } from '../system/system.ts';
import { toolchainOf } from '../toolchain/toolchains.ts';

/** What vitest says of a test in which no assertion of its own was made. */
const NONE_MADE = /expected any number of assertion, but got none/;

/**
 * The tests of a run with the number of their assertions, as far as the runner can tell. jest counts them in every run. vitest only
 * refuses tests without any when it is told to, so the files in doubt run once more: 0 for what it refuses, 1 for what passes. Other
 * runners do not know their assertions, and their tests are given as they are.
 */
export async function assertionCounts(
  system: System,
  project: Project,
  subject: Package,
  run: TestRun,
  suspicions: readonly Suspicion[],
  { suite }: Policy,
): Promise<readonly TestCase[]> {
  const doubted = new Set(
    suspicions.flatMap(({ witnesses, file, ran }) =>
      witnesses.includes('no-assertion-ran') ? ran.map((name) => keyOf({ file, name })) : [],
    ),
  );
  const own = run.tests.filter((test) => doubted.has(keyOf(test)) && test.assertions === null);
  if (run.runner !== 'vitest' || own.length === 0) return run.tests;
  const files = [...new Set(own.map(({ file }) => file))];
  const again = await toolchainOf(subject.runner).runSuite(system, project, subject, {
    timeoutMs: suite.timeoutMs,
    files,
    requireAssertions: true,
  });
  const outcomes = new Map<string, readonly TestCase[]>();
  for (const test of again.tests) outcomes.set(keyOf(test), [...(outcomes.get(keyOf(test)) ?? []), test]);
  return run.tests.map((test) => {
    const seen = doubted.has(keyOf(test)) ? (outcomes.get(keyOf(test)) ?? []) : [];
    const [only, ...others] = seen;
    if (test.assertions !== null || only === undefined || others.length > 0) return test;
    if (only.status === 'passed') return { ...test, assertions: 1 };
    return only.status === 'failed' && NONE_MADE.test(only.failure ?? '') ? { ...test, assertions: 0 } : test;
  });
}

function keyOf({ file, name }: Pick<TestCase, 'file' | 'name'>): string {
  return `${file} > ${name}`;
}
