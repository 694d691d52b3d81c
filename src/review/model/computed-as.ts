import { type SyntaxNode, withoutTypes } from '../../source/syntax.ts';
import { child, nameOf } from './fields.ts';
import { type ReadCase, rootsOf, type TestFile } from './test-file.ts';

/** What a name of the case was declared as, when it is declared once in it; the expression itself otherwise. */
export function computedAs(expression: SyntaxNode, one: ReadCase, { index }: TestFile): SyntaxNode {
  const bare = withoutTypes(expression);
  const name = nameOf(bare);
  if (name === null) return bare;
  const inits = index.within(rootsOf(one), 'VariableDeclarator').filter((node) => nameOf(child(node, 'id')) === name);
  const init = inits.length === 1 ? child(inits[0], 'init') : null;
  return init === null
    ? bare
    : withoutTypes(init.type === 'AwaitExpression' ? (child(init, 'argument') ?? init) : init);
}
