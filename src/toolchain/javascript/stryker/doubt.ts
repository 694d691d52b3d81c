import { LOST_RUN, NEVER_ACTIVE, ONLY_FLAKY, type RawMutant, UNREAL_KILL } from './job.ts';
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

/** Its run cannot be believed, ended by the clock or in a crash, or was decided by tests that fail with nothing mutated. */
export function isDoubtful(mutant: RawMutant, failsUnmutated: StrykerRun['failsUnmutated']): boolean {
  if (mutant.status === 'RuntimeError') return !isOnlyFlaky(mutant);
  if (mutant.status !== 'Killed' && mutant.status !== 'Timeout') return false;
  const failing = failsUnmutated.get(mutant.key)?.tests;
  const deciding = mutant.status === 'Killed' ? mutant.killedBy : mutant.coveredBy;
  if (failing && (failing.length === 0 || deciding.some((id) => failing.includes(id)))) return true;
  return mutant.status === 'Timeout' && !mutant.reason?.includes('Hit limit');
}

/**
 * What two runs make of a doubtful mutant. In the second one it had a process to itself, and so had its tests without it; tests that
 * were seen to fail without it took no part.
 * - Tests that fail, hang or crash there although nothing is mutated judge nothing, nor do tests that all had to be left out. A kill
 *   that others share stands by those others.
 * - A first run that could not be believed (no test ran, none reached the mutant, its tests fail without it, which is what tests do
 *   that cannot run twice in one process) says nothing: the second one speaks alone.
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
