import { causeWords, type FlakyGroup, type FlakyTest, flakyGroups, isOpen } from '../domain/flaky-telling.ts';
import type { StabilityRun } from '../domain/stability.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { flakyPart, flakySummary } from './flaky-summary.ts';
import { counted, oneLine } from './wording.ts';

const MOST_NAMES = 5;

/** Nothing to run again: no test is touched by the change. */
const NOT_TOUCHED = 'no test is added, modified or reached by the change';

/**
 * The flaky check, over the packages together.
 * - skipped: `skipped` says why, or the change touches no test.
 * - error: a run failed, or nothing was brought back. Flakes that were found all the same stand among the findings.
 * - fail: a flake is this change's doing, and no one has accepted it.
 * - warn: other tests are flaky; a condition was discarded; time did not allow to run an added or modified test again;
 *   an entry of `stability.accept` is out of date.
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
  return check(blocks ? 'fail' : findings.length > 0 ? 'warn' : 'pass', flakySummary(runs), null, findings);
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
    // Blanks within it may be part of a name.
    reproduce: /[\r\n\u2028\u2029]/.test(flake.reproduce) ? oneLine(flake.reproduce, 1000) : flake.reproduce,
  };
}

function causeText({ flake }: FlakyTest): string {
  const { before, test, after } = causeWords(flake);
  return [before, ...(test === null ? [] : [oneLine(test)]), after].filter((part) => part !== '').join(' ');
}

function named({ file, name }: FlakyTest): string {
  return `${oneLine(file)} > ${oneLine(name)}`;
}

/** What is no flake, and yet worth a warning. A run that failed has said why already. */
function remainders(run: StabilityRun): readonly Finding[] {
  const warned = (message: string): Finding => ({
    level: 'warn',
    message: inPackage(run, message),
    at: null,
    reproduce: null,
  });
  return [
    ...(run.outcome === 'failed' ? [] : run.discarded).map(({ what, why }) =>
      warned(`no verdict under ${oneLine(what)}, a condition that this suite cannot run under: ${oneLine(why)}`),
    ),
    ...neverRunAgain(run).map(warned),
    ...run.staleAccepts.map((entry) => warned(`stability.accept: ${oneLine(entry)}`)),
  ];
}

/** The tests that matter most were not judged at all. What else the budget left undone is said in the summary. */
function neverRunAgain({ outcome, tests }: StabilityRun): readonly string[] {
  const changed = tests.filter(({ change }) => change !== 'unchanged');
  const once = changed.filter(({ strip }) => strip.length < 2).length;
  if (outcome !== 'out-of-time' || once === 0) return [];
  return [
    `${once} of ${counted(changed.length, 'added or modified test')} could not be run again for want of time: raise stability.budget`,
  ];
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
