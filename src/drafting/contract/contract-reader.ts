import { dirname } from 'node:path';
import ts from 'typescript';
import type { ExportName } from '../../domain/brief.ts';
import type { Contract, NoContract } from '../../domain/contract.ts';
import type { Entry } from '../../source/file-tree.ts';
import { normal } from '../../source/module-files.ts';
import { isReadable, parseScript, watchedTogether } from '../../source/parse.ts';
import { assemble, LARGEST_CONTRACT } from './assemble.ts';
import { type Compiled, createCompiler } from './compile.ts';
import { exportedNames, findExport } from './find-export.ts';
import { hasInvisible } from './invisible.ts';
import { createReadableTree, LARGEST_FILE, type ReadableTree } from './readable-tree.ts';
import { createResolveModule } from './resolve-module.ts';
import { TooLarge, Unshowable } from './scope.ts';
import { type FileInside, insideOf, toldLine } from './withheld.ts';
import { foreignPart } from './witness.ts';

/** Tells what a caller may know of an export. Nothing of the project is run, and nothing outside of its root is read. */
export interface ContractReader {
  contractOf(of: ExportName): Contract | NoContract;
  /** Names of what a file exports, save for types; `default` for the default export. None when the file cannot be read. */
  exportsOf(file: string): readonly string[];
}

export interface ContractReading {
  /** False for paths, relative to the root, that must never be read. */
  readonly mayRead: (path: string) => boolean;
  /** Milliseconds that the compiler may take for one export; 20,000 when it is not said. */
  readonly limitMs?: number;
}

const LONGEST_COMPILE_MS = 20_000;
const MOST_NEAR = 3;

/**
 * @param root absolute, an existing work tree. One reader may be asked for many exports: what was parsed is kept, so it must not outlive
 *   a change of the tree
 */
export function createContractReader(
  root: string,
  { mayRead, limitMs = LONGEST_COMPILE_MS }: ContractReading,
): ContractReader {
  const tree = createReadableTree(root, mayRead);
  const compiler = createCompiler(tree, createResolveModule(tree));
  const insides = new Map<string, FileInside | null>();

  const insideOfFile = (path: string): FileInside | null => {
    let inside = insides.get(path);
    if (inside === undefined) {
      const entry = tree.find(path);
      const text = entry?.kind === 'file' ? tree.textOf(entry) : null;
      const parsed = text === null ? null : parseScript(path, text);
      inside = text === null || parsed === null ? null : insideOf(parsed, text);
      insides.set(path, inside);
    }
    return inside;
  };

  /** Runs the compiler under the limit; what it knows is forgotten when it did not come to an end. */
  const compiling = <Result>(entry: Entry, action: (compiled: Compiled) => Result | string): Result | string => {
    try {
      const done = watchedTogether(limitMs, () => {
        const compiled = compiler.compile(entry);
        return compiled === null
          ? `${entry.path} cannot be read: it is most likely not text. Name another file.`
          : action(compiled);
      });
      if (done !== null) return done.result;
      compiler.forget();
      return `The types of ${entry.path} are not worked out after ${limitMs / 1000} s: they most likely refer to themselves without end. Write out the types of the export.`;
    } catch (error) {
      if (error instanceof Unshowable) throw error;
      compiler.forget();
      return `The compiler fails on ${entry.path} (${nameOf(error)}): its code or its types are most likely nested too deeply. Write out the types of the export.`;
    }
  };

  const make = (of: ExportName, entry: Entry): Contract | string =>
    compiling(entry, (compiled) => {
      const [problem] = syntaxProblems(compiled.file);
      if (problem !== undefined) return `${entry.path} does not parse (line ${problem}): mend the syntax error.`;
      const found = findExport(of.name, entry.path, compiled);
      if (typeof found === 'string') return found;
      const { text, signatures, files, errors, packages, counts } = assemble(
        found,
        { path: entry.path, name: of.name },
        compiled,
      );
      if (Buffer.byteLength(text) > LARGEST_CONTRACT) return tooLarge(of);
      const foreign = foreignPart(text) ?? (hasInvisible(text) ? 'characters that nobody sees' : null);
      if (foreign !== null) {
        return `What could be told of ${entry.path}#${of.name} holds ${foreign}: it is declared in a way that we do not read safely. Write out its types.`;
      }
      const inside = files.flatMap((path) => insideOfFile(path) ?? []);
      const unread = files.find((path) => insideOfFile(path) === null);
      if (unread !== undefined)
        return `${unread} is read by the compiler and not by our second parser, so that what is told cannot be checked: mend its syntax.`;
      if (inside.some(({ lines }) => toldLine(signatures, lines) !== null)) {
        return `What could be told of ${entry.path}#${of.name} holds a line of a function's body: a type is most likely written out in both. Give the type a name.`;
      }
      const sum = (count: (one: FileInside) => number) => inside.reduce((total, one) => total + count(one), 0);
      const withheld = {
        bodies: sum(({ bodies }) => bodies),
        initialisers: sum(({ initialisers }) => initialisers),
        privateMembers: counts.privateMembers,
        comments: Math.max(0, sum(({ comments }) => comments) - counts.docs),
        docLines: counts.docLines,
      };
      return { of, text, signatures, files, errors, packages, withheld };
    });

  const contractOf = (of: ExportName): Contract | NoContract => {
    const entry = readableEntry(of.file, tree);
    if (typeof entry === 'string') return { of, why: oneLine(entry) };
    try {
      const made = make(of, entry);
      return typeof made === 'string' ? { of, why: oneLine(made) } : made;
    } catch (error) {
      if (error instanceof TooLarge) return { of, why: tooLarge(of) };
      if (!(error instanceof Unshowable)) throw error;
      return {
        of,
        why: oneLine(
          `The signature of ${entry.path}#${of.name} cannot be told: ${error.message}. Export what it needs, or write its types out.`,
        ),
      };
    }
  };

  const exportsOf = (file: string): readonly string[] => {
    const entry = readableEntry(file, tree);
    const names = typeof entry === 'string' ? entry : compiling(entry, exportedNames);
    return typeof names === 'string' ? [] : names;
  };
  return { contractOf, exportsOf };
}

function tooLarge({ file, name }: ExportName): string {
  return `What can be told of ${file}#${name} takes more than ${LARGEST_CONTRACT / 1024} KB: name a smaller export.`;
}

/** The file that a path means, or one line that says why it cannot be read. */
function readableEntry(file: string, tree: ReadableTree): Entry | string {
  const path = normal(file);
  if (file.startsWith('/') || path === '..' || path.startsWith('../') || tree.leavesRoot(path)) {
    return `${file} leads out of the repository: name a file inside of it.`;
  }
  if (hasInvisible(file) || file.length > 1_000)
    return 'The path of the file has characters that nobody sees, or is too long: rename it.';
  if (!isReadable(path))
    return `${file} is no JavaScript or TypeScript by its name: name the module that holds the code.`;
  if (tree.isDenied(path))
    return `${file} may not be read: it is on the list of paths that are never sent. Name another file.`;
  const entry = tree.find(path);
  if (entry?.kind !== 'file') return `${file} is not there${near(path, tree)}: correct the path.`;
  if (hasInvisible(entry.path)) return 'The path of the file has characters that nobody sees: rename it.';
  if (tree.sizeOf(entry) > LARGEST_FILE)
    return `${file} has more than ${LARGEST_FILE / 1024 / 1024} MiB: it is most likely generated. Name the source.`;
  if (!isReadable(entry.path))
    return `${file} is a link to ${entry.path}, which is no JavaScript or TypeScript by its name: name the module that holds the code.`;
  return entry;
}

function near(path: string, tree: ReadableTree): string {
  const folder = dirname(path);
  const stem = stemOf(path.split('/').at(-1) ?? '');
  const names = tree
    .namesIn(folder)
    .filter((name) => isReadable(name) && (stemOf(name) === stem || isClose(stemOf(name), stem)));
  if (names.length === 0) return '';
  const shown = names
    .sort()
    .slice(0, MOST_NEAR)
    .map((name) => (folder === '.' ? name : `${folder}/${name}`));
  return ` (near is ${shown.join(', ')})`;
}

function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '')
    .replace(/[^a-z0-9]/g, '');
}

function isClose(one: string, other: string): boolean {
  return one.length > 3 && other.length > 3 && (one.startsWith(other) || other.startsWith(one));
}

/** 1-based lines of what does not parse. In JavaScript types are no syntax either. */
function syntaxProblems(file: ts.SourceFile): readonly number[] {
  const { parseDiagnostics = [] } = file as { readonly parseDiagnostics?: readonly { readonly start: number }[] };
  return parseDiagnostics.map(({ start }) => ts.getLineAndCharacterOfPosition(file, start).line + 1);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 600);
}
