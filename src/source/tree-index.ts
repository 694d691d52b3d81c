import { addChildren, isFunction, reverse, type SyntaxNode, type SyntaxTree } from './syntax.ts';

/** A tree with ways up and by type. */
export interface TreeIndex {
  parentOf(node: SyntaxNode): SyntaxNode | null;
  /** In document order. */
  ofType(...types: readonly string[]): readonly SyntaxNode[];
  /** Those of a type that begin within one of the roots: these must not overlap. By type, then in document order. */
  within(roots: readonly SyntaxNode[], ...types: readonly string[]): readonly SyntaxNode[];
  /** From the node's parent upwards, up to and without `end`; up to the program when it is null. */
  around(node: SyntaxNode, end: SyntaxNode | null): readonly SyntaxNode[];
  /** The function that a node stands in, itself left out; null at the top. */
  functionAround(node: SyntaxNode): SyntaxNode | null;
}

/** Types that something asks for: to keep all nodes costs more than to read the file. */
const KEPT = new Set([
  'CallExpression',
  'OptionalCallExpression',
  'NewExpression',
  'MemberExpression',
  'OptionalMemberExpression',
  'Identifier',
  'ThrowStatement',
  'VariableDeclarator',
  'AssignmentExpression',
  'FunctionDeclaration',
  'ObjectMethod',
  'ObjectProperty',
  'ClassMethod',
  'ClassProperty',
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
  'AwaitExpression',
  'TryStatement',
  'JSXElement',
]);

/** Kept on the nodes themselves: a map of all nodes of a large file costs more than to parse it. */
const PARENT = Symbol('parent');
type Held = SyntaxNode & { [PARENT]?: SyntaxNode };

/** Reads a tree once. */
export function indexTree(tree: SyntaxTree): TreeIndex {
  const byType = new Map<string, SyntaxNode[]>();
  const stack: SyntaxNode[] = [tree.program];
  while (stack.length > 0) {
    const node = stack.pop() as SyntaxNode;
    if (KEPT.has(node.type)) {
      const same = byType.get(node.type);
      if (same === undefined) byType.set(node.type, [node]);
      else same.push(node);
    }
    const from = stack.length;
    addChildren(node, stack);
    for (let index = from; index < stack.length; index += 1) (stack[index] as Held)[PARENT] = node;
    reverse(stack, from);
  }
  for (const nodes of byType.values()) nodes.sort(byStart);
  const parentOf = (node: SyntaxNode) => (node as Held)[PARENT] ?? null;
  return {
    parentOf,
    ofType(...types) {
      const [only = ''] = types;
      if (types.length === 1) return byType.get(only) ?? [];
      return types.flatMap((type) => byType.get(type) ?? []).sort(byStart);
    },
    within(roots, ...types) {
      return types.flatMap((type) => {
        const nodes = byType.get(type) ?? [];
        return roots.flatMap((root) => nodes.slice(firstFrom(nodes, root.start ?? 0), firstFrom(nodes, root.end ?? 0)));
      });
    },
    around(node, end) {
      const above: SyntaxNode[] = [];
      for (let at = parentOf(node); at !== null && at !== end; at = parentOf(at)) above.push(at);
      return above;
    },
    functionAround(node) {
      for (let at = parentOf(node); at !== null; at = parentOf(at)) if (isFunction(at)) return at;
      return null;
    },
  };
}

function byStart(one: SyntaxNode, other: SyntaxNode): number {
  return (one.start ?? 0) - (other.start ?? 0);
}

/** Index of the first node that begins at an offset or behind it. */
function firstFrom(nodes: readonly SyntaxNode[], offset: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
