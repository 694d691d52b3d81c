import { z } from 'zod';
import {
  MOST_TESTS,
  parsedJson,
  type ReportedTest,
  type ReportReading,
  reportText,
  unreadable,
} from './suite-report.ts';

const count = z.number().int().min(0);

/** The part of `jest --json` that we rely on, from jest 24 on. Source: @jest/test-result, FormattedTestResults. */
const jestReport = z.object({
  numTotalTests: count,
  numFailedTests: count,
  numPassedTests: count,
  numFailedTestSuites: count.optional(),
  wasInterrupted: z.boolean().optional(),
  testResults: z
    .array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string().nullable().optional(),
        assertionResults: z.array(
          z.object({
            ancestorTitles: z.array(z.string()),
            title: z.string(),
            status: z.string(),
            duration: z.number().nullable().optional(),
            failureMessages: z.array(z.string()).nullable().optional(),
            invocations: count.nullable().optional(),
            retryReasons: z.array(z.string()).nullable().optional(),
            numPassingAsserts: count.nullable().optional(),
            location: z.object({ line: count, column: count }).nullable().optional(),
          }),
        ),
      }),
    )
    .max(MOST_TESTS),
});

type FileResult = z.infer<typeof jestReport>['testResults'][number];
type AssertionResult = FileResult['assertionResults'][number];

/** Reads the file that `jest --json --outputFile` wrote. A report whose totals are not those of its own tests is not believed. */
export async function readJestReport(path: string, version: string): Promise<ReportReading> {
  const { text, problem } = await reportText(path);
  if (text === null) {
    return unreadable(problem);
  }
  const parsed = jestReport.safeParse(parsedJson(text));
  if (!parsed.success) {
    return unreadable('its report is not what jest --json writes');
  }
  // Columns count from 0 up to jest 26 (jasmine2), from 1 since jest 27 (circus): measured on 24, 26, 27, 29 and 30.
  const firstColumn = Number.parseInt(version, 10) < 27 ? 0 : 1;
  const { testResults, numTotalTests, numFailedTests, numPassedTests, wasInterrupted } = parsed.data;
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map((test) => reportedTest(file.name, test, firstColumn)),
  );
  const withStatus = (status: string) => tests.filter((test) => test.status === status).length;
  if (
    tests.length !== numTotalTests ||
    withStatus('failed') !== numFailedTests ||
    withStatus('passed') !== numPassedTests
  ) {
    return unreadable('its report contradicts itself: the totals are not those of the tests it lists');
  }
  return {
    report: {
      complete: wasInterrupted !== true,
      remark: null,
      tests,
      fileFailures: testResults
        .filter(failedAsAWhole)
        .map((file) => ({ file: file.name, message: file.message ?? '' })),
    },
    problem: null,
  };
}

/** It failed although none of its tests did: it did not load, or a hook around them threw. */
function failedAsAWhole(file: FileResult): boolean {
  return file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed');
}

function reportedTest(file: string, test: AssertionResult, firstColumn: 0 | 1): ReportedTest {
  const messages = test.failureMessages ?? [];
  const status = statusOf(test.status);
  const reasons = messages.length > 0 ? messages : (test.retryReasons ?? []);
  return {
    file,
    titlePath: [...test.ancestorTitles, test.title],
    line: test.location?.line ?? null,
    column: test.location ? test.location.column + (1 - firstColumn) : null,
    status,
    durationMs: test.duration ?? null,
    assertions: test.numPassingAsserts ?? null,
    hiddenRetries: typeof test.invocations === 'number' ? Math.max(0, test.invocations - 1) : null,
    failure: reasons.length > 0 ? reasons.join('\n\n') : null,
  };
}

function statusOf(status: string): ReportedTest['status'] {
  switch (status) {
    case 'passed':
    case 'failed':
    case 'todo':
      return status;
    default:
      return 'skipped';
  }
}
