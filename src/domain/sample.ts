import { createHash } from 'node:crypto';

/** A mutant that needs a run of tests, and the line that it begins on. */
export interface SampleUnit {
  /** Tells it from every other; the same in every run on one tree. */
  readonly key: string;
  /** `path:line`, or whatever else tells lines apart. */
  readonly line: string;
}

/** What was judged where the time could not hold all. */
export interface Sample {
  readonly lines: readonly SampledLine[];
  /** Ids of the mutants of these lines that were judged; all other mutants of a run are known without sampling. */
  readonly judged: readonly string[];
}

/**
 * A line that a sample was taken of, and how many mutants that need a run of tests it has. Those that need none (no test reaches
 * them, or an earlier verdict holds) are all judged, and stand apart from this.
 */
export interface SampledLine {
  /** Relative to the repository root, with `/`. */
  readonly file: string;
  readonly line: number;
  /** At least 1. */
  readonly mutants: number;
}

/**
 * The order in which mutants are judged when the time may not hold all of them: one of each line, then a second of each, and so on. Lines,
 * and the mutants within a line, are in the order of their hash, which has nothing to do with what they are; so every beginning of
 * this order is a sample that one can reckon with, and it is the same for the same tree.
 */
export function sampleOrder<T extends SampleUnit>(units: readonly T[]): readonly T[] {
  const lines = new Map<string, T[]>();
  for (const unit of units) {
    const same = lines.get(unit.line);
    if (same === undefined) lines.set(unit.line, [unit]);
    else same.push(unit);
  }
  const inOrder = byHash([...lines], ([line]) => line).map(([, found]) => byHash(found, ({ key }) => key));
  const rounds = Math.max(0, ...inOrder.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => inOrder.flatMap((line) => line[round] ?? [])).flat();
}

function byHash<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, hash: createHash('sha256').update(textOf(item)).digest('hex') }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
    .map(({ item }) => item);
}

const SMALLEST = 16;

/**
 * The sizes that a sample may have, of so many mutants: 16, 24, 32, 48, 64, 96 … and all of them. Few sizes far apart, so that a machine
 * that is a little slower today takes the same sample.
 */
export function sampleSizes(mutants: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = SMALLEST; size < mutants; size *= 2) sizes.push(size, size * 1.5);
  return [...sizes.filter((size) => size < mutants), mutants];
}
