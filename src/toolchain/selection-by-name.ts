import type { TestSelection } from './toolchain.ts';

const SEPARATOR = ' > ';
/** A name with more separators than this is taken for a path of plain titles. */
const MOST_SEPARATORS = 8;

/**
 * Selects cases by their names, as reports write them, in these files (relative to the repository root).
 * A title may itself hold " > ", so every title path with this name is asked for: the names are the same.
 */
export function selectionByName(files: readonly string[], tests: readonly string[]): readonly TestSelection[] {
  return files.flatMap((file) =>
    tests.flatMap((test) => titlePaths(withoutFile(test, files)).map((titlePath) => ({ file, titlePath }))),
  );
}

function titlePaths(name: string): readonly (readonly string[])[] {
  const words = name.split(SEPARATOR);
  if (words.length > MOST_SEPARATORS + 1) return [words, [name]];
  const [first = '', ...rest] = words;
  return rest.reduce<readonly (readonly string[])[]>(
    (paths, word) =>
      paths.flatMap((path) => [
        [...path, word],
        [...path.slice(0, -1), `${path.at(-1)}${SEPARATOR}${word}`],
      ]),
    [[first]],
  );
}

/** The name of a test that may have one of these files before it, as reports name a polluter. */
export function withoutFile(test: string, files: readonly string[]): string {
  const file = files.find((candidate) => test.startsWith(`${candidate}${SEPARATOR}`));
  return file === undefined ? test : test.slice(file.length + SEPARATOR.length);
}
