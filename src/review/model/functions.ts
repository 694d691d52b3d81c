import { isFunction, isFunctionExpression, type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import { child, isCall, isMember, list, memberName, nameOf } from './fields.ts';

/** Functions of a file by the names that code calls them by. One name may stand for several: which one is meant is not asked. */
export type NamedFunctions = ReadonlyMap<string, readonly SyntaxNode[]>;

/** Declared, put into a variable or a property, methods of classes and objects; what wraps a function (`useCallback(() => …)`) is looked into. */
export function namedFunctions(index: TreeIndex): NamedFunctions {
  const functions = new Map<string, SyntaxNode[]>();
  const add = (name: string | null, node: SyntaxNode | null) => {
    if (name === null || node === null) return;
    const same = functions.get(name);
    if (same === undefined) functions.set(name, [node]);
    else same.push(node);
  };
  for (const node of index.ofType('FunctionDeclaration')) add(nameOf(child(node, 'id')), node);
  for (const node of index.ofType('VariableDeclarator'))
    add(nameOf(child(node, 'id')), functionIn(child(node, 'init')));
  for (const node of index.ofType('AssignmentExpression')) {
    const left = child(node, 'left');
    const name = nameOf(left) ?? (isMember(left) ? memberName(left) : null);
    add(name === 'exports' ? 'default' : name, functionIn(child(node, 'right')));
  }
  for (const node of index.ofType('ObjectProperty')) add(keyOf(node), functionIn(child(node, 'value')));
  for (const node of index.ofType('ClassProperty')) add(keyOf(node), functionIn(child(node, 'value')));
  for (const node of index.ofType('ObjectMethod', 'ClassMethod')) add(keyOf(node), node);
  for (const node of index.ofType('ExportDefaultDeclaration')) add('default', functionIn(child(node, 'declaration')));
  return functions;
}

function keyOf(node: SyntaxNode): string | null {
  const key = child(node, 'key');
  return nameOf(key) ?? stringOf(key);
}

const MOST_WRAPPERS = 4;

function functionIn(node: SyntaxNode | null, depth = 0): SyntaxNode | null {
  if (node === null || depth > MOST_WRAPPERS) return null;
  const bare = withoutTypes(node);
  if (isFunction(bare) || isFunctionExpression(bare)) return bare;
  if (!isCall(bare)) return null;
  for (const argument of list(bare, 'arguments')) {
    const inner = functionIn(argument, depth + 1);
    if (inner !== null) return inner;
  }
  return null;
}
