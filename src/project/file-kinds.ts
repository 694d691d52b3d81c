import { createClassifier } from '../change/classify.ts';
import type { FileKind } from '../domain/change.ts';
import { packageOf } from './package-of.ts';
import type { Package, Project } from './project.ts';

export interface FileKinds {
  /** The kind of a path relative to the repository root. */
  classify(path: string): FileKind;
  /** How many files of the package its runner takes for tests; null when the runner cannot tell. */
  testFiles(subject: Package): number | null;
}

type Matcher = ((path: string) => boolean) | null;

/**
 * Tells source from tests by each package's own runner where it can tell, by the usual names elsewhere.
 *
 * @param files every file of the work tree
 * @param matcherOf what the runner of a package takes for a test file, on paths relative to the repository root
 */
export async function fileKinds(
  project: Project,
  files: readonly string[],
  matcherOf: (subject: Package) => Promise<Matcher>,
): Promise<FileKinds> {
  const matchers = new Map<Package | null, Matcher>([[null, null]]);
  for (const subject of project.packages) matchers.set(subject, await matcherOf(subject));
  const classifiers = new Map(
    [...matchers].map(([subject, testMatches]) => [subject, createClassifier({ testMatches })]),
  );
  const owner = (path: string) => packageOf(path, project.packages);
  return {
    classify: (path) => classifiers.get(owner(path))?.(path) ?? 'other',
    testFiles(subject) {
      const matches = matchers.get(subject) ?? null;
      return matches === null ? null : files.filter((path) => owner(path) === subject && matches(path)).length;
    },
  };
}
