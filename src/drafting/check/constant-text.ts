import { child, type Fields, isCall, list, memberName } from '../../review/model/fields.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';

const DEEPEST = 50;

/** The text that an expression of literals comes to (`'a' + 'b'`, templates of such, `['a', 'b'].join('')`); null for any other. */
export function constantText(expression: SyntaxNode | null | undefined, depth = 0): string | null {
  if (expression === null || expression === undefined || depth > DEEPEST) return null;
  const node = withoutTypes(expression) as Fields;
  const own = stringOf(node);
  if (own !== null) return own;
  if (node.type === 'NumericLiteral') return String(node.value);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const left = constantText(child(node, 'left'), depth + 1);
    const right = left === null ? null : constantText(child(node, 'right'), depth + 1);
    return left === null || right === null ? null : left + right;
  }
  if (node.type === 'TemplateLiteral') {
    const parts = list(node, 'expressions').map((part) => constantText(part, depth + 1));
    if (parts.some((part) => part === null)) return null;
    return list(node, 'quasis')
      .map((quasi, at) => `${cookedOf(quasi)}${parts[at] ?? ''}`)
      .join('');
  }
  if (isCall(node)) {
    const callee = child(node, 'callee');
    const array = memberName(callee) === 'join' ? child(callee, 'object') : null;
    if (array?.type !== 'ArrayExpression') return null;
    const parts = list(array, 'elements').map((part) => constantText(part, depth + 1));
    const glue = constantText(list(node, 'arguments')[0], depth + 1) ?? ',';
    return parts.some((part) => part === null) ? null : parts.join(glue);
  }
  return null;
}

/** The text of a piece of a template. */
export function cookedOf(quasi: SyntaxNode | undefined): string {
  const value = (quasi as Fields | undefined)?.value as { cooked?: unknown } | undefined;
  return typeof value?.cooked === 'string' ? value.cooked : '';
}
