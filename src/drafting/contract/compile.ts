import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import type { Entry } from '../../source/file-tree.ts';
import { LONGEST_SCRIPT } from '../../source/parse.ts';
import type { ReadableTree } from './readable-tree.ts';
import type { ResolveModule } from './resolve-module.ts';
import { SMALL_LIB } from './small-lib.ts';

/** A file with all that it imports from the repository, and what the compiler knows of them. */
export interface Compiled {
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  /** Relative to the root; null for what is not of the repository. */
  pathOf(file: ts.SourceFile): string | null;
  /** What a specifier means, asked from a file. */
  resolved(from: ts.SourceFile, specifier: string): Entry | null;
}

export interface Compiler {
  compile(entry: Entry): Compiled | null;
  /** Forgets all: after the compiler was stopped half-way, nothing that it holds can be believed. */
  forget(): void;
}

/** Not a path that a file can have. */
const LIB = '/\0lib.d.ts';
/** Further files are taken as absent, in the order in which they are imported: a type that needs them is not known. */
const MOST_FILES = 3_000;
const MOST_UNITS = 64 * 1024 * 1024;

const TARGET = ts.ScriptTarget.ESNext;

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  checkJs: false,
  noLib: true,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  types: [],
  target: TARGET,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Auto,
  jsx: ts.JsxEmit.Preserve,
  allowImportingTsExtensions: true,
  esModuleInterop: true,
  maxNodeModuleJsDepth: 0,
};

let parsedLib: ts.SourceFile | null = null;

function lib(): ts.SourceFile {
  parsedLib ??= ts.createSourceFile(LIB, SMALL_LIB, TARGET, true);
  return parsedLib;
}

/** Reads through the tree alone: no package, no library of the compiler, no plugin, and no option but `paths` of a configuration. */
export function createCompiler(tree: ReadableTree, resolve: ResolveModule): Compiler {
  const files = new Map<string, ts.SourceFile | null>();
  let units = 0;
  let program: ts.Program | null = null;

  const pathOf = (name: string) => relative(tree.root, name).split(sep).join('/');

  const read = (name: string): ts.SourceFile | null => {
    if (name === LIB) return lib();
    const entry = tree.find(pathOf(name));
    if (entry?.kind !== 'file' || files.size > MOST_FILES || units > MOST_UNITS) return null;
    const text = tree.textOf(entry);
    if (text === null || text.length > LONGEST_SCRIPT) return null;
    units += text.length;
    return ts.createSourceFile(name, withoutMarks(text), TARGET, true);
  };

  const host: ts.CompilerHost = {
    getSourceFile(name) {
      let file = files.get(name);
      if (file === undefined) {
        file = read(name);
        files.set(name, file);
      }
      return file ?? undefined;
    },
    fileExists: (name) => name === LIB || tree.find(pathOf(name))?.kind === 'file',
    readFile: () => undefined,
    directoryExists: () => false,
    getDirectories: () => [],
    getDefaultLibFileName: () => LIB,
    getCurrentDirectory: () => tree.root,
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const entry = resolve(pathOf(from), text);
        if (entry === null) return { resolvedModule: undefined };
        const resolvedFileName = join(tree.root, entry.path);
        return {
          resolvedModule: { resolvedFileName, extension: extensionOf(entry.path), isExternalLibraryImport: false },
        };
      }),
    resolveTypeReferenceDirectiveReferences: (references) =>
      references.map(() => ({ resolvedTypeReferenceDirective: undefined })),
  };

  return {
    compile(entry) {
      const name = join(tree.root, entry.path);
      if (program?.getSourceFile(name) === undefined) {
        program = ts.createProgram({ rootNames: [LIB, name], options: OPTIONS, host });
      }
      const file = program.getSourceFile(name);
      if (file === undefined) return null;
      return {
        checker: program.getTypeChecker(),
        file,
        pathOf: ({ fileName }) => (fileName === LIB ? null : pathOf(fileName)),
        resolved: (from, specifier) => resolve(pathOf(from.fileName), specifier),
      };
    },
    forget() {
      files.clear();
      units = 0;
      program = null;
    },
  };
}

/** Characters of private use mark places while a contract is put together. */
function withoutMarks(text: string): string {
  return text.replace(/[\uE000-\uE003]/g, '?');
}

function extensionOf(path: string): ts.Extension {
  return (/\.(?:d\.[cm]?ts|[cm]?[jt]sx?)$/.exec(path)?.[0] ?? '.ts') as ts.Extension;
}
