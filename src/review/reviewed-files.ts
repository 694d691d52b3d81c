import { type Change, overlaps } from '../domain/change.ts';
import type { TestChange } from '../domain/stability.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { createTestMatcher } from '../source/match-test.ts';
import { isReadable } from '../source/parse.ts';
import { readTestBlocks } from '../source/test-blocks.ts';
import type { Modules } from './model/modules.ts';
import type { ReadCase, TestFile } from './model/test-file.ts';

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
  const ran = new Map<string, { readonly test: TestCase; readonly isChanged: boolean }[]>();
  for (const { run, changeOf } of suites) {
    for (const test of run.tests) {
      const isChanged = changeOf(test) !== 'unchanged';
      ran.set(test.file, [...(ran.get(test.file) ?? []), { test, isChanged }]);
    }
  }
  for (const changed of change.files) {
    const { path, kind, entry, status, lines } = changed;
    if (kind !== 'test' || entry !== 'file' || status === 'deleted' || !isReadable(path)) continue;
    const own = ran.get(path) ?? [];
    const file = modules.test(path);
    if ('why' in file) {
      if (own.length > 0) unread.push({ file: path, why: file.why });
      continue;
    }
    const byCase = namesByCase(
      file,
      own.map(({ test }) => test),
    );
    const isRanChanged = (one: ReadCase) => {
      const names = byCase.get(one) ?? [];
      return own.some(({ test, isChanged }) => isChanged && names.includes(test.name));
    };
    const cases = file.cases.filter((one) =>
      byCase.has(one) ? isRanChanged(one) : overlaps(lines, one.line, one.endLine),
    );
    if (cases.length > 0) files.push({ file, cases, ranOf: (one) => byCase.get(one) ?? [] });
  }
  return { files, unread };
}

function namesByCase(file: TestFile, tests: readonly TestCase[]): ReadonlyMap<ReadCase, readonly string[]> {
  const names = new Map<ReadCase, string[]>();
  const model = readTestBlocks(file.path, file.text);
  if (model === null) return names;
  const find = createTestMatcher(model);
  for (const test of tests) {
    for (const block of find(test)) {
      const one = file.cases.find(({ line, endLine }) => line === block.line && endLine === block.endLine);
      if (one !== undefined) names.set(one, [...(names.get(one) ?? []), test.name]);
    }
  }
  return names;
}
