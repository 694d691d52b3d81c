import type { Policy } from '../domain/policy.ts';
import type { ReviewRun } from '../domain/smell.ts';
import type { TestCase } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import type { TestReading } from '../stability/reading.ts';
import type { System } from '../system/system.ts';
import { assertionCounts } from './assertion-counts.ts';
import { type ReviewRequest, reviewChange } from './review-change.ts';
import type { RanSuite } from './reviewed-files.ts';

/** A suite as the gate holds it. */
export interface JudgedSuite extends Pick<RanSuite, 'run'> {
  readonly subject: Package;
  readonly reading: Pick<TestReading, 'changeOf' | 'reached'>;
}

/** Reviews the tests of a change, and asks the runner about those that seem to assert nothing where it has not counted. */
export async function judgeReview(
  system: System,
  project: Project,
  suites: readonly JudgedSuite[],
  asked: Omit<ReviewRequest, 'suites'> & { readonly policy: Policy },
): Promise<{ readonly review: ReviewRun; readonly tests: readonly TestCase[] }> {
  const review = await reviewChange(project, {
    ...asked,
    suites: suites.map(({ run, reading }) => ({ run, changeOf: reading.changeOf, reached: reading.reached })),
  });
  const tests: TestCase[] = [];
  for (const { subject, run } of suites) {
    tests.push(...(await assertionCounts(system, project, subject, run, review.suspicions, asked.policy)));
  }
  return { review, tests };
}
