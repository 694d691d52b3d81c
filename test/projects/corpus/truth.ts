import type { Flake, FlakyCause } from '../../../src/domain/stability.ts';

/** What is true of one test of the seeded projects, known before anything is run. */
export interface CorpusTest {
  /** A folder of test/projects. */
  readonly project: string;
  /** Relative to that folder. */
  readonly file: string;
  /** The title path joined by ` > `. */
  readonly name: string;
  readonly truth: 'flaky' | 'stable';
  /** Null when stable. */
  readonly cause: FlakyCause | null;
  readonly dependence: Flake['dependence'];
  /** `file > name` of the test that spoils it or that it needs first; null when no other test has a part in it. */
  readonly polluter: string | null;
  /** Whether it blocks when a change adds it. When a change merely reaches it, nothing here blocks: it is on the base too. */
  readonly blocks: boolean;
  readonly why: string;
}

export type Truth = Omit<CorpusTest, 'project' | 'file' | 'name'>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** An expiry that is at most so many days away blocks; a later one warns. */
const NEAR_DAYS = 60;

/** The tests of one file, their truths by name. */
export function testsOf(project: string, file: string, truths: Readonly<Record<string, Truth>>): readonly CorpusTest[] {
  return Object.entries(truths).map(([name, truth]) => ({ project, file, name, ...truth }));
}

export function stable(why: string): Truth {
  return { truth: 'stable', cause: null, dependence: null, polluter: null, blocks: false, why };
}

export function victim(polluter: string, why: string): Truth {
  return { truth: 'flaky', cause: 'order', dependence: 'victim', polluter, blocks: true, why };
}

/** @param needs the test that has to run before it */
export function brittle(needs: string, why: string): Truth {
  return { truth: 'flaky', cause: 'order', dependence: 'brittle', polluter: needs, blocks: true, why };
}

export function nonIdempotent(why: string): Truth {
  return { truth: 'flaky', cause: 'order', dependence: 'non-idempotent', polluter: null, blocks: false, why };
}

export function varies(cause: 'time-zone' | 'locale' | 'random', why: string): Truth {
  return { truth: 'flaky', cause, dependence: null, polluter: null, blocks: true, why };
}

/** Findings that only warn, whoever brought them. */
export function strained(cause: 'timing' | 'network' | 'port', why: string): Truth {
  return { truth: 'flaky', cause, dependence: null, polluter: null, blocks: false, why };
}

/** @param days how far away the day is on which it starts to fail */
export function expires(days: number, why: string): Truth {
  return { truth: 'flaky', cause: 'clock', dependence: null, polluter: null, blocks: days <= NEAR_DAYS, why };
}

/** Days from now to the next such day of the year (1-based month and day of UTC), rounded up. */
export function daysUntil(month: number, day: number, now = new Date()): number {
  const inYear = (year: number) => Date.UTC(year, month - 1, day);
  const thisYear = inYear(now.getUTCFullYear());
  const next = thisYear > now.getTime() ? thisYear : inYear(now.getUTCFullYear() + 1);
  return Math.ceil((next - now.getTime()) / DAY_MS);
}

/** On 29 to 31 January the test of a file that fails on such days would fail by itself: that file is left out. */
export function leftOut(file: string, now = new Date()): boolean {
  return file === 'test/renewal.test.js' && now.getUTCMonth() === 0 && now.getUTCDate() >= 29;
}
