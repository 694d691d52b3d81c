import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A file or folder of the repository. Paths are relative to its root, with `/`; the root is `.`. */
export interface Entry {
  /** Where it really is, after every link. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Links on the way that the repository holds: to change one changes what is found. */
  readonly links: readonly string[];
}

/** What is where in a work tree. Each folder is read once; what leads out of the root is not there. */
export interface FileTree {
  /** Absolute, real. */
  readonly root: string;
  find(path: string): Entry | null;
  /** True when there is something, but a link takes it out of the root. */
  leavesRoot(path: string): boolean;
  /** Names in a folder; none when there is no such folder. */
  namesIn(folder: string): readonly string[];
}

/** Linux opens no longer one (PATH_MAX). */
const LONGEST_PATH = 4_096;

/** @param root must exist */
export function createFileTree(root: string): FileTree {
  const realRoot = realpathSync(root);
  const folders = new Map<string, ReadonlyMap<string, Dirent>>();
  const found = new Map<string, Entry | 'outside' | null>([['.', { path: '.', kind: 'folder', links: [] }]]);

  const entriesOf = (folder: string): ReadonlyMap<string, Dirent> => {
    let entries = folders.get(folder);
    if (entries === undefined) {
      entries = new Map(readFolder(join(realRoot, folder)).map((entry) => [entry.name, entry]));
      folders.set(folder, entries);
    }
    return entries;
  };

  const look = (path: string): Entry | 'outside' | null => {
    const known = found.get(path);
    if (known !== undefined) return known;
    if (path === '..' || path.startsWith('../') || path.startsWith('/') || path.includes('\0')) return 'outside';
    if (path.length > LONGEST_PATH) return null;
    const parent = look(dirname(path));
    const entry = parent === 'outside' || parent?.kind !== 'folder' ? null : describe(parent, basename(path));
    const result = parent === 'outside' ? 'outside' : entry;
    found.set(path, result);
    return result;
  };

  const describe = (parent: Entry, name: string): Entry | 'outside' | null => {
    const entry = entriesOf(parent.path).get(name);
    if (entry === undefined) return null;
    const path = parent.path === '.' ? name : `${parent.path}/${name}`;
    if (entry.isFile()) return { path, kind: 'file', links: parent.links };
    if (entry.isDirectory()) return { path, kind: 'folder', links: parent.links };
    return entry.isSymbolicLink() ? followLink(path, parent) : null;
  };

  const followLink = (path: string, parent: Entry): Entry | 'outside' | null => {
    const real = attempt(() => realpathSync(join(realRoot, path)));
    const stats = real === null ? null : attempt(() => statSync(real));
    if (real === null || stats === null) return null;
    const target = relative(realRoot, real).split(sep).join('/') || '.';
    if (target === '..' || target.startsWith('../')) return 'outside';
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : null;
    return kind === null ? null : { path: target, kind, links: [...parent.links, path] };
  };

  return {
    root: realRoot,
    find(path) {
      const entry = look(path);
      return entry === 'outside' ? null : entry;
    },
    leavesRoot: (path) => look(path) === 'outside',
    namesIn(folder) {
      const entry = look(folder);
      return entry === null || entry === 'outside' || entry.kind !== 'folder' ? [] : [...entriesOf(entry.path).keys()];
    },
  };
}

function readFolder(absolute: string): readonly Dirent[] {
  return attempt(() => readdirSync(absolute, { withFileTypes: true })) ?? [];
}

function attempt<Result>(action: () => Result): Result | null {
  try {
    return action();
  } catch {
    return null;
  }
}
