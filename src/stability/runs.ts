import { type Condition, conditionText } from '../domain/condition.ts';
import type { RunMark } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import type { TestSelection } from '../toolchain/toolchain.ts';

/** What one test did in one run. */
export interface Outcome {
  readonly passed: boolean;
  /** As the runner words it; null when it passed or gave none. */
  readonly failure: string | null;
  /** Under `repeat=2`, when the first execution passed and the second failed: how. */
  readonly failureOfRepeat: string | null;
}

/** One run, test by test. */
export interface Seen {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Why nothing can be told from it: the runner hung, crashed, or found no test. Null when it can. */
  readonly lost: string | null;
  readonly durationMs: number;
  /** As a person would type it in the package's folder. */
  readonly command: string;
}

/** Runs test files under a condition: on the tree under test, or on the base commit's. */
export type Execute = (
  files: readonly string[],
  condition: Condition | null,
  options: { readonly timeoutMs: number; readonly tests?: readonly TestSelection[] },
) => Promise<TestRun>;

/** Time that is left to a stage. */
export interface Allowance {
  /** The stage ends at this many ms after its start, whatever happens. */
  readonly hardMs: number;
  spentMs(): number;
}

export interface Runs {
  /**
   * Runs the files once. The time limit follows from what the run is expected to take, and never goes past the deadline.
   * @param expectedMs what it takes when nothing is wrong
   * @param tests only these; such runs are left out of the strips, since the other tests of the file were not there
   */
  run(
    files: readonly string[],
    condition: Condition | null,
    expectedMs: number,
    tests?: readonly TestSelection[],
  ): Promise<Seen>;
  /** True when a run of this length still fits before the deadline. */
  fits(expectedMs: number): boolean;
  readonly allowance: Allowance;
  /** How many runs were started. */
  count(): number;
  /** The runs of a test so far, in order. */
  strip(key: string): readonly RunMark[];
  /** Takes the marks of every condition that holds this factor (as `factorText` writes it) out of every strip: it told nothing about the tests. */
  forget(factor: string): void;
  /** Adds what an earlier stage saw. */
  note(key: string, mark: RunMark): void;
}

/** A run that hangs is given up after this share of what it should take, and these seconds for its start. */
const PATIENCE = 5;
const START_MS = 10_000;

export function keyOf({ file, name }: Pick<TestCase, 'file' | 'name'>): string {
  return `${file} > ${name}`;
}

export function createRuns(execute: Execute, allowance: Allowance): Runs {
  const strips = new Map<string, RunMark[]>();
  let started = 0;
  const note = (key: string, mark: RunMark) => {
    const strip = strips.get(key) ?? [];
    strip.push(mark);
    strips.set(key, strip);
  };
  return {
    allowance,
    note,
    count: () => started,
    strip: (key) => strips.get(key) ?? [],
    fits: (expectedMs) => allowance.spentMs() + expectedMs <= allowance.hardMs,
    forget(factor) {
      for (const [key, strip] of strips) {
        strips.set(
          key,
          strip.filter((mark) => !mark.condition.split(',').includes(factor)),
        );
      }
    },
    async run(files, condition, expectedMs, tests) {
      const left = allowance.hardMs - allowance.spentMs();
      if (left <= 0) return { outcomes: new Map(), lost: 'the time budget had ended', durationMs: 0, command: '' };
      const timeoutMs = Math.ceil(Math.max(1_000, Math.min(left, START_MS + PATIENCE * expectedMs)));
      started += 1;
      const options = tests === undefined ? { timeoutMs } : { timeoutMs, tests };
      const run = await execute(files, condition, options);
      const seen = seenIn(run, condition);
      if (tests === undefined && seen.lost === null) {
        const text = conditionText(condition ?? []);
        for (const [key, outcome] of seen.outcomes) {
          const passed = outcome.passed && outcome.failureOfRepeat === null;
          note(key, { outcome: passed ? 'passed' : 'failed', condition: text });
        }
      }
      return seen;
    },
  };
}

/** Cases that share a title count as one test: it fails when one of them does. */
export function seenIn(run: TestRun, condition: Condition | null): Seen {
  const { durationMs, command } = run;
  if (run.outcome !== 'completed') {
    return { outcomes: new Map(), lost: run.remark ?? run.outcome, durationMs, command };
  }
  const repeated = condition?.some(({ kind }) => kind === 'repeat') ?? false;
  const cases = new Map<string, TestCase[]>();
  for (const test of run.tests) {
    if (test.status === 'passed' || test.status === 'failed') {
      cases.set(keyOf(test), [...(cases.get(keyOf(test)) ?? []), test]);
    }
  }
  const outcomes = new Map<string, Outcome>();
  for (const [key, group] of cases) outcomes.set(key, outcomeOf(group, repeated));
  return { outcomes: withFileFailures(outcomes, run), lost: null, durationMs, command };
}

function outcomeOf(group: readonly TestCase[], repeated: boolean): Outcome {
  const [first, second] = group;
  if (repeated && group.length === 2 && first?.status === 'passed' && second?.status === 'failed') {
    return { passed: true, failure: null, failureOfRepeat: second.failure ?? '' };
  }
  const failed = group.find(({ status, hiddenRetries }) => status === 'failed' || (hiddenRetries ?? 0) > 0);
  return { passed: failed === undefined, failure: failed?.failure ?? null, failureOfRepeat: null };
}

/** A file that fails as a whole takes its tests with it: they have no result of their own, and are looked up by `fileFailureOf`. */
function withFileFailures(outcomes: ReadonlyMap<string, Outcome>, run: TestRun): ReadonlyMap<string, Outcome> {
  if (run.fileFailures.length === 0) return outcomes;
  const all = new Map(outcomes);
  for (const { file, message } of run.fileFailures) {
    if (!all.has(fileKey(file))) all.set(fileKey(file), { passed: false, failure: message, failureOfRepeat: null });
  }
  return all;
}

function fileKey(file: string): string {
  return `${file}\0`;
}

/** What a test did in a run: its own outcome, or the failure of its file when it has none; null when it was not there. */
export function outcomeIn(seen: Seen, test: Pick<TestCase, 'file' | 'name'>): Outcome | null {
  return seen.outcomes.get(keyOf(test)) ?? seen.outcomes.get(fileKey(test.file)) ?? null;
}

/** True when the test did not pass in the run, first or second time. */
export function failsIn(seen: Seen, test: Pick<TestCase, 'file' | 'name'>): boolean {
  const outcome = outcomeIn(seen, test);
  return outcome !== null && (!outcome.passed || outcome.failureOfRepeat !== null);
}
