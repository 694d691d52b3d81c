import type { Mutant } from '../domain/mutant.ts';
import type { MutationRun } from '../domain/mutation-run.ts';
import type { Suspicion, WitnessKind } from '../domain/smell.ts';
import type { TestCase } from '../domain/test-run.ts';
import { killsNothing, nameOf, type PackageWorth, type TestWorth } from '../domain/worth.ts';
import { counted, oneLine } from './wording.ts';

/** What running the tests has shown. */
export interface Evidence {
  /** Every test that ran, in its natural order. */
  readonly tests: readonly TestCase[];
  readonly worth: readonly PackageWorth[];
  readonly mutants: readonly Mutant[];
}

/** Nothing was run: no witness can be heard. */
export const NO_EVIDENCE: Evidence = { tests: [], worth: [], mutants: [] };

/** What can be asked of the evidence about one suspicion. */
export interface Witnesses {
  /** The fact by which a witness of the suspicion agrees with it, in words; null when none does. */
  agreement(suspicion: Suspicion): string | null;
  /** The runner saw each of its tests make an assertion, where the text was taken to make none. */
  refutes(suspicion: Suspicion): boolean;
}

/** The evidence of the tests that ran and of the mutation stage. A run that failed says nothing, not even of the mutants that it came to. */
export function evidenceOf(tests: readonly TestCase[], runs: readonly MutationRun[]): Evidence {
  const told = runs.filter(({ outcome }) => outcome !== 'failed');
  return {
    tests,
    worth: told.flatMap(({ worth }) => worth ?? []),
    mutants: told.flatMap(({ mutants }) => mutants),
  };
}

/**
 * The second witnesses. A witness agrees if:
 * - no-assertion-ran: each test that the case became passed, and the runner counted no assertion in any of them. A runner that does not
 *   count is no witness.
 * - kills-nothing: each test that the case became covers mutants of the change and is known to kill none. Where not every mutant
 *   was judged, the others might be killed, so it is no witness.
 * - survivors-there: a mutant in the branches that the rule speaks of survives, or no test reaches it.
 */
export function witnesses(evidence: Evidence): Witnesses {
  const cases = new Map<string, TestCase[]>();
  for (const test of evidence.tests) cases.set(nameOf(test), [...(cases.get(nameOf(test)) ?? []), test]);
  const weighed = new Map<string, TestWorth>(
    evidence.worth
      .filter(({ unknown, partial }) => unknown === null && !partial)
      .flatMap(({ tests }) => tests.map((test) => [nameOf(test), test] as const)),
  );
  const alive = evidence.mutants.filter(({ status }) => status === 'survived' || status === 'no-coverage');
  const hear: Readonly<Record<WitnessKind, (suspicion: Suspicion) => string | null>> = {
    'no-assertion-ran': (suspicion) => noAssertionRan(ranOf(suspicion, cases)),
    'kills-nothing': (suspicion) => killNothing(namesOf(suspicion).map((name) => weighed.get(name))),
    'survivors-there': (suspicion) => survivorsThere(suspicion, alive),
  };
  return {
    agreement: (suspicion) =>
      suspicion.witnesses.map((kind) => hear[kind](suspicion)).find((fact) => fact !== null) ?? null,
    refutes: (suspicion) => {
      const ran = ranOf(suspicion, cases);
      return (
        suspicion.witnesses.includes('no-assertion-ran') &&
        ran.length > 0 &&
        ran.every((test) => (test?.assertions ?? 0) > 0)
      );
    },
  };
}

function namesOf({ file, ran }: Suspicion): readonly string[] {
  return [...new Set(ran)].map((name) => nameOf({ file, name }));
}

/** Each test that the case became; undefined for one that is not in the report. */
function ranOf(
  suspicion: Suspicion,
  cases: ReadonlyMap<string, readonly TestCase[]>,
): readonly (TestCase | undefined)[] {
  return namesOf(suspicion).flatMap((name): readonly (TestCase | undefined)[] => cases.get(name) ?? [undefined]);
}

function noAssertionRan(ran: readonly (TestCase | undefined)[]): string | null {
  const silent = ran.filter((test) => test?.status === 'passed' && test.assertions === 0).length;
  if (silent === 0 || silent < ran.length) return null;
  return silent === 1
    ? 'the runner counted no assertion in it'
    : `the runner counted no assertion in any of its ${silent} tests`;
}

function killNothing(found: readonly (TestWorth | undefined)[]): string | null {
  const idle = found.flatMap((test) => (test !== undefined && killsNothing(test) ? [test] : []));
  const [first] = idle;
  if (first === undefined || idle.length < found.length) return null;
  if (idle.length > 1) {
    return `its ${idle.length} tests cover mutants of the change, and none of them kills one`;
  }
  return first.covers === 1
    ? 'it covers one mutant of the change and does not kill it'
    : `it covers ${first.covers} mutants of the change and kills none`;
}

function survivorsThere({ branches }: Suspicion, alive: readonly Mutant[]): string | null {
  const there = alive.filter(({ file, line, endLine }) =>
    branches.some((branch) => branch.file === file && branch.first <= endLine && line <= branch.last),
  );
  const [first] = there;
  if (first === undefined) return null;
  const place = `(${oneLine(first.file)}:${first.line} ${oneLine(first.mutator, 60)})`;
  const those = counted(there.length, 'mutant');
  if (there.every(({ status }) => status === 'survived')) {
    return `${those} ${there.length === 1 ? 'survives' : 'survive'} there ${place}`;
  }
  if (there.every(({ status }) => status === 'no-coverage')) return `no test reaches ${those} there ${place}`;
  return `${those} there are not killed ${place}`;
}
