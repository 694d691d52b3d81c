import { type Change, overlaps } from '../domain/change.ts';
import type { TestChange } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { grouped } from '../source/grouped.ts';
import { createTestMatcher } from '../source/match-test.ts';
import { isReadable } from '../source/parse.ts';
import { readTestBlocks } from '../source/test-blocks.ts';
import type { Modules } from './model/modules.ts';
import { nameOfTitles, type ReadCase, type TestFile, written } from './model/test-file.ts';

/** A test file of which some cases are reviewed: those that the change adds or edits. */
export interface ReviewedFile {
  readonly file: TestFile;
  readonly cases: readonly ReadCase[];
  /** Names of the tests that a case became when it ran. */
  ranOf(one: ReadCase): readonly string[];
}

/** What ran of one package, and what the change does to each test. */
export interface RanSuite {
  readonly run: TestRun;
  readonly changeOf: (test: TestCase) => TestChange;
}

export interface FilesToReview {
  readonly files: readonly ReviewedFile[];
  readonly unread: readonly { readonly file: string; readonly why: string }[];
}

/**
 * The cases that the change adds or edits: those of which a test ran that is added or modified, and those on lines of the change
 * that did not run (they are skipped, say). A test whose case is not found by name or place stands for all cases on lines of the change.
 */
export function filesToReview(change: Change, suites: readonly RanSuite[], modules: Modules): FilesToReview {
  const files: ReviewedFile[] = [];
  const unread: { file: string; why: string }[] = [];
  const all = suites.flatMap(({ run, changeOf }) =>
    run.tests.map((test) => ({ test, isChanged: changeOf(test) !== 'unchanged' })),
  );
  const ran = grouped(all, ({ test }) => test.file);
  for (const { path, kind, entry, status, lines } of change.files) {
    if (kind !== 'test' || entry !== 'file' || status === 'deleted' || !isReadable(path)) continue;
    const own = ran.get(path) ?? [];
    const file = modules.test(path);
    if ('why' in file) {
      if (own.length > 0) unread.push({ file: path, why: file.why });
      continue;
    }
    const byCase = testsByCase(file, own);
    const cases = file.cases.filter(
      (one) => byCase.get(one)?.some(({ isChanged }) => isChanged) ?? overlaps(lines, one.line, one.endLine),
    );
    const ranOf = (one: ReadCase) => (byCase.get(one) ?? []).map(({ test }) => test.name);
    if (cases.length > 0) files.push({ file, cases, ranOf });
  }
  return { files, unread };
}

/** The tests of a file by the case that they came from. */
function testsByCase<Ran extends { readonly test: TestCase }>(
  file: TestFile,
  tests: readonly Ran[],
): ReadonlyMap<ReadCase, readonly Ran[]> {
  const model = readTestBlocks(file.path, file.text);
  if (model === null) return new Map();
  const find = createTestMatcher(model);
  const place = (line: number, endLine: number, name: string) => `${line}-${endLine} ${name}`;
  const byPlace = new Map(file.cases.map((one) => [place(one.line, one.endLine, one.name), one]));
  const found = tests.flatMap((ran) =>
    find(ran.test).flatMap(({ line, endLine, titlePath }) => {
      const one = byPlace.get(place(line, endLine, nameOfTitles(titlePath.map(written))));
      return one === undefined ? [] : [{ one, ran }];
    }),
  );
  return new Map([...grouped(found, ({ one }) => one)].map(([one, same]) => [one, same.map(({ ran }) => ran)]));
}
