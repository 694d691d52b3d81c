import ts from 'typescript';
import type { LibraryFiles } from './library-files.ts';

/** What a tsconfig.json says that has nothing to do with whether a test is typed well, or that writes files. */
const LEFT_OUT = [
  'plugins',
  'composite',
  'incremental',
  'tsBuildInfoFile',
  'declaration',
  'declarationMap',
  'declarationDir',
  'emitDeclarationOnly',
  'isolatedDeclarations',
  'outFile',
  'outDir',
  'rootDir',
  'rootDirs',
  'sourceMap',
  'inlineSourceMap',
  'noUnusedLocals',
  'noUnusedParameters',
] as const;

/** In place of what is set in it, whatever that is. */
const CHOSEN: ts.CompilerOptions = {
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  noUncheckedSideEffectImports: false,
  ignoreDeprecations: '6.0',
};

/**
 * The options of a tsconfig.json, with what it extends. Files that it includes and projects that it refers to are not looked at. Mistakes in it
 * are not the draft's.
 *
 * @param path absolute; null when there is none
 * @param readFile null for what is not there or must not be read
 */
export function compilerOptions(
  path: string | null,
  folder: string,
  libraries: LibraryFiles,
  allTypes: readonly string[],
  readFile: (absolute: string) => string | null,
): ts.CompilerOptions {
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    fileExists: (absolute) => readFile(absolute) !== null,
    readFile: (absolute) => readFile(absolute) ?? undefined,
    readDirectory: () => [],
  };
  const text = path === null ? null : readFile(path);
  const json = path === null || text === null ? {} : (ts.parseConfigFileTextToJson(path, text).config ?? {});
  const read = ts.parseJsonConfigFileContent(json, host, folder, undefined, path ?? undefined).options;
  const options: ts.CompilerOptions = { ...defaultsOf(libraries.major, text !== null), ...read, ...CHOSEN };
  for (const name of LEFT_OUT) delete options[name];
  options.types ??= libraries.major < 6 ? [...allTypes] : [];
  options.jsx ??= ts.JsxEmit.Preserve;
  if (options.lib !== undefined) {
    const there = options.lib.filter((name) => libraries.names.has(name));
    // A library that this version of the files does not have yet: the newest one has what it has.
    options.lib = there.length === options.lib.length ? there : [...new Set([...there, 'lib.esnext.d.ts'])];
  }
  return options;
}

/** TypeScript 6 is strict by itself; a configuration that was written for an older one is not. */
function defaultsOf(major: number, isConfigured: boolean): ts.CompilerOptions {
  const lenient = { strict: false };
  if (!isConfigured) return { ...lenient, module: ts.ModuleKind.Preserve, target: ts.ScriptTarget.ESNext };
  return major < 6 ? lenient : {};
}

/** The library that a target brings in by itself, or the newest that is there. */
export function defaultLibrary(options: ts.CompilerOptions, { names }: LibraryFiles): string {
  const own = ts.getDefaultLibFileName(options);
  if (names.has(own)) return own;
  return names.has('lib.esnext.full.d.ts') ? 'lib.esnext.full.d.ts' : 'lib.d.ts';
}
