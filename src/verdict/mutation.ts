import { EXCLUDED, type Mutant, type MutationTotals, mutationTotals } from '../domain/mutant.ts';
import { type MutationRun, samplesOf } from '../domain/mutation-run.ts';
import type { Policy } from '../domain/policy.ts';
import { mostTellingFirst } from '../domain/telling.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { messageOf, problemOf, summaryOf, unstableMessage } from './mutation-words.ts';
import { counted, oneLine } from './wording.ts';

export interface MutationJudging {
  /** Percent, 0..100: `policy.mutation.threshold`. */
  readonly threshold: number;
  /** What an interval that holds the threshold does: `policy.mutation.uncertain`. */
  readonly uncertain: Policy['mutation']['uncertain'];
  /** Why no mutant was judged (see skip.ts), or null. */
  readonly skipped: string | null;
  /** One line that runs this check again by hand, or null. */
  readonly reproduce: string | null;
  /** Paths of changed code in no package whose tests are run. */
  readonly untested?: readonly string[];
}

/**
 * The mutation check, over the mutants of all packages together.
 * - skipped: `skipped` says why.
 * - error: no run, or a run that failed.
 * - fail: mutants are left over, and even if all of them were killed the score would stay below the threshold.
 * - error: mutants are left over, and they could decide; or none has a verdict to score, save for suppressed ones;
 *   or more are unstable than have a verdict, so that the score speaks for the smaller part.
 * - error: a sample was to be judged, and none of its mutants has a verdict.
 * - fail: the score is below the threshold; of a sample, its whole interval is.
 * - fail, warn or pass, as `uncertain` says: the interval of a sample holds the threshold. A pass is a warning where one of these is due.
 * - warn: the score holds, but mutants survive or are unstable, or an entry of `mutation.accept` is out of date; or every mutant is suppressed.
 * - warn: changed code stands in no package whose tests are run, so that nobody was asked about it.
 * - pass: every mutant that was to be judged is killed or accepted, or the changed lines offer none.
 */
export function mutationCheck(runs: readonly MutationRun[], judging: MutationJudging): Check {
  const judged = sayingExcluded(ofJudged(runs, judging), runs);
  const untested = judged.status === 'skipped' ? [] : (judging.untested ?? []);
  if (untested.length === 0) return judged;
  const findings = untested.map(
    (file): Finding => ({
      level: 'warn',
      message: `${oneLine(file)} is in no package with tests of its own: no mutant of it was judged`,
      at: { file, line: 1 },
      reproduce: judging.reproduce,
    }),
  );
  return {
    ...judged,
    status: judged.status === 'pass' ? 'warn' : judged.status,
    summary: `${judged.summary}; ${counted(untested.length, 'changed file')} in no package with tests`,
    findings: [...judged.findings, ...findings],
  };
}

/** Files that the project's own configuration leaves out turn no verdict, and nobody should take them for judged. */
function sayingExcluded(judged: Check, runs: readonly MutationRun[]): Check {
  const excluded = runs.flatMap(({ notJudged }) => notJudged).filter(({ why }) => why === EXCLUDED).length;
  if (excluded === 0 || judged.status === 'skipped' || judged.status === 'error') return judged;
  return {
    ...judged,
    summary: `${judged.summary}; ${counted(excluded, 'changed file')} left out by the Stryker configuration`,
  };
}

function ofJudged(runs: readonly MutationRun[], judging: MutationJudging): Check {
  if (judging.skipped !== null) {
    return check('skipped', 'no mutant was judged', oneLine(judging.skipped), []);
  }
  const failed = runs.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0 || runs.length === 0) {
    const why = failed.map(problemOf).join('; ') || 'the mutation stage brought nothing back';
    return check(
      'error',
      'the mutants could not be judged',
      why,
      failed.map((run) => blocked(problemOf(run), judging)),
    );
  }
  const mutants = runs.flatMap((run) => run.mutants);
  const planned = runs.reduce((sum, run) => sum + run.planned, 0);
  const totals = mutationTotals(mutants, judging.threshold, planned, samplesOf(runs));
  if (planned === 0 && mutants.length === 0) {
    const stale = staleEntries(runs, judging);
    return check(stale.length > 0 ? 'warn' : 'pass', 'the changed lines offer no mutant', null, stale);
  }
  return scored(runs, mutants, totals, judging);
}

function scored(
  runs: readonly MutationRun[],
  mutants: readonly Mutant[],
  totals: MutationTotals,
  judging: MutationJudging,
): Check {
  const { score, unstable, threshold, planned } = totals;
  const left = runs.reduce((sum, run) => sum + leftOver(run), 0);
  const valid = totals.killed + totals.timeout + totals.survived + totals.noCoverage;
  const survivors = mostTellingFirst(mutants.filter(({ status }) => status === 'survived' || status === 'no-coverage'));
  const doubtful = [
    ...mutants
      .filter(({ status }) => status === 'unstable')
      .map((mutant) => warned(unstableMessage(mutant), mutant, judging)),
    ...staleEntries(runs, judging),
  ];
  const summary = summaryOf(totals);
  const fail = () =>
    check('fail', summary, null, [...survivors.map((mutant) => blockedBy(mutant, judging)), ...doubtful]);
  if (left > 0) {
    const best = (100 * (totals.killed + totals.timeout + left)) / (valid + left);
    if (best < threshold) {
      return fail();
    }
    const problems = runs.filter(({ outcome }) => outcome === 'out-of-time').map(problemOf);
    const why = [`could not judge ${left} of ${counted(planned, 'mutant')}`, ...problems].join('; ');
    const findings = [
      blocked(why, judging),
      ...survivors.map((mutant) => warned(messageOf(mutant), mutant, judging)),
      ...doubtful,
    ];
    return check('error', summary, why, findings);
  }
  if (score === null) {
    return withoutScore(mutants, totals, judging, doubtful);
  }
  const findings = [...survivors.map((mutant) => warned(messageOf(mutant), mutant, judging)), ...doubtful];
  const empty = runs.filter(({ outcome, mutants: judged }) => outcome === 'sampled' && !judged.some(hasVerdict));
  if (empty.length > 0) {
    const why = `the budget (mutation.budget) ended before one mutant that needs a test run had a verdict; ${counted(planned, 'mutant')} were to be judged`;
    return check('error', summary, why, [blocked(why, judging), ...findings]);
  }
  const [low, high] = totals.interval ?? [score, score];
  const open = low < threshold && threshold <= high;
  if (high < threshold || (open && judging.uncertain === 'fail')) {
    return fail();
  }
  if (unstable > valid) {
    const why = `${unstable} of ${counted(planned, 'mutant')} ${unstable === 1 ? 'is' : 'are'} unstable, more than the ${valid} the score rests on`;
    return check('error', summary, why, [blocked(why, judging), ...findings]);
  }
  if (open && judging.uncertain === 'warn') {
    const message = `${counted(totals.judged, 'mutant')} of ${planned} leave open on which side of the threshold the score is`;
    findings.unshift({ level: 'warn', message, at: null, reproduce: judging.reproduce });
  }
  return check(findings.length > 0 ? 'warn' : 'pass', summary, null, findings);
}

/** One that needed a run of tests, and got one. */
function hasVerdict({ status }: Mutant): boolean {
  return status === 'killed' || status === 'timeout' || status === 'survived';
}

function staleEntries(runs: readonly MutationRun[], { reproduce }: MutationJudging): readonly Finding[] {
  return runs.flatMap(({ staleAccepts }) =>
    staleAccepts.map(
      (entry): Finding => ({
        level: 'warn',
        message: `mutation.accept: ${oneLine(entry)}`,
        at: null,
        reproduce,
      }),
    ),
  );
}

/**
 * Mutants of a run without a verdict, for which no other stands. Suppressed ones may or may not be part of the plan; when time ran out they must not
 * stand in for mutants that were never judged.
 */
function leftOver(run: MutationRun): number {
  if (run.outcome === 'sampled') return 0;
  if (run.outcome !== 'out-of-time') {
    return Math.max(0, run.planned - run.mutants.length);
  }
  return Math.max(1, run.planned - run.mutants.filter(({ status }) => status !== 'suppressed').length);
}

function withoutScore(
  mutants: readonly Mutant[],
  { unstable }: MutationTotals,
  judging: MutationJudging,
  doubtful: readonly Finding[],
): Check {
  const invalid = mutants.filter(({ status }) => status === 'invalid').length;
  if (unstable + invalid === 0) {
    const summary = `all ${counted(mutants.length, 'mutant')} of the changed lines are suppressed`;
    return check('warn', summary, null, [{ level: 'warn', message: summary, at: null, reproduce: judging.reproduce }]);
  }
  const counts = [...(unstable > 0 ? [`${unstable} unstable`] : []), ...(invalid > 0 ? [`${invalid} invalid`] : [])];
  const why = `none of the ${counted(mutants.length, 'mutant')} of the changed lines came to a verdict (${counts.join(', ')})`;
  return check('error', 'no mutant came to a verdict', why, [blocked(why, judging), ...doubtful]);
}

function blockedBy(mutant: Mutant, { reproduce }: MutationJudging): Finding {
  return { level: 'block', message: messageOf(mutant), at: { file: mutant.file, line: mutant.line }, reproduce };
}

function blocked(message: string, { reproduce }: MutationJudging): Finding {
  return { level: 'block', message, at: null, reproduce };
}

function warned(message: string, mutant: Mutant, { reproduce }: MutationJudging): Finding {
  return { level: 'warn', message, at: { file: mutant.file, line: mutant.line }, reproduce };
}

function check(status: Check['status'], summary: string, why: string | null, findings: readonly Finding[]): Check {
  return { id: 'mutation', status, summary, why, findings };
}
