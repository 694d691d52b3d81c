import type { StabilityRun, TestChange } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { type ChangedTest, nameOf } from '../domain/worth.ts';
import { withinPackage } from '../project/package-of.ts';
import type { Package } from '../project/project.ts';
import type { RawTest } from '../toolchain/javascript/stryker/job.ts';
import { flatTitle, idsOf, type NamedTest } from '../toolchain/javascript/stryker/named-tests.ts';

/** Tests that do not judge mutants as all others do. */
export interface JudgingTests {
  /** They gave two outcomes on this tree: a failure of theirs says nothing of a mutant. */
  readonly flaky: readonly TestCase[];
  /** The change adds or edits them, and they ran: all of their kills are to be known. */
  readonly changed: readonly { readonly test: TestCase; readonly change: ChangedTest['change'] }[];
}

/**
 * @param stability null: tests were not run again, and only what the suite's run has shown is known
 */
export function judgingTests(
  suite: TestRun,
  changeOf: (test: TestCase) => TestChange,
  stability: StabilityRun | null,
): JudgingTests {
  const unsteady = new Set(
    (stability?.tests ?? []).filter(({ flake, broken }) => flake !== null || broken).map((test) => nameOf(test)),
  );
  const ran = suite.tests.filter(({ status, file }) => status === 'passed' && file !== '');
  return {
    flaky: ran.filter((test) => unsteady.has(nameOf(test)) || (test.hiddenRetries ?? 0) > 0),
    changed: ran.flatMap((test) => {
      const change = changeOf(test);
      return change === 'unchanged' ? [] : [{ test, change }];
    }),
  };
}

/** The test as Stryker's runs can be asked for it. */
export function namedTest({ file, titlePath }: TestCase, subject: Package): NamedTest {
  return { file: withinPackage(file, subject), title: flatTitle(titlePath.join(' ')) };
}

/**
 * The changed tests, with the reason where nothing can be said of one: it is flaky, it fails in Stryker's copy, or Stryker does
 * not tell it from another file's test of the same title.
 */
export function changedTests(
  { changed, flaky }: JudgingTests,
  raw: readonly RawTest[],
  subject: Package,
): readonly ChangedTest[] {
  const unsteady = new Set(flaky.map((test) => nameOf(test)));
  const byId = new Map<string, RawTest[]>();
  for (const test of raw) byId.set(test.id, [...(byId.get(test.id) ?? []), test]);
  return changed.map(({ test, change }) => {
    const found = [...idsOf(raw, [namedTest(test, subject)])].map((id) => byId.get(id) ?? []);
    const reasons = [
      ...(unsteady.has(nameOf(test)) ? ['it is flaky'] : []),
      ...(found.some((same) => same.some(({ apart }) => apart === 'fails'))
        ? ['it fails in Stryker’s copy of the package']
        : []),
      ...(found.some((same) => new Set(same.map(({ file }) => file)).size > 1)
        ? ['another file has a test of the same title']
        : []),
    ];
    const { file, name, location } = test;
    return { file, name, line: location?.line ?? null, change, notJudged: reasons[0] ?? null };
  });
}
