import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isScript } from '../../change/classify.ts';
import type { FileKind } from '../../domain/change.ts';
import { namedIn, namesFiles, namingText } from '../../project/named-files.ts';
import { createImportGraph } from '../../source/import-graph.ts';
import { hashOf } from '../../source/normal-form.ts';
import { isInstalled } from '../../source/packages.ts';
import { configurationReads, loadsBeyondImports, readsBeyondImports, readsProse } from './beyond-imports.ts';
import { hashesOf, isDocumentation, untrackedState } from './repository-files.ts';

/** Of a verdict, as far as it decides what the verdict rests on. Paths are relative to the repository root. */
export interface Subject {
  /** The mutated file. */
  readonly file: string;
  /** Killed, or any other status: a mutant that lives does so because of what no test did. */
  readonly killed: boolean;
  /** Mutated as its module loads. */
  readonly static: boolean;
  /** Files of the tests that cover it; null when they are not known. */
  readonly coveredBy: readonly string[] | null;
}

/** A key, and in words what it stands for: "src/a.ts, its 3 imports, 2 test files". */
export interface VerdictKey {
  readonly key: string;
  readonly about: string;
}

export interface Surroundings {
  /** Absolute, real. */
  readonly root: string;
  /** Absolute: the package. */
  readonly packageRoot: string;
  /** Every file that git tracks or would track, relative to root. */
  readonly files: readonly string[];
  /** Files that git ignores and that tests may read; null when there are too many. Asked for only when it matters. */
  readonly ignoredFiles: () => Promise<readonly string[] | null>;
  readonly classify: (path: string) => FileKind;
  /** Files that the suite ran tests of, relative to root. */
  readonly testFiles: readonly string[];
  /** Tests of different files run in one process, so that each may change what the others find. */
  readonly sharedProcess: boolean;
  /** Whatever reads code, it may read all of it: a shell command, a type checker. */
  readonly readsAll: boolean;
  /** All else that tells how tests run: versions, flags, variables. */
  readonly facts: readonly string[];
}

export interface VerdictKeys {
  /** null: it cannot be told what the verdict rests on. */
  keyOf(subject: Subject): Promise<VerdictKey | null>;
  /** What every verdict rests on; null: it cannot be told. */
  readonly base: string | null;
}

/** A file with all that it imports. */
interface Reach {
  readonly files: readonly string[];
  /** It may read or load more. */
  readonly open: boolean;
  /** It may load code that is not among `files`. */
  readonly loads: boolean;
  /** What it may read besides may be documentation. */
  readonly prose: boolean;
}

/**
 * Keys of the verdicts on one tree, as its files are on disk now. Two runs that give a mutant the same key have found the same
 * - content of the mutated file and of all that it imports, at any depth,
 * - content of the covering tests' files and of all that these import; of all test files that could reach the mutated file, when the
 *   mutant was not killed: a new test may kill it; of all test files, where these share a process,
 * - content of every file that is not code and not documentation: fixtures, snapshots, manifests, lock files, configuration,
 * - content of every configuration and setup file that is code, and of all that it imports,
 * - state of what is installed, and the facts.
 * Where one of these files reads or loads more than its imports tell, every file of the repository takes the place of its imports;
 * documentation only where it is named.
 */
export async function createVerdictKeys(given: Surroundings): Promise<VerdictKeys> {
  const { root, files, classify, facts } = given;
  const testFiles = [...new Set(given.testFiles)].sort();
  const graph = createImportGraph(root);
  const texts = new Map<string, Promise<string>>();
  const textOf = (path: string): Promise<string> => {
    const text = texts.get(path) ?? readFile(join(root, path), 'utf8').catch(() => '');
    texts.set(path, text);
    return text;
  };

  // Read once, before any test runs on a mutant: keys are about the tree that is judged.
  const known = new Map(await hashesOf(root, files));
  const hashed = async (paths: readonly string[]) => {
    const unread = paths.filter((path) => !known.has(path));
    for (const [path, hash] of await hashesOf(root, unread)) known.set(path, hash);
    return [...new Set(paths)].sort().map((path): readonly [string, string | null] => [path, known.get(path) ?? null]);
  };

  const reaches = new Map<string, Promise<Reach>>();
  const look = async (path: string, reads: (text: string, path: string) => boolean): Promise<Reach> => {
    const closure = await graph.closureOf(path);
    const all = [path, ...closure.files];
    const scripts = all.filter(isScript);
    const code = await Promise.all(scripts.map(textOf));
    return {
      files: all,
      open: closure.unknown.length > 0 || code.some((text, index) => reads(text, scripts[index] ?? path)),
      loads: closure.unknown.length > 0 || code.some(loadsBeyondImports),
      prose: code.some(readsProse),
    };
  };
  const reachOf = (path: string): Promise<Reach> => {
    const reach = reaches.get(path) ?? look(path, readsBeyondImports);
    reaches.set(path, reach);
    return reach;
  };

  const surrounding = await surroundingCode(given, testFiles, reachOf, textOf);
  const configuration = await Promise.all(
    surrounding.filter((path) => classify(path) === 'config').map((path) => look(path, configurationReads)),
  );
  const configured = new Set(configuration.flatMap((each) => each.files));
  const others = await Promise.all(surrounding.filter((path) => !configured.has(path)).map(reachOf));
  const around = [...configuration, ...others];
  const data = files.filter((path) => isInstalled(path) || (!isScript(path) && !isDocumentation(path)));
  const common = await hashed([...data, ...around.flatMap((each) => each.files)]);
  const state = await untrackedState([root, given.packageRoot], files);
  const told = state !== null && common.every(([, hash]) => hash !== null);
  const allOpen = given.readsAll || around.some(({ open }) => open);
  const base = told ? hashOf([...facts, ...state, ...flat(common)]) : null;

  const everything = new Map<boolean, Promise<string | null>>();
  const everythingKey = async (withProse: boolean): Promise<string | null> => {
    const ignored = await given.ignoredFiles();
    if (ignored === null) return null;
    const hashes = await hashed([...files.filter((path) => withProse || !isDocumentation(path)), ...ignored]);
    return hashes.every(([, hash]) => hash !== null) ? hashOf(flat(hashes)) : null;
  };

  const testsOf = async ({ file, killed, static: isStatic, coveredBy }: Subject): Promise<readonly string[]> => {
    if (given.sharedProcess || coveredBy === null) return testFiles;
    if (killed && !isStatic) return coveredBy;
    const reaching = await Promise.all(
      testFiles.map(async (path) => {
        const reach = await reachOf(path);
        return reach.loads || reach.files.includes(file) || coveredBy.includes(path);
      }),
    );
    return testFiles.filter((_, index) => reaching[index]);
  };

  const own = new Set(files);
  const ownTests = new Set(testFiles);
  const keyOf = async (subject: Subject): Promise<VerdictKey | null> => {
    if (base === null || !own.has(subject.file)) return null;
    // A test file that is gone, or that ran no test.
    if (subject.coveredBy?.some((path) => !ownTests.has(path))) return null;
    const tests = await testsOf(subject);
    const parts = await Promise.all([subject.file, ...tests].map(reachOf));
    if (allOpen || parts.some(({ open }) => open)) {
      const prose = given.readsAll || [...parts, ...around].some((part) => part.open && part.prose);
      const all = everything.get(prose) ?? everythingKey(prose);
      everything.set(prose, all);
      const key = await all;
      const about = prose ? 'all files of the repository' : 'all files of the repository but documentation';
      return key === null ? null : { key: hashOf([base, 'everything', key]), about };
    }
    const hashes = await hashed(parts.flatMap((part) => part.files));
    if (hashes.some(([, hash]) => hash === null)) return null;
    const imports = (parts[0]?.files.length ?? 1) - 1;
    return {
      key: hashOf([base, 'imports', ...tests, '', ...flat(hashes)]),
      about: `${subject.file}, its ${counted(imports, 'import')}, ${counted(tests.length, 'test file')}`,
    };
  };

  // Most mutants of a file rest on the same.
  const keys = new Map<string, Promise<VerdictKey | null>>();
  return {
    base,
    keyOf(subject) {
      const name = JSON.stringify([subject.file, subject.killed, subject.static, subject.coveredBy]);
      const key = keys.get(name) ?? keyOf(subject);
      keys.set(name, key);
      return key;
    },
  };
}

/**
 * Code that decides how all tests run, or may: configuration, whatever configuration names, and what stands among the tests without
 * being imported by any (setup files, mocks).
 */
async function surroundingCode(
  { files, classify, packageRoot, root }: Surroundings,
  testFiles: readonly string[],
  reachOf: (path: string) => Promise<Reach>,
  textOf: (path: string) => Promise<string>,
): Promise<readonly string[]> {
  const code = files.filter(isScript);
  const reached = new Set((await Promise.all(testFiles.map(reachOf))).flatMap((reach) => reach.files));
  const naming = await Promise.all(
    files.filter((path) => namesFiles(path, classify)).map(async (path) => namingText(path, await textOf(path))),
  );
  const isNamed = namedIn(naming.join('\n'));
  return code.filter((path) => {
    if (testFiles.includes(path) || isTestOfAnother(path, join(root, path).startsWith(`${packageRoot}/`))) return false;
    const kind = classify(path);
    return kind === 'config' || (kind === 'test' && !reached.has(path)) || isNamed(path);
  });
}

/** Test files of other packages run in other runs. */
function isTestOfAnother(path: string, inside: boolean): boolean {
  return !inside && /\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path);
}

function flat(hashes: readonly (readonly [string, string | null])[]): readonly string[] {
  return hashes.flatMap(([path, hash]) => [path, hash ?? '']);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
