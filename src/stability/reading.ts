import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../domain/change.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import { testKeys } from '../source/content-key.ts';
import { createImportGraph, type ImportGraph } from '../source/import-graph.ts';
import { orderedSuites } from '../source/match-test.ts';
import { mayHoldMarks } from '../source/ordered-marks.ts';
import { readTestBlocks } from '../source/test-blocks.ts';
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
const LOCK_FILES = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/** Reads the files whose tests ran, and all that they import. */
export async function readTests(
  project: Project,
  subject: Package,
  change: Change,
  suite: TestRun,
  textsOf: (path: string) => ChangedTexts,
): Promise<TestReading> {
  const { root } = project;
  const testFiles = [...new Set(suite.tests.map(({ file }) => file))].filter((file) => file !== '');
  const ordered: TestSelection[] = [];
  for (const file of testFiles) {
    const text = await textOf(join(root, file));
    // To parse every test file of a repository takes longer than many a suite.
    if (text === null || !mayHoldMarks(text)) continue;
    const paths = suite.tests.filter((test) => test.file === file).map(({ titlePath }) => titlePath);
    const model = readTestBlocks(file, text);
    if (model !== null) ordered.push(...orderedSuites(model, paths).map((titlePath) => ({ file, titlePath })));
  }
  const graph = createImportGraph(root);
  const reached = await reachedFiles(graph, change, testFiles);
  const extras = [suite.runner, suite.runnerVersion ?? '', project.node.version, ...(await lockFiles(root, subject))];
  const keys = new Map<string, ReturnType<typeof testKeys>>();
  const keysOf = async (file: string) => {
    const text = await textOf(join(root, file));
    return testKeys(graph, file, text === null ? null : readTestBlocks(file, text), extras);
  };
  return {
    changeOf: testChanges(change, textsOf),
    reached: (file) => reached.has(file),
    ordered,
    async ledgerKey(test) {
      const known = keys.get(test.file) ?? keysOf(test.file);
      keys.set(test.file, known);
      return (await known)(test);
    },
  };
}

/**
 * The test files that the change touches, themselves or in what they import. A file of whose imports not all can be told is
 * taken for reached as soon as code changes: it costs runs, and nobody is blamed for what the base commit shows too.
 */
async function reachedFiles(
  graph: ImportGraph,
  change: Change,
  testFiles: readonly string[],
): Promise<ReadonlySet<string>> {
  const changed = new Set(
    change.files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath])),
  );
  const codeChanges = change.files.some(({ kind }) => kind === 'source' || kind === 'test');
  const reached = new Set<string>();
  for (const file of testFiles) {
    const { files, unknown } = await graph.closureOf(file);
    const touches = changed.has(file) || files.some((path) => changed.has(path));
    if (touches || (unknown.length > 0 && codeChanges)) reached.add(file);
  }
  return reached;
}

async function textOf(absolute: string): Promise<string | null> {
  const found = await stat(absolute).catch(() => null);
  if (found === null || !found.isFile() || found.size > LARGEST_TEST_FILE) return null;
  return readFile(absolute, 'utf8');
}

async function lockFiles(root: string, subject: Package): Promise<readonly string[]> {
  const folders = [...new Set([root, subject.root])];
  const paths = folders.flatMap((folder) => LOCK_FILES.map((name) => join(folder, name)));
  return Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => '')));
}
