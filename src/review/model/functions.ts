import { grouped } from '../../source/grouped.ts';
import { isFunction, isFunctionExpression, type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import { child, isCall, list, memberName, nameOf } from './fields.ts';

/** Functions of a file by the names that code calls them by. One name may stand for several: which one is meant is not asked. */
export type NamedFunctions = ReadonlyMap<string, readonly SyntaxNode[]>;

/** Declared, put into a variable or a property, methods of classes and objects; what wraps a function (`useCallback(() => …)`) is looked into. */
export function namedFunctions(index: TreeIndex): NamedFunctions {
  const named = [
    ...index.ofType('FunctionDeclaration').map((node) => [nameOf(child(node, 'id')), node] as const),
    ...index
      .ofType('VariableDeclarator')
      .map((node) => [nameOf(child(node, 'id')), functionIn(child(node, 'init'))] as const),
    ...index
      .ofType('AssignmentExpression')
      .map((node) => [assignedName(child(node, 'left')), functionIn(child(node, 'right'))] as const),
    ...index
      .ofType('ObjectProperty', 'ClassProperty')
      .map((node) => [keyOf(node), functionIn(child(node, 'value'))] as const),
    ...index.ofType('ObjectMethod', 'ClassMethod').map((node) => [keyOf(node), node] as const),
    ...index
      .ofType('ExportDefaultDeclaration')
      .map((node) => ['default', functionIn(child(node, 'declaration'))] as const),
  ];
  const found = named.flatMap(([name, node]) => (name === null || node === null ? [] : [{ name, node }]));
  const groups = grouped(found, ({ name }) => name);
  return new Map([...groups].map(([name, same]) => [name, same.map(({ node }) => node)]));
}

/** `a` of `a = …`, `b` of `a.b = …`; what `module.exports` is, is the default. */
function assignedName(left: SyntaxNode | null): string | null {
  const name = nameOf(left) ?? memberName(left);
  return name === 'exports' ? 'default' : name;
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
