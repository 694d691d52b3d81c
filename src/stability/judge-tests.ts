import type { Change } from '../domain/change.ts';
import { conditionText } from '../domain/condition.ts';
import type { Policy } from '../domain/policy.ts';
import type { StabilityRun } from '../domain/stability.ts';
import { isGreen, type TestRun } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import type { SharedBase } from '../project/shared-base.ts';
import type { System } from '../system/system.ts';
import type { TestSelection } from '../toolchain/toolchain.ts';
import { toolchainOf } from '../toolchain/toolchains.ts';
import type { BaseSide } from './base-control.ts';
import type { Inquiry } from './inquiry.ts';
import { judgeStability } from './judge-stability.ts';
import { openLedger } from './ledger.ts';
import type { TestReading } from './reading.ts';
import { rerunFailed } from './rerun-failed.ts';
import type { Execute } from './runs.ts';

/** What is known of the package before its tests are run again. */
export interface JudgedTests {
  /** The suite's run; green when each test that failed passed when it was run again. */
  readonly suite: TestRun;
  /** Null when the suite is red: nothing can be told from failing tests. */
  readonly stability: StabilityRun | null;
}

/** Runs the tests of a package again: the failed ones as they are, then those that the change touches under varied conditions. */
export async function judgeTests(
  system: System,
  project: Project,
  subject: Package,
  given: {
    readonly change: Change;
    readonly suite: TestRun;
    readonly policy: Policy;
    readonly reading: TestReading;
    readonly startedAt: number;
    readonly base: SharedBase;
  },
): Promise<JudgedTests> {
  const { change, policy, reading } = given;
  const variety = await toolchainOf(subject.runner).variety(system, project, subject, policy.suite.command);
  const executeOn =
    (on: Project, target: Package, ordered: readonly TestSelection[]): Execute =>
    (files, condition, { timeoutMs, tests }) =>
      toolchainOf(target.runner).runSuite(system, on, target, {
        timeoutMs,
        command: policy.suite.command,
        junit: policy.suite.junit,
        ...(variety.choosesFiles ? { files } : {}),
        ...(condition === null ? {} : { condition, ordered }),
        ...(tests === undefined ? {} : { tests }),
      });
  const ordered = reading.ordered.filter(({ file }) => given.suite.tests.some((test) => test.file === file));
  const execute = executeOn(project, subject, ordered);
  const { suite, failedOnce } = await rerunFailed(execute, given.suite, policy.suite.timeoutMs);
  if (!isGreen(suite)) return { suite, stability: null };

  const ledger = await openLedger(system.cacheFolder, system.clock.now());
  const openBase: Inquiry['openBase'] = async (runsOf): Promise<BaseSide> => {
    const base = await given.base.open();
    if (base.kind === 'unavailable') return base;
    const target = base.packageAt(subject.directory);
    if (target === null)
      return {
        kind: 'unavailable',
        why: `the base commit has no package in ${subject.directory} whose tests can be run`,
      };
    const previous = new Map(change.files.map(({ path, previousPath }) => [path, previousPath]));
    const added = new Set(change.files.flatMap(({ path, status }) => (status === 'added' ? [path] : [])));
    return {
      kind: 'ready',
      runs: runsOf(executeOn(base.project, target, ordered)),
      pathAt: (file) => (added.has(file) ? null : (previous.get(file) ?? file)),
    };
  };
  const stability = await judgeStability({
    packageDirectory: subject.directory,
    suite,
    failedOnce,
    reading,
    variety,
    execute: logged(system, execute),
    openBase,
    ledger,
    ledgerKey: reading.ledgerKey,
    ordered: ordered.map(({ file, titlePath }) => `${file} > ${titlePath.join(' > ')}`),
    accept: policy.stability.accept,
    budgetMs: policy.stability.budgetMs,
    preparedMs: system.clock.now() - given.startedAt,
    now: () => system.clock.now(),
  });
  const unkept = await ledger.save();
  return {
    suite,
    stability: unkept === null ? stability : { ...stability, remarks: [...stability.remarks, unkept] },
  };
}

/** One line a run: what was varied, and how long it took. */
function logged(system: System, execute: Execute): Execute {
  let count = 0;
  return async (files, condition, options) => {
    count += 1;
    const what = conditionText(condition ?? []);
    const of = `${files.length} ${files.length === 1 ? 'file' : 'files'}${options.tests === undefined ? '' : ', chosen tests'}`;
    system.log.progress(`run ${count}: ${what}`);
    const run = await execute(files, condition, options);
    system.log.info(`run ${count} of ${of}, ${what}: ${(run.durationMs / 1000).toFixed(1)} s`);
    return run;
  };
}
