import {
  type Expression,
  isFunction,
  isNode,
  propertyName,
  type SyntaxNode,
  type VariableDeclaration,
  walk,
} from './syntax.ts';

/**
 * The names that a tree may mean something by: every identifier and JSX name but those of properties and keys. What is named
 * the same and means something else counts too.
 */
export function namesIn(root: SyntaxNode, leftOut: { has(node: SyntaxNode): boolean }): ReadonlySet<string> {
  const names = new Set<string>();
  const labels = new Set<SyntaxNode>();
  walk(root, {}, (node) => {
    if (leftOut.has(node) || labels.has(node)) return null;
    const { key, property, computed, shorthand } = node as unknown as Record<string, unknown>;
    if (computed !== true && shorthand !== true)
      for (const label of [key, property]) if (isNode(label)) labels.add(label);
    const { type, name } = node as { type: string; name?: unknown };
    if (typeof name === 'string' && (type === 'Identifier' || type === 'JSXIdentifier')) names.add(name);
    return {};
  });
  return names;
}

const EFFECTS = new Set([
  'CallExpression',
  'OptionalCallExpression',
  'NewExpression',
  'AwaitExpression',
  'YieldExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'TaggedTemplateExpression',
  'ThrowStatement',
]);

/** True when evaluating it may do something beyond giving a value. What runs only when it is called is not looked into. */
export function hasEffects(root: SyntaxNode): boolean {
  let found = false;
  walk(root, {}, (node) => {
    if (found || isFunction(node)) return null;
    const deletes = node.type === 'UnaryExpression' && (node as { operator?: unknown }).operator === 'delete';
    found = deletes || (EFFECTS.has(node.type) && !isBenign(node as Expression));
    return found ? null : {};
  });
  return found;
}

/** New empty doubles and frozen values, which no other test can notice. */
function isBenign(node: Expression): boolean {
  if (node.type === 'NewExpression') {
    return node.callee.type === 'Identifier' && BENIGN_CLASSES.has(node.callee.name);
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object } = node.callee;
  return object.type === 'Identifier' && BENIGN_CALLS.has(`${object.name}.${propertyName(node.callee)}`);
}

const BENIGN_CLASSES = new Set([
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Date',
  'Error',
  'URL',
  'RegExp',
  'Array',
  'Object',
]);
const BENIGN_CALLS = new Set(['jest.fn', 'vi.fn', 'mock.fn', 'Object.freeze']);

/** The names that a pattern or a declaration of variables binds. */
export function boundNames(declared: SyntaxNode): ReadonlySet<string> {
  if (declared.type !== 'VariableDeclaration') return namesIn(declared, new Set());
  const names = (declared as VariableDeclaration).declarations.flatMap(({ id }) => [...namesIn(id, new Set())]);
  return new Set(names);
}
