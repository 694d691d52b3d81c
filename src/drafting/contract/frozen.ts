import ts from 'typescript';
import { isIdentifier, isPlainKey, isShowableLiteral } from './literals.ts';

/** True for `value as const`, below parentheses and `satisfies`. */
export function isFrozen(expression: ts.Expression | undefined): boolean {
  if (expression === undefined) return false;
  if (ts.isSatisfiesExpression(expression) || ts.isParenthesizedExpression(expression)) {
    return isFrozen(expression.expression);
  }
  return ts.isAssertionExpression(expression) && ts.isConstTypeReference(expression.type);
}

/**
 * The type of a frozen expression, read off its literals alone: the compiler's own would tell what functions that it calls, and constants
 * that it names, hold too.
 *
 * @param other the type of a part that is no literal
 * @returns null when it has parts of no form that we read
 */
export function frozenText(expression: ts.Expression, other: (part: ts.Expression) => string | null): string | null {
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isAssertionExpression(expression)
  ) {
    return frozenText(expression.expression, other);
  }
  const literal = literalText(expression);
  if (literal !== null) return literal;
  const part = (one: ts.Expression) => frozenText(one, other);
  if (ts.isArrayLiteralExpression(expression)) {
    const texts = expression.elements.map((one) =>
      ts.isSpreadElement(one) || ts.isOmittedExpression(one) ? null : part(one),
    );
    return texts.includes(null) ? null : `readonly [${texts.join(', ')}]`;
  }
  if (!ts.isObjectLiteralExpression(expression)) return other(expression);
  const texts = expression.properties.map((one) => {
    if (!ts.isPropertyAssignment(one) || !(ts.isIdentifier(one.name) || ts.isStringLiteral(one.name))) return null;
    const { text } = one.name;
    const type = isPlainKey(text) ? part(one.initializer) : null;
    return type === null ? null : `readonly ${isIdentifier(text) ? text : JSON.stringify(text)}: ${type}`;
  });
  return texts.includes(null) ? null : `{ ${texts.join('; ')} }`;
}

/** True for a frozen expression that is nothing but literals: its type holds nothing of anything else. */
export function isAllLiteral(expression: ts.Expression): boolean {
  return frozenText(expression, () => null) !== null;
}

function literalText(expression: ts.Expression): string | null {
  if (ts.isStringLiteralLike(expression)) {
    return isShowableLiteral(expression.text) ? JSON.stringify(expression.text) : 'string';
  }
  const digits = ts.isPrefixUnaryExpression(expression) ? expression.operand : expression;
  if (ts.isNumericLiteral(digits) || ts.isBigIntLiteral(digits))
    return `${digits === expression ? '' : '-'}${digits.text}`;
  const word = {
    [ts.SyntaxKind.TrueKeyword]: 'true',
    [ts.SyntaxKind.FalseKeyword]: 'false',
    [ts.SyntaxKind.NullKeyword]: 'null',
  };
  return (word as Readonly<Record<number, string>>)[expression.kind] ?? null;
}
