/** What a sample says of the score of all mutants. Pure arithmetic; percentages are 0..100. */

/** One line of a sampled population. */
export interface LineOutcome {
  /** Mutants that the line has, at least 1. */
  readonly mutants: number;
  /** Of those, how many were judged. */
  readonly judged: number;
  /** Of the judged, how many count in the score, and how many of these were killed. */
  readonly valid: number;
  readonly killed: number;
}

/** Mutants that are known without sampling. */
export interface KnownOutcome {
  readonly valid: number;
  readonly killed: number;
}

export interface ScoreEstimate {
  /** null when nothing that was judged counts. */
  readonly score: number | null;
  /** Where the score of all mutants lies with 95 % confidence; null without a score. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** The 97.5 % point of the normal distribution: two sides of 95 %. */
const Z = 1.959964;

/**
 * The score of all mutants, estimated: what is known counts as itself, and each judged mutant of a line stands for all of the line,
 * `mutants ÷ judged`; lines of which none was judged are represented by those that were (a ratio estimate; Hájek 1971).
 *
 * The interval is Wilson's (1927), with the effective sample size of the design in place of the number judged (Kish 1965,
 * Survey Sampling, §8.2 and §11.7) and the finite population correction. Several samples, and what is known, are added up by their
 * intervals (MOVER: Zou and Donner, Statistics in Medicine 27, 2008).
 */
export function estimateScore(known: KnownOutcome, samples: readonly (readonly LineOutcome[])[]): ScoreEstimate {
  const parts = samples.map(partOf);
  const all = known.valid + parts.reduce((sum, { valid }) => sum + valid, 0);
  if (all === 0) return { score: null, interval: null };
  const share = (part: Part) => part.valid / all;
  const score = known.killed / all + parts.reduce((sum, part) => sum + share(part) * part.killed, 0);
  const off = (end: 'low' | 'high') =>
    Math.sqrt(parts.reduce((sum, part) => sum + (share(part) * (part.killed - part[end])) ** 2, 0));
  const low = Math.max(known.killed / all, score - off('low'));
  const high = Math.min(1, score + off('high'));
  return { score: 100 * score, interval: [100 * low, 100 * high] };
}

interface Part {
  /** Mutants of the whole population that count, estimated. */
  readonly valid: number;
  /** Share of them that is killed, and its interval, 0..1. */
  readonly killed: number;
  readonly low: number;
  readonly high: number;
}

function partOf(lines: readonly LineOutcome[]): Part {
  const judged = lines.filter((line) => line.judged > 0);
  const standFor = (line: LineOutcome) => line.mutants / line.judged;
  const mutants = sum(lines, (line) => line.mutants);
  const weighted = sum(judged, (line) => line.mutants);
  const valid = sum(judged, (line) => standFor(line) * line.valid);
  if (valid === 0) {
    // Nothing of the sample counts: what was not judged may yet, and nothing is known of it.
    const rest = mutants - sum(judged, (line) => line.judged);
    return { valid: rest, killed: 0, low: 0, high: rest === 0 ? 0 : 1 };
  }
  const killed = sum(judged, (line) => standFor(line) * line.killed) / valid;
  const size = effectiveSize(lines) * (valid / weighted);
  return { valid: mutants * (valid / weighted), killed, ...wilson(killed, size) };
}

/**
 * How many mutants, drawn one by one out of very many, would say as much.
 * - Not every line was reached: lines were drawn at random, one mutant of each. Lines of unequal size cost `L Σ N² ÷ (Σ N)²`, over
 *   all lines and not only the drawn ones, so that a great line that was not drawn is reckoned with.
 * - Every line was reached: only the choice within lines is left to chance.
 */
function effectiveSize(lines: readonly LineOutcome[]): number {
  const mutants = sum(lines, (line) => line.mutants);
  const reached = lines.filter((line) => line.judged > 0);
  if (reached.length < lines.length) {
    const unequal = (lines.length * sum(lines, (line) => line.mutants ** 2)) / mutants ** 2;
    const unjudged = 1 - sum(reached, (line) => line.judged) / mutants;
    return reached.length / unequal / unjudged;
  }
  const variance = sum(
    lines,
    (line) => ((line.mutants / mutants) ** 2 * (1 - line.judged / line.mutants)) / line.judged,
  );
  return variance === 0 ? Number.POSITIVE_INFINITY : 1 / variance;
}

function wilson(share: number, size: number): { readonly low: number; readonly high: number } {
  if (size === Number.POSITIVE_INFINITY) return { low: share, high: share };
  const divisor = 1 + Z ** 2 / size;
  const centre = (share + Z ** 2 / (2 * size)) / divisor;
  const half = (Z / divisor) * Math.sqrt((share * (1 - share)) / size + (Z / (2 * size)) ** 2);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
