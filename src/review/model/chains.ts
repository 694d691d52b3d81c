import { type SyntaxNode, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import { child, isCall, isMember, list, memberName } from './fields.ts';

/** What is chained to a call or a member. */
export interface Chain {
  /** All of it, the beginning included. */
  readonly node: SyntaxNode;
  /** From the beginning outwards. */
  readonly names: readonly string[];
  /** Arguments of the last call of the chain. */
  readonly given: readonly SyntaxNode[];
}

/** All that is chained to a call: `expect(a)` of `expect(a).not.toBe(b)`. */
export function chainOf(root: SyntaxNode, index: TreeIndex): Chain {
  const names: string[] = [];
  let given: readonly SyntaxNode[] = [];
  let at = root;
  for (let above = index.parentOf(at); above !== null; above = index.parentOf(at)) {
    if (isMember(above) && child(above, 'object') === at) {
      const name = memberName(above);
      // `expect(a).resolves.toBe(b).then(…)`: what follows is about the promise.
      if (name === null || name === 'then' || name === 'catch' || name === 'finally') break;
      names.push(name);
    } else if (isCall(above) && child(above, 'callee') === at) given = list(above, 'arguments');
    else if (withoutTypes(above) === above || withoutTypes(above) !== withoutTypes(at)) break;
    at = above;
  }
  return { node: at, names, given };
}
