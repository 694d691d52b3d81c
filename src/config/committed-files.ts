import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';

/** One entry of a commit's tree. */
export interface CommittedFile {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'other';
  readonly blob: string;
  readonly bytes: number;
}

/**
 * What a commit has at these paths, relative to the repository root; what is not there is left out.
 *
 * @param what what is being read, for the message: `the policy`
 * @throws CouldNotJudge when git cannot read the commit
 */
export async function committedFiles(
  git: Git,
  root: string,
  commit: string,
  paths: readonly string[],
  what: string,
): Promise<readonly CommittedFile[]> {
  return (await treeOf(git, root, commit, ['-l'], paths, what)).flatMap(treeEntry);
}

/** The path of every entry of a commit's tree, submodules included, in git's order. Throws CouldNotJudge as `committedFiles` does. */
export function committedPaths(git: Git, root: string, commit: string, what: string): Promise<readonly string[]> {
  return treeOf(git, root, commit, ['-r', '--name-only'], [], what);
}

async function treeOf(
  git: Git,
  root: string,
  commit: string,
  options: readonly string[],
  paths: readonly string[],
  what: string,
): Promise<readonly string[]> {
  const args = ['--literal-pathspecs', 'ls-tree', '-z', ...options, '--full-tree', commit, '--', ...paths];
  const listing = await git.attempt(root, args);
  if (listing.exitCode !== 0) {
    throw new CouldNotJudge(
      `Could not read ${what} at the base commit ${commit}: git says "${listing.stderr.trim().slice(0, 300)}". Fetch that commit: the checkout may be too shallow.`,
    );
  }
  return listing.stdout.split('\0').filter((entry) => entry !== '');
}

function treeEntry(line: string): CommittedFile[] {
  const match = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
  if (match === null) return [];
  const [, mode = '', blob = '', bytes = '', path = ''] = match;
  return [{ kind: kindOf(mode), blob, bytes: Number(bytes) || 0, path }];
}

function kindOf(mode: string): CommittedFile['kind'] {
  return mode === '100644' || mode === '100755' ? 'file' : mode === '120000' ? 'link' : 'other';
}

/** What a message calls an entry that is no regular file. */
export function kindText(kind: 'link' | 'other'): string {
  return kind === 'link' ? 'a symbolic link' : 'something that is not a file';
}
