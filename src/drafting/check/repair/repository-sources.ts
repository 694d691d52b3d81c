import { basename } from 'node:path/posix';
import type { FileTree } from '../../../source/file-tree.ts';

/** Larger repositories are searched as far as this. */
const MOST_FOLDERS = 5_000;
const SCRIPT = /\.[cm]?[jt]sx?$/;
const LEFT_OUT = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'lib']);

/** `price` of `src/price.ts`. */
export function stemOf(path: string): string {
  return basename(path).replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}

/** Scripts below a folder that are called so, whatever their ending. What is built or installed is left out. */
export function sourcesCalled(tree: FileTree, stem: string): readonly string[] {
  const found: string[] = [];
  const folders = ['.'];
  for (let at = 0; at < folders.length && folders.length < MOST_FOLDERS; at += 1) {
    const folder = folders[at] ?? '.';
    for (const name of tree.namesIn(folder)) {
      const path = folder === '.' ? name : `${folder}/${name}`;
      if (SCRIPT.test(name)) {
        if (stemOf(name) === stem && tree.find(path)?.kind === 'file') found.push(path);
      } else if (!name.startsWith('.') && !LEFT_OUT.has(name)) {
        const entry = tree.find(path);
        if (entry?.kind === 'folder' && entry.path === path) folders.push(path);
      }
    }
  }
  return found;
}
