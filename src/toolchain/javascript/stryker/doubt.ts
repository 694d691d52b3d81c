import { LOST_RUN, NEVER_ACTIVE, ONLY_FLAKY, type RawMutant, type RawTest, UNREAL_KILL } from './job.ts';
import type { StrykerRun } from './run.ts';

export interface ConfirmedMutant extends RawMutant {
  /** Two runs of it did not agree, or no run of it can be believed. */
  readonly unstable: boolean;
}

const UNBELIEVED = [LOST_RUN, UNREAL_KILL, NEVER_ACTIVE];

function isUnbelieved(mutant: RawMutant): boolean {
  return UNBELIEVED.some((reason) => mutant.reason?.includes(reason));
}

/** Nobody ran it: the tests that cover it are all flaky. Another run would tell no more. */
function isOnlyFlaky(mutant: RawMutant): boolean {
  return mutant.status === 'RuntimeError' && mutant.reason?.startsWith(ONLY_FLAKY) === true;
}

/**
 * Its run cannot be believed, ended by the clock or in a crash, was decided by tests that fail with nothing mutated, or by what
 * other runs beside it did.
 */
export function isDoubtful(
  mutant: RawMutant,
  { failsUnmutated, tests }: Pick<StrykerRun, 'failsUnmutated' | 'tests'>,
): boolean {
  if (mutant.status === 'RuntimeError') return !isOnlyFlaky(mutant);
  if (mutant.status !== 'Killed' && mutant.status !== 'Timeout') return false;
  const failing = failsUnmutated.get(mutant.key)?.tests;
  const deciding = mutant.status === 'Killed' ? mutant.killedBy : mutant.coveredBy;
  if (failing && (failing.length === 0 || deciding.some((id) => failing.includes(id)))) return true;
  if (mutant.status === 'Timeout') return !mutant.reason?.includes('Hit limit');
  return COLLISION.test(mutant.reason ?? '') || isHurried(mutant, tests ?? []);
}

/** Stryker's workers run tests side by side in one folder: a port or a file that one run holds fails the other. */
const COLLISION = /EADDRINUSE|address already in use|EEXIST|ENOTEMPTY|EBUSY|database is locked/i;

/** How jest, vitest, node:test and mocha say that a test ran over a limit of its own, in ms. */
const OWN_LIMIT = /(?:Exceeded timeout of|timed out in|timed out after|Timeout of) (\d+) ?ms/;

/** A test that takes more than this share of its own limit with nothing mutated may run over it on a busy machine. */
const SHARE_OF_LIMIT = 0.1;

/** The tests that judge nothing from now on, since they fail with nothing mutated, and not for what ran beside them. */
export function unsoundTests(failsUnmutated: StrykerRun['failsUnmutated']): readonly string[] {
  const failures = [...failsUnmutated.values()].filter(
    ({ failure }) => !COLLISION.test(failure) && !OWN_LIMIT.test(failure),
  );
  return [...new Set(failures.flatMap(({ tests }) => tests))];
}

function isHurried({ reason, killedBy }: RawMutant, tests: readonly RawTest[]): boolean {
  const limit = Number(OWN_LIMIT.exec(reason ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
  return tests.some(({ id, durationMs }) => (durationMs ?? 0) > limit * SHARE_OF_LIMIT && killedBy.includes(id));
}

/**
 * What two runs make of a doubtful mutant. In the second one it had a process to itself, and so had its tests without it; tests that
 * were seen to fail without it took no part.
 * - Tests that fail, hang or crash there although nothing is mutated judge nothing, nor do tests that all had to be left out. A kill
 *   that others share stands by those others.
 * - A first run that could not be believed (no test ran, none reached the mutant, its tests fail without it, which is what tests do
 *   that cannot run twice in one process) says nothing: the second one speaks alone.
 * - Nor does a kill that other runs beside it may have made: by a port or a file that was taken, or by the limit of a slow test.
 * - A second run that was ended before it came to the runs without the mutant confirms no kill and no timeout.
 * - A timeout that becomes a kill or a survival with more time is that; one that happens again is a timeout.
 * - Anything else needs two runs that agree.
 */
export function confirm(
  mutant: RawMutant,
  doubtful: boolean,
  failsUnmutated: StrykerRun['failsUnmutated'],
  second: StrykerRun | null,
): ConfirmedMutant {
  if (!doubtful) return { ...mutant, unstable: isOnlyFlaky(mutant) };
  const unstable = (reason: string) => ({ ...mutant, reason, unstable: true });
  const again = second?.mutants.find((candidate) => candidate.key === mutant.key);
  if (!again) return unstable(`${mutant.reason ?? mutant.status}; no second run could confirm it`);
  // What its tests do without it is asked last, and was not heard.
  if (again.status !== 'Survived' && second?.ending !== 'done') {
    return unstable(`${mutant.reason ?? mutant.status}; the second run did not come to its end`);
  }
  const unmutated = second?.failsUnmutated.get(mutant.key);
  if (again.status !== 'Survived' && unmutated !== undefined) {
    const sound = unmutated.tests.length === 0 ? [] : again.killedBy.filter((id) => !unmutated.tests.includes(id));
    return again.status === 'Killed' && sound.length > 0
      ? { ...again, killedBy: sound, unstable: false }
      : unstable(`${UNREAL_KILL} (${unmutated.failure})`);
  }
  if (isUnbelieved(again)) return unstable(again.reason ?? '');
  // All of its tests had to be left out: what was said of them then is all there is to say.
  if (again.status === 'NoCoverage') {
    return unstable(
      (isUnbelieved(mutant) && mutant.reason) || `${UNREAL_KILL} (${failsUnmutated.get(mutant.key)?.failure ?? ''})`,
    );
  }
  if (isUnbelieved(mutant) || mutant.status === 'Killed') return { ...again, unstable: false };
  const settled = mutant.status === 'Timeout' ? again.status !== 'RuntimeError' : again.status === mutant.status;
  return settled
    ? { ...again, unstable: false }
    : unstable(`first ${mutant.status}${mutant.reason ? ` (${mutant.reason})` : ''}, then ${again.status}`);
}
