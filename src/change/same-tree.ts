import { createHash } from 'node:crypto';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';
import { untrackedFiles } from './uncommitted.ts';

/** The code of a work tree in so far as it is not what a commit holds. */
export interface TreeState {
  readonly commit: string;
  /** What stands at each such path; null where nothing does. */
  readonly content: ReadonlyMap<string, string | null>;
  readonly untracked: ReadonlySet<string>;
}

/**
 * Reads only code that differs from the commit or is not tracked, so a large repository costs no more than git's own status.
 * @param commit by its id: a suite may move HEAD
 */
export async function treeState(git: Git, root: string, commit: string): Promise<TreeState> {
  const differing = await git.text(root, ['diff', '--name-only', '-z', '--ignore-submodules=dirty', commit, '--']);
  const untracked = (await untrackedFiles(git, root)).filter(isCode);
  const paths = [...differing.split('\0').filter(isCode), ...untracked];
  const content = new Map<string, string | null>();
  for (const path of paths) content.set(path, await contentAt(join(root, path)));
  return { commit, content, untracked: new Set(untracked) };
}

/**
 * Refuses to go on when running the suite has rewritten code or tests: what would be mutated then is not what the pull request holds.
 * A suite may still write data, snapshots of its own, ignored files and new ones.
 *
 * @param before the state when the suite was started
 * @throws CouldNotJudge naming the rewritten files
 */
export async function requireSameTree(git: Git, root: string, before: TreeState): Promise<void> {
  const after = await treeState(git, root, before.commit);
  const known = new Set([...before.content.keys(), ...after.content.keys()]);
  const paths = [...known].sort().filter((path) => {
    const isNew = after.untracked.has(path) && !before.content.has(path);
    return !isNew && before.content.get(path) !== after.content.get(path);
  });
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

async function contentAt(path: string): Promise<string | null> {
  const status = await lstat(path).catch(() => null);
  if (status === null) return null;
  if (status.isSymbolicLink()) return `link to ${await readlink(path)}`;
  if (!status.isFile()) return 'not a file';
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
