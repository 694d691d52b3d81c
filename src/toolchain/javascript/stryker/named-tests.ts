/** A test as the suite stage knows it; Stryker gives ids of its own, and those only after its initial run. */
export interface NamedTest {
  /** Relative to the package, with `/`. */
  readonly file: string;
  /** Its titles, made comparable by `flatTitle`. */
  readonly title: string;
}

export interface IdentifiedTest {
  readonly id: string;
  readonly name: string;
  /** Relative to the package, with `/`; null when the runner does not tell. */
  readonly file: string | null;
}

/** Titles without what joins them: a space in some runners, ` > ` in others (vitest from 5 on, node:test). */
export function flatTitle(title: string): string {
  return title.replaceAll(' > ', ' ').replace(/\s+/g, ' ').trim();
}

/**
 * The ids of the named tests. Nobody is missed: where a file's tests ran and none has the title, the name stands for all of
 * them; a test whose file is not told goes by its title alone. Several tests may share an id, and then all of them are meant.
 */
export function idsOf(tests: readonly IdentifiedTest[], named: readonly NamedTest[]): ReadonlySet<string> {
  const ids = new Set<string>();
  if (named.length === 0) return ids;
  const [byFile, byTitle] = [new Map<string | null, IdentifiedTest[]>(), new Map<string, IdentifiedTest[]>()];
  for (const test of tests) {
    byFile.set(test.file, [...(byFile.get(test.file) ?? []), test]);
    const title = flatTitle(test.name);
    byTitle.set(title, [...(byTitle.get(title) ?? []), test]);
  }
  for (const { file, title } of named) {
    const titled = (byTitle.get(title) ?? []).filter((test) => test.file === null || test.file === file);
    const found = titled.length > 0 ? titled : (byFile.get(file) ?? []);
    for (const { id } of found) ids.add(id);
  }
  return ids;
}
