import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createFileTree, type Entry, type FileTree } from '../../source/file-tree.ts';

/** Bytes. No script that a person wrote is longer. */
export const LARGEST_FILE = 4 * 1024 * 1024;

/** A work tree in which what must not be read is not there. */
export interface ReadableTree extends FileTree {
  /** True when something is at the path and the deny-list is why it is not found. */
  isDenied(path: string): boolean;
  /** The text of a file that `find` gave; null when it cannot be read or has more than LARGEST_FILE bytes. */
  textOf(entry: Entry): string | null;
  sizeOf(entry: Entry): number;
}

/** A path has to be allowed as it is asked for, by each link on the way, and where it really is. */
export function createReadableTree(root: string, mayRead: (path: string) => boolean): ReadableTree {
  const tree = createFileTree(root);
  const isAllowed = (path: string, entry: Entry) => [path, entry.path, ...entry.links].every(mayRead);
  const absolute = (entry: Entry) => join(tree.root, entry.path);
  return {
    ...tree,
    find(path) {
      const entry = tree.find(path);
      return entry !== null && (entry.kind === 'folder' || isAllowed(path, entry)) ? entry : null;
    },
    isDenied(path) {
      const entry = tree.find(path);
      return entry?.kind === 'file' && !isAllowed(path, entry);
    },
    textOf(entry) {
      try {
        return statSync(absolute(entry)).size > LARGEST_FILE ? null : readFileSync(absolute(entry), 'utf8');
      } catch {
        return null;
      }
    },
    sizeOf(entry) {
      try {
        return statSync(absolute(entry)).size;
      } catch {
        return 0;
      }
    },
  };
}
