import { dirname } from 'node:path/posix';
import { createClassifier } from '../../change/classify.ts';
import type { Modules } from '../../review/model/modules.ts';
import type { TestFile } from '../../review/model/test-file.ts';
import { isAddressedToModel } from '../contract/addressed-to-models.ts';

/** The test files of a package, as far as they can be read. */
export interface ExistingTests {
  /** Those that import the file of the target, the nearest first. */
  readonly ofTarget: readonly TestFile[];
  /** The others, the nearest first. */
  readonly others: readonly TestFile[];
}

const SCRIPT = /(?<!\.d)\.[cm]?[jt]sx?$/;
const DRAFT = /\.draft\./;
const DATA = /(?:^|\/)(?:__mocks__|__fixtures__|__snapshots__|fixtures)\//;
/** Reading one takes milliseconds; the nearest tell enough. */
const MOST_READ = 300;

/**
 * @param files every file of the work tree
 * @param directory of the package, relative to the root
 * @param target the file under test, relative to the root
 */
export function existingTests(
  modules: Modules,
  files: readonly string[],
  directory: string,
  target: string,
  mayRead: (path: string) => boolean,
): ExistingTests {
  const kindOf = createClassifier({ testMatches: null });
  const paths = files
    .filter((path) => directory === '.' || path.startsWith(`${directory}/`))
    .filter((path) => SCRIPT.test(path) && !DRAFT.test(path) && !DATA.test(path) && kindOf(path) === 'test')
    .filter(mayRead)
    .map((path) => ({ path, distance: distanceOf(path, target) }))
    .sort((one, other) => one.distance - other.distance || (one.path < other.path ? -1 : 1))
    .slice(0, MOST_READ);
  const read = paths.flatMap(({ path }): readonly TestFile[] => {
    const file = modules.test(path);
    return 'why' in file || file.cases.length === 0 ? [] : [file];
  });
  const isOfTarget = (file: TestFile) => importsOf(file, modules).has(target);
  return { ofTarget: read.filter(isOfTarget), others: read.filter((file) => !isOfTarget(file)) };
}

const LONGEST_TITLE = 200;

/** Titles of the tests of the target, without those that speak to a model. */
export function titlesOf({ ofTarget }: ExistingTests): readonly string[] {
  return ofTarget
    .flatMap(({ cases }) => cases.map(({ name }) => name.replace(/\s+/g, ' ').slice(0, LONGEST_TITLE)))
    .filter((title) => !isAddressedToModel(title));
}

/** The files of the repository that a test file names in its imports. */
export function importsOf(file: TestFile, modules: Modules): ReadonlySet<string> {
  const specifiers = new Set([...file.imports.values()].map(({ specifier }) => specifier));
  return new Set([...specifiers].flatMap((specifier) => modules.pathsOf(file.path, specifier)));
}

/** How many folders lie between two files; those of one name in two folders are the nearest. */
function distanceOf(test: string, target: string): number {
  const [one, other] = [dirname(test).split('/'), dirname(target).split('/')];
  const shared = one.findIndex((folder, index) => folder !== other[index]);
  const common = shared === -1 ? one.length : shared;
  const isNamesake = stem(test) === stem(target);
  return (isNamesake ? 0 : 100) + one.length + other.length - 2 * common;
}

/** `invoice` of `src/invoice.test.ts`. */
export function stem(path: string): string {
  return (path.split('/').pop() ?? '').replace(/(?:[.\-_](?:test|spec))?\.[cm]?[jt]sx?$/, '');
}
