import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../domain/change.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { orderedSuites } from '../source/match-test.ts';
import { readTestBlocks, type TestModel } from '../source/test-blocks.ts';
import { type ChangedTexts, testChanges } from '../source/test-changes.ts';
import type { TestSelection } from '../toolchain/toolchain.ts';
import type { Reading } from './subjects.ts';

/** What the source of the tests says about them. */
export interface TestReading extends Reading {
  /** Suites marked `// earnest-ordered`. */
  readonly ordered: readonly TestSelection[];
  /** The key of a test in the ledger; null when it has none. */
  ledgerKey(test: TestCase): Promise<string | null>;
}

/** Larger test files are generated, and not read. */
const LARGEST_TEST_FILE = 4 * 1024 * 1024;

/** Reads the files whose tests ran. */
export async function readTests(
  root: string,
  change: Change,
  suite: TestRun,
  textsOf: (path: string) => ChangedTexts,
): Promise<TestReading> {
  const testFiles = [...new Set(suite.tests.map(({ file }) => file))].filter((file) => file !== '');
  const models = new Map<string, TestModel | null>();
  for (const file of testFiles) models.set(file, await modelOf(join(root, file), file));
  const ordered = testFiles.flatMap((file) => {
    const model = models.get(file) ?? null;
    const paths = suite.tests.filter((test) => test.file === file).map(({ titlePath }) => titlePath);
    return model === null ? [] : orderedSuites(model, paths).map((titlePath) => ({ file, titlePath }));
  });
  const changed = new Set(change.files.flatMap(({ path, kind }) => (kind === 'other' ? [] : [path])));
  return {
    changeOf: testChanges(change, textsOf),
    reached: (file) => changed.has(file) || change.files.some(({ kind }) => kind === 'source'),
    ordered,
    ledgerKey: async () => null,
  };
}

async function modelOf(absolute: string, path: string): Promise<TestModel | null> {
  const found = await stat(absolute).catch(() => null);
  if (found === null || !found.isFile() || found.size > LARGEST_TEST_FILE) return null;
  return readTestBlocks(path, await readFile(absolute, 'utf8'));
}
