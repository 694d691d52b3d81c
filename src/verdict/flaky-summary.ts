import { boundText, cleanTests, flakyGroups, isOpen, notTried } from '../domain/flaky-telling.ts';
import type { StabilityRun } from '../domain/stability.ts';
import { counted, oneLine } from './wording.ts';

const MOST_KINDS = 3;

/** One line on what running tests again has shown, over the packages together. */
export function flakySummary(runs: readonly StabilityRun[]): string {
  const parts = [
    ...flakyPart(runs),
    ...cleanPart(runs),
    ...acceptedPart(runs),
    ...discardedPart(runs),
    ...undonePart(runs),
    ...stalePart(runs),
  ];
  return parts.join('; ') || 'no test ran that could be judged';
}

/** What is flaky and not accepted, and who brought it; none or one part. */
export function flakyPart(runs: readonly StabilityRun[]): readonly string[] {
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

function undonePart(runs: readonly StabilityRun[]): readonly string[] {
  if (runs.every(({ outcome }) => outcome !== 'out-of-time')) return [];
  const missing = runs.flatMap(notTried);
  const kinds = [...new Set(missing.flatMap(({ what }) => what))];
  const what = kinds.length > MOST_KINDS ? `${kinds.length} kinds of conditions` : kinds.join(', ');
  const tests = missing.reduce((most, one) => Math.max(most, one.tests), 0);
  return [
    kinds.length === 0
      ? 'time did not allow every run'
      : `for want of time, ${what} not tried on up to ${counted(tests, 'test')}`,
  ];
}

function stalePart(runs: readonly StabilityRun[]): readonly string[] {
  const stale = runs.reduce((sum, run) => sum + run.staleAccepts.length, 0);
  return stale === 0
    ? []
    : [`${counted(stale, 'entry', 'entries')} of stability.accept ${stale === 1 ? 'is' : 'are'} out of date`];
}
