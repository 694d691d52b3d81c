import type { Package, Project } from '../../../project/project.ts';
import type { System } from '../../../system/system.ts';
import { proveEngine } from './canary.ts';
import { type Engine, prepareEngine } from './engine.ts';
import {
  LOST_RUN,
  NEVER_ACTIVE,
  type RawMutant,
  type ScopedFile,
  type StrykerJob,
  type StrykerRunner,
  UNREAL_KILL,
} from './job.ts';
import { insideProgram, runStryker, type StrykerRun } from './run.ts';
import { runnerOptions } from './runner-options.ts';

export interface MutantRequest {
  readonly files: readonly ScopedFile[];
  readonly leaveOutLargeBlocks: boolean;
  readonly respectExclusions: boolean;
  /** Test files that the suite was seen to run, relative to the package; needed where the runner cannot find them by itself. */
  readonly testFiles: readonly string[];
  readonly command: string | null;
  /** All that this may take, in ms. */
  readonly budgetMs: number;
}

export interface JudgedMutants {
  readonly engine: Engine;
  /** The first run that came as far as a plan, or the last that failed. */
  readonly run: StrykerRun;
  /** Statuses after confirmation. */
  readonly mutants: readonly ConfirmedMutant[];
  readonly remarks: readonly string[];
  /** Why no verdict can be drawn although the run came to its end; null when one can. */
  readonly distrust: string | null;
}

export interface ConfirmedMutant extends RawMutant {
  /** Two runs of it did not agree, or no run of it can be believed. */
  readonly unstable: boolean;
}

type AskedJob = Omit<StrykerJob, 'sandbox' | 'notes'>;

/** A wall-clock timeout is believed when it happens again with three times the limit. */
const PATIENCE = 3;

/**
 * Runs Stryker on the request and does not stop at its first word:
 * - When no test relates to the files by imports, all tests run, so that mutants get a proper "no coverage".
 * - When the runner cannot measure coverage per test, coverage is switched off, and that is said.
 * - Timeouts by the clock, crashes of the runner and runs that cannot be believed are run a second time, on their own, with more time. (Stryker's own hit limit
 *   is not a clock: it needs no second run.)
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
  const deadline = system.clock.now() + request.budgetMs;
  const runner: StrykerRunner = subject.runner;
  const engine = await prepareEngine(system, project, subject, runner);
  const remarks: string[] = [];
  const first: AskedJob = {
    core: engine.core,
    plugin: insideProgram('plugins'),
    runnerPlugin: engine.runnerPlugin,
    own: engine.own,
    runner,
    files: request.files,
    leaveOutLargeBlocks: request.leaveOutLargeBlocks,
    only: null,
    patience: 1,
    exclude: [],
    probe: false,
    fresh: false,
    respectExclusions: request.respectExclusions,
    relatedTests: true,
    coverageAnalysis: runner === 'command' ? 'off' : 'perTest',
    options: runnerOptions(subject, request),
  };
  const attempt = (job: AskedJob) =>
    runStryker(system, project, subject, job, {
      timeoutMs: Math.max(1_000, deadline - system.clock.now()),
      onMutant: (done, planned) => system.log.progress(`mutants: ${done} of ${planned}`),
    });

  let job = first;
  let run = await attempt(job);
  if (foundNoTests(run) && (runner === 'jest' || runner === 'vitest')) {
    job = { ...job, relatedTests: false };
    run = await attempt(job);
    if (run.planned !== null)
      remarks.push('No test imports the changed files, so all tests were run to see whether any reaches them.');
  }
  if (cannotMeasureCoverage(run)) {
    job = { ...job, coverageAnalysis: 'off' };
    run = await attempt(job);
    remarks.push(
      'The runner could not tell which test covers what: every test ran for every mutant, and covering tests are not known.',
    );
  }
  if (run.leftOut.length > 0) {
    remarks.push(
      `${run.leftOut.length === 1 ? 'One test fails' : `${run.leftOut.length} tests fail`} in Stryker’s copy of the package although the suite passes, and judged no mutant: ${run.leftOut.slice(0, 5).join(', ')}.`,
    );
  }
  if (run.ending === 'done' && noneKilled(run)) run = await attempt({ ...job, probe: true });
  const { failsUnmutated } = run;
  const doubtful = run.ending === 'done' ? run.mutants.filter((mutant) => isDoubtful(mutant, failsUnmutated)) : [];
  const exclude = [...new Set([...failsUnmutated.values()].flatMap(({ tests }) => tests))];
  const second =
    doubtful.length === 0
      ? null
      : await attempt({ ...job, only: doubtful.map((mutant) => mutant.key), patience: PATIENCE, fresh: true, exclude });
  const mutants = run.mutants.map((mutant) => confirm(mutant, doubtful.includes(mutant), failsUnmutated, second));
  const unread = run.planned === null ? [] : unreadFiles(run, request.files);
  if (unread.length > 0 && run.ignores) run = { ...run, excluded: [...run.excluded, ...unread] };
  else if (unread.length > 0)
    return { engine, run, mutants, remarks, distrust: `It did not read ${unread.join(', ')}.` };
  const distrust = run.ending === 'done' ? await proveEngine(system, project, subject, engine, mutants) : null;
  return { engine, run, mutants, remarks: [...run.remarks, ...remarks], distrust };
}

/** Survivors without a single kill: either nothing is asserted, or the mutants are not switched on where the tests run. */
function noneKilled(run: StrykerRun): boolean {
  const statuses = run.mutants.map(({ status }) => status);
  return statuses.includes('Survived') && !statuses.includes('Killed');
}

/** Scripts of markup may be there or not, so a file of markup that was not parsed says nothing. */
const MARKUP = /\.(vue|svelte|html?)$/i;

/** What was asked for and not excluded, and yet never parsed: no mutants there would look like nothing to judge. */
function unreadFiles(run: StrykerRun, files: readonly ScopedFile[]): string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => !MARKUP.test(path) && !run.excluded.includes(path) && !run.visited.includes(path));
}

function foundNoTests(run: StrykerRun): boolean {
  return (
    run.planned === null &&
    (run.failure?.message.includes('No tests were executed') || /No tests? (were )?found/i.test(run.output))
  );
}

/** jest-runner below jest 24, with environments it cannot wrap, or with another `testRunner` than it knows. */
function cannotMeasureCoverage(run: StrykerRun): boolean {
  return (
    run.planned === null &&
    /Missing coverage results for|support .{0,40}coverageAnalysis|runner" with "coverageAnalysis"/s.test(run.output)
  );
}

const UNBELIEVED = [LOST_RUN, UNREAL_KILL, NEVER_ACTIVE];

function isUnbelieved(mutant: RawMutant): boolean {
  return UNBELIEVED.some((reason) => mutant.reason?.includes(reason));
}

/** Its run cannot be believed, ended by the clock or in a crash, or was decided by tests that fail with nothing mutated. */
function isDoubtful(mutant: RawMutant, failsUnmutated: StrykerRun['failsUnmutated']): boolean {
  if (mutant.status === 'RuntimeError') return true;
  if (mutant.status !== 'Killed' && mutant.status !== 'Timeout') return false;
  const failing = failsUnmutated.get(mutant.key)?.tests;
  const deciding = mutant.status === 'Killed' ? mutant.killedBy : mutant.coveredBy;
  if (failing && (failing.length === 0 || deciding.some((id) => failing.includes(id)))) return true;
  return mutant.status === 'Timeout' && !mutant.reason?.includes('Hit limit');
}

/**
 * What two runs make of a doubtful mutant. In the second one it had a process to itself, and so had its tests without it; tests that
 * were seen to fail without it took no part.
 * - Tests that fail, hang or crash there although nothing is mutated judge nothing, nor do tests that all had to be left out.
 * - A first run that could not be believed (no test ran, none reached the mutant, its tests fail without it, which is what tests do
 *   that cannot run twice in one process) says nothing: the second one speaks alone.
 * - A timeout that becomes a kill or a survival with more time is that; one that happens again is a timeout.
 * - Anything else needs two runs that agree.
 */
function confirm(
  mutant: RawMutant,
  doubtful: boolean,
  failsUnmutated: StrykerRun['failsUnmutated'],
  second: StrykerRun | null,
): ConfirmedMutant {
  if (!doubtful) return { ...mutant, unstable: false };
  const unstable = (reason: string) => ({ ...mutant, reason, unstable: true });
  const again = second?.mutants.find((candidate) => candidate.key === mutant.key);
  if (!again) return unstable(`${mutant.reason ?? mutant.status}; no second run could confirm it`);
  const unmutated = second?.failsUnmutated.get(mutant.key);
  if (again.status !== 'Survived' && unmutated !== undefined) return unstable(`${UNREAL_KILL} (${unmutated.failure})`);
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
