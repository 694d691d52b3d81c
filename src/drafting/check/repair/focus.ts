import { child, isCall, isMember, memberName, nameOf } from '../../../review/model/fields.ts';
import { findBlocks } from '../../../source/find-blocks.ts';
import { type SyntaxNode, withoutTypes } from '../../../source/syntax.ts';
import { type Edit, type RepairRule, replaced } from './edits.ts';

const FOCUSED: ReadonlyMap<string, string> = new Map([
  ['fit', 'it'],
  ['ftest', 'test'],
  ['fdescribe', 'describe'],
  ['fcontext', 'context'],
]);

/** `test.only` becomes `test`, and `fit` becomes `it`. */
export const focus: RepairRule = ({ tree, index, scope }) => {
  const edits: Edit[] = [];
  for (const { callee, call } of findBlocks(tree, index)) {
    if (!callee.modifiers.includes('only')) continue;
    for (let at: SyntaxNode | null = child(call, 'callee'); at !== null; ) {
      const node = withoutTypes(at);
      if (isCall(node)) at = child(node, 'callee');
      else if (isMember(node)) {
        const object = child(node, 'object');
        if (memberName(node) === 'only' && object !== null)
          edits.push({ start: object.end ?? 0, end: node.end ?? 0, text: '' });
        at = object;
      } else {
        const plain = FOCUSED.get(nameOf(node) ?? '');
        if (plain !== undefined && scope.declaredBy(node) === null) edits.push(replaced(node, plain));
        at = null;
      }
    }
  }
  return edits.length === 0 ? null : { edits, what: 'took .only out' };
};
