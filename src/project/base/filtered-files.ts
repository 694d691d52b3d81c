import { copyFile, lstat, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Change } from '../../domain/change.ts';
import type { System } from '../../system/system.ts';

/** Every path but those without the attribute: `attr:filter` alone would miss `filter=lfs`. */
const WITH_FILTER = ':(exclude,attr:!filter)';

/**
 * Files that a filter rewrites on its way to disk (Git LFS above all) stand in the base tree as git stores them, since no
 * filter ran. Where the change does not touch such a file, the work tree's copy is the same file rewritten, and is taken.
 *
 * @returns the paths that are still as git stores them
 */
export async function restoreFilteredFiles(
  system: System,
  head: string,
  base: string,
  change: Change,
): Promise<readonly string[]> {
  const listed = await system.git.text(base, ['ls-files', '-z', '--', WITH_FILTER]);
  const changed = new Set(change.files.flatMap(({ path, previousPath }) => [path, previousPath]));
  const unfiltered: string[] = [];
  for (const path of listed.split('\0')) {
    if (path === '' || !(await isPlainFile(base, path))) continue;
    if (changed.has(path) || !(await isPlainFile(head, path))) unfiltered.push(path);
    else await copyFile(join(head, path), join(base, path));
  }
  return unfiltered;
}

/** A file with no symbolic link on the way to it. */
async function isPlainFile(root: string, path: string): Promise<boolean> {
  const found = await lstat(join(root, path)).catch(() => null);
  const folder = dirname(join(root, path));
  return found?.isFile() === true && (await realpath(folder).catch(() => null)) === folder;
}
