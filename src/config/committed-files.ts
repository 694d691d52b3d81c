import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';
import { LARGEST_SETTINGS_BYTES, type SettingsKind, tooLarge } from './settings-document.ts';

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
  return (await treeOf(git, root, commit, ['-l'], paths, what)).map(treeEntry);
}

/** The path of every entry of a commit's tree, submodules included, in git's order. Throws CouldNotJudge as `committedFiles` does. */
export function allCommittedPaths(git: Git, root: string, commit: string, what: string): Promise<readonly string[]> {
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

/** Git says `BAD` in place of the size of what it does not have, as in a partial checkout: reading it then says so. */
function treeEntry(line: string): CommittedFile {
  const match = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-|BAD)\t(.*)$/s.exec(line);
  if (match === null) {
    throw new CouldNotJudge(
      `Received an entry of a commit from git ls-tree that cannot be read: "${line.slice(0, 200)}". This git may be newer than Earnest knows.`,
    );
  }
  const [, mode = '', blob = '', bytes = '', path = ''] = match;
  return { kind: kindOf(mode), blob, bytes: Number(bytes) || 0, path };
}

function kindOf(mode: string): CommittedFile['kind'] {
  return mode === '100644' || mode === '100755' ? 'file' : mode === '120000' ? 'link' : 'other';
}

/**
 * The text of a settings file of a commit.
 *
 * @throws CouldNotJudge for a link or a folder, for a file that is too large, and when git does not have it
 */
export async function committedSettings(
  git: Git,
  root: string,
  commit: string,
  { path, kind, blob, bytes }: CommittedFile,
  what: SettingsKind,
): Promise<string> {
  if (kind !== 'file') {
    const found = kind === 'link' ? 'a symbolic link' : 'something that is not a file';
    throw new CouldNotJudge(
      `${path}:1:1: received ${found} at ${commit.slice(0, 7)}. A ${what} must be a regular file.`,
    );
  }
  if (bytes > LARGEST_SETTINGS_BYTES) throw new CouldNotJudge(tooLarge(path, bytes, what));
  const { exitCode, stdout, stderr } = await git.attempt(root, ['cat-file', 'blob', blob]);
  if (exitCode !== 0) {
    throw new CouldNotJudge(
      `${path}:1:1: received nothing from git, which says "${stderr.trim().slice(0, 300)}". Fetch that commit with its files: the checkout may be partial.`,
    );
  }
  return stdout;
}
