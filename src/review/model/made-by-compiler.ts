import type { Assertion } from './assertions.ts';
import { child } from './fields.ts';

/**
 * `expectTypeOf(a).toEqualTypeOf<B>()`, `assertEqual<A, B>(true)`: what it says, it says when it is compiled, wherever it stands.
 */
export function isMadeByCompiler({ node, style, matcher }: Assertion): boolean {
  if (/^(?:expectTypeOf|assertType|expectType)$/.test(matcher ?? '')) return true;
  return style === 'named' && child(node, 'typeParameters') !== null;
}
