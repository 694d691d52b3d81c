import type { StrykerJob } from '../job.ts';
import type { TestResult } from './protocol.ts';
import { pathInPackage } from './scope.ts';

export interface RunsOn {
  /** A kill does not end the run. */
  readonly goesOn: boolean;
  /** See `RawMutant.toldFiles`. */
  readonly toldFiles: readonly string[] | null;
}

/** Tests of the initial run; the sets hold their ids. */
export interface Judges {
  readonly all: readonly TestResult[];
  /** They judge no mutant. */
  readonly apart: ReadonlySet<string>;
  /** All of their kills are to be known. */
  readonly matrix: ReadonlySet<string>;
}

/**
 * Whether the run of a mutant goes on after a kill, and how far:
 * - Vitest's does when it was told so at its start.
 * - Jest's does in any case, and runs tests with longer names too: all that fail are told where one of them is not to be heard.
 * - When a test takes part whose kills are all to be known; without a filter every test takes part.
 * - When a test takes part that is not to be heard, since what fails first may be that one.
 * - In a fresh run, so that a test that fails without the mutant too hides no other.
 * - Not where the first run took too long: tests that each wait for their own limit would do so again.
 * A process for each file is dear: but for fresh runs, node:test goes on through the files of which all kills are to be known, and from
 * there to the next kill.
 *
 * @param testFilter ids of the tests that judge it; undefined: all
 */
export function runsOn(
  { bail, fresh, goesOn, runner }: StrykerJob,
  { all, apart, matrix }: Judges,
  mutantKey: string,
  testFilter: readonly string[] | undefined,
): RunsOn {
  const throughAll = (on: boolean): RunsOn => ({ goesOn: on, toldFiles: null });
  if (runner === 'vitest') return throughAll(goesOn);
  if (runner === 'jest' && apart.size > 0) return throughAll(true);
  if (bail.includes(mutantKey)) return throughAll(false);
  if (fresh) return throughAll(true);
  const takesPart = new Set(testFilter ?? all.map(({ id }) => id));
  const told = all.filter(({ id }) => matrix.has(id) && takesPart.has(id));
  const isApart = testFilter === undefined && apart.size > 0;
  if (runner !== 'node-test') return throughAll(isApart || told.length > 0);
  // Its runs do not hear tests that are apart in the first place.
  if (told.length === 0) return throughAll(false);
  const toldFiles = told.flatMap(({ fileName }) => (fileName === undefined ? [] : pathInPackage(fileName)));
  return { goesOn: true, toldFiles: [...new Set(toldFiles)] };
}
