import { childrenOf, isNode, type Statement, type SyntaxNode, type SyntaxTree, walk } from './syntax.ts';

/** Fields that hold nothing but types, or what only a type checker reads. */
const TYPE_FIELDS = [
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeParameters',
  'superTypeArguments',
  'implements',
  'predicate',
  'variance',
  'accessibility',
  'optional',
  'definite',
  'override',
  'readonly',
  'abstract',
];

const WRAPPERS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TypeCastExpression',
  'ParenthesizedExpression',
]);

const TYPE_STATEMENTS = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSDeclareMethod',
  'TSIndexSignature',
  'TSNamespaceExportDeclaration',
  'InterfaceDeclaration',
  'TypeAlias',
  'OpaqueType',
  'DeclareFunction',
  'DeclareVariable',
  'DeclareClass',
  'DeclareModule',
  'DeclareTypeAlias',
  'DeclareInterface',
  'DeclareExportDeclaration',
  'EmptyStatement',
]);

type Fields = Record<string, unknown>;

/**
 * Takes out of a tree, in place, what does nothing when the program runs: types, what only declares them, and imports of them.
 *
 * @param typed imports of which no value is used are left out too, as compilers of TypeScript do
 */
export function keepValues(tree: SyntaxTree, typed: boolean): void {
  walk(tree.program, {}, (node) => {
    const fields = node as unknown as Fields;
    const optionalChain = node.type.startsWith('Optional');
    for (const name of TYPE_FIELDS) if (!(optionalChain && name === 'optional')) delete fields[name];
    if (node.type === 'Import' || node.type === 'ImportExpression') return {};
    for (const name of Object.keys(fields)) {
      const value = fields[name];
      if (isNode(value)) fields[name] = bare(value);
      else if (Array.isArray(value)) fields[name] = value.filter((item) => !isTypeOnly(item)).map(bareItem);
    }
    return {};
  });
  if (typed) dropUnusedImports(tree);
}

function bareItem(item: unknown): unknown {
  return isNode(item) ? bare(item) : item;
}

function bare(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (WRAPPERS.has(at.type)) at = (at as unknown as { expression: SyntaxNode }).expression;
  return at;
}

function isTypeOnly(item: unknown): boolean {
  if (!isNode(item)) return false;
  const { type, declare, importKind, exportKind, declaration, specifiers, source } = item as SyntaxNode & Fields;
  if (TYPE_STATEMENTS.has(type) || declare === true) return true;
  if (importKind === 'type' || importKind === 'typeof' || exportKind === 'type') return true;
  // The receiver of a method, which exists for the type checker alone.
  if (type === 'Identifier' && (item as unknown as Fields).name === 'this') return true;
  if (
    isNode(declaration) &&
    (TYPE_STATEMENTS.has(declaration.type) || (declaration as unknown as Fields).declare === true)
  ) {
    return true;
  }
  const listed = Array.isArray(specifiers) ? specifiers : [];
  const emptied = listed.length > 0 && listed.every(isTypeOnly);
  return emptied && (type === 'ImportDeclaration' || (type === 'ExportNamedDeclaration' && isNode(source)));
}

function dropUnusedImports({ program }: SyntaxTree): void {
  const used = new Set<string>();
  const body = program.body as Statement[];
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') continue;
    walk(statement, {}, (node) => {
      const { type, name } = node as SyntaxNode & { name?: unknown };
      if ((type === 'Identifier' || type === 'JSXIdentifier') && typeof name === 'string') used.add(name);
      return childrenOf(node).length === 0 ? null : {};
    });
  }
  const kept = body.filter((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.specifiers.length === 0) return true;
    const needed = statement.specifiers.filter(({ local }) => used.has(local.name));
    (statement as unknown as { specifiers: unknown }).specifiers = needed;
    return needed.length > 0;
  });
  (program as unknown as { body: unknown }).body = kept;
}
