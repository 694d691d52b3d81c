import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { dirname as folderOf } from 'node:path/posix';
import type { DraftProblem } from '../../domain/draft.ts';
import type { FileTree } from '../../source/file-tree.ts';
import { watchedTogether } from '../../source/parse.ts';
import type { CheckerSettings, DraftFile, TypeCheck } from './draft-to-check.ts';
import { foldersUp, inFolder, libraryFiles, missingRunnerTypes, typesPackages } from './library-files.ts';
import { problem } from './problem.ts';
import { isTyped } from './strict-parse.ts';
import { type CompilerFiles, createTypeService, type TypeService } from './type-service.ts';

export interface TypeProblems {
  /** None when types are not checked, or the draft is no TypeScript. The draft first, then its fixtures. */
  of(files: readonly DraftFile[]): readonly DraftProblem[];
  readonly state: TypeCheck;
}

const LONGEST_MS = 30_000;
/** Each may take the whole time. */
const MOST_FAILURES = 3;
const LARGEST_FILE = 4 * 1024 * 1024;

/**
 * Checks drafts with our own compiler, against the options, types and library files of the project: all of it is read as data, and only
 * from below the root (and the folder of library files, wherever that is linked to). Nothing of it is executed: no plugin, no compiler of the
 * project, which a pull request may have edited.
 */
export function createTypeProblems(
  tree: FileTree,
  { packageDirectory, runner, mayRead }: CheckerSettings,
): TypeProblems {
  const services = new Map<string, TypeService>();
  const missing = missingRunnerTypes(tree, runner, packageDirectory);
  const libraries = libraryFiles(
    {
      text: (path) => readText(join(tree.root, path)),
      list: namesIn,
      real: (path) => realOf(join(tree.root, path)),
    },
    packageDirectory,
  );
  let failures = 0;
  let why = typeof libraries === 'string' ? libraries : missing;
  if (typeof libraries === 'string') return { of: () => [], state: { done: false, why: libraries } };

  const files = compilerFiles(tree.root, libraries.folder, mayRead);
  const serviceFor = (path: string): TypeService => {
    const folder = foldersUp(folderOf(path)).find((at) => tree.find(inFolder(at, 'tsconfig.json'))?.kind === 'file');
    const config = folder === undefined ? null : inFolder(folder, 'tsconfig.json');
    const known = services.get(config ?? '');
    if (known !== undefined) return known;
    const service = createTypeService(
      tree.root,
      config,
      folder ?? packageDirectory,
      libraries,
      typesPackages(tree, packageDirectory),
      files,
    );
    services.set(config ?? '', service);
    return service;
  };

  return {
    of(drafted) {
      const [first] = drafted;
      if (why !== null || first === undefined || !isTyped(first.path)) return [];
      try {
        const checked = watchedTogether(LONGEST_MS, () => {
          const service = serviceFor(first.path);
          const problems = service.problemsOf(drafted);
          why = service.broken();
          return why === null ? problems : [];
        });
        if (checked !== null) return checked.result;
      } catch {
        // It failed on a text that is made to: the same as one that it never ends with.
      }
      // Stopped in the middle, it is not to be asked again.
      services.clear();
      failures += 1;
      if (failures === MOST_FAILURES) why = `the compiler could not read ${MOST_FAILURES} drafts`;
      return [
        problem(
          'type',
          null,
          `Its types cannot be checked within ${LONGEST_MS / 1000} seconds. Write it with simpler types.`,
        ),
      ];
    },
    get state(): TypeCheck {
      return why === null ? { done: true } : { done: false, why };
    },
  };
}

function compilerFiles(root: string, libraryFolder: string, mayRead: (path: string) => boolean): CompilerFiles {
  const reals = new Map<string, string | null>();
  const real = (absolute: string): string | null => {
    let known = reals.get(absolute);
    if (known === undefined) {
      known = realOf(absolute);
      reals.set(absolute, known);
    }
    return known;
  };
  const isReadable = (absolute: string): boolean => {
    const place = real(absolute);
    if (place === null) return false;
    if (dirname(place) === libraryFolder) return true;
    const path = relative(root, place).split(sep).join('/');
    if (path.startsWith('../') || path === '..') return false;
    return path.split('/').includes('node_modules') || mayRead(path);
  };
  const isInside = (absolute: string) => {
    const place = real(absolute);
    return place !== null && (place === root || place.startsWith(`${root}${sep}`));
  };
  return {
    read: (absolute) => (isReadable(absolute) ? readText(absolute) : null),
    isFolder: (absolute) => isInside(absolute) && statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true,
    foldersIn: (absolute) => (isInside(absolute) ? namesIn(absolute) : []),
    real: (absolute) => (isInside(absolute) ? (real(absolute) ?? absolute) : absolute),
  };
}

function readText(absolute: string): string | null {
  try {
    const found = statSync(absolute);
    return found.isFile() && found.size <= LARGEST_FILE ? readFileSync(absolute, 'utf8') : null;
  } catch {
    return null;
  }
}

function namesIn(absolute: string): readonly string[] {
  try {
    return readdirSync(absolute);
  } catch {
    return [];
  }
}

function realOf(absolute: string): string | null {
  try {
    return realpathSync(absolute);
  } catch {
    return null;
  }
}
