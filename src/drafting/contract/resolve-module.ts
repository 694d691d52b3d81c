import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import type { Entry } from '../../source/file-tree.ts';
import { moduleFiles, normal } from '../../source/module-files.ts';
import { targetsOf } from '../../source/package-manifest.ts';
import { createPackages, isInstalled } from '../../source/packages.ts';
import { isReadable } from '../../source/parse.ts';
import { createConfiguredPaths } from './configured-paths.ts';
import type { ReadableTree } from './readable-tree.ts';

/** The file of the repository that a specifier means for the compiler; null for installed packages and what is not there. */
export type ResolveModule = (from: string, specifier: string) => Entry | null;

const LONGEST_SPECIFIER = 1_000;
/** Sources tell more than the declarations that were made of them, these more than plain JavaScript. */
const ORDER = [/(?<!\.d)\.[cm]?ts$/, /\.tsx$/, /\.d\.[cm]?ts$/, /\.[cm]?js$/, /\.jsx$/];

/** Relative paths; `imports` of package.json; `paths` and `baseUrl` of tsconfig.json; packages of the repository by name. */
export function createResolveModule(tree: ReadableTree): ResolveModule {
  const packages = createPackages(tree);
  const aliases = createConfiguredPaths(tree);
  const kept = new Map<string, Entry | null>();

  const at = (path: string): Entry | null => {
    if (path === '..' || path.startsWith('../')) return null;
    return best(moduleFiles(tree, normal(path), packages.mainOf));
  };

  const aliased = (folder: string, specifier: string): Entry | null => {
    const own = specifier.startsWith('#') ? packages.around(folder) : null;
    const targets = own === null ? [] : targetsOf(own.manifest.imports, specifier);
    const inPackage = targets
      .filter((target) => target.startsWith('./'))
      .map((target) => `${own?.folder ?? '.'}/${target}`);
    return firstOf([...inPackage, ...aliases(folder, specifier)], at);
  };

  const resolve = (folder: string, specifier: string): Entry | null => {
    if (specifier === '' || specifier.length > LONGEST_SPECIFIER || specifier.includes('\0')) return null;
    if (isBuiltin(specifier) || /^[a-z][a-z+.-]*:/.test(specifier)) return null;
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return at(`${folder}/${specifier}`);
    if (specifier.startsWith('/')) return null;
    const found = aliased(folder, specifier);
    if (found !== null) return found;
    const named = packages.find(folder, specifier);
    return named.where === 'inside' ? best(named.files) : null;
  };

  return (from, specifier) => {
    const folder = dirname(from);
    const key = `${folder}\0${specifier}`;
    let entry = kept.get(key);
    if (entry === undefined) {
      entry = resolve(folder, specifier);
      kept.set(key, entry);
    }
    return entry;
  };
}

function best(entries: readonly Entry[]): Entry | null {
  const own = entries.filter(({ path }) => !isInstalled(path) && isReadable(path));
  return firstOf(ORDER, (ending) => own.find(({ path }) => ending.test(path)) ?? null);
}

function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | null): Result | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
