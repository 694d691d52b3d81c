import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { componentScript } from '../../source/component-script.ts';
import { createFileTree } from '../../source/file-tree.ts';
import { overlayTree } from '../../source/overlay-tree.ts';
import { LONGEST_SCRIPT } from '../../source/parse.ts';
import { createResolver } from '../../source/resolve-import.ts';
import { isOfTests } from './of-tests.ts';
import { type ReadFile, readFile, readTestFile, type TestFile } from './test-file.ts';

/** The scripts of a work tree, each read and parsed once. */
export interface Modules {
  /** The files of the repository that a specifier means in a file; none for packages that are installed. */
  pathsOf(from: string, specifier: string): readonly string[];
  /**
   * Of the modules that a specifier means in a file, those that may assert something: code of the tests, and what says `expect`,
   * declares an `assert…` or hands on what other modules export. Null when none of them is of the repository, or one cannot be read.
   */
  findAsserting(from: string, specifier: string): readonly ReadFile[] | null;
  read(path: string): ReadFile | null;
  /** A test file, or why it cannot be read. */
  test(path: string): TestFile | { readonly why: string };
  text(path: string): string | null;
  /** The texts of the package.json files around a path, the nearest first. */
  manifestsAround(path: string): Iterable<string>;
}

/** Most code of a product does neither: to parse it would take longer than to review the tests. */
const MAY_ASSERT =
  /\bexpect\b|\b(?:function|const)\s+(?:assert|expect|invariant)|\bexport\s*(?:\*|\{[^}]{0,10000}\}\s{0,100}from\b)/;

/** @param drafted texts of files, by path, that are not on disk yet */
export function createModules(root: string, drafted: ReadonlyMap<string, string> = new Map()): Modules {
  const tree = overlayTree(createFileTree(root), drafted.keys());
  const resolve = createResolver(tree);
  const files = new Map<string, ReadFile | null>();
  const found = new Map<string, readonly string[]>();
  const asserting = new Map<string, boolean>();

  const text = (path: string): string | null => {
    const known = drafted.get(path);
    if (known !== undefined) return known;
    try {
      const absolute = join(tree.root, path);
      return statSync(absolute).size > LONGEST_SCRIPT ? null : readFileSync(absolute, 'utf8');
    } catch {
      return null;
    }
  };
  const read = (path: string): ReadFile | null => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const content = text(path);
    const script = content === null ? null : componentScript(path, content);
    const file = content === null ? null : script === null ? readFile(path, content) : readFile(`${path}.ts`, script);
    files.set(path, file);
    return file;
  };
  const resolved = (from: string, specifier: string): readonly string[] => {
    const { files, problem } = resolve(from, { specifier, line: 1, needed: true });
    // A name alone is a package that is not installed here, whatever file is called as it is.
    return problem !== null && /^\w[^/]*$/.test(specifier) ? [] : files.map(({ path }) => path);
  };
  const pathsOf = (from: string, specifier: string): readonly string[] => {
    const key = `${from.slice(0, from.lastIndexOf('/') + 1)}\0${specifier}`;
    const paths = found.get(key) ?? resolved(from, specifier);
    found.set(key, paths);
    return paths;
  };
  const mayAssert = (path: string): boolean => {
    const known = asserting.get(path) ?? (isOfTests(path) || MAY_ASSERT.test(text(path) ?? ''));
    asserting.set(path, known);
    return known;
  };
  return {
    pathsOf,
    read,
    text,
    findAsserting(from, specifier) {
      const paths = pathsOf(from, specifier).filter((path) => !/\.(?:json|node|d\.[cm]?ts)$/.test(path));
      if (paths.length === 0) return null;
      const asked = paths.filter(mayAssert);
      const modules = asked.flatMap((path) => read(path) ?? []);
      return modules.length < asked.length ? null : modules;
    },
    *manifestsAround(path) {
      for (let folder = dirname(path); ; folder = dirname(folder)) {
        const manifest = text(folder === '.' ? 'package.json' : `${folder}/package.json`);
        if (manifest !== null) yield manifest;
        if (folder === '.') return;
      }
    },
    test(path) {
      const content = text(path);
      if (content === null) return { why: 'it is not there, or larger than 4 MiB' };
      return readTestFile(path, content) ?? { why: 'it cannot be parsed' };
    },
  };
}
