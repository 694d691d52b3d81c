import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { watchedTogether } from '../source/parse.ts';

/** A file of 4 MiB is read in some two seconds; one that takes longer than this is made to. */
const LONGEST_MS = 20_000;

/** A change of a thousand files takes a tenth of this. */
const LONGEST_CHANGE_MS = 120_000;

export const TOO_LONG = `it takes longer than ${LONGEST_MS / 1000} seconds to read and review`;

/** What reading one file gives; null when it takes too long. */
export function inTime<Result>(action: () => Result): Result | null {
  return watchedTogether(LONGEST_MS, action)?.result ?? null;
}

/** @throws CouldNotJudge when something that is about the whole change takes too long */
export function orGiveUp<Result>(what: string, action: () => Result): Result {
  const done = watchedTogether(LONGEST_CHANGE_MS, action);
  if (done !== null) return done.result;
  throw new CouldNotJudge(
    `${what} took longer than ${LONGEST_CHANGE_MS / 1000} seconds: a changed file is very large, or made to be slow to read. Split it, or turn the review off (checks.review: off).`,
  );
}
