import { describe, expect, test } from '@jest/globals';
import { sampleOrder } from '../../src/domain/sample.ts';
import { estimateScore, type LineOutcome } from '../../src/domain/score-estimate.ts';

const NOTHING = { valid: 0, killed: 0 };
const line = (mutants: number, judged: number, killed: number): LineOutcome => ({
  mutants,
  judged,
  valid: judged,
  killed,
});

/** Numbers from 0 to 1, the same in each run (Numerical Recipes' linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Shape {
  readonly lines: number;
  /** Mutants of a line. */
  readonly size: (draw: () => number) => number;
  /** The share of mutants that is killed, by the size of the line. */
  readonly killed: (size: number) => number;
  /** The share of mutants that shares the fate of its line. */
  readonly shared: number;
}

const few = (draw: () => number) => Math.ceil(draw() * 6);
const heavy = (draw: () => number) => Math.min(60, Math.ceil(1 / (draw() + 0.01)));

const SHAPES: readonly (readonly [string, Shape])[] = [
  ['every mutant by itself', { lines: 200, size: few, killed: () => 0.8, shared: 0 }],
  ['nearly all killed', { lines: 200, size: few, killed: () => 0.97, shared: 0 }],
  ['lines that share one fate', { lines: 200, size: few, killed: () => 0.8, shared: 0.9 }],
  ['a few long lines hold most mutants', { lines: 100, size: heavy, killed: () => 0.7, shared: 0.9 }],
  ['long lines are tested worse', { lines: 200, size: heavy, killed: (size) => (size > 5 ? 0.4 : 0.9), shared: 0.9 }],
];

/** Whether the interval of a sample of a made-up change holds the true score. */
function holds({ lines, size, killed, shared }: Shape, judged: number, draw: () => number): boolean {
  const mutants = Array.from({ length: lines }, (_, index) => {
    const count = size(draw);
    const fate = draw() < killed(count);
    return Array.from({ length: count }, () => ({
      key: `${draw()}`,
      index,
      killed: draw() < shared ? fate : draw() < killed(count),
    }));
  });
  const outcomes = mutants.map((all) => ({ mutants: all.length, judged: 0, valid: 0, killed: 0 }));
  const salt = draw();
  const units = mutants.flat().map((unit) => ({ ...unit, line: `${salt} ${unit.index}` }));
  for (const unit of sampleOrder(units).slice(0, judged)) {
    const outcome = outcomes[unit.index];
    if (outcome === undefined) throw new Error('no such line');
    outcome.judged += 1;
    outcome.valid += 1;
    outcome.killed += Number(unit.killed);
  }
  const truth = (100 * units.filter((unit) => unit.killed).length) / units.length;
  const [low, high] = estimateScore(NOTHING, [outcomes]).interval ?? [101, -1];
  return low <= truth + 1e-9 && truth <= high + 1e-9;
}

describe('the score that a sample tells', () => {
  test.each(SHAPES)('has an interval that holds the true one 93 times of 100 and more: %s', (_, shape) => {
    const draw = numbers(7);
    const sizes = [16, 48, 128, 256];
    const rounds = 40;
    const held = sizes.map(
      (size) => Array.from({ length: rounds }, () => holds(shape, size, draw)).filter(Boolean).length,
    );
    expect(held.reduce((sum, count) => sum + count, 0) / (rounds * sizes.length)).toBeGreaterThanOrEqual(0.93);
  });

  test('is exact, without an interval to speak of, when all were judged', () => {
    expect(estimateScore(NOTHING, [[line(2, 2, 1), line(2, 2, 2)]])).toEqual({ score: 75, interval: [75, 75] });
  });

  test('lets each judged mutant of a line stand for all of the line, and lines that were judged for those that were not', () => {
    expect(estimateScore(NOTHING, [[line(9, 1, 1), line(1, 1, 0)]]).score).toBeCloseTo(90);
    expect(estimateScore(NOTHING, [[line(9, 1, 1), line(1, 1, 0), line(90, 0, 0)]]).score).toBeCloseTo(90);
  });

  test('counts what is known as itself', () => {
    const { score, interval } = estimateScore({ valid: 50, killed: 0 }, [[line(50, 1, 1)]]);
    expect(score).toBeCloseTo(50);
    expect(interval?.[1]).toBeLessThanOrEqual(50);
  });

  test('knows nothing of a sample of which nothing counts', () => {
    expect(estimateScore(NOTHING, [[{ mutants: 9, judged: 1, valid: 0, killed: 0 }]]).interval).toEqual([0, 100]);
    expect(estimateScore(NOTHING, [])).toEqual({ score: null, interval: null });
  });

  test('is surer of two packages together than of each alone', () => {
    const sample = Array.from({ length: 100 }, (_, index) => line(1, Number(index < 30), Number(index < 15)));
    const width = ({ interval }: ReturnType<typeof estimateScore>) => (interval?.[1] ?? 0) - (interval?.[0] ?? 0);
    expect(width(estimateScore(NOTHING, [sample, sample]))).toBeLessThan(width(estimateScore(NOTHING, [sample])));
  });
});
