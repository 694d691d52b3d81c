/** What the tests that a change adds or edits are worth: the mutants that they kill. */

import type { Mutant } from './mutant.ts';
import type { TestChange } from './stability.ts';

/** A test that the change adds or edits. */
export interface ChangedTest {
  /** Relative to the repository root, with `/`. */
  readonly file: string;
  readonly name: string;
  /** 1-based; null when the runner does not tell. */
  readonly line: number | null;
  readonly change: Exclude<TestChange, 'unchanged'>;
  /** Why nothing can be said of it ("it is flaky"); null when something can. */
  readonly notJudged: string | null;
}

export interface TestWorth extends ChangedTest {
  /** Mutants that it covers and of which it is known whether it kills them. */
  readonly covers: number;
  readonly kills: number;
  /** Kills that no other test makes; null where other killers of one of its kills are not known. */
  readonly uniqueKills: number | null;
  /** Mutants that it covers and of which it is not known: they ran out of time, are unstable, or were run no further than another test's kill. */
  readonly untold: number;
}

/** What was found in one package. */
export interface PackageWorth {
  /** Relative to the repository root; `.` for the root. */
  readonly packageDirectory: string;
  readonly tests: readonly TestWorth[];
  /** Why it is not known which test covers what; null when it is. */
  readonly unknown: string | null;
  /** Not every mutant of the change was judged. */
  readonly partial: boolean;
}

/** A test as mutants name it. */
export function nameOf({ file, name }: { readonly file: string; readonly name: string }): string {
  return `${file} > ${name}`;
}

/** Counts what each test kills, in the order given. Tests of one file that share a title are one, since kills name them alike. */
export function worthOfTests(tests: readonly ChangedTest[], mutants: readonly Mutant[]): readonly TestWorth[] {
  const unique = new Map(tests.map((test) => [nameOf(test), test]));
  const covered = new Map<string, Mutant[]>([...unique.keys()].map((name) => [name, []]));
  for (const mutant of mutants) {
    for (const name of new Set([...mutant.coveredBy, ...mutant.killedBy])) covered.get(name)?.push(mutant);
  }
  return [...unique].map(([name, test]) => ({ ...test, ...worthOf(name, covered.get(name) ?? []) }));
}

function worthOf(name: string, mutants: readonly Mutant[]): Omit<TestWorth, keyof ChangedTest> {
  const killed = mutants.filter(({ status, killedBy }) => status === 'killed' && killedBy.includes(name));
  const spared = mutants.filter(
    ({ status, killedBy, everyKiller }) =>
      status === 'survived' || (status === 'killed' && everyKiller && !killedBy.includes(name)),
  );
  const told = killed.length + spared.length;
  const undecided = mutants.filter(({ status }) => status !== 'suppressed' && status !== 'invalid').length - told;
  return {
    covers: told,
    kills: killed.length,
    uniqueKills: killed.every(({ everyKiller }) => everyKiller)
      ? killed.filter(({ killedBy }) => new Set(killedBy).size === 1).length
      : null,
    untold: undecided,
  };
}

/** It covers mutants, and is known to kill none of them. */
export function killsNothing({ notJudged, covers, kills, untold }: TestWorth): boolean {
  return notJudged === null && covers > 0 && kills === 0 && untold === 0;
}
