import type { Condition } from '../domain/condition.ts';
import type { Flake, Variety } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import type { Runs } from './runs.ts';
import { filesOf, type Subject } from './subjects.ts';

/** What every experiment of the stage needs. */
export interface Laboratory {
  readonly runs: Runs;
  readonly variety: Variety;
  /** The suite as it ran once, whole and with nothing varied. */
  readonly suite: TestRun;
  readonly subjects: readonly Subject[];
  /** What one natural run of these files takes, in ms: an upper estimate. */
  expectedMs(files: readonly string[]): number;
  /** Factors (as `factorText` writes them) that this suite cannot run under, and why. */
  readonly discarded: Map<string, string>;
  /** Subjects that cannot stand our machinery: nothing that they did under it counts. */
  readonly setAside: Set<Subject>;
  /** Tests that spoil others, or that others need. */
  readonly decisive: { readonly dependence: Flake['dependence']; readonly test: TestCase }[];
  /** Time spent on looking for flaky tests, in ms; understanding those that were found is not in it. */
  searchedMs: number;
  readonly remarks: Set<string>;
}

/** A runner needs about so long to start, before any test runs. */
const START_MS = 1_500;

/** From the suite's own run: its time, in proportion to what the tests of these files took, and never less than a start. */
export function expectedMs(suite: TestRun, files: readonly string[]): number {
  const wanted = new Set(files);
  const all = totalMs(suite.tests);
  const share = (totalMs(suite.tests.filter(({ file }) => wanted.has(file))) + 1) / (all + 1);
  return Math.min(suite.durationMs, Math.max(START_MS, suite.durationMs * share));
}

function totalMs(tests: readonly TestCase[]): number {
  return tests.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
}

/**
 * What to run to see these subjects under the condition: their files; the whole suite where files share a process and the
 * order is reversed, since any of them may spoil any other.
 */
export function filesFor(
  { variety, suite }: Pick<Laboratory, 'variety' | 'suite'>,
  subjects: readonly Subject[],
  condition: Condition,
): readonly string[] {
  const reversed = condition.some((factor) => factor.kind === 'order' && factor.order === 'reversed');
  if (!variety.filesShareProcess || !reversed) return filesOf(subjects);
  return [...new Set(suite.tests.flatMap(({ file }) => (file === '' ? [] : [file])))];
}
