import { dirname, join, relative, sep } from 'node:path';
import { createPathsMatcher, parseTsconfig } from 'get-tsconfig';
import type { FileTree } from './file-tree.ts';

/** What a specifier may mean by `paths` and `baseUrl`: paths relative to the repository root, the likeliest first. */
export interface PathAliases {
  candidates(specifier: string): readonly string[];
  /** Why a configuration could not be read, with its path. */
  readonly problems: readonly string[];
}

const NAMES = ['tsconfig.json', 'jsconfig.json'];

/**
 * Reads the `tsconfig.json` (or `jsconfig.json`) nearest to a folder, with what it extends and, since a solution's own file
 * holds nothing else, with those it references. Each is read once.
 */
export function createPathAliases(tree: FileTree): (folder: string) => PathAliases {
  const cache = new Map<string, string>();
  const byFolder = new Map<string, PathAliases>();

  const read = (path: string): PathAliases => {
    const own = matcherOf(path, tree, cache);
    const referenced = own.references.map((reference) => {
      const named = relativeTo(tree, join(tree.root, dirname(path), reference));
      const isFolder = tree.find(named)?.kind === 'folder';
      return matcherOf(isFolder ? `${named}/tsconfig.json` : named, tree, cache);
    });
    const all = [own, ...referenced];
    return {
      candidates: (specifier) => all.flatMap(({ match }) => match(specifier)),
      problems: all.flatMap(({ problem }) => (problem === null ? [] : [problem])),
    };
  };

  const nearest = (folder: string): PathAliases => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const path = NAMES.map((name) => inFolder(folder, name)).find((candidate) => tree.find(candidate)?.kind === 'file');
    const aliases =
      path !== undefined
        ? read(path)
        : folder === '.'
          ? { candidates: () => [], problems: [] }
          : nearest(dirname(folder));
    byFolder.set(folder, aliases);
    return aliases;
  };
  return nearest;
}

interface Matcher {
  readonly match: (specifier: string) => readonly string[];
  readonly references: readonly string[];
  readonly problem: string | null;
}

function matcherOf(path: string, tree: FileTree, cache: Map<string, string>): Matcher {
  const absolute = join(tree.root, path);
  try {
    const config = parseTsconfig(absolute, cache);
    const matcher = createPathsMatcher({ path: absolute, config });
    const match = (specifier: string) =>
      (matcher?.(specifier) ?? [])
        .map((candidate) => relativeTo(tree, candidate))
        .filter((candidate) => !isOutside(candidate));
    const references = Array.isArray(config.references)
      ? config.references.map(({ path: named }) => String(named))
      : [];
    return { match, references, problem: null };
  } catch (error) {
    return {
      match: () => [],
      references: [],
      problem: `${path} cannot be read: ${firstLine((error as Error).message)}`,
    };
  }
}

function inFolder(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

function relativeTo({ root }: FileTree, absolute: string): string {
  return relative(root, absolute).split(sep).join('/') || '.';
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
