import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import type { Entry, FileTree } from './file-tree.ts';
import type { ImportRequest } from './imports-of.ts';
import { moduleFiles, normal } from './module-files.ts';
import { targetsOf } from './package-manifest.ts';
import { createPackages, isInstalled } from './packages.ts';
import { createPathAliases } from './path-aliases.ts';

/** What a file asks for, as files of the repository. */
export interface Resolution {
  /** Files whose own imports count too. */
  readonly files: readonly Entry[];
  /** Built files that stand for sources among `files`: their content counts, their imports do not. */
  readonly built: readonly Entry[];
  /** Why this may not be all, without the place; null when it is. */
  readonly problem: string | null;
}

const NOTHING: Resolution = { files: [], built: [], problem: null };
const LONGEST_SPECIFIER = 1_000;

/**
 * Resolves as runners, bundlers and TypeScript do, and where these differ to all that one of them may take. The first rule that
 * holds decides: a module of Node; a relative path; `imports` of package.json (`#alias`); `paths` and `baseUrl` of tsconfig.json;
 * the package's own name; an installed package or a linked one of the workspace; a package of the repository by its name;
 * `@/x`, `~/x` and paths from the package's root or its `src`, which only a bundler's configuration gives a meaning to: these
 * are believed, and reported as a problem.
 */
export function createResolver(tree: FileTree): (from: string, request: ImportRequest) => Resolution {
  const aliases = createPathAliases(tree);
  const packages = createPackages(tree);

  const at = (path: string) => moduleFiles(tree, normal(path), packages.mainOf);
  const firstAt = (paths: readonly string[]) => paths.map(at).find((files) => files.length > 0) ?? [];

  const aliased = (folder: string, specifier: string): readonly Entry[] => {
    const own = specifier.startsWith('#') ? packages.around(folder) : null;
    const targets = own === null ? [] : targetsOf(own.manifest.imports, specifier);
    const inPackage = targets.filter((target) => target.startsWith('./'));
    const found = inPackage.flatMap((target) => [...at(`${own?.folder ?? '.'}/${target}`)]);
    return found.length > 0 ? found : firstAt(aliases(folder).candidates(specifier));
  };

  const guessed = (folder: string, specifier: string): readonly Entry[] => {
    const path = specifier.replace(/^[@~]?\//, '').replace(/^[~#]/, '');
    const roots = [packages.around(folder)?.folder ?? '.', '.'];
    return firstAt(roots.flatMap((root) => [`${root}/src/${path}`, `${root}/${path}`, `${root}/public/${path}`]));
  };

  const bare = (folder: string, specifier: string, needed: boolean): Resolution => {
    const found = aliased(folder, specifier);
    if (found.length > 0) return { ...NOTHING, files: found };
    const named = packages.find(folder, specifier);
    if (named.where === 'inside' && named.files.length + named.built.length > 0) return { ...named, problem: null };
    if (named.where === 'outside') return NOTHING;
    const files = guessed(folder, specifier);
    if (!needed && files.length === 0) return NOTHING;
    const why =
      named.where === 'linked-out' ? 'is linked to a place outside of the repository' : 'is found by no rule we know';
    const unread = aliases(folder)
      .problems.map((problem) => ` (${problem})`)
      .join('');
    return { files, built: [], problem: `${JSON.stringify(specifier)} ${why}${unread}` };
  };

  const resolve = (from: string, { specifier, needed }: ImportRequest): Resolution => {
    if (specifier.length > LONGEST_SPECIFIER || specifier.includes('\0')) {
      return { ...NOTHING, problem: 'it asks for a path that no file can have' };
    }
    const folder = dirname(from);
    const plain = specifier.replace(/[?].*$/s, '');
    if (isBuiltin(plain) || /^(?:node|bun|data|https?|file):/.test(plain)) return NOTHING;
    if (!/^\.{1,2}(?:\/|$)/.test(plain)) return bare(folder, plain, needed);
    const files = at(`${folder}/${plain}`);
    if (files.length > 0 || !needed) return { ...NOTHING, files };
    return { ...NOTHING, problem: `${JSON.stringify(specifier)} is not there` };
  };

  return (from, request) => {
    const resolution = resolve(from, request);
    const inRepository = (entries: readonly Entry[]) => entries.filter(({ path }) => !isInstalled(path));
    return { ...resolution, files: inRepository(resolution.files), built: inRepository(resolution.built) };
  };
}
