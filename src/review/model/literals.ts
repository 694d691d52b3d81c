import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import { child, nameOf } from './fields.ts';

/** A text, a number, a truth value or nothing, written out, as one text; null for anything else. */
export function literalText(node: SyntaxNode | null): string | null {
  if (node === null) return null;
  const bare = withoutTypes(node);
  const text = stringOf(bare);
  if (text !== null) return JSON.stringify(text);
  switch (bare.type) {
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'BigIntLiteral':
      return String((bare as unknown as { value: unknown }).value);
    case 'NullLiteral':
      return 'null';
    case 'UnaryExpression': {
      const inner = literalText(child(bare, 'argument'));
      return inner === null ? null : `${(bare as unknown as { operator: string }).operator}${inner}`;
    }
    case 'Identifier':
      return nameOf(bare) === 'undefined' ? 'undefined' : null;
    default:
      return null;
  }
}
