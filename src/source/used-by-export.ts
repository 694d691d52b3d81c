import { hasEffects } from './references.ts';
import { requiredPath } from './required-path.ts';
import { type Expression, isNode, type Statement, type SyntaxNode, type SyntaxTree, stringOf, walk } from './syntax.ts';

/** What only other exports need is of no use any more. */
export function hideOtherExports({ program }: SyntaxTree, exported: string): void {
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

export function declaredNames(declaration: SyntaxNode): readonly string[] {
  const { id, declarations } = declaration as unknown as { id?: unknown; declarations?: { id: unknown }[] };
  const ids = declarations === undefined ? [id] : declarations.map((one) => one.id);
  return ids.flatMap((one) =>
    isNode(one) && one.type === 'Identifier' ? (one as unknown as { name: string }).name : [],
  );
}

const DECLARATIONS = new Set(['FunctionDeclaration', 'ClassDeclaration', 'VariableDeclaration']);

/** Top-level declarations that have no effect, are not exported and are used by nothing that stays are left out. */
export function withoutUnused(body: readonly Statement[]): readonly Statement[] {
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
