import type { Entry, FileTree } from './file-tree.ts';

/** What compilers write in place of a source's ending, and the endings it may have been. */
const WRITTEN_AS: readonly (readonly [written: RegExp, sources: readonly string[]])[] = [
  [/\.js$/, ['.ts', '.tsx', '.jsx', '.d.ts']],
  [/\.jsx$/, ['.tsx']],
  [/\.mjs$/, ['.mts', '.d.mts']],
  [/\.cjs$/, ['.cts', '.d.cts']],
];

/** Endings that runners and compilers try, and those of components that bundlers are told to try. */
const ENDINGS = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.json',
  '.vue',
  '.svelte',
  '.d.ts',
  '.node',
];

/**
 * The files that a path, relative to the repository root, may mean as a module: itself, with another ending, or the index of a
 * folder. Where several are there (`a.js` beside `a.ts`), all of them: which one is taken is the runner's choice.
 *
 * @param mainOf the files that the package.json of a folder names, relative to that folder
 */
export function moduleFiles(
  tree: FileTree,
  path: string,
  mainOf: (folder: string) => readonly string[] = () => [],
): readonly Entry[] {
  const exact = tree.find(path);
  const sources = WRITTEN_AS.flatMap(([written, endings]) =>
    written.test(path) ? endings.map((ending) => path.replace(written, ending)) : [],
  );
  const found = files(tree, [...(exact?.kind === 'file' ? [path] : []), ...sources]);
  if (found.length > 0) return found;
  const ended = files(
    tree,
    ENDINGS.map((ending) => `${path}${ending}`),
  );
  if (ended.length > 0 || exact?.kind !== 'folder') return ended;
  const folder = path === '.' ? '' : `${path}/`;
  const main = mainOf(path).flatMap((named) => [...moduleFiles(tree, normal(`${folder}${named}`))]);
  return main.length > 0
    ? main
    : files(
        tree,
        ENDINGS.map((ending) => `${folder}index${ending}`),
      );
}

function files(tree: FileTree, paths: readonly string[]): readonly Entry[] {
  return paths.flatMap((path) => {
    const entry = tree.find(path);
    return entry?.kind === 'file' ? [entry] : [];
  });
}

/** A path without `.` and `..`; what climbs out of the root starts with `..`. */
export function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || '.';
}
