import { isDeepStrictEqual } from 'node:util';
import type { Change, FileKind } from '../domain/change.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';
import { readChange } from './read-change.ts';

/**
 * Refuses to go on when running the suite has rewritten code or tests: what would be mutated then is not what the pull request holds.
 * A suite may still write data, snapshots of its own and ignored files.
 *
 * @throws CouldNotJudge naming the rewritten files
 */
export async function requireSameTree(
  git: Git,
  root: string,
  before: Change,
  classify: (path: string) => FileKind,
): Promise<void> {
  const after = await readChange(git, root, before, classify);
  const byPath = new Map(before.files.map((file) => [file.path, file]));
  const rewritten = after.files.filter((file) => isCode(file.path) && !isDeepStrictEqual(file, byPath.get(file.path)));
  const gone = before.files.filter((file) => isCode(file.path) && !after.files.some(({ path }) => path === file.path));
  const paths = [...rewritten, ...gone].map(({ path }) => path);
  if (paths.length === 0) return;
  const named = paths.slice(0, 5).join(', ');
  throw new CouldNotJudge(
    `Running the suite changed ${paths.length === 1 ? 'a file' : `${paths.length} files`} under test: ${named}. ` +
      'Mutants of a tree that its own tests rewrite say nothing about the pull request. Let the tests write to a temporary folder, or to paths that git ignores.',
  );
}

function isCode(path: string): boolean {
  return /\.([cm]?[jt]sx?|vue|svelte)$/.test(path);
}
