import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';

/** More paths than this mean a pattern that no person meant, or a tree made to keep us busy. */
const MOST_PATHS = 20_000;
const DEEPEST = 32;

/**
 * The paths below `root` that a pattern names, with `/`, sorted by code point. Links are listed but never entered, and
 * neither `node_modules` nor names with a leading dot are matched unless they are written out.
 * @param options globstar: `**` stands for any number of folders, else for one name as in sh; folders: only those
 */
export async function matchingPaths(
  root: string,
  pattern: string,
  options: { readonly globstar: boolean; readonly folders: boolean },
): Promise<readonly string[]> {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  const found = new Set<string>();
  const visited = new Set<string>();

  const visit = async (folder: string, at: number, depth: number): Promise<void> => {
    const segment = segments[at];
    const state = `${at} ${folder}`;
    if (
      segment === undefined ||
      segment === '..' ||
      found.size >= MOST_PATHS ||
      depth > DEEPEST ||
      visited.has(state)
    ) {
      return;
    }
    visited.add(state);
    const last = at === segments.length - 1;
    const anyDepth = segment === '**' && options.globstar;
    const matches = anyDepth ? () => true : picomatch(segment === '**' ? '*' : segment);
    if (anyDepth && !last) {
      await visit(folder, at + 1, depth);
    }
    for (const entry of await entriesOf(join(root, folder))) {
      const literal = entry.name === segment;
      if (!literal && (entry.name === 'node_modules' || entry.name.startsWith('.') || !matches(entry.name))) {
        continue;
      }
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (last && (entry.isDirectory() || !options.folders)) {
        found.add(path);
      }
      if (entry.isDirectory() && (anyDepth || !last)) {
        await visit(path, anyDepth ? at : at + 1, depth + 1);
      }
    }
  };

  await visit('', 0, 0);
  return [...found].sort();
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
