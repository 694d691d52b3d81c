import { isNode, type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';

/** Any node with its fields by name, for trees of which many types of nodes are read alike (`a.b()` and `a?.b()`). */
export type Fields = SyntaxNode & Readonly<Record<string, unknown>>;

export function child(node: SyntaxNode | null | undefined, name: string): SyntaxNode | null {
  const value = node === null || node === undefined ? null : (node as Fields)[name];
  return isNode(value) ? value : null;
}

export function list(node: SyntaxNode | null | undefined, name: string): readonly SyntaxNode[] {
  const value = node === null || node === undefined ? null : (node as Fields)[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function isCall(node: SyntaxNode | null | undefined): node is Fields {
  return node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression';
}

export function isMember(node: SyntaxNode | null | undefined): node is Fields {
  return node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression';
}

/** The name of an identifier; null for anything else. */
export function nameOf(node: SyntaxNode | null | undefined): string | null {
  return node?.type === 'Identifier' ? ((node as Fields).name as string) : null;
}

/** `b` of `a.b`, `a?.b`, `a['b']`; null for anything else. */
export function memberName(node: SyntaxNode | null | undefined): string | null {
  if (!isMember(node)) return null;
  const property = child(node, 'property');
  if ((node as Fields).computed === true) return stringOf(property);
  return property?.type === 'PrivateName' ? null : nameOf(property);
}

/** `a` and `b` of `a(…)`, `x.b(…)`; null for other calls. */
export function calledName(call: SyntaxNode): string | null {
  const callee = withoutTypes(child(call, 'callee') ?? call);
  return nameOf(callee) ?? memberName(callee);
}

/** `a.b.c` as names from the root on; null when it is anything but names. */
export function dottedPath(node: SyntaxNode | null | undefined): readonly string[] | null {
  const names: string[] = [];
  let at = node === null || node === undefined ? null : withoutTypes(node);
  while (isMember(at)) {
    const name = memberName(at);
    const object = child(at, 'object');
    if (name === null || object === null) return null;
    names.unshift(name);
    at = withoutTypes(object);
  }
  const root = at?.type === 'ThisExpression' ? 'this' : nameOf(at);
  return root === null ? null : [root, ...names];
}

export function lineOf(node: SyntaxNode): number {
  return node.loc?.start.line ?? 1;
}

export function endLineOf(node: SyntaxNode): number {
  return node.loc?.end.line ?? lineOf(node);
}

/** The statements of a block, or of a function's body; none for an expression. */
export function statementsOf(node: SyntaxNode | null | undefined): readonly SyntaxNode[] {
  return list(node, 'body');
}

/** True also for the node itself. */
export function isWithin(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return (outer.start ?? 0) <= (inner.start ?? -1) && (inner.end ?? Number.POSITIVE_INFINITY) <= (outer.end ?? 0);
}
