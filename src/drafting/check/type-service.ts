import { createHash } from 'node:crypto';
import { join } from 'node:path';
import ts from 'typescript';
import type { DraftProblem } from '../../domain/draft.ts';
import { compilerOptions, defaultLibrary } from './compiler-options.ts';
import type { DraftFile } from './draft-to-check.ts';
import { runnerGlobals } from './global-names.ts';
import type { LibraryFiles } from './library-files.ts';
import { inFixture, plain, problem } from './problem.ts';

/** Reads the work tree for the compiler: absolute paths, null and false for what is not there or must not be read. */
export interface CompilerFiles {
  readonly read: (absolute: string) => string | null;
  readonly isFolder: (absolute: string) => boolean;
  readonly foldersIn: (absolute: string) => readonly string[];
  readonly real: (absolute: string) => string;
}

export interface TypeService {
  /** Errors in these files, and in no other: a draft, and its fixtures behind it. */
  problemsOf(files: readonly DraftFile[]): readonly DraftProblem[];
  /** Why its word means nothing: the library files do not fit, say; null when it does. */
  readonly broken: () => string | null;
}

/**
 * Codes that are about options, about what is installed, or that the check of imports says better:
 * modules (2306, 2307, 2792, 7016, 1192, 1259, 2305, 2614), endings (5097, 2691, 2834, 2835, 2877), module systems (1378, 1432, 1479, 1541, 1542, 1543),
 * JSON and JSX (2732, 6142, 17004, 7026, 2875, 2874), names of runners and of Node that no types are there for (2580, 2581, 2582, 2591, 2592, 2593).
 */
const NOT_OF_DRAFTS = new Set([
  2306, 2307, 2792, 7016, 1192, 1259, 2305, 2614, 5097, 2691, 2834, 2835, 2877, 1378, 1432, 1479, 1541, 1542, 1543,
  2732, 6142, 17004, 7026, 2875, 2874, 2580, 2581, 2582, 2591, 2592, 2593,
]);
const CANNOT_FIND_NAME = 2304;
const CANNOT_FIND_GLOBAL_TYPE = 2318;

/** One program for all drafts below one tsconfig.json: the library is read and checked once. */
export function createTypeService(
  root: string,
  config: string | null,
  folder: string,
  libraries: LibraryFiles,
  allTypes: readonly string[],
  files: CompilerFiles,
): TypeService {
  const options = compilerOptions(
    config === null ? null : join(root, config),
    join(root, folder),
    libraries,
    allTypes,
    files.read,
  );
  const drafted = new Map<string, string>();
  const snapshots = new Map<string, ts.IScriptSnapshot | null>();

  const textOf = (absolute: string) => drafted.get(absolute) ?? files.read(absolute);
  const snapshotOf = (absolute: string): ts.IScriptSnapshot | undefined => {
    const own = drafted.get(absolute);
    if (own !== undefined) return ts.ScriptSnapshot.fromString(own);
    let known = snapshots.get(absolute);
    if (known === undefined) {
      const text = files.read(absolute);
      known = text === null ? null : ts.ScriptSnapshot.fromString(text);
      snapshots.set(absolute, known);
    }
    return known ?? undefined;
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...drafted.keys()],
    getScriptVersion: (absolute) => {
      const own = drafted.get(absolute);
      return own === undefined ? '1' : createHash('sha256').update(own).digest('hex');
    },
    getScriptSnapshot: snapshotOf,
    getCurrentDirectory: () => join(root, folder),
    getDefaultLibFileName: () => join(libraries.folder, defaultLibrary(options, libraries)),
    fileExists: (absolute) => textOf(absolute) !== null,
    readFile: (absolute) => textOf(absolute) ?? undefined,
    directoryExists: files.isFolder,
    getDirectories: (absolute) => [...files.foldersIn(absolute)],
    readDirectory: () => [],
    realpath: files.real,
    useCaseSensitiveFileNames: () => true,
  });

  return {
    problemsOf(asked) {
      drafted.clear();
      for (const { path, code } of asked) drafted.set(join(root, path), code);
      return asked.flatMap(({ path }, at) => {
        const name = join(root, path);
        const found = [...service.getSyntacticDiagnostics(name), ...service.getSemanticDiagnostics(name)];
        return found.flatMap(toProblem).map((told) => (at === 0 ? told : inFixture(told, path)));
      });
    },
    broken() {
      const program = service.getProgram();
      const missing = program?.getGlobalDiagnostics().find(({ code }) => code === CANNOT_FIND_GLOBAL_TYPE);
      return missing === undefined
        ? null
        : `the library files in node_modules/typescript cannot be used: ${firstLine(missing)}`;
    },
  };
}

const RUNNER_NAMES = runnerGlobals(null);

function toProblem(diagnostic: ts.Diagnostic): readonly DraftProblem[] {
  const { category, code, file, start } = diagnostic;
  if (category !== ts.DiagnosticCategory.Error || NOT_OF_DRAFTS.has(code)) return [];
  const message = firstLine(diagnostic);
  const named = code === CANNOT_FIND_NAME ? /'([^']*)'/.exec(message)?.[1] : undefined;
  if (named !== undefined && RUNNER_NAMES.has(named)) return [];
  const line = file === undefined || start === undefined ? null : file.getLineAndCharacterOfPosition(start).line + 1;
  return [problem('type', line, `TS${code}: ${message}`)];
}

function firstLine({ messageText }: ts.Diagnostic): string {
  const text = typeof messageText === 'string' ? messageText : messageText.messageText;
  return plain(text.split('\n', 1)[0] ?? '', 300);
}
