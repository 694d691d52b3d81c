/** What a way to look for flaky tests has found in the seeded corpus, beside what is true of it. */

import type { StabilityRun } from '../src/domain/stability.ts';
import type { TestRun } from '../src/domain/test-run.ts';
import type { CorpusTest } from '../test/projects/corpus/truth.ts';

/** What is said of one flaky test; null for what a way cannot tell. */
export interface Said {
  readonly cause: string | null;
  readonly polluter: string | null;
  readonly blocks: boolean | null;
}

/** By `file > name`: tests that are called flaky, and no others. */
export type Calls = ReadonlyMap<string, Said>;

export interface Detection {
  readonly flaky: number;
  readonly found: number;
  /** Of those found: the cause is the true one; for order, the dependence and the polluter are too. */
  readonly causes: number;
  readonly polluters: number;
  readonly levels: number;
  readonly stable: number;
  readonly falseAlarms: number;
  /** One line each: what was missed, called falsely, or explained wrongly. */
  readonly errors: readonly string[];
}

export function detection(truths: readonly CorpusTest[], calls: Calls): Detection {
  const flaky = truths.filter(({ truth }) => truth === 'flaky');
  const stable = truths.filter(({ truth }) => truth === 'stable');
  const said = (truth: CorpusTest) => calls.get(keyOf(truth)) ?? null;
  const found = flaky.filter((truth) => said(truth) !== null);
  const alarms = stable.filter((truth) => said(truth) !== null);
  const agrees = (key: 'cause' | 'polluter' | 'blocks') => found.filter((truth) => said(truth)?.[key] === truth[key]);
  const wrong = (key: 'cause' | 'polluter' | 'blocks') =>
    found
      .filter((truth) => said(truth)?.[key] !== truth[key])
      .map((truth) => `${key} ${said(truth)?.[key]}, not ${truth[key]}: ${keyOf(truth)}`);
  return {
    flaky: flaky.length,
    found: found.length,
    causes: agrees('cause').length,
    polluters: agrees('polluter').length,
    levels: agrees('blocks').length,
    stable: stable.length,
    falseAlarms: alarms.length,
    errors: [
      ...flaky.filter((truth) => said(truth) === null).map((truth) => `missed, ${truth.cause}: ${keyOf(truth)}`),
      ...alarms.map((truth) => `false alarm, ${said(truth)?.cause}: ${keyOf(truth)}`),
      ...wrong('cause'),
      ...wrong('polluter'),
      ...wrong('blocks'),
    ],
  };
}

/** What the gate says. */
export function callsOf(runs: readonly StabilityRun[]): Calls {
  return new Map(
    runs
      .flatMap(({ tests }) => tests)
      .flatMap((test) =>
        test.flake === null
          ? []
          : [
              [
                keyOf(test),
                { cause: test.flake.cause, polluter: test.flake.polluter, blocks: test.flake.level === 'block' },
              ] as const,
            ],
      ),
  );
}

/** What repetition says: flaky is what gave two outcomes, a retry that its runner hid included. */
export function differing(runs: readonly TestRun[]): Calls {
  const outcomes = new Map<string, Set<string>>();
  for (const test of runs.flatMap(({ tests }) => tests)) {
    const seen = outcomes.get(keyOf(test)) ?? new Set();
    seen.add(test.status);
    if ((test.hiddenRetries ?? 0) > 0) seen.add('failed');
    outcomes.set(keyOf(test), seen);
  }
  return new Map(
    [...outcomes]
      .filter(([, seen]) => seen.has('passed') && seen.has('failed'))
      .map(([key]) => [key, { cause: null, polluter: null, blocks: null }]),
  );
}

function keyOf({ file, name }: { readonly file: string; readonly name: string }): string {
  return `${file} > ${name}`;
}
