import type { Package, Project } from '../../../project/project.ts';
import type { System } from '../../../system/system.ts';
import { type Engine, prepareEngine } from './engine.ts';
import type { KnownMutants, ScopedFile, StrykerJob } from './job.ts';
import type { NamedTest } from './named-tests.ts';
import { type NodeArguments, nodeArguments } from './node-arguments.ts';
import { insideProgram, runStryker, type StrykerRun } from './run.ts';
import { runnerOptions } from './runner-options.ts';

export interface MutantRequest {
  readonly files: readonly ScopedFile[];
  readonly leaveOutLargeBlocks: boolean;
  /** See `StrykerJob.leaveOutEnclosing`; absent: no. */
  readonly leaveOutEnclosing?: boolean;
  readonly respectExclusions: boolean;
  /** Test files that the suite was seen to run, relative to the package; needed where the runner cannot find them by itself. */
  readonly testFiles: readonly string[];
  /** Run no tests but those of these files, relative to the package; absent: all that the runner runs. */
  readonly onlyTestFiles?: readonly string[];
  readonly known?: KnownMutants | null;
  readonly command: string | null;
  /** Tests that judge no mutant, since they give two outcomes on one tree. */
  readonly flaky: readonly NamedTest[];
  /** Tests of which every kill is to be known. */
  readonly matrix: readonly NamedTest[];
  /** `mutation.arid` of the policy. */
  readonly arid: readonly string[];
  /** Judge only these mutants, by key; absent: all in scope. */
  readonly only?: readonly string[];
  /** Let only these tests judge; absent: all. */
  readonly onlyTests?: readonly NamedTest[];
  /** See `StrykerJob.timeouts`; absent: judged. */
  readonly timeouts?: StrykerJob['timeouts'];
  /** All that this may take, in ms. */
  readonly budgetMs: number;
  /** Sizes of earlier samples by the hash of their plan. */
  readonly keptSizes: Readonly<Record<string, number>>;
}

export type AskedJob = Omit<StrykerJob, 'sandbox' | 'notes'>;

export interface FirstRun {
  readonly engine: Engine;
  /** The job as it worked in the end; later runs are variations of it. */
  readonly job: AskedJob;
  /** The first run that came as far as a plan, or the last that failed. */
  readonly run: StrykerRun;
  readonly remarks: readonly string[];
  attempt(job: AskedJob): Promise<StrykerRun>;
  /** What is left of the budget, in ms; at least 1 s. */
  timeLeft(): number;
  /** What has been taken of it so far, in ms. */
  spentMs(): number;
}

/**
 * Gets Stryker as far as a plan, which on real projects can take more than one attempt:
 * - When no test relates to the files by imports, all tests run, so that mutants get a proper "no coverage".
 * - When the runner cannot measure coverage per test, coverage is switched off, and that is said.
 * - When the project's own Stryker does not get through its initial run, the pinned one tries.
 * Installing a pinned one is no part of the budget.
 *
 * @throws CouldNotJudge when Stryker cannot be installed
 */
export async function firstRun(
  system: System,
  project: Project,
  subject: Package,
  request: MutantRequest,
): Promise<FirstRun> {
  let deadline = system.clock.now() + request.budgetMs;
  const timeLeft = () => Math.max(1_000, deadline - system.clock.now());
  const spentMs = () => request.budgetMs - (deadline - system.clock.now());
  const prepare = async (which: Parameters<typeof prepareEngine>[3]) => {
    const started = system.clock.now();
    const engine = await prepareEngine(system, project, subject, which);
    deadline += system.clock.now() - started;
    return engine;
  };
  const attempt = (job: AskedJob) =>
    runStryker(system, project, subject, job.timeMs === null ? job : { ...job, timeMs: timeLeft() }, {
      timeoutMs: timeLeft(),
      onMutant: (done, planned) => system.log.progress(`mutants: ${done} of ${planned}`),
    });
  const engine = await prepare('own or pinned');
  const node = await nodeArguments(system, project, subject);
  const first = await untilPlanned(subject, request, engine, node, attempt);
  if (!engine.own || first.run.planned !== null || first.run.ending !== 'failed')
    return { engine, attempt, timeLeft, spentMs, ...first };
  const pinned = await prepare('pinned');
  const next = await untilPlanned(subject, request, pinned, node, attempt);
  const remark = `${engine.label} did not get through its initial run of the tests, so ${pinned.label} judged.`;
  return { engine: pinned, attempt, timeLeft, spentMs, ...next, remarks: [remark, ...next.remarks] };
}

async function untilPlanned(
  subject: Package,
  request: MutantRequest,
  engine: Engine,
  node: NodeArguments,
  attempt: FirstRun['attempt'],
): Promise<Pick<FirstRun, 'job' | 'run' | 'remarks'>> {
  const remarks: string[] = [];
  let job = askedJob(subject, request, engine, node);
  let run = await attempt(job);
  if (foundNoTests(run) && (subject.runner === 'jest' || subject.runner === 'vitest')) {
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
  return { job, run, remarks };
}

function askedJob(subject: Package, request: MutantRequest, engine: Engine, node: NodeArguments): AskedJob {
  return {
    core: engine.core,
    plugin: insideProgram('plugins'),
    runnerPlugin: engine.runnerPlugin,
    own: engine.own,
    runner: subject.runner,
    files: request.files,
    leaveOutLargeBlocks: request.leaveOutLargeBlocks,
    leaveOutEnclosing: request.leaveOutEnclosing ?? false,
    only: request.only ?? null,
    onlyTests: request.onlyTests ?? null,
    known: request.known ?? null,
    timeouts: request.timeouts ?? 'judged',
    patience: 1,
    exclude: [],
    flaky: request.flaky,
    matrix: request.matrix,
    bail: [],
    goesOn: subject.runner === 'vitest' && request.flaky.length + request.matrix.length > 0,
    // Modules that stay from run to run may keep what they worked out before the mutant was there.
    probe: subject.runner === 'mocha',
    fresh: false,
    respectExclusions: request.respectExclusions,
    arid: request.arid,
    timeMs: request.budgetMs,
    keptSizes: request.keptSizes,
    relatedTests: true,
    coverageAnalysis: subject.runner === 'command' ? 'off' : 'perTest',
    preload: node.preload,
    options: runnerOptions({ ...subject, nodeArguments: node.flags }, request),
  };
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
