import {
  boundText,
  causeWords,
  cleanTests,
  type FlakyGroup,
  type FlakyTest,
  flakyGroups,
} from '../domain/flaky-telling.ts';
import type { StabilityRun } from '../domain/stability.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { counted, oneLine } from './wording.ts';

const MOST_NAMES = 5;

/** Nothing to run again: no test is touched by the change. */
const NOT_TOUCHED = 'no test is added, modified or reached by the change';

/**
 * The flaky check, over the packages together.
 * - skipped: `skipped` says why, or the change touches no test.
 * - error: a run failed, or nothing was brought back. Flakes that were found all the same stand among the findings.
 * - fail: a flake is this change's doing, and no one has accepted it.
 * - warn: other tests are flaky; a condition was discarded; the budget ended before every planned condition was run; an
 *   entry of `stability.accept` is out of date.
 * - pass: no two outcomes were seen save for accepted flakes. It claims no more than the bound that so many runs give.
 * Accepted flakes are counted in the summary, and are no findings.
 */
export function flakyCheck(runs: readonly StabilityRun[], skipped: string | null): Check {
  if (skipped !== null) {
    return check('skipped', 'no test was run again', oneLine(skipped), []);
  }
  const groups = runs.flatMap(flakyGroups).filter(isOpen);
  const findings = [...groups.map(flakeFinding), ...runs.flatMap(remainders)].sort(blockingFirst);
  const failed = runs.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0 || runs.length === 0) {
    const why = failed.map(problemOf).join('; ') || 'the stability stage brought nothing back';
    const summary = ['not every test could be judged', ...flakyPart(runs)].join('; ');
    return check('error', summary, why, [{ level: 'block', message: why, at: null, reproduce: null }, ...findings]);
  }
  if (runs.every(({ outcome }) => outcome === 'nothing-to-judge') && findings.length === 0) {
    return check('skipped', 'no test was run again', NOT_TOUCHED, []);
  }
  const blocks = findings.some(({ level }) => level === 'block');
  return check(blocks ? 'fail' : findings.length > 0 ? 'warn' : 'pass', summaryOf(runs), null, findings);
}

function isOpen({ tests: [worst] }: FlakyGroup): boolean {
  return worst.flake.accepted === null;
}

function flakeFinding({ tests }: FlakyGroup): Finding {
  const [worst] = tests;
  const { flake } = worst;
  const seen = `${oneLine(flake.evidence)}; ${oneLine(flake.blame)}`;
  const names = tests.slice(0, MOST_NAMES).map(named).join(', ');
  const more = tests.length > MOST_NAMES ? ` and ${tests.length - MOST_NAMES} more` : '';
  return {
    level: flake.level,
    message:
      tests.length === 1
        ? `${names} is flaky (${causeText(worst)}): ${seen}`
        : `${tests.length} tests are flaky in the same way (${causeText(worst)}): ${names}${more}; the first ${seen}`,
    at: { file: worst.file, line: worst.line ?? 1 },
    reproduce: oneLine(flake.reproduce, 1000),
  };
}

function causeText({ flake }: FlakyTest): string {
  const { before, test, after } = causeWords(flake);
  return [before, ...(test === null ? [] : [oneLine(test)]), after].filter((part) => part !== '').join(' ');
}

function named({ file, name }: FlakyTest): string {
  return `${oneLine(file)} > ${oneLine(name)}`;
}

/** What is no flake, and yet worth a warning. */
function remainders(run: StabilityRun): readonly Finding[] {
  const warned = (message: string): Finding => ({
    level: 'warn',
    message: inPackage(run, message),
    at: null,
    reproduce: null,
  });
  return [
    ...run.discarded.map(({ what, why }) =>
      warned(`no verdict under ${oneLine(what)}, a condition that this suite cannot run under: ${oneLine(why)}`),
    ),
    ...(run.outcome === 'out-of-time' ? [warned(outOfTime(run))] : []),
    ...run.staleAccepts.map((entry) =>
      warned(`an entry of stability.accept ran out or matches no test, remove it: ${oneLine(entry)}`),
    ),
  ];
}

function outOfTime({ budgetMs, tests, runs }: StabilityRun): string {
  const once = tests.filter(({ strip }) => strip.length < 2).length;
  const left = once === 0 ? '' : `; ${once} of ${counted(tests.length, 'test')} could not be run again`;
  return `the budget of ${seconds(budgetMs)} ended after ${counted(runs, 'run')}, before every planned condition was run${left}`;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}

function summaryOf(runs: readonly StabilityRun[]): string {
  const parts = [
    ...flakyPart(runs),
    ...cleanPart(runs),
    ...acceptedPart(runs),
    ...discardedPart(runs),
    ...(runs.some(({ outcome }) => outcome === 'out-of-time') ? ['the budget ended first'] : []),
    ...stalePart(runs),
  ];
  return parts.join('; ') || 'no test ran that could be judged';
}

function flakyPart(runs: readonly StabilityRun[]): readonly string[] {
  const tests = runs
    .flatMap(flakyGroups)
    .filter(isOpen)
    .flatMap((group) => group.tests);
  if (tests.length === 0) return [];
  const blocking = tests.filter(({ flake }) => flake.level === 'block').length;
  const warning = tests.length - blocking;
  const all = `${counted(tests.length, 'test')} ${tests.length === 1 ? 'is' : 'are'} flaky`;
  if (warning === 0) return [`${all}, brought by this change`];
  if (blocking === 0) return [`${all}, which only warns`];
  return [`${all}: ${blocking} brought by this change, ${warning} that only ${warning === 1 ? 'warns' : 'warn'}`];
}

function cleanPart(runs: readonly StabilityRun[]): readonly string[] {
  const clean = runs.flatMap(cleanTests);
  if (clean.length === 0) return [];
  const counts = clean.map(({ strip }) => strip.length);
  const least = counts.reduce((a, b) => Math.min(a, b));
  const most = counts.reduce((a, b) => Math.max(a, b));
  const times = least === most ? counted(least, 'time') : `${least} to ${most} times`;
  const earlier = clean.some(({ earlierRuns }) => earlierRuns > 0) ? ', earlier runs of the same tests counted' : '';
  const bound = boundText(clean.reduce((weakest, { bound95 }) => Math.max(weakest, bound95), 0));
  const each = clean.length === 1 ? 'it' : 'each';
  return [
    `${counted(clean.length, 'test')} ran ${times}${clean.length === 1 ? '' : ' each'} under varied conditions without a failure: at 95 % confidence ${each} fails in at most ${bound} of such runs${earlier}`,
  ];
}

function acceptedPart(runs: readonly StabilityRun[]): readonly string[] {
  const accepted = runs.flatMap(({ tests }) => tests.flatMap(({ flake }) => flake?.accepted ?? []));
  const [first] = accepted;
  if (first === undefined) return [];
  if (accepted.length === 1) {
    return [`1 flaky test is accepted until ${oneLine(first.until)} because ${oneLine(first.reason)}`];
  }
  const soonest = accepted.map(({ until }) => until).sort()[0] ?? first.until;
  return [`${accepted.length} flaky tests are accepted, the first until ${oneLine(soonest)}`];
}

function discardedPart(runs: readonly StabilityRun[]): readonly string[] {
  const discarded = runs.reduce((sum, run) => sum + run.discarded.length, 0);
  return discarded === 0 ? [] : [`${counted(discarded, 'condition')} discarded`];
}

function stalePart(runs: readonly StabilityRun[]): readonly string[] {
  const stale = runs.reduce((sum, run) => sum + run.staleAccepts.length, 0);
  return stale === 0
    ? []
    : [`${counted(stale, 'entry', 'entries')} of stability.accept ${stale === 1 ? 'is' : 'are'} out of date`];
}

function problemOf(run: StabilityRun): string {
  return inPackage(run, oneLine(run.problem ?? 'the stability stage gave no reason', 1000));
}

function inPackage({ packageDirectory }: StabilityRun, message: string): string {
  return packageDirectory === '.' ? message : `${oneLine(packageDirectory)}: ${message}`;
}

function blockingFirst(a: Finding, b: Finding): number {
  return Number(b.level === 'block') - Number(a.level === 'block');
}

function check(status: Check['status'], summary: string, why: string | null, findings: readonly Finding[]): Check {
  return { id: 'flaky', status, summary, why, findings };
}
