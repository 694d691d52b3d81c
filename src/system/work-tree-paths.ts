import { lstat, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

const MOST_LINKS = 40;

/**
 * Where a path of the work tree really is, after every symbolic link on the way. What does not exist yet may be
 * asked for: a link to something missing counts as what it points at, since writing to it would create that.
 *
 * @param root the work tree
 * @param path relative to root, or absolute
 * @returns an absolute path inside the real root, without links
 * @throws CouldNotJudge when it leads out of the tree
 */
export async function insideTree(root: string, path: string): Promise<string> {
  const realRoot = await realpath(root);
  const real = await follow(resolve(realRoot, path), path, 0);
  if (!contains(realRoot, real)) {
    throw new CouldNotJudge(
      `The path ${JSON.stringify(path)} leads out of the work tree, to ${JSON.stringify(real)}. ` +
        'A symbolic link, or `..`, probably takes it there. Replace the link with the file itself, or correct the path.',
    );
  }
  return real;
}

async function follow(absolute: string, asked: string, links: number): Promise<string> {
  if (links > MOST_LINKS) throw tooManyLinks(asked);
  try {
    return await realpath(absolute);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ELOOP') throw tooManyLinks(asked);
    if (code !== 'ENOENT') throw error;
  }
  const folder = await follow(dirname(absolute), asked, links);
  const here = join(folder, basename(absolute));
  const isLink = (await lstat(here).catch(() => null))?.isSymbolicLink() ?? false;
  return isLink ? follow(resolve(folder, await readlink(here)), asked, links + 1) : here;
}

function tooManyLinks(asked: string): CouldNotJudge {
  return new CouldNotJudge(
    `The path ${JSON.stringify(asked)} goes through too many symbolic links. They probably point at each other: remove one.`,
  );
}

function contains(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
