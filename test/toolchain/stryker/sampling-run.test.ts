import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { MutantPlan } from '../../../src/toolchain/javascript/stryker/inside/protocol.ts';
import { SamplingRun } from '../../../src/toolchain/javascript/stryker/inside/sampling-run.ts';
import type { RawSample } from '../../../src/toolchain/javascript/stryker/job.ts';

/** Mutants of two a line, each of which takes 100 ms; every tenth needs a fresh environment. */
function plans(count: number): MutantPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    plan: 'Run',
    netTime: 80,
    mutant: {
      id: `${index}`,
      fileName: resolve('src/a.js'),
      location: {
        start: { line: Math.floor(index / 2), column: index % 2 },
        end: { line: Math.floor(index / 2), column: 9 },
      },
      mutatorName: 'EqualityOperator',
      replacement: 'true',
    },
    runOptions: {
      timeout: 5_000,
      reloadEnvironment: index % 10 === 0,
      testFilter: ['t'],
      activeMutant: { id: `${index}` },
    },
  }));
}

interface Played {
  readonly order: readonly string[];
  readonly judged: number;
  readonly sample: RawSample | null;
}

/** Runs the plans one after another on a clock of our own, until the run has enough. */
function play(
  count: number,
  all: number,
  each: (index: number) => number,
  more: { readonly kept?: Record<string, number>; readonly status?: string; readonly controls?: MutantPlan[] } = {},
): Played {
  let now = 1_000;
  let sample: RawSample | null = null;
  const controls = more.controls ?? [];
  const budget = { all, planned: now, overhead: 50, kept: more.kept ?? {}, now: () => now };
  const run = SamplingRun.of(plans(count), controls, budget, (taken) => {
    sample = taken;
  });
  if (run === null) return { order: [], judged: count, sample };
  const order = run.inOrder(controls);
  let judged = 0;
  for (const [index, { mutant }] of order.entries()) {
    now += each(index);
    run.look();
    if (sample !== null) break;
    run.heard(mutant.id, more.status ?? 'Killed', null);
    judged += 1;
    if (sample !== null) break;
  }
  return { order: order.map(({ mutant }) => mutant.id), judged, sample };
}

describe('a run that the budget may not hold', () => {
  test('ends with a whole sample and time to spare, and tells what it was taken of', () => {
    const { judged, sample } = play(1_000, 30_000, () => 100);
    expect(sample?.size).toBe(192);
    expect(judged).toBe(192);
    expect(sample?.lines).toHaveLength(500);
    expect(sample?.lines[0]).toEqual({ path: 'src/a.js', line: expect.any(Number), mutants: 2 });
  });

  test('takes the same sample when the machine is a little slower or faster, once its size is kept', () => {
    const { sample } = play(1_000, 30_000, () => 100);
    const kept = { [sample?.plan ?? '']: sample?.size ?? 0 };
    expect([80, 100, 115].map((each) => play(1_000, 30_000, () => each, { kept }).sample)).toEqual([
      sample,
      sample,
      sample,
    ]);
  });

  test('keeps what is whole when mutants turn out to take longer than the first did', () => {
    const { judged, sample } = play(1_000, 30_000, (index) => (index < 100 ? 100 : 1_000));
    expect(sample?.size).toBe(96);
    expect(judged).toBeGreaterThan(96);
  });

  test('takes what there is when not even the smallest sample fits', () => {
    const { judged, sample } = play(1_000, 30_000, () => 5_000);
    expect(sample?.size).toBeNull();
    expect(judged).toBeGreaterThan(0);
  });

  test('keeps time for the second run of mutants that may have to be run again', () => {
    const { sample } = play(1_000, 30_000, () => 100, { status: 'Timeout' });
    expect(sample?.size).toBeLessThan(192);
  });

  test('is no sample before the runs with nothing mutated have come to their end', () => {
    const [control] = plans(1).map((plan) => ({ ...plan, mutant: { ...plan.mutant, id: 'control' } }));
    const { order, judged, sample } = play(1_000, 30_000, () => 40_000, { controls: control ? [control] : [] });
    expect(order[0]).toBe('control');
    expect([judged, sample?.size]).toEqual([1, null]);
  });

  test('judges one of each line first, and those that need a fresh environment last within each step', () => {
    const { order } = play(1_000, 30_000, () => 100);
    const lines = order.slice(0, 384).map((id) => Math.floor(Number(id) / 2));
    expect(new Set(lines).size).toBe(384);
    const fresh = order.slice(0, 16).map((id) => Number(id) % 10 === 0);
    expect(fresh).toEqual([...fresh].sort());
  });

  test('is left to Stryker where all are sure to fit', () => {
    expect(play(100, 600_000, () => 100)).toMatchObject({ sample: null, judged: 100 });
  });

  test('ends by itself when all fit after all', () => {
    expect(play(200, 60_000, () => 10)).toMatchObject({ sample: null, judged: 200 });
  });
});
