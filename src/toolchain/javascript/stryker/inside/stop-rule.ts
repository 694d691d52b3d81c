/** What is known when a sample of one size is judged. Times in ms. */
export interface Reached {
  /** Mutants judged: one of the sizes that a sample may have. */
  readonly reached: number;
  /** The size that an earlier run on the same plan ended with, or null. */
  readonly kept: number | null;
  /** Until this run has to end. */
  readonly left: number;
  /** What the next larger sample takes beyond this one, and the one after that beyond the next, as measured so far. */
  readonly next: number;
  readonly afterNext: number;
}

/** How much slower the next mutants may be than those before. */
const MARGIN = 1.15;

/**
 * Whether the next larger sample is begun.
 * - Without an earlier run: when it fits, with a margin.
 * - Below the size of the earlier run: when it just fits, without the margin. So a machine that is a little slower than then takes the same sample.
 * - From that size on: only when two more steps fit, with the margin. So one that is faster takes the same sample too, and a small size
 *   that somebody wrote into the cache folder is not believed.
 */
export function goesOn({ reached, kept, left, next, afterNext }: Reached): boolean {
  if (kept === null) return MARGIN * next <= left;
  return reached < kept ? next <= left : MARGIN * (next + afterNext) <= left;
}
