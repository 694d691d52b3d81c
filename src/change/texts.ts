import { readFile, stat } from 'node:fs/promises';
import type { Change } from '../domain/change.ts';
import type { Git } from '../system/system.ts';
import { insideTree } from '../system/work-tree-paths.ts';

/** No test file or configuration that a person wrote is larger; a larger one is not read, and counts as unread. */
const LARGEST_TEXT_BYTES = 4 * 1024 * 1024;

export interface TextPair {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Reads the named texts: `after` from the work tree, `before` from the base commit; null where there is none to read. */
export async function readTexts(
  git: Git,
  root: string,
  base: string,
  wanted: readonly TextPair[],
): Promise<TextPair[]> {
  return Promise.all(
    wanted.map(async ({ path, before, after }) => ({
      path,
      before: before === null ? null : await textAtCommit(git, root, base, before),
      after: after === null ? null : await textOnDisk(root, after),
    })),
  );
}

/** The texts of files of the work tree by path, without those that cannot be read. */
export async function readSources(root: string, paths: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    [...new Set(paths)].map(async (path) => [path, await textOnDisk(root, path)] as const),
  );
  return new Map(texts.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}

async function textOnDisk(root: string, path: string): Promise<string | null> {
  const real = await insideTree(root, path);
  const found = await stat(real).catch(() => null);
  return found?.isFile() && found.size <= LARGEST_TEXT_BYTES ? readFile(real, 'utf8') : null;
}

async function textAtCommit(git: Git, root: string, commit: string, path: string): Promise<string | null> {
  const size = await git.attempt(root, ['cat-file', '-s', `${commit}:${path}`]);
  if (size.exitCode !== 0 || Number(size.stdout) > LARGEST_TEXT_BYTES) return null;
  const text = await git.attempt(root, ['cat-file', 'blob', `${commit}:${path}`]);
  return text.exitCode === 0 ? text.stdout : null;
}

/** The changed test files at base and in the work tree; both null for any other path. */
export async function textsOfTests(
  git: Git,
  root: string,
  { base, files }: Change,
): Promise<(path: string) => Pick<TextPair, 'before' | 'after'>> {
  const tests = files.filter(({ kind, entry, binary }) => kind === 'test' && entry === 'file' && !binary);
  const wanted = tests.map(({ path, previousPath, status }) => ({
    path,
    before: status === 'added' ? null : (previousPath ?? path),
    after: status === 'deleted' ? null : path,
  }));
  const texts = new Map((await readTexts(git, root, base, wanted)).map((pair) => [pair.path, pair]));
  return (path) => texts.get(path) ?? { before: null, after: null };
}
