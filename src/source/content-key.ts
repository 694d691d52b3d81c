import type { ImportGraph } from './import-graph.ts';
import { createTestMatcher, type RanTest } from './match-test.ts';
import { hashOf } from './normal-form.ts';
import type { TestBlock, TestModel } from './test-blocks.ts';

/**
 * Hash of the paths and contents of files, in whatever order they come, and of further texts in theirs (a lock file, versions of
 * the runner and of Node).
 *
 * @returns null when one of the files cannot be read
 */
export async function contentKey(
  graph: Pick<ImportGraph, 'contentOf'>,
  files: readonly string[],
  extras: readonly string[],
): Promise<string | null> {
  const paths = [...new Set(files)].sort();
  const hashes = await Promise.all(paths.map((path) => graph.contentOf(path)));
  const known = hashes.filter((hash) => hash !== null);
  if (known.length < hashes.length) return null;
  return hashOf([String(paths.length), ...paths, ...known, ...extras]);
}

/**
 * Keys for the tests of one file: two runs of a test under one key are runs of the same code, as far as texts tell. In it: the
 * test's body, what surrounds it, what it takes from other files, the content of all that its file imports, and the extras. Not
 * in it: the other tests of the file, comments, formatting, and the titles of a test that is not made by a table or a loop.
 *
 * @param model the file's blocks; null when it cannot be parsed
 * @param extras texts that every test depends on: the lock file, versions of the runner and of Node, configuration
 * @returns a function that gives null for a test that no single block of the file declares, and for all of them when it is not
 *   known everything that the file imports
 */
export async function testKeys(
  graph: ImportGraph,
  file: string,
  model: TestModel | null,
  extras: readonly string[],
): Promise<(test: RanTest) => string | null> {
  const { files, unknown } = await graph.closureOf(file);
  const around = model === null || unknown.length > 0 ? null : await contentKey(graph, files, [file, ...extras]);
  if (model === null || around === null) return () => null;
  const matching = createTestMatcher(model);
  return (test) => {
    const found = matching(test);
    const keys = new Set(found.map((block) => keyOf(block, test)));
    const [key] = keys;
    return key === undefined || keys.size > 1 ? null : hashOf([around, key]);
  };
}

/** Several tests come from a block whose titles are computed: only their titles tell them apart. */
function keyOf({ titlePath, bodyKey, contextKey, importsKey }: TestBlock, test: RanTest): string {
  const computed = titlePath.some(({ text }) => text === null) || titlePath.length < test.titlePath.length;
  return JSON.stringify([bodyKey, contextKey, importsKey, computed ? test.titlePath : []]);
}
