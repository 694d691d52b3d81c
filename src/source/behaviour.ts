import { dirname, join } from 'node:path/posix';
import { bindingsOf } from './bindings.ts';
import { normalForm } from './normal-form.ts';
import { parseScript } from './parse.ts';
import { requiredPath } from './required-path.ts';
import { type Call, isNode, type Statement, type SyntaxNode, type SyntaxTree, stringOf, walk } from './syntax.ts';
import { declaredNames, hideOtherExports, withoutUnused } from './used-by-export.ts';
import { keepValues } from './value-syntax.ts';

/** A source file in one of two trees. */
export interface SourceText {
  /** Relative to the repository root. */
  readonly path: string;
  readonly text: string;
}

/**
 * Does a program behave differently after the change of this file?
 *
 * same: the two texts differ at most in comments, formatting, types, names of what is local to the file, the order of imports,
 * the paths of moved files that are imported, and in declarations that are gone and that nothing in the file uses (what used
 * them elsewhere changed as well, or is broken in a way that any test sees).
 * unknown: one of the two cannot be read (`.vue`, `.svelte`, a syntax error).
 *
 * @param before null: the file is new. It alters behaviour as soon as it holds more than types.
 * @param after null: the file is deleted. That alone alters nothing: what used it changed as well.
 * @param movedTo where a path of the base commit is now
 * @param exported the only export that matters; null: all of them
 */
export function behaviourChange(
  before: SourceText | null,
  after: SourceText | null,
  movedTo: (path: string) => string,
  exported: string | null = null,
): 'same' | 'altered' | 'unknown' {
  if (after === null) return 'same';
  if (before?.text === after.text && dirname(before.path) === dirname(after.path)) return 'same';
  const now = parseScript(after.path, after.text);
  if (now === null) return 'unknown';
  keepValues(now, isTyped(after.path));
  if (before === null) return now.program.body.length === 0 ? 'same' : 'altered';
  const then = parseScript(before.path, before.text);
  if (then === null) return 'unknown';
  keepValues(then, isTyped(before.path));
  hideGoneExports(then, exportedNames(now));
  if (exported !== null) for (const tree of [then, now]) hideOtherExports(tree, exported);
  const left = writtenProgram(then, (specifier) => importedPath(before.path, specifier, movedTo));
  const right = writtenProgram(now, (specifier) => importedPath(after.path, specifier, (path) => path));
  return left === right ? 'same' : 'altered';
}

function isTyped(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

/** `./price.js` seen from `src/cart.js` is `src/price`, whichever ending and `index` the import is written with. */
function importedPath(from: string, specifier: string, movedTo: (path: string) => string): string {
  const path = join(dirname(from), specifier);
  const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '/index.ts', '/index.js'];
  const asSource = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  const moved = [...endings.map((ending) => `${path}${ending}`), asSource].find(
    (candidate) => movedTo(candidate) !== candidate,
  );
  return (moved === undefined ? path : movedTo(moved)).replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}

/** The program as one text in which names of its own are numbers. */
function writtenProgram(tree: SyntaxTree, pathOf: (specifier: string) => string): string {
  const { program } = tree;
  const paths = new Map<SyntaxNode, string>();
  for (const source of importSources(tree)) {
    const specifier = stringOf(source) ?? '';
    if (/^\.\.?(\/|$)/.test(specifier)) paths.set(source, JSON.stringify(`→${pathOf(specifier)}`));
  }
  const body = withoutUnused(program.body);
  const imports = body.filter((statement) => statement.type === 'ImportDeclaration');
  const others = body.filter((statement) => statement.type !== 'ImportDeclaration');
  const anonymous = (statement: Statement) => normalForm(statement, withLocals(statement, paths));
  const ordered = [...imports].sort((one, other) => (anonymous(one) < anonymous(other) ? -1 : 1));
  (program as unknown as { body: unknown }).body = [...ordered, ...others];
  const bindings = bindingsOf(program);
  const numbers = new Map<unknown, number>();
  const replacements = {
    get(node: SyntaxNode): string | undefined {
      const path = paths.get(node);
      if (path !== undefined) return path;
      const binding = bindings.get(node);
      if (binding === undefined || binding.fixed) return undefined;
      if (!numbers.has(binding)) numbers.set(binding, numbers.size);
      return `#${numbers.get(binding)}`;
    },
  };
  return normalForm(program, replacements);
}

function withLocals(statement: Statement, paths: ReadonlyMap<SyntaxNode, string>) {
  const locals = new Set<SyntaxNode>();
  if (statement.type === 'ImportDeclaration') {
    const specifiers = statement.specifiers as unknown as { imported?: SyntaxNode; local: SyntaxNode; type: string }[];
    specifiers.sort((one, other) => (importedName(one) < importedName(other) ? -1 : 1));
    for (const { local } of specifiers) locals.add(local);
  }
  return { get: (node: SyntaxNode) => (locals.has(node) ? '#' : paths.get(node)) };
}

function importedName({ type, imported }: { readonly type: string; readonly imported?: SyntaxNode }): string {
  return `${type} ${imported === undefined ? '' : normalForm(imported)}`;
}

/** The nodes that name another file. */
function importSources(tree: SyntaxTree): readonly SyntaxNode[] {
  const sources: SyntaxNode[] = [];
  walk(tree.program, {}, (node) => {
    const { source } = node as unknown as { source?: unknown };
    if (/^(?:Import|Export)/.test(node.type) && isNode(source)) sources.push(source);
    const [first] = node.type === 'CallExpression' && requiredPath(node) !== null ? (node as Call).arguments : [];
    if (first !== undefined) sources.push(first);
    return {};
  });
  return sources;
}

/** The names that a module gives to others. */
function exportedNames({ program }: SyntaxTree): ReadonlySet<string> {
  return new Set(
    program.body.flatMap((statement) => {
      const { specifiers, declaration } = statement as unknown as { specifiers?: unknown; declaration?: unknown };
      const listed = Array.isArray(specifiers) ? (specifiers as { exported?: { name?: string } }[]) : [];
      return [
        ...listed.flatMap(({ exported }) => exported?.name ?? []),
        ...(isNode(declaration) ? declaredNames(declaration) : []),
      ];
    }),
  );
}

/** A declaration that was exported and no longer is counts as one of the file's own. */
function hideGoneExports({ program }: SyntaxTree, now: ReadonlySet<string>): void {
  const body = program.body.map((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !isNode(statement.declaration)) return statement;
    const names = declaredNames(statement.declaration);
    return names.length > 0 && names.every((name) => !now.has(name)) ? statement.declaration : statement;
  });
  (program as unknown as { body: unknown }).body = body;
}
