import type { StabilityRun } from '../domain/stability.ts';
import type { TestRun } from '../domain/test-run.ts';
import { dayOf, staleAccepts } from './accepted.ts';
import { flakesOf, isBlamed, stabilityOf } from './account.ts';
import { type Answer, askBase } from './base-control.ts';
import { harmlessness } from './blame.ts';
import { combinedConditions } from './conditions.ts';
import { dateClockFailures } from './dated.ts';
import { EVERY_CONDITION, examine } from './examine.ts';
import type { Explained } from './explain.ts';
import type { Inquiry } from './inquiry.ts';
import { expectedMs, filesFor, type Laboratory } from './laboratory.ts';
import { nativeCommands } from './native-commands.ts';
import { nameDependences } from './order.ts';
import { repeat } from './repeat.ts';
import { createRuns, keyOf, type Runs } from './runs.ts';
import { affordable, limitsOf } from './schedule.ts';
import { chooseSubjects, type Subject } from './subjects.ts';
import { type Found, mayHideMore, understand, understandUnsteady } from './understand.ts';

/**
 * Runs the tests that a change adds, modifies or reaches again, under varied conditions:
 * 1. what gave two outcomes in the suite stage already;
 * 2. two runs with every factor in them, split only where something fails;
 * 3. repetitions with other orders and draws, while the budget lasts, where the bound is weakest;
 * 4. for what is flaky: the base commit, and who is to blame.
 */
export async function judgeStability(inquiry: Inquiry): Promise<StabilityRun> {
  const { suite, now, variety } = inquiry;
  const started = now();
  const limits = limitsOf(inquiry.budgetMs, suite);
  const runs = createRuns(inquiry.execute, { hardMs: limits.hardMs, spentMs: () => now() - started });
  const subjects = chooseSubjects(suite, inquiry.reading, inquiry.failedOnce);
  const laboratory: Laboratory = {
    runs,
    variety,
    suite,
    subjects,
    expectedMs: (files) => expectedMs(suite, files),
    discarded: new Map(),
    setAside: new Set(),
    decisive: [],
    // However long the reading took, there is to be time for the first of the two runs.
    searchedMs: Math.min(inquiry.preparedMs, suite.durationMs / 2),
    remarks: new Set(),
  };
  const found: Found = new Map();
  let outOfTime = false;

  for (const subject of subjects) noteSuite(runs, subject, suite, inquiry.failedOnce);
  const unsteady = subjects.filter((subject) => hasFailed(runs, subject));
  await understandUnsteady(laboratory, unsteady, found);

  for (const varied of combinedConditions(variety)) {
    const open = subjects.filter((subject) => !found.has(subject) || mayHideMore(found.get(subject)));
    const planned = affordable(laboratory, varied, open, limits);
    outOfTime ||= open.length > 0 && (planned.length === 0 || planned.some(({ reduced }) => reduced));
    for (const part of planned) {
      const examined = await examine(laboratory, part.varied, part.subjects);
      outOfTime ||= examined.outOfTime;
      await understand(laboratory, examined, found);
    }
  }

  const earlier = await earlierRuns(inquiry, subjects);
  await repeat(laboratory, variety, limits, found, earlier);
  // What failed and was not understood in time is told all the same.
  const unexplained = subjects.filter((subject) => hasFailed(runs, subject) && !laboratory.setAside.has(subject));
  await understandUnsteady(
    laboratory,
    unexplained.filter((subject) => !found.has(subject)),
    found,
  );

  await dateClockFailures(laboratory, found);
  const baseRuns: Runs[] = [];
  const answers = await askAboutBase(laboratory, inquiry, [...found.values()], baseRuns);
  await nameDependences(laboratory, found, (one) => isBlamed(one, answers.get(one.subject)), limits.softMs);
  const commands = await nativeCommands(laboratory, [...found.values()]);
  const today = dayOf(now());
  const flakes = flakesOf(laboratory, inquiry, found, answers, commands, today);
  const tests = await Promise.all(
    subjects.map((subject) =>
      stabilityOf(laboratory, inquiry, subject, flakes.get(subject) ?? null, earlier.get(subject) ?? 0),
    ),
  );
  return {
    packageDirectory: inquiry.packageDirectory,
    outcome: outcomeOf(laboratory, outOfTime),
    tests,
    notVaried: variety.cannot.map(({ kind, why }) => ({ what: kind, why })),
    discarded: [...laboratory.discarded].map(([what, why]) => ({ what, why })),
    ordered: inquiry.ordered,
    staleAccepts: staleAccepts(inquiry.accept, knownNames(suite), today),
    runs: runs.count() + baseRuns.reduce((sum, { count }) => sum + count(), 0),
    durationMs: now() - started,
    budgetMs: limits.hardMs,
    remarks: [...laboratory.remarks],
    problem: laboratory.discarded.get(EVERY_CONDITION) ?? null,
  };
}

function outcomeOf({ subjects, discarded }: Laboratory, outOfTime: boolean): StabilityRun['outcome'] {
  if (discarded.has(EVERY_CONDITION)) return 'failed';
  if (subjects.length === 0) return 'nothing-to-judge';
  return outOfTime ? 'out-of-time' : 'judged';
}

/** What the suite stage saw: a pass, a pass after hidden retries, or a failure and the pass that followed. */
function noteSuite(runs: Runs, { key }: Subject, suite: TestRun, failedOnce: ReadonlySet<string>): void {
  const cases = suite.tests.filter((test) => keyOf(test) === key);
  const failed = failedOnce.has(key) || cases.some(({ hiddenRetries }) => (hiddenRetries ?? 0) > 0);
  if (failed) runs.note(key, { outcome: 'failed', condition: 'natural' });
  runs.note(key, { outcome: 'passed', condition: 'natural' });
}

function hasFailed(runs: Runs, { key }: Subject): boolean {
  return runs.strip(key).some(({ outcome }) => outcome === 'failed');
}

async function earlierRuns(inquiry: Inquiry, subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, number>> {
  const earlier = new Map<Subject, number>();
  for (const subject of subjects) {
    const key = await inquiry.ledgerKey(subject.test);
    if (key !== null) earlier.set(subject, inquiry.ledger.runsOf(key));
  }
  return earlier;
}

/** Only what would block is asked about, and only where base can have it. */
async function askAboutBase(
  laboratory: Laboratory,
  inquiry: Inquiry,
  found: readonly Explained[],
  baseRuns: Runs[],
): Promise<ReadonlyMap<Subject, Answer>> {
  const asked = found.filter(
    (explained) =>
      explained.subject.reached && explained.subject.change !== 'added' && harmlessness(explained) === null,
  );
  if (asked.length === 0) return new Map();
  const base = await inquiry.openBase((execute) => {
    const opened = createRuns(execute, laboratory.runs.allowance);
    baseRuns.push(opened);
    return opened;
  });
  const questions = asked.map(({ subject, condition }) => ({
    subject,
    condition,
    files: filesFor(laboratory, [subject], condition),
  }));
  return askBase(base, questions, laboratory.expectedMs);
}

function knownNames(suite: TestRun): ReadonlySet<string> {
  return new Set(suite.tests.flatMap((test) => [test.file, keyOf(test)]));
}
