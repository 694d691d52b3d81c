import { type Expression, type SyntaxNode, stringOf, withoutTypes } from './syntax.ts';

/** `x` of `require('x')`, `await import('x')` and `import('x')`; null for anything else. */
export function requiredPath(node: SyntaxNode): string | null {
  let expression = withoutTypes(node) as Expression;
  if (expression.type === 'AwaitExpression') expression = withoutTypes(expression.argument) as Expression;
  if (expression.type !== 'CallExpression' || expression.arguments.length === 0) return null;
  const { callee } = expression;
  const requires = callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require');
  return requires ? stringOf(expression.arguments[0]) : null;
}
