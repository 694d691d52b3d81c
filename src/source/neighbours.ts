import { dirname } from 'node:path/posix';
import type { Entry, FileTree } from './file-tree.ts';
import { moduleFiles, normal } from './module-files.ts';

/** Snapshots that jest, vitest (`__snapshots__/x.snap`) and node:test (`x.snapshot`) keep beside a test file. */
export function snapshotsOf(tree: FileTree, path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [`${dirname(path)}/__snapshots__/${name}.snap`, `${path}.snapshot`].flatMap((candidate) => {
    const entry = tree.find(normal(candidate));
    return entry?.kind === 'file' ? [entry.path] : [];
  });
}

/**
 * Mocks that jest and vitest take for what a file imports: `__mocks__` beside a module of the repository, or in a folder around
 * the importing file for an installed package or a module of Node. Whether the test mocks it is not asked.
 */
export function mocksOf(tree: FileTree, path: string, specifier: string, resolved: readonly Entry[]): readonly Entry[] {
  const mocks: Entry[] = [];
  for (const { path: module } of resolved) {
    const name = module.slice(module.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
    mocks.push(...mockAt(tree, dirname(module), name));
  }
  if (resolved.length > 0 || /^[./#~]/.test(specifier)) return mocks;
  const name = specifier.replace(/^node:/, '');
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    mocks.push(...mockAt(tree, folder, name));
    if (folder === '.') return mocks;
  }
}

function mockAt(tree: FileTree, folder: string, name: string): readonly Entry[] {
  const mocks = normal(`${folder}/__mocks__`);
  return tree.find(mocks)?.kind === 'folder' ? moduleFiles(tree, normal(`${mocks}/${name}`)) : [];
}
