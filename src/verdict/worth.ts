import type { MutationRun } from '../domain/mutation-run.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { killsNothing, type PackageWorth, type TestWorth } from '../domain/worth.ts';
import { counted, oneLine } from './wording.ts';

export interface WorthJudging {
  /** Why no mutant was judged (see skip.ts), or null. */
  readonly skipped: string | null;
  /** One line that runs this check again by hand, or null. */
  readonly reproduce: string | null;
}

/**
 * The worth check, over the tests of all packages that the change adds or edits.
 * - skipped: `skipped` says why; no verdict came of any mutant, which the mutation check answers for; the change adds or edits no
 *   test; nothing can be told of those it does, or none of them covers a mutant that was judged.
 * - warn: a test is known to kill none of the mutants that it covers.
 * - pass: each test that covers a mutant kills one, or may do so: some of its mutants ran out of time or are unstable.
 * A test that covers no mutant of the change may be about something else, and is left in peace. It never blocks: people write
 * tests for more reasons than these mutants.
 */
export function worthCheck(runs: readonly MutationRun[], { skipped, reproduce }: WorthJudging): Check {
  if (skipped !== null) return nothingSaid(oneLine(skipped));
  const found = runs.flatMap((run) => (run.outcome === 'failed' || run.worth === null ? [] : [run.worth]));
  if (found.length === 0) {
    return nothingSaid(
      runs.some(({ outcome }) => outcome === 'failed')
        ? 'the mutants could not be judged'
        : 'the changed lines offer no mutant',
    );
  }
  const tests = found.flatMap((worth) => (worth.unknown === null ? worth.tests : []));
  const told = tests.filter(({ notJudged, covers, untold }) => notJudged === null && covers + untold > 0);
  if (told.length === 0) return nothingSaid(whyNothing(found));
  const idle = told.filter(killsNothing);
  const partial = found.some((worth) => worth.partial) ? ', of those that were judged' : '';
  const findings = idle.map((test) => finding(test, partial, reproduce));
  const summary = idle.length === 0 ? passing(told) : warning(idle.length, told.length) + partial;
  return { id: 'worth', status: idle.length > 0 ? 'warn' : 'pass', summary, why: null, findings };
}

function passing(tests: readonly TestWorth[]): string {
  const killers = tests.filter(({ kills }) => kills > 0).length;
  const all = `${killers} of ${counted(tests.length, 'added or edited test')} ${killers === 1 ? 'kills' : 'kill'} mutants`;
  return killers === tests.length ? all : `${all}, and what the others kill is not known`;
}

function warning(idle: number, all: number): string {
  const verb = idle === 1 ? 'kills none of the mutants that it covers' : 'kill none of the mutants that they cover';
  return `${idle} of ${counted(all, 'added or edited test')} ${verb}`;
}

function whyNothing(found: readonly PackageWorth[]): string {
  const tests = found.flatMap((worth) => worth.tests);
  if (tests.length === 0) return 'the change adds or edits no test that ran';
  const unknown = found.find((worth) => worth.unknown !== null && worth.tests.length > 0)?.unknown;
  if (unknown !== undefined && unknown !== null) return unknown;
  const [reason] = tests.flatMap(({ notJudged }) => notJudged ?? []);
  if (reason !== undefined && tests.every(({ notJudged }) => notJudged !== null)) {
    return tests.length === 1
      ? `of the one added or edited test nothing can be told: ${reason}`
      : `of none of the ${tests.length} added or edited tests anything can be told; of the first: ${reason}`;
  }
  return 'no added or edited test covers a mutant that was judged';
}

function finding({ file, name, line, change, covers }: TestWorth, partial: string, reproduce: string | null): Finding {
  const what = change === 'added' ? 'added' : 'edited';
  const mutants = covers === 1 ? 'the one mutant' : `any of the ${covers} mutants`;
  return {
    level: 'warn',
    message: `the ${what} test "${oneLine(name)}" does not kill ${mutants} that it covers${partial}`,
    at: { file, line: line ?? 1 },
    reproduce,
  };
}

function nothingSaid(why: string): Check {
  return { id: 'worth', status: 'skipped', summary: 'no test was weighed', why, findings: [] };
}
