import ts from 'typescript';
import { isInJavaScript } from './node-traits.ts';

/** The function that an expression is; null when it is something else, or is cast to a type. */
export function functionOf(expression: ts.Expression | undefined): ts.ArrowFunction | ts.FunctionExpression | null {
  if (expression === undefined || castOf(expression) !== undefined) return null;
  const bare = unwrapped(expression);
  return ts.isArrowFunction(bare) || ts.isFunctionExpression(bare) ? bare : null;
}

/** The type that an expression is said to have: `x as T`, `<T>x`, and in JavaScript a cast by a comment. */
export function castOf(expression: ts.Expression): ts.TypeNode | undefined {
  if (ts.isParenthesizedExpression(expression)) {
    return (isInJavaScript(expression) ? ts.getJSDocType(expression) : undefined) ?? castOf(expression.expression);
  }
  if (ts.isSatisfiesExpression(expression) || ts.isNonNullExpression(expression)) return castOf(expression.expression);
  return ts.isAssertionExpression(expression) && !ts.isConstTypeReference(expression.type)
    ? expression.type
    : undefined;
}

/** Below what only types see, and `Object.freeze`. */
export function unwrapped(expression: ts.Expression): ts.Expression {
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isAssertionExpression(expression) ||
    ts.isNonNullExpression(expression)
  ) {
    return unwrapped(expression.expression);
  }
  const [argument] = ts.isCallExpression(expression) ? expression.arguments : [];
  const isFreeze =
    ts.isCallExpression(expression) && /^Object\s*\.\s*(?:freeze|seal)$/.test(expression.expression.getText());
  if (isFreeze && argument !== undefined) return unwrapped(argument);
  // `exports = module.exports = value`
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return unwrapped(expression.right);
  return expression;
}
