import type { Check, Finding } from '../domain/verdict.ts';
import type { LostKill, WeakenedRun } from '../domain/weakened.ts';
import { counted, oneLine } from './wording.ts';

const MOST_NAMES = 3;

/**
 * The weakened check, over the packages together: did tests that were edited or deleted lose kills?
 * - skipped: `skipped` says why; no test of base was edited or deleted; those that were killed nothing in code that still stands; or
 *   they cannot be run on the base commit. The last is no error: how a repository was at base is nothing that a pull request
 *   can mend, and it must not be blocked for ever. The reason stands in the table.
 * - fail: a mutant that such a test killed on the base commit, in lines that still stand, is killed by no test any more. One is enough,
 *   whatever else was not judged.
 * - error: the tests of base judge mutants, and those of the change cannot.
 * - warn: no kill was seen lost, but time did not allow to judge them all, or one of several packages could not be judged.
 * - pass: every kill is still there.
 */
export function weakenedCheck(runs: readonly WeakenedRun[], skipped: string | null, reproduce: string | null): Check {
  const idle = 'no former test was asked';
  if (skipped !== null) return check('skipped', idle, oneLine(skipped), []);
  const lost = runs.flatMap((run) => run.lost);
  const findings = lost.map((kill): Finding => lostFinding(kill, reproduce));
  const summary = summaryOf(runs, lost.length);
  if (lost.length > 0) return check('fail', summary, null, findings);
  const failed = runs.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0) {
    const why = failed.map(reasonOf).join('; ');
    const finding: Finding = { level: 'block', message: why, at: null, reproduce };
    return check('error', 'whether kills were lost could not be judged', why, [finding]);
  }
  const judged = runs.filter(({ outcome }) => outcome === 'judged');
  if (judged.length === 0) return check('skipped', idle, whySkipped(runs), []);
  const remainders = [
    ...judged.filter(({ notJudged }) => notJudged > 0).map(notJudgedMessage),
    ...runs.filter(({ outcome }) => outcome === 'unavailable').map(reasonOf),
  ];
  const warnings = remainders.map((message): Finding => ({ level: 'warn', message, at: null, reproduce }));
  return check(warnings.length > 0 ? 'warn' : 'pass', summary, null, warnings);
}

function lostFinding({ mutant, killers }: LostKill, reproduce: string | null): Finding {
  const change = `${oneLine(mutant.mutator, 60)} changes ${oneLine(mutant.original, 120)} to ${oneLine(mutant.replacement, 120)}`;
  const now = mutant.status === 'no-coverage' ? 'is reached by no test any more' : 'survives now';
  return {
    level: 'block',
    message: `${oneLine(mutant.file)}:${mutant.line}: a mutant ${now}, which was killed on the base commit by ${killersText(killers)}; ${change}`,
    at: { file: mutant.file, line: mutant.line },
    reproduce,
  };
}

function killersText(killers: LostKill['killers']): string {
  if (killers.length === 0) return 'the tests of the base commit';
  const names = killers.slice(0, MOST_NAMES).map(({ name, fate }) => `${oneLine(name, 150)} (${fate})`);
  return `${names.join(', ')}${killers.length > MOST_NAMES ? ` and ${killers.length - MOST_NAMES} more` : ''}`;
}

function summaryOf(runs: readonly WeakenedRun[], lost: number): string {
  const sum = (of: (run: WeakenedRun) => number) => runs.reduce((total, run) => total + of(run), 0);
  const [edited, deleted, judged, left] = [
    sum((run) => run.edited),
    sum((run) => run.deleted),
    sum((run) => run.judged),
    sum((run) => run.notJudged),
  ];
  const tests = [...(edited > 0 ? [`${edited} edited`] : []), ...(deleted > 0 ? [`${deleted} deleted`] : [])].join(
    ' and ',
  );
  const total = edited + deleted;
  if (lost === 0 && judged === 0 && left > 0) {
    return `no kill of ${tests} ${total === 1 ? 'test' : 'tests'} was judged again: time ran out before (${counted(left, 'mutant')})`;
  }
  const kept =
    lost === 0
      ? `every kill of ${tests} ${total === 1 ? 'test' : 'tests'} that was judged again is still there (${counted(judged, 'mutant')})`
      : `${lost} of ${counted(judged, 'mutant')} that ${tests} ${total === 1 ? 'test' : 'tests'} killed ${lost === 1 ? 'is' : 'are'} no longer killed`;
  return left === 0 ? kept : `${kept}; ${left} not judged for want of time`;
}

function notJudgedMessage(run: WeakenedRun): string {
  return inPackage(run, `${counted(run.notJudged, 'mutant')} not judged for want of time (mutation.budget)`);
}

function whySkipped(runs: readonly WeakenedRun[]): string {
  const reasons = runs.filter(({ outcome }) => outcome !== 'nothing-edited').map(reasonOf);
  return reasons.length > 0 ? reasons.join('; ') : 'no test of the base commit was edited or deleted';
}

function reasonOf(run: WeakenedRun): string {
  const otherwise = 'the edited and deleted tests killed no mutant in code that still stands';
  return inPackage(run, oneLine(run.why ?? otherwise, 1000));
}

function inPackage({ packageDirectory }: WeakenedRun, message: string): string {
  return packageDirectory === '.' ? message : `${oneLine(packageDirectory)}: ${message}`;
}

function check(status: Check['status'], summary: string, why: string | null, findings: readonly Finding[]): Check {
  return { id: 'weakened', status, summary, why, findings };
}
