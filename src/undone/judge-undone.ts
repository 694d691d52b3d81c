import { alterations } from '../change/alterations.ts';
import type { Change, FileKind } from '../domain/change.ts';
import { ARID_STATEMENTS } from '../domain/mutant.ts';
import type { MutationRun } from '../domain/mutation-run.ts';
import type { Policy } from '../domain/policy.ts';
import type { StabilityRun, TestChange } from '../domain/stability.ts';
import { isGreen, type TestCase, type TestRun } from '../domain/test-run.ts';
import type { UndoneRun, UndoneTest } from '../domain/undone.ts';
import type { Package, Project } from '../project/project.ts';
import { openUndoneProject, type UndoneProject } from '../project/undone-project.ts';
import type { System } from '../system/system.ts';
import { toolchainOf } from '../toolchain/toolchains.ts';
import { keyOf, outcomesIn, outcomesOf, type Run } from './outcomes.ts';

/** A package's suite as it ran on the tree under test, green, and what its source says. */
export interface JudgedSuite {
  readonly subject: Package;
  readonly run: TestRun;
  readonly reading: { changeOf(test: TestCase): TestChange };
}

export interface UndoneRequest {
  readonly change: Change;
  readonly policy: Policy;
  readonly suites: readonly JudgedSuite[];
  readonly stability: readonly StabilityRun[];
  /** One for each suite, or none when it was left out: then nothing is known of mutants. */
  readonly mutation: readonly MutationRun[];
  /** The kind of any path of the repository. */
  readonly kindOf: (path: string) => FileKind;
}

/** A run that hangs is given up after this many times what the suite takes, and these ms for its start. */
const PATIENCE = 5;
const START_MS = 30_000;

/**
 * The change itself is the most realistic mutant: does a test notice when it is undone?
 *
 * - Added and modified tests run on the source of the base commit (see `openUndoneProject`), once. Flaky ones are left out: their
 *   failure would prove nothing.
 * - What fails there runs once more in the same copy with the change made again, and must pass: a test that fails in the copy
 *   either way has noticed nothing.
 * - The whole suite runs only when it could block: behaviour is altered, mutants judge none of it, and no test was seen to fail.
 *   Two runs must pass.
 */
export async function judgeUndone(system: System, project: Project, request: UndoneRequest): Promise<UndoneRun> {
  const started = system.clock.now();
  const altered = await alterations(system.git, project.root, request.change);
  const ended = (outcome: UndoneRun['outcome'], why: string | null, found: Partial<UndoneRun> = {}): UndoneRun => ({
    outcome,
    why,
    alterations: altered,
    tests: [],
    suite: 'not-asked',
    noticedBy: [],
    ...found,
    durationMs: system.clock.now() - started,
  });
  if (altered.length === 0) {
    const touched = request.change.files.some(({ kind }) => kind === 'source');
    const what = 'source changes in names, types, comments, formatting and places of files only';
    return ended('nothing-altered', touched ? what : 'no source file changed');
  }
  const looked = lookedAt(request);
  const unjudged = altered.some(({ file, known }) => known && isLeftToTests(file, request.mutation));
  const mayBlock = unjudged && offersNoMutant(request);
  if (looked.length === 0 && !mayBlock) {
    return ended('nothing-to-run', 'no test is added or modified, and what changes is for mutants to judge');
  }
  const undone = await openUndoneProject(system, project, request.change, request.kindOf);
  if (undone.kind === 'unavailable') return ended('unavailable', undone.why);
  try {
    return ended('judged', null, await ask(system, undone, request, looked, mayBlock));
  } finally {
    await undone.close();
  }
}

interface Looked {
  readonly suite: JudgedSuite;
  readonly test: TestCase;
  readonly change: UndoneTest['change'];
}

function lookedAt({ suites, stability }: UndoneRequest): readonly Looked[] {
  const flaky = flakyKeys(stability);
  return suites.flatMap((suite) =>
    suite.run.tests.flatMap((test): Looked[] => {
      const change = suite.reading.changeOf(test);
      const counts = test.status === 'passed' && test.file !== '' && !flaky.has(keyOf(test));
      return counts && change !== 'unchanged' ? [{ suite, test, change }] : [];
    }),
  );
}

function flakyKeys(stability: readonly StabilityRun[]): ReadonlySet<string> {
  return new Set(stability.flatMap(({ tests }) => tests.filter(({ flake }) => flake !== null).map(keyOf)));
}

/**
 * Nothing was planned, and nothing was taken out of a plan: there is no mutant for the tests to show what they are worth on. Where arid code
 * was left out the change may be one of logging, which nobody is asked to test.
 */
function offersNoMutant({ mutation, suites }: UndoneRequest): boolean {
  const ended = mutation.filter(({ outcome }) => outcome === 'judged' || outcome === 'nothing-to-mutate');
  const isWhole = ended.length === suites.length && mutation.length === suites.length && suites.length > 0;
  const isArid = mutation.some(({ notJudged }) => notJudged.some(({ what }) => what === ARID_STATEMENTS));
  return isWhole && !isArid && mutation.every(({ planned, mutants }) => planned === 0 && mutants.length === 0);
}

/** False for a file that the project takes out of mutation, or that is taken for tooling: nobody expects tests there. */
function isLeftToTests(file: string, mutation: readonly MutationRun[]): boolean {
  return !mutation.some(({ notJudged }) => notJudged.some(({ what }) => what === file));
}

async function ask(
  system: System,
  undone: Extract<UndoneProject, { kind: 'ready' }>,
  request: UndoneRequest,
  looked: readonly Looked[],
  mayBlock: boolean,
): Promise<Pick<UndoneRun, 'tests' | 'suite' | 'noticedBy'>> {
  const runOf = (suite: JudgedSuite): Run => inCopy(system, undone, suite, request.policy);
  const outcomes = new Map<Looked, 'passed' | 'failed' | null>();
  for (const suite of request.suites) {
    const own = looked.filter((each) => each.suite === suite);
    const found = await outcomesOf(
      runOf(suite),
      own.map(({ test }) => test),
    );
    for (const each of own) outcomes.set(each, found.get(keyOf(each.test)) ?? null);
  }
  const failing = looked.filter((each) => outcomes.get(each) === 'failed');
  const asks = mayBlock && failing.length === 0;
  const flaky = flakyKeys(request.stability);
  const whole = asks ? await wholeSuites(request.suites, runOf, flaky) : null;

  if (failing.length > 0 || (whole !== null && !whole.passes)) await undone.redo();
  for (const suite of request.suites) {
    const own = failing.filter((each) => each.suite === suite);
    const control = await outcomesOf(
      runOf(suite),
      own.map(({ test }) => test),
    );
    for (const each of own) if (control.get(keyOf(each.test)) !== 'passed') outcomes.set(each, null);
  }
  const tests = looked.map(({ test: { id, file, name }, change }, index): UndoneTest => {
    const outcome = outcomes.get(looked[index] as Looked) ?? null;
    return { id, file, name, change, failsOnBase: outcome === null ? null : outcome === 'failed' };
  });
  if (whole === null) return { tests, suite: 'not-asked', noticedBy: [] };
  if (whole.passes) return { tests, suite: 'passes', noticedBy: [] };
  const control = await wholeSuites(request.suites, runOf, flaky);
  return control.passes
    ? { tests, suite: 'fails', noticedBy: whole.failing }
    : { tests, suite: 'unknown', noticedBy: [] };
}

function inCopy(
  system: System,
  undone: Extract<UndoneProject, { kind: 'ready' }>,
  { subject, run: { durationMs } }: JudgedSuite,
  { suite: { timeoutMs, command, junit } }: Policy,
): Run {
  const target = undone.packageOf(subject);
  return (files) =>
    toolchainOf(subject.runner).runSuite(system, undone.project, target, {
      timeoutMs: Math.min(timeoutMs, START_MS + PATIENCE * durationMs),
      command,
      junit,
      // A command runs whatever it runs.
      ...(files === null || subject.runner === 'command' ? {} : { files }),
    });
}

interface Whole {
  readonly passes: boolean;
  readonly failing: readonly string[];
}

/** Every suite, twice where it passes: a pass by chance must not block. */
async function wholeSuites(
  suites: readonly JudgedSuite[],
  runOf: (suite: JudgedSuite) => Run,
  flaky: ReadonlySet<string>,
): Promise<Whole> {
  for (const suite of suites) {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const run = await runOf(suite)(null);
      const failing = [...outcomesIn(run)].filter(([key, outcome]) => outcome === 'failed' && !flaky.has(key));
      const onlyFlaky = run.outcome === 'completed' && run.fileFailures.length === 0 && failing.length === 0;
      const hasFailures = run.tests.some(({ status }) => status === 'failed');
      if (isGreen(run) || (onlyFlaky && hasFailures)) continue;
      const files = run.fileFailures.map(({ file }) => file);
      return { passes: false, failing: [...failing.map(([key]) => key), ...files] };
    }
  }
  return { passes: true, failing: [] };
}
