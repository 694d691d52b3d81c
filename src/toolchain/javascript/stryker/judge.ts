import type { Package, Project } from '../../../project/project.ts';
import type { System } from '../../../system/system.ts';
import { proveEngine } from './canary.ts';
import { type ConfirmedMutant, confirm, isDoubtful, unsoundTests } from './doubt.ts';
import type { Engine } from './engine.ts';
import { type AskedJob, firstRun, type MutantRequest } from './first-run.ts';
import { type RawMutant, type RawTest, type ScopedFile, UNPROVEN } from './job.ts';
import type { NamedTest } from './named-tests.ts';
import type { StrykerRun } from './run.ts';

export interface JudgedMutants {
  readonly engine: Engine;
  /** The first run that came as far as a plan, or the last that failed. */
  readonly run: StrykerRun;
  /** Statuses after confirmation. */
  readonly mutants: readonly ConfirmedMutant[];
  readonly remarks: readonly string[];
  /** It is known which test covers which mutant. */
  readonly coverageKnown: boolean;
  /** Why no verdict can be drawn although the run came to its end; null when one can. */
  readonly distrust: string | null;
  /** What counts against the budget, in ms: all but installing. */
  readonly spentMs: number;
}

/** A wall-clock timeout is believed when it happens again with three times the limit. */
const PATIENCE = 3;

/**
 * Runs Stryker on the request and does not stop at its first word:
 * - Timeouts by the clock, crashes of the runner and runs that cannot be believed are run a second time, one after another, with more time. (Stryker's own hit limit
 *   is not a clock: it needs no second run.)
 *   Where timeouts count for nothing they are left as they are.
 * - When nothing was killed although something survived, it is run again to see that the tests reach the survivors, and a small project with the same engine and framework must show a kill and a survivor.
 *
 * @throws CouldNotJudge when Stryker cannot be installed
 */
export async function judgeMutants(
  system: System,
  project: Project,
  subject: Package,
  request: MutantRequest,
): Promise<JudgedMutants> {
  const first = await firstRun(system, project, subject, request);
  const { engine, job, attempt, timeLeft, spentMs } = first;
  const remarks = [...first.remarks];
  let { run } = first;
  remarks.push(...apartRemarks(run.tests ?? []));
  if (run.ending === 'done' && !job.probe && noneKilled(run))
    run = await probed(run, (only) => attempt({ ...job, timeMs: null, only, probe: true }));
  const { failsUnmutated } = run;
  const matters = ({ status }: RawMutant) => status !== 'Timeout' || job.timeouts === 'judged';
  const doubtful =
    run.ending === 'done' ? run.mutants.filter((mutant) => matters(mutant) && isDoubtful(mutant, run)) : [];
  const exclude = unsoundTests(failsUnmutated);
  const second =
    doubtful.length === 0
      ? null
      : await attempt({ ...job, timeMs: null, ...secondLook(job, doubtful), patience: PATIENCE, fresh: true, exclude });
  const confirmed = run.mutants.map((mutant) => confirm(mutant, doubtful.includes(mutant), failsUnmutated, second));
  const unproven = subject.runner === 'command' && request.flaky.length > 0;
  const mutants = unproven ? confirmed.map((mutant) => unattributed(mutant, request.flaky)) : confirmed;
  if (unproven) remarks.push(UNATTRIBUTED);
  const coverageKnown = job.coverageAnalysis === 'perTest';
  const unread = run.planned === null ? [] : unreadFiles(run, request.files);
  if (unread.length > 0 && run.ignores) run = { ...run, excluded: [...run.excluded, ...unread] };
  else if (unread.length > 0)
    return {
      engine,
      run,
      mutants,
      remarks,
      coverageKnown,
      distrust: `It did not read ${unread.join(', ')}.`,
      spentMs: spentMs(),
    };
  const distrust =
    run.ending === 'done' ? await proveEngine(system, project, subject, engine, mutants, timeLeft()) : null;
  return { engine, run, mutants, remarks: [...run.remarks, ...remarks], coverageKnown, distrust, spentMs: spentMs() };
}

/** The doubtful mutants again, each to be killed by whatever tests can; those whose first run took too long stop at the first. */
function secondLook(job: AskedJob, doubtful: readonly RawMutant[]): Pick<AskedJob, 'only' | 'bail' | 'goesOn'> {
  const slow = doubtful.filter(({ status }) => status === 'Timeout').map(({ key }) => key);
  const goesOn = job.runner === 'vitest' && (slow.length === 0 || job.flaky.length > 0);
  return { only: doubtful.map(({ key }) => key), bail: slow, goesOn };
}

const MOST_NAMES = 5;

/** How many tests judged nothing, and why. */
function apartRemarks(tests: readonly RawTest[]): string[] {
  const apart = (why: RawTest['apart']) => tests.filter((test) => test.apart === why).map(({ name }) => name);
  const named = (names: readonly string[]) =>
    names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '');
  const [flaky, failing] = [apart('flaky'), apart('fails')];
  return [
    ...(flaky.length === 0
      ? []
      : [
          `${flaky.length === 1 ? 'One test is flaky' : `${flaky.length} tests are flaky`}, so ${flaky.length === 1 ? 'it' : 'they'} judged no mutant: ${named(flaky)}.`,
        ]),
    ...(failing.length === 0
      ? []
      : [
          `${failing.length === 1 ? 'One test fails' : `${failing.length} tests fail`} in Stryker’s copy of the package although the suite passes, and judged no mutant: ${named(failing)}.`,
        ]),
  ];
}

const UNATTRIBUTED =
  'The suite’s own command does not tell which test fails, and some of its tests are flaky: no kill can be told from one of their failures, so none is counted.';

/** A command fails as a whole: while tests of it are flaky, a failure proves nothing. That all of them pass does. */
function unattributed(mutant: ConfirmedMutant, flaky: readonly NamedTest[]): ConfirmedMutant {
  if (mutant.status !== 'Killed' && mutant.status !== 'Timeout') return mutant;
  const titles = flaky.slice(0, MOST_NAMES).map(({ title }) => title);
  return { ...mutant, reason: `${UNPROVEN} (${titles.join(', ')})`, unstable: true };
}

/** Survivors without a single kill: either nothing is asserted, or the mutants are not switched on where the tests run. */
function noneKilled(run: StrykerRun): boolean {
  const statuses = run.mutants.map(({ status }) => status);
  return statuses.includes('Survived') && !statuses.includes('Killed');
}

/** More than so many survivors are not looked at twice: if tests reach these, they reach the others. */
const MOST_PROBED = 64;

/** The run, with a second look at what survived in it. A second look that time does not allow leaves what the first one saw. */
async function probed(run: StrykerRun, attempt: (only: readonly string[]) => Promise<StrykerRun>): Promise<StrykerRun> {
  const survivors = run.mutants.filter(({ status }) => status === 'Survived').map(({ key }) => key);
  const again = await attempt([...survivors].sort().slice(0, MOST_PROBED));
  if (again.ending === 'failed' || again.ending === 'crashed') return again;
  const seen = new Map(again.mutants.map((mutant) => [mutant.key, mutant]));
  return {
    ...run,
    mutants: run.mutants.map((mutant) => seen.get(mutant.key) ?? mutant),
    failsUnmutated: new Map([...run.failsUnmutated, ...again.failsUnmutated]),
  };
}

/** Scripts of markup may be there or not, so a file of markup that was not parsed says nothing. */
const MARKUP = /\.(vue|svelte|html?)$/i;

/** What was asked for and not excluded, and yet never parsed: no mutants there would look like nothing to judge. */
function unreadFiles(run: StrykerRun, files: readonly ScopedFile[]): string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => !MARKUP.test(path) && !run.excluded.includes(path) && !run.visited.includes(path));
}
