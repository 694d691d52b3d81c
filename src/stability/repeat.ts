import type { Variety } from '../domain/stability.ts';
import { repetition } from './conditions.ts';
import { examine } from './examine.ts';
import type { Laboratory } from './laboratory.ts';
import { failsIn } from './runs.ts';
import type { Limits } from './schedule.ts';
import { filesOf, type Subject } from './subjects.ts';
import { type Found, understand, understandUnsteady } from './understand.ts';

/** More clean runs than this tell little: 30 leave 9.5 %. */
const ENOUGH_RUNS = 30;

/** What was found is yet to be explained (the base commit, the polluter), for which this share of the hard limit is kept. */
const KEPT_FOR_EXPLAINING = 0.4;

/** Spends what is left where the bound is weakest: on the file whose tests have the fewest clean runs for their time. */
export async function repeat(
  laboratory: Laboratory,
  variety: Variety,
  limits: Limits,
  found: Found,
  earlierRuns: ReadonlyMap<Subject, number>,
): Promise<void> {
  const { runs, subjects } = laboratory;
  const given = new Map<string, number>();
  const cleanRuns = (subject: Subject) => runs.strip(subject.key).length + (earlierRuns.get(subject) ?? 0);
  for (;;) {
    const steady = subjects.filter((subject) => !found.has(subject) && cleanRuns(subject) < ENOUGH_RUNS);
    const file = weakestFile(laboratory, steady, cleanRuns);
    if (file === null) return;
    const expected = laboratory.expectedMs([file]);
    if (found.size > 0 && runs.allowance.spentMs() > (1 - KEPT_FOR_EXPLAINING) * limits.hardMs) return;
    if (laboratory.searchedMs + expected > limits.softMs || !runs.fits(expected * 1.3)) return;
    const index = given.get(file) ?? 0;
    given.set(file, index + 1);
    const condition = repetition(index, variety);
    const seen = await runs.run([file], condition, expected);
    laboratory.searchedMs += seen.durationMs;
    if (seen.lost !== null) {
      laboratory.remarks.add(`Repetitions of ${file} ended early: ${seen.lost}`);
      return;
    }
    const failing = steady.filter(({ test }) => failsIn(seen, test));
    if (failing.length === 0) continue;
    await understand(laboratory, await examine(laboratory, { condition, slower: 1 }, failing), found);
    const puzzling = failing.filter((subject) => !found.has(subject));
    await understandUnsteady(laboratory, puzzling, found);
  }
}

/** A test that changed weighs more, since most flaky tests are flaky when they are added or edited (Lam et al., OOPSLA 2020: 85 %). */
const WEIGHTS = { added: 4, modified: 3, unchanged: 1 } as const;
/** The failure rate that is looked for. */
const PRIOR = 0.1;

function weakestFile(
  laboratory: Laboratory,
  steady: readonly Subject[],
  cleanRuns: (subject: Subject) => number,
): string | null {
  let best: { readonly file: string; readonly gain: number } | null = null;
  for (const file of filesOf(steady)) {
    const all = steady.filter(({ test }) => test.file === file);
    const worth = all.reduce(
      (sum, subject) => sum + WEIGHTS[subject.change] * PRIOR * (1 - PRIOR) ** cleanRuns(subject),
      0,
    );
    const gain = worth / laboratory.expectedMs([file]);
    if (best === null || gain > best.gain) best = { file, gain };
  }
  return best?.file ?? null;
}
