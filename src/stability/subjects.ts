import type { TestChange } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { keyOf } from './runs.ts';

/** A test that is run again. */
export interface Subject {
  readonly key: string;
  /** Its case in the suite stage; the first one when several share a title. */
  readonly test: TestCase;
  readonly change: TestChange;
  readonly reached: boolean;
}

/** What the change means for a test, as the reading of its source says. */
export interface Reading {
  changeOf(test: TestCase): TestChange;
  /** True when the change touches the file or something that it imports, at any depth. */
  reached(file: string): boolean;
}

/**
 * The tests that the change adds, modifies or reaches, in that order; all others get no extra runs. What passed or failed counts,
 * whatever was skipped does not. `failed` are tests that failed once in the suite stage, and are looked at in any case.
 */
export function chooseSubjects(run: TestRun, reading: Reading, failed: ReadonlySet<string>): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const test of run.tests) {
    const key = keyOf(test);
    if ((test.status !== 'passed' && test.status !== 'failed') || test.file === '' || subjects.has(key)) continue;
    const change = reading.changeOf(test);
    const reached = change !== 'unchanged' || reading.reached(test.file);
    if (reached || failed.has(key)) subjects.set(key, { key, test, change, reached });
  }
  return [...subjects.values()].sort((a, b) => rank(a) - rank(b));
}

const RANKS: Readonly<Record<TestChange, number>> = { added: 0, modified: 1, unchanged: 2 };

function rank({ change }: Subject): number {
  return RANKS[change];
}

/** Each file once, in the order of the subjects. */
export function filesOf(subjects: readonly Subject[]): readonly string[] {
  return [...new Set(subjects.map(({ test }) => test.file))];
}
