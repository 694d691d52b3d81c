import type { Change } from '../domain/change.ts';
import type { Policy } from '../domain/policy.ts';
import type { StabilityRun } from '../domain/stability.ts';
import type { TestRun } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import type { SharedBase } from '../project/shared-base.ts';
import type { ChangedTexts } from '../source/test-changes.ts';
import { oneAfterAnother } from '../system/one-after-another.ts';
import type { System } from '../system/system.ts';
import { judgeTests } from './judge-tests.ts';
import { readTests, type TestReading } from './reading.ts';

/** A package whose suite ran. */
interface RanSuite {
  readonly subject: Package;
  readonly run: TestRun;
}

/** The same with what its test files say; `run` is green when each test that failed passed when it was run again. */
interface SteadySuite {
  readonly reading: TestReading;
  /** Null: tests were not run again under varied conditions. */
  readonly stability: StabilityRun | null;
}

export interface StabilityAsked {
  readonly change: Change;
  readonly policy: Policy;
  readonly textsOf: (path: string) => ChangedTexts;
  readonly base: SharedBase;
  /** Test files are read, and nothing is run again. */
  readonly isSkipped: boolean;
}

/**
 * Reads the tests of the change, and runs them again package by package (see judgeTests).
 *
 * @param onJudged is told of each package as it is judged: what comes later may throw
 */
export function judgeSuitesStability<Suite extends RanSuite>(
  system: System,
  project: Project,
  suites: readonly Suite[],
  { textsOf, isSkipped, ...asked }: StabilityAsked,
  onJudged: (judged: StabilityRun) => void,
): Promise<readonly (Suite & SteadySuite)[]> {
  return oneAfterAnother(suites, async (suite) => {
    const startedAt = system.clock.now();
    const reading = await readTests(project, suite.subject, asked.change, suite.run, textsOf);
    if (isSkipped) return { ...suite, reading, stability: null };
    const given = { ...asked, suite: suite.run, reading, startedAt };
    const judged = await judgeTests(system, project, suite.subject, given);
    if (judged.stability !== null) onJudged(judged.stability);
    return { ...suite, run: judged.suite, reading, stability: judged.stability };
  });
}
