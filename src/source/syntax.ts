import type { parse } from '@babel/parser';

/** What Babel makes of one text. */
export type SyntaxTree = ReturnType<typeof parse>;
export type Statement = SyntaxTree['program']['body'][number];
export type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression'];
export type Call = Extract<Expression, { type: 'CallExpression' }>;
export type Member = Extract<Expression, { type: 'MemberExpression' }>;
export type TaggedTemplate = Extract<Expression, { type: 'TaggedTemplateExpression' }>;
export type Identifier = Extract<Expression, { type: 'Identifier' }>;
export type FunctionExpression = Extract<
  Expression,
  { type: 'ArrowFunctionExpression' } | { type: 'FunctionExpression' }
>;
export type VariableDeclaration = Extract<Statement, { type: 'VariableDeclaration' }>;

/** Any node, where its type does not matter. Offsets count UTF-16 units from 0, `end` is exclusive; lines count from 1. */
export interface SyntaxNode {
  readonly type: string;
  readonly start?: number | null;
  readonly end?: number | null;
  readonly loc?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } } | null;
}

/** Fields of a node that say nothing of what it means. */
const NO_MEANING = new Set([
  'type',
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'comments',
  'tokens',
  'errors',
]);

/** The fields of a node that say what it means, by name. */
export function fieldsOf(node: SyntaxNode): [name: string, value: unknown][] {
  const fields: [string, unknown][] = [];
  for (const name of Object.keys(node).sort()) {
    if (!NO_MEANING.has(name)) fields.push([name, (node as unknown as Record<string, unknown>)[name]]);
  }
  return fields;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The nodes right below a node, in the order of its fields. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const name in node) {
    const value = (node as unknown as Record<string, unknown>)[name];
    // Most fields hold texts and numbers: this is where reading a tree spends its time.
    if (typeof value !== 'object' || value === null || NO_MEANING.has(name)) continue;
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item);
  }
  return children;
}

/**
 * Visits a node and all below it. Without recursion: a sum of a hundred thousand terms is a tree that deep.
 *
 * @param visit returns what it hands to the children of the node, or null to leave them out
 */
export function walk<State extends object>(
  root: SyntaxNode,
  state: State,
  visit: (node: SyntaxNode, state: State) => State | null,
): void {
  const stack: { readonly node: SyntaxNode; readonly state: State }[] = [{ node: root, state }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const handed = visit(next.node, next.state);
    if (handed === null) continue;
    const children = childrenOf(next.node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) stack.push({ node: child, state: handed });
    }
  }
}

const FUNCTIONS = new Set([
  'ArrowFunctionExpression',
  'FunctionExpression',
  'FunctionDeclaration',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
]);

/** True for what runs only when it is called. */
export function isFunction(node: SyntaxNode): boolean {
  return FUNCTIONS.has(node.type);
}

export function isFunctionExpression(node: SyntaxNode | null | undefined): node is FunctionExpression {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

/** The expression below what only TypeScript sees (`as`, `satisfies`, `!`, type arguments). */
export function withoutTypes(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (TYPE_WRAPPERS.has(at.type)) at = (at as unknown as { expression: SyntaxNode }).expression;
  return at;
}

const TYPE_WRAPPERS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);

/** The text of a string literal, or of a template without expressions; null for anything else. */
export function stringOf(node: SyntaxNode | null | undefined): string | null {
  if (node === null || node === undefined) return null;
  const expression = node as Expression;
  if (expression.type === 'StringLiteral') return expression.value;
  if (expression.type !== 'TemplateLiteral' || expression.expressions.length > 0) return null;
  return expression.quasis[0]?.value.cooked ?? null;
}

/** `name` of `object.name` and `object['name']`; null for any other member. */
export function propertyName(member: Member): string | null {
  if (member.computed) return stringOf(member.property);
  return member.property.type === 'Identifier' ? member.property.name : null;
}
