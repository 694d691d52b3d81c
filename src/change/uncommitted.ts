import type { Git } from '../system/system.ts';

/**
 * Files that git neither tracks nor ignores, relative to root. Left out: folders named `node_modules` (an installed tree
 * that nobody ignored is not the change) and repositories inside the work tree (git reports them as one folder).
 */
export async function untrackedFiles(git: Git, root: string): Promise<string[]> {
  const output = await git.text(root, [
    'ls-files',
    '--others',
    '--exclude-standard',
    '--exclude=node_modules',
    '--full-name',
    '-z',
  ]);
  return output.split('\0').filter((file) => file !== '' && !file.endsWith('/'));
}

/** Files that a merge left in conflict. A diff against a commit shows them as modified, markers and all. */
export async function unmergedFiles(git: Git, root: string): Promise<string[]> {
  const output = await git.text(root, ['diff', '--name-only', '--diff-filter=U', '-z']);
  return output.split('\0').filter((file) => file !== '');
}

/** True when the work tree differs from HEAD: edited, staged, deleted or untracked files. Unfinished work inside submodules does not count. */
export async function hasUncommittedWork(git: Git, root: string): Promise<boolean> {
  const { exitCode } = await git.attempt(root, ['diff', '--quiet', '--ignore-submodules=dirty', 'HEAD', '--']);
  return exitCode !== 0 || (await untrackedFiles(git, root)).length > 0;
}
