import ts from 'typescript';
import type { Head } from './head.ts';
import { isInJavaScript } from './node-traits.ts';
import { constructorFunctionText, isConstructorFunction } from './print-constructor-function.ts';
import { inferredText } from './print-inferred.ts';
import { signatureText } from './print-signature.ts';
import { typeText } from './print-type.ts';
import { valueText } from './print-value.ts';
import type { Scope } from './scope.ts';
import { functionOf } from './unwrapped.ts';

/** What declares a value and no type: a function, a variable, what CommonJS exports; null for any other declaration. */
export function valueDeclaration(node: ts.Declaration, symbol: ts.Symbol, head: Head, scope: Scope): string | null {
  const { prefix, name } = head;
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node))
    return functionText(node, symbol, head, scope);
  if (ts.isVariableDeclaration(node)) return variableText(node, symbol, head, scope);
  if (ts.isMethodDeclaration(node)) return `${prefix}function ${name}${signatureText(node, scope)};`;
  if (ts.isExportAssignment(node)) return expressionText(node, node.expression, head, scope);
  if (ts.isBinaryExpression(node)) return expressionText(node, node.right, head, scope);
  if (ts.isPropertyAssignment(node)) return expressionText(node, node.initializer, head, scope);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const { parent } = node;
    if (ts.isBinaryExpression(parent) && parent.left === node) return expressionText(parent, parent.right, head, scope);
    return typedText(node, 'const', head, symbol, scope);
  }
  if (
    ts.isBindingElement(node) ||
    ts.isGetAccessorDeclaration(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isIdentifier(node)
  ) {
    return typedText(node, 'const', head, symbol, scope);
  }
  return null;
}

function expressionText(at: ts.Node, expression: ts.Expression, head: Head, scope: Scope): string {
  const written = isInJavaScript(at) ? ts.getJSDocType(at) : undefined;
  if (written !== undefined) return `${head.prefix}const ${head.name}: ${typeText(written, scope)};`;
  return valueText(head, expression, 'const', scope);
}

function typedText(at: ts.Node, word: string, { prefix, name }: Head, symbol: ts.Symbol, scope: Scope): string {
  const { checker } = scope;
  const type = inferredText(checker.getBaseTypeOfLiteralType(checker.getTypeOfSymbol(symbol)), at, scope);
  return `${prefix}${word} ${name}${type === null ? '' : `: ${type}`};`;
}

function variableText(node: ts.VariableDeclaration, symbol: ts.Symbol, head: Head, scope: Scope): string {
  const word = ts.isVariableDeclarationList(node.parent) && node.parent.flags & ts.NodeFlags.Const ? 'const' : 'let';
  const written = node.type ?? ts.getJSDocType(node);
  if (written !== undefined) return `${head.prefix}${word} ${head.name}: ${typeText(written, scope)};`;
  if (node.initializer === undefined) return typedText(node, word, head, symbol, scope);
  if (isConstructorFunction(symbol) && functionOf(node.initializer) !== null)
    return constructorFunctionText(functionOf(node.initializer) as ts.FunctionExpression, symbol, head, scope);
  return valueText(head, node.initializer, word, scope);
}

function functionText(
  node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction,
  symbol: ts.Symbol,
  head: Head,
  scope: Scope,
): string | null {
  const written = isInJavaScript(node) ? ts.getJSDocTypeTag(node)?.typeExpression.type : undefined;
  if (written !== undefined) return `${head.prefix}const ${head.name}: ${typeText(written, scope)};`;
  const isOverloaded = (symbol.declarations ?? []).some(
    (one) => one !== node && ts.isFunctionDeclaration(one) && one.body === undefined,
  );
  if (node.body !== undefined && isOverloaded && !isInJavaScript(node)) return null;
  if (isConstructorFunction(symbol)) return constructorFunctionText(node, symbol, head, scope);
  return `${head.prefix}function${head.name === '' ? '' : ` ${head.name}`}${signatureText(node, scope)};`;
}
