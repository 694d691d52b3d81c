import type { Entry, FileTree } from './file-tree.ts';
import { normal } from './module-files.ts';

/** A tree with more files in it than there are on disk: drafts that nobody has written yet. */
export function overlayTree(tree: FileTree, paths: Iterable<string>): FileTree {
  const files = new Set(paths);
  const folders = new Map<string, Set<string>>();
  for (const path of files) {
    for (let at = path; at !== '.'; ) {
      const folder = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '.';
      folders.set(folder, (folders.get(folder) ?? new Set()).add(at.slice(folder === '.' ? 0 : folder.length + 1)));
      at = folder;
    }
  }
  const added = (path: string): Entry | null => {
    const plain = normal(path);
    if (files.has(plain)) return { path: plain, kind: 'file', links: [] };
    return folders.has(plain) ? { path: plain, kind: 'folder', links: [] } : null;
  };
  return {
    root: tree.root,
    find: (path) => tree.find(path) ?? added(path),
    leavesRoot: tree.leavesRoot,
    namesIn: (folder) => [...new Set([...tree.namesIn(folder), ...(folders.get(folder) ?? [])])],
  };
}
