import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { normal } from '../../source/module-files.ts';
import type { ReadableTree } from './readable-tree.ts';

/** What a specifier may mean by `paths` and `baseUrl`: paths relative to the root, the likeliest first. */
export type ConfiguredPaths = (folder: string, specifier: string) => readonly string[];

const NAMES = ['tsconfig.json', 'jsconfig.json'];
const MOST_REFERENCES = 20;

/**
 * Reads the configuration nearest to a folder, with what it extends and references inside of the tree: what it extends elsewhere
 * (a package, a path that leads out) is taken as absent. It is data: nothing that it names is run.
 */
export function createConfiguredPaths(tree: ReadableTree): ConfiguredPaths {
  const byFile = new Map<string, ConfiguredPaths>();

  const relativeOf = (path: string) => normal(relative(tree.root, path).split(sep).join('/'));
  const textOf = (path: string): string | undefined => {
    const entry = tree.find(relativeOf(path));
    return entry?.kind === 'file' ? (tree.textOf(entry) ?? undefined) : undefined;
  };
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => tree.find(relativeOf(path))?.kind === 'file',
    readFile: textOf,
    readDirectory: () => [],
  };

  const read = (file: string, depth: number): ConfiguredPaths => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    byFile.set(file, () => []);
    const absolute = join(tree.root, file);
    const { config } = ts.readConfigFile(absolute, textOf);
    const { options, projectReferences } = ts.parseJsonConfigFileContent(
      config ?? {},
      host,
      dirname(absolute),
      {},
      absolute,
    );
    const base = options.baseUrl ?? (options.pathsBasePath as string | undefined) ?? dirname(absolute);
    const own: ConfiguredPaths = (_folder, specifier) =>
      [...matching(options.paths ?? {}, specifier), ...(options.baseUrl === undefined ? [] : [specifier])].map(
        (target) => relativeOf(join(base, target)),
      );
    const others =
      depth > 0
        ? []
        : (projectReferences ?? []).slice(0, MOST_REFERENCES).flatMap(({ path }) => {
            const named = relativeOf(path);
            const at = tree.find(named)?.kind === 'folder' ? `${named}/tsconfig.json` : named;
            return tree.find(at)?.kind === 'file' ? [read(at, depth + 1)] : [];
          });
    const all: ConfiguredPaths = (folder, specifier) => [own, ...others].flatMap((paths) => paths(folder, specifier));
    byFile.set(file, all);
    return all;
  };

  const nearest = (folder: string): ConfiguredPaths => {
    const file = NAMES.map((name) => (folder === '.' ? name : `${folder}/${name}`)).find(
      (path) => tree.find(path)?.kind === 'file',
    );
    if (file !== undefined) return read(file, 0);
    return folder === '.' ? () => [] : nearest(dirname(folder));
  };
  return (folder, specifier) => nearest(folder)(folder, specifier);
}

/** The targets of the pattern with the longest text before its `*`, as the compiler chooses. */
function matching(paths: ts.MapLike<string[]>, specifier: string): readonly string[] {
  const exact = Object.hasOwn(paths, specifier) ? paths[specifier] : undefined;
  if (exact !== undefined) return exact;
  const fits = Object.keys(paths).flatMap((pattern) => {
    const star = pattern.indexOf('*');
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    const isFit =
      star >= 0 &&
      specifier.length >= before.length + after.length &&
      specifier.startsWith(before) &&
      specifier.endsWith(after);
    return isFit ? [{ pattern, before, rest: specifier.slice(before.length, specifier.length - after.length) }] : [];
  });
  const best = fits.sort((one, other) => other.before.length - one.before.length)[0];
  return best === undefined ? [] : (paths[best.pattern] ?? []).map((target) => target.replace('*', () => best.rest));
}
