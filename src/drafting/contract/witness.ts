import { parseScript } from '../../source/parse.ts';
import { childrenOf, type SyntaxNode } from '../../source/syntax.ts';

/** What may stand in a contract: declarations, types, and what names them. Whatever else stands there has come from code. */
const NAMES = new Set([
  'Identifier',
  'StringLiteral',
  'NumericLiteral',
  'BigIntLiteral',
  'BooleanLiteral',
  'NullLiteral',
  'TemplateLiteral',
  'TemplateElement',
  'UnaryExpression',
  'MemberExpression',
  'ObjectPattern',
  'ArrayPattern',
  'ObjectProperty',
  'RestElement',
  'ThisExpression',
  'File',
  'Program',
]);
const DECLARATIONS = new Set([
  'ImportDeclaration',
  'ImportSpecifier',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportSpecifier',
  'VariableDeclaration',
  'VariableDeclarator',
  'ClassDeclaration',
  'ClassBody',
  'ClassProperty',
  'ClassAccessorProperty',
]);
const NOT_TYPES = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSParameterProperty',
]);

interface Held extends SyntaxNode {
  readonly init?: SyntaxNode | null;
  readonly value?: SyntaxNode | null | unknown;
  readonly body?: unknown;
  readonly expression?: SyntaxNode;
  readonly operator?: string;
  readonly decorators?: readonly SyntaxNode[] | null;
  readonly declaration?: SyntaxNode | null;
}

/**
 * Reads a contract with another parser than the one that it was written with.
 *
 * @returns what in it is no declaration, in a few words; null when all of it is
 */
export function foreignPart(contract: string): string | null {
  const tree = parseScript('contract.d.ts', contract);
  if (tree === null) return 'text that is no declaration file';
  const [problem] = (tree.errors ?? []).filter(({ reasonCode }) => !MENDED.has(reasonCode));
  if (problem !== undefined) return `what a declaration file may not hold (${problem.reasonCode})`;
  const queue: SyntaxNode[] = [tree.program as unknown as SyntaxNode];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const found = foreign(at as Held);
    if (found !== null) return found;
    queue.push(...childrenOf(at));
  }
  return null;
}

/** Names that are declared twice stand in different files; the rest is what a declaration of another file may do. */
const MENDED = new Set(['VarRedeclaration', 'DuplicateExport', 'DuplicateDefaultExport', 'DuplicateConstructor']);

function foreign(node: Held): string | null {
  const isType = node.type.startsWith('TS') && !NOT_TYPES.has(node.type);
  if (!isType && !NAMES.has(node.type) && !DECLARATIONS.has(node.type)) return `a ${node.type}`;
  if ((node.decorators ?? []).length > 0) return 'a decorator';
  if (node.type === 'VariableDeclarator' && node.init) return 'an initialiser';
  if (/^Class\w*Property$/.test(node.type) && node.value) return 'an initialiser';
  if (node.type === 'ObjectProperty' && (node.value as SyntaxNode).type === 'AssignmentPattern')
    return 'a default value';
  if (node.type === 'TSEnumMember' && !isPlainValue((node as { readonly initializer?: SyntaxNode | null }).initializer))
    return 'an expression';
  if (node.type === 'UnaryExpression' && node.operator !== '-') return 'an expression';
  if (
    node.type === 'ExportDefaultDeclaration' &&
    !/^(?:Identifier|ClassDeclaration|TSDeclareFunction|TSInterfaceDeclaration)$/.test(node.declaration?.type ?? '')
  )
    return 'an exported expression';
  if (node.type === 'TSExportAssignment' && node.expression?.type !== 'Identifier') return 'an exported expression';
  return null;
}

function isPlainValue(node: SyntaxNode | null | undefined): boolean {
  return !node || /^(?:StringLiteral|NumericLiteral|UnaryExpression)$/.test(node.type);
}
