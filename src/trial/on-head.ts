import type { Draft } from '../domain/draft.ts';
import type { TestCase } from '../domain/test-run.ts';
import type { TriedDraft } from '../domain/trial.ts';
import type { GreenSuite } from '../mutation/judge-suites.ts';
import type { System } from '../system/system.ts';
import { toolchainOf } from '../toolchain/toolchains.ts';
import { type Alone, runAlone } from './alone.ts';
import { outcomeOfFile } from './file-outcome.ts';
import { shownFailure } from './shown-failure.ts';
import { type Steadiness, steadiness } from './steady.ts';
import { tried } from './tried.ts';
import type { Workbench } from './workbench.ts';

/** A draft that passed in every run, with its tests as they ran. */
export interface PassedDraft {
  readonly draft: Draft;
  readonly tests: readonly TestCase[];
  readonly steadiness: Steadiness;
}

export interface OnHead {
  /** Of drafts that did not pass in every run. Drafts that there was no time for are in neither. */
  readonly verdicts: ReadonlyMap<Draft, TriedDraft>;
  readonly passed: readonly PassedDraft[];
}

export interface HeadAsked {
  readonly isSource: (path: string) => boolean;
  readonly isOver: () => boolean;
  /** The longest that a run of so many drafts may take, in ms. */
  limitMs(drafts: number): number;
}

/** A failure is believed when it happens so often, alone. */
const FAILURES = 3;
/** Under some conditions tests run slower. */
const SLOWER = 3;

/** Runs drafts on the tree under test: each alone, those that fail again, those that pass under varied conditions. */
export async function onHead(
  system: System,
  bench: Workbench,
  drafts: readonly Draft[],
  { subject, stability }: GreenSuite,
  { isSource, isOver, limitMs }: HeadAsked,
): Promise<OnHead> {
  const verdicts = new Map<Draft, TriedDraft>();
  const passed = new Map<Draft, readonly TestCase[]>();
  for (const draft of drafts) {
    if (isOver()) break;
    system.log.progress(`trying ${draft.id}`);
    const alone = await runAlone(bench, draft, limitMs(1), isSource);
    if (alone.outcome === 'passed')
      passed.set(
        draft,
        alone.run.tests.filter(({ file }) => file === draft.path),
      );
    else verdicts.set(draft, await notPassed(bench, draft, alone, limitMs(1)));
  }
  const toolchain = toolchainOf(subject.runner);
  const variety = await toolchain.variety(system, bench.project, bench.subject);
  const discarded = new Set((stability?.discarded ?? []).map(({ what }) => what));
  const steady = await steadiness(
    bench,
    [...passed.keys()],
    variety,
    discarded,
    (count) => SLOWER * limitMs(count),
    isOver,
  );
  const clean: PassedDraft[] = [];
  for (const [draft, found] of steady) {
    const { runs, failures } = found;
    const failure = shownFailure(found.failure, bench.project.root);
    const known = { onHead: 'passed' as const, runs, failures, failure };
    if (found.broken !== null) verdicts.set(draft, tried(draft, 'broken', found.broken, known));
    else if (found.flaky !== null) verdicts.set(draft, tried(draft, 'flaky', found.flaky, known));
    else clean.push({ draft, tests: passed.get(draft) ?? [], steadiness: found });
  }
  return { verdicts, passed: clean };
}

async function notPassed(
  bench: Workbench,
  draft: Draft,
  first: Exclude<Alone, { outcome: 'passed' }>,
  limitMs: number,
): Promise<TriedDraft> {
  const failure = shownFailure(first.outcome === 'failed' ? first.test.failure : first.failure, bench.project.root);
  if (first.outcome === 'broken') {
    return tried(draft, 'broken', first.why, { onHead: 'failed', runs: 1, failures: 1, failure });
  }
  let failures = 1;
  for (let runs = 1; runs < FAILURES; runs += 1) {
    const again = await bench.run([draft.path], null, limitMs);
    if (outcomeOfFile(again, draft.path) !== 'passed') failures += 1;
  }
  const known = { onHead: 'failed' as const, runs: FAILURES, failures, failure };
  if (failures < FAILURES) {
    return tried(draft, 'flaky', `It fails ${failures} of ${FAILURES} times when nothing is varied.`, known);
  }
  return tried(draft, 'candidate-bug', `It follows its clause, and fails ${failures} of ${FAILURES} times.`, known);
}
