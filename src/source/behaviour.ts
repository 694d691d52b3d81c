import { dirname, join } from 'node:path/posix';
import { bindingsOf } from './bindings.ts';
import { normalForm } from './normal-form.ts';
import { parseScript } from './parse.ts';
import { hasEffects } from './references.ts';
import { requiredPath } from './required-path.ts';
import {
  type Call,
  type Expression,
  isNode,
  type Statement,
  type SyntaxNode,
  type SyntaxTree,
  stringOf,
  walk,
} from './syntax.ts';
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

/** What only other exports need is of no use any more. */
function hideOtherExports({ program }: SyntaxTree, exported: string): void {
  const body = program.body.flatMap((statement): Statement[] => {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement;
      return exported !== 'default' && DECLARATIONS.has(declaration.type) ? [declaration as Statement] : [statement];
    }
    if (statement.type !== 'ExportNamedDeclaration') return [statement];
    if (isNode(statement.declaration)) {
      const isOther = !declaredNames(statement.declaration).includes(exported);
      return [isOther ? (statement.declaration as Statement) : statement];
    }
    const kept = statement.specifiers.filter((one) => nameOfExport(one) === exported);
    return kept.length === 0 ? [] : [{ ...statement, specifiers: kept }];
  });
  (program as unknown as { body: unknown }).body = body;
}

/** The name by which `export { a as b }` hands something on. */
function nameOfExport(specifier: SyntaxNode): string | null {
  const { exported } = specifier as unknown as { exported?: SyntaxNode };
  if (exported === undefined) return null;
  return stringOf(exported) ?? (exported as unknown as { name?: string }).name ?? null;
}

function declaredNames(declaration: SyntaxNode): readonly string[] {
  const { id, declarations } = declaration as unknown as { id?: unknown; declarations?: { id: unknown }[] };
  const ids = declarations === undefined ? [id] : declarations.map((one) => one.id);
  return ids.flatMap((one) =>
    isNode(one) && one.type === 'Identifier' ? (one as unknown as { name: string }).name : [],
  );
}

const DECLARATIONS = new Set(['FunctionDeclaration', 'ClassDeclaration', 'VariableDeclaration']);

/** Top-level declarations that have no effect, are not exported and are used by nothing that stays are left out. */
function withoutUnused(body: readonly Statement[]): readonly Statement[] {
  let kept = body;
  for (;;) {
    const uses = kept.map((statement) => namesUsed(statement));
    const next = kept.filter((statement, at) => {
      const names = removableNames(statement);
      return names === null || names.some((name) => uses.some((used, other) => other !== at && used.has(name)));
    });
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

/** The names of a statement that does nothing but declare them; null for any other. */
function removableNames(statement: Statement): readonly string[] | null {
  if (statement.type === 'ImportDeclaration') {
    return statement.specifiers.length === 0 ? null : statement.specifiers.map(({ local }) => local.name);
  }
  if (!DECLARATIONS.has(statement.type)) return null;
  const names = declaredNames(statement);
  const count = statement.type === 'VariableDeclaration' ? statement.declarations.length : 1;
  if (names.length !== count) return null;
  const required =
    statement.type === 'VariableDeclaration' &&
    statement.declarations.every(({ init }) => isNode(init) && requiredPath(init as Expression) !== null);
  return required || !hasEffects(statement) ? names : null;
}

function namesUsed(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  walk(statement, {}, (node) => {
    const { type, name } = node as unknown as { type: string; name?: unknown };
    if (typeof name === 'string' && (type === 'Identifier' || type === 'JSXIdentifier')) names.add(name);
    return {};
  });
  return names;
}
