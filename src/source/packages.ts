import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Entry, FileTree } from './file-tree.ts';
import { moduleFiles, normal } from './module-files.ts';
import { type PackageManifest, readManifest, targetsOf } from './package-manifest.ts';

/** The packages of a repository, and what is found under their names. */
export interface Packages {
  /** The folder of the package.json nearest to a folder, with its content; null when there is none. */
  around(folder: string): { readonly folder: string; readonly manifest: PackageManifest } | null;
  /** What a specifier that begins with a package's name means, asked from a folder. */
  find(folder: string, specifier: string): FoundPackage;
  /** The files that a package.json names as the package itself, relative to its folder. */
  mainOf(folder: string): readonly string[];
}

/**
 * inside: a package of the repository. outside: an installed one, which the lock file vouches for. linked-out: a link that leads
 * out of the repository. none: no such package.
 */
export type FoundPackage =
  | { readonly where: 'inside'; readonly files: readonly Entry[]; readonly built: readonly Entry[] }
  | { readonly where: 'outside' | 'linked-out' | 'none' };

const NAME = /^(@[^/]+\/[^/]+|[^@/][^/]*)(?:\/(.*))?$/;
/** Folders that builds write to, and where they read from. */
const BUILT = /^(?:\.\/)?(?:dist|lib|build|out|output|es|esm|cjs|types|typings)\/(?:(?:src|es|esm|cjs|types|umd)\/)?/;
const SOURCES = ['src/', 'lib/', ''];
/** Larger repositories are not searched for packages that are not linked into node_modules. */
const MOST_FOLDERS = 20_000;

export function createPackages(tree: FileTree): Packages {
  const manifests = new Map<string, PackageManifest | null>();
  let named: ReadonlyMap<string, string> | null = null;

  const manifestOf = (folder: string): PackageManifest | null => {
    let manifest = manifests.get(folder);
    if (manifest === undefined) {
      const entry = tree.find(inFolder(folder, 'package.json'));
      manifest = entry?.kind === 'file' ? readManifest(textOf(join(tree.root, entry.path))) : null;
      manifests.set(folder, manifest);
    }
    return manifest;
  };

  const around: Packages['around'] = (folder) => {
    const manifest = manifestOf(folder);
    if (manifest !== null) return { folder, manifest };
    return folder === '.' ? null : around(dirname(folder));
  };

  const mainOf = (folder: string): readonly string[] => manifestOf(folder)?.entries ?? [];

  /** What a package of the repository gives under `.` or `./sub`. */
  const within = (folder: string, key: string): FoundPackage => {
    const manifest = manifestOf(folder);
    const own = manifest?.exports === undefined || manifest.exports === null ? null : targetsOf(manifest.exports, key);
    const targets = own ?? (key === '.' ? mainOf(folder) : [key]);
    const files = new Map<string, Entry>();
    const built = new Map<string, Entry>();
    for (const target of targets) {
      const found = moduleFiles(tree, normal(inFolder(folder, target)), mainOf);
      const sources = sourcesOf(tree, folder, target);
      for (const entry of sources) files.set(entry.path, entry);
      for (const entry of found) (sources.length > 0 ? built : files).set(entry.path, entry);
    }
    if (files.size === 0) for (const entry of fallback(folder, key)) files.set(entry.path, entry);
    return {
      where: 'inside',
      files: [...files.values()],
      built: [...built.values()].filter(({ path }) => !files.has(path)),
    };
  };

  const fallback = (folder: string, key: string): readonly Entry[] => {
    const names = key === '.' ? ['src/index', 'src/main', 'index', 'lib/index'] : [key, `src/${key}`];
    const found = names.map((name) => moduleFiles(tree, normal(inFolder(folder, name)), mainOf));
    return found.find((files) => files.length > 0) ?? [];
  };

  const byName = (): ReadonlyMap<string, string> => {
    named ??= new Map(
      foldersOf(tree).flatMap((folder) => {
        const name = manifestOf(folder)?.name;
        return name === null || name === undefined ? [] : [[name, folder] as const];
      }),
    );
    return named;
  };

  const find = (folder: string, specifier: string): FoundPackage => {
    const [, name = '', sub] = NAME.exec(specifier) ?? [];
    if (name === '') return { where: 'none' };
    const key = sub === undefined || sub === '' ? '.' : `./${sub}`;
    const self = around(folder);
    if (self !== null && self.manifest.name === name) return within(self.folder, key);
    for (let at = folder; ; at = dirname(at)) {
      for (const installed of [name, typesOf(name)]) {
        const path = inFolder(at, `node_modules/${installed}`);
        if (tree.leavesRoot(path)) return { where: 'linked-out' };
        const entry = tree.find(path);
        if (entry === null) continue;
        return isInstalled(entry.path) || entry.kind !== 'folder' ? { where: 'outside' } : within(entry.path, key);
      }
      if (at === '.') break;
    }
    const elsewhere = byName().get(name);
    return elsewhere === undefined ? { where: 'none' } : within(elsewhere, key);
  };

  return { around, find, mainOf };
}

/** A built file's source, where builds usually take it from. */
function sourcesOf(tree: FileTree, folder: string, target: string): readonly Entry[] {
  if (!BUILT.test(target)) return [];
  const stem = target.replace(/\.d\.([cm]?)ts$/, '.$1js');
  for (const from of SOURCES) {
    const path = normal(inFolder(folder, stem.replace(BUILT, from)));
    const found = path === normal(inFolder(folder, stem)) ? [] : moduleFiles(tree, path);
    if (found.length > 0) return found;
  }
  return [];
}

function foldersOf(tree: FileTree): readonly string[] {
  const folders = ['.'];
  for (let at = 0; at < folders.length && folders.length < MOST_FOLDERS; at += 1) {
    const folder = folders[at] ?? '.';
    for (const name of tree.namesIn(folder)) {
      const path = inFolder(folder, name);
      if (name === 'node_modules' || name.startsWith('.')) continue;
      const entry = tree.find(path);
      if (entry?.kind === 'folder' && entry.path === path) folders.push(path);
    }
  }
  return folders;
}

export function isInstalled(path: string): boolean {
  return path.split('/').includes('node_modules');
}

function typesOf(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}

function inFolder(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

function textOf(absolute: string): string {
  try {
    return readFileSync(absolute, 'utf8');
  } catch {
    return '';
  }
}
