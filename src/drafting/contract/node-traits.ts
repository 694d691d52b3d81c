import ts from 'typescript';

/** Whether a node is written with this modifier. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (node as { readonly modifiers?: readonly ts.Node[] }).modifiers?.some((one) => one.kind === kind) ?? false;
}

/** True where types stand in comments. */
export function isInJavaScript(node: ts.Node): boolean {
  return (node.flags & ts.NodeFlags.JavaScriptFile) !== 0;
}
