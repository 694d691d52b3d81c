import { type Condition, conditionText, type Factor, factorText } from '../domain/condition.ts';
import type { Draft } from '../domain/draft.ts';
import type { Variety } from '../domain/stability.ts';
import type { TestRun } from '../domain/test-run.ts';
import { combinedConditions, repetition } from '../stability/conditions.ts';
import { outcomeOfFile } from './file-outcome.ts';
import type { Workbench } from './workbench.ts';

/** What running a draft again has shown. */
export interface Steadiness {
  readonly runs: number;
  readonly failures: number;
  /** Why it is called flaky, in a line; null when it gave one outcome. */
  readonly flaky: string | null;
  /** Why it is broken after all: it was seen to hang or to end its process. */
  readonly broken: string | null;
  readonly failure: string | null;
}

/** Two with all factors in them, two in other orders, one with nothing varied: with the run before them, six. */
const REPETITIONS = 3;
/** Under a condition that a draft failed under once, it is run so often, alone. */
const AGAIN = 2;

/**
 * Runs drafts that passed alone again, under conditions. All together where the runner keeps files apart; a draft that fails in such a run, or is
 * lost in it, is run alone under the same condition: only what it does alone is held against it.
 *
 * @param discarded factors, as `factorText` writes them, that the project's own tests cannot run under
 * @param limitMs of one run of this many drafts
 * @param isOver true when the time has ended
 */
export async function steadiness(
  bench: Workbench,
  drafts: readonly Draft[],
  variety: Variety,
  discarded: ReadonlySet<string>,
  limitMs: (drafts: number) => number,
  isOver: () => boolean,
): Promise<ReadonlyMap<Draft, Steadiness>> {
  const seen = new Map<Draft, Steadiness>(
    drafts.map((draft) => [draft, { runs: 1, failures: 0, flaky: null, broken: null, failure: null }]),
  );
  const groups = variety.filesShareProcess ? drafts.map((draft) => [draft]) : [drafts];
  for (const condition of conditionsFor(variety, discarded)) {
    for (const group of groups) {
      const open = group.filter((draft) => isOpen(seen.get(draft)));
      if (open.length === 0 || isOver()) continue;
      await bench.hold(open);
      const run = await bench.run(
        open.map(({ path }) => path),
        condition,
        limitMs(open.length),
      );
      for (const draft of open) {
        const outcome = open.length > 1 || run.outcome === 'completed' ? outcomeOfFile(run, draft.path) : 'lost';
        const before = seen.get(draft);
        if (before === undefined) continue;
        seen.set(
          draft,
          outcome === 'passed'
            ? { ...before, runs: before.runs + 1 }
            : await lookedInto(bench, draft, condition, before, limitMs(1), open.length === 1 ? run : null),
        );
      }
    }
  }
  return seen;
}

function isOpen(state: Steadiness | undefined): boolean {
  return state?.flaky === null && state.broken === null;
}

function conditionsFor(variety: Variety, discarded: ReadonlySet<string>): readonly Condition[] {
  const varied = [
    ...combinedConditions(variety).map(({ condition }) => condition),
    ...Array.from({ length: REPETITIONS }, (_, index) => repetition(index, variety)),
  ];
  return varied.map((condition) => condition.filter((factor) => !discarded.has(factorText(factor))));
}

/** @param first the run in which it failed, when it was alone in it */
async function lookedInto(
  bench: Workbench,
  draft: Draft,
  condition: Condition,
  before: Steadiness,
  limitMs: number,
  first: TestRun | null,
): Promise<Steadiness> {
  await bench.hold([draft]);
  const runs: TestRun[] = first === null ? [] : [first];
  while (runs.length < AGAIN) runs.push(await bench.run([draft.path], condition, limitMs));
  const bad = runs.filter((run) => run.outcome !== 'completed' || outcomeOfFile(run, draft.path) !== 'passed');
  const after = { ...before, runs: before.runs + runs.length, failures: before.failures + bad.length };
  const [worst] = bad;
  if (worst === undefined) return after;
  // What carries conditions may break a draft: then it fails with nothing varied as well, passes as it is, and the condition tells nothing of it.
  const unvaried =
    condition.length > 0 ? await bench.run([draft.path], [], limitMs) : bad.length === runs.length ? worst : null;
  if (unvaried !== null && outcomeOfFile(unvaried, draft.path) !== 'passed') {
    const natural: TestRun[] = [];
    while (natural.length < AGAIN) natural.push(await bench.run([draft.path], null, limitMs));
    const isClean = natural.every((run) => outcomeOfFile(run, draft.path) === 'passed');
    if (isClean) return { ...before, runs: before.runs + natural.length };
  }
  if (worst.outcome !== 'completed') return { ...after, broken: worst.remark ?? 'It ends the run that it is in.' };
  const cause = await causeOf(bench, draft, condition, limitMs);
  const under = cause === null ? conditionText(condition) : factorText(cause);
  const failure = worst.tests.find(({ file, status }) => file === draft.path && status === 'failed')?.failure ?? null;
  const often = `fails ${bad.length} of ${runs.length} times`;
  return {
    ...after,
    flaky:
      condition.length === 0
        ? `It passes, and ${often} when nothing is varied.`
        : `It passes naturally, and ${often} under ${under}.`,
    failure: failure ?? worst.fileFailures.find(({ file }) => file === draft.path)?.message ?? null,
  };
}

/** The first factor that makes it fail by itself; null when none does. */
async function causeOf(bench: Workbench, draft: Draft, condition: Condition, limitMs: number): Promise<Factor | null> {
  if (condition.length < 2) return condition[0] ?? null;
  for (const factor of condition) {
    const run = await bench.run([draft.path], [factor], limitMs);
    if (outcomeOfFile(run, draft.path) !== 'passed') return factor;
  }
  return null;
}
