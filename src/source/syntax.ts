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
  addChildren(node, children);
  return children;
}

/** Adds the nodes right below a node to a list, in the order of its fields. */
export function addChildren(node: SyntaxNode, children: SyntaxNode[]): void {
  for (const name in node) {
    const value = (node as unknown as Record<string, unknown>)[name];
    // Most fields hold texts and numbers: this is where reading a tree spends its time.
    if (typeof value !== 'object' || value === null || name === 'loc' || NO_MEANING.has(name)) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
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
  const nodes: SyntaxNode[] = [root];
  const states: State[] = [state];
  while (nodes.length > 0) {
    const node = nodes.pop() as SyntaxNode;
    const handed = visit(node, states.pop() as State);
    if (handed === null) continue;
    const from = nodes.length;
    addChildren(node, nodes);
    reverse(nodes, from);
    while (states.length < nodes.length) states.push(handed);
  }
}

/** True when a node, or one below it, is such. */
export function holds(root: SyntaxNode, isSuch: (node: SyntaxNode) => boolean): boolean {
  let found = false;
  walk(root, {}, (node) => {
    found ||= isSuch(node);
    return found ? null : {};
  });
  return found;
}

/** Turns the end of a list around, so that what was added first is taken first. */
export function reverse(nodes: SyntaxNode[], from: number): void {
  for (let low = from, high = nodes.length - 1; low < high; low += 1, high -= 1) {
    const one = nodes[low] as SyntaxNode;
    nodes[low] = nodes[high] as SyntaxNode;
    nodes[high] = one;
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
