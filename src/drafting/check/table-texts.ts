import { child, isCall, list, memberName } from '../../review/model/fields.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import { declaredAt, givenValues } from './initial-values.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Declared } from './scope.ts';

/**
 * The texts that the table of `test.each([…])` gives to a parameter of the test's function: `['/a', '/b']`, or a column of rows. Null
 * when the parameter is none of such a function, or a cell is no literal text.
 */
export function tableTexts(declared: Declared, draft: ReadDraft): readonly string[] | null {
  if (declared.kind !== 'param') return null;
  const column = list(declared.node, 'params').findIndex((param) => draft.scope.declaredBy(param) === declared);
  const call = draft.index.parentOf(declared.node);
  const made = isCall(call) ? child(call, 'callee') : null;
  if (column === -1 || !isCall(made) || memberName(child(made, 'callee')) !== 'each') return null;
  const table = arrayOf(list(made, 'arguments')[0], draft);
  if (table === null) return null;
  const cells = table.map((row) => {
    const cell = withoutTypes(row);
    return stringOf(cell.type === 'ArrayExpression' ? list(cell, 'elements')[column] : column === 0 ? cell : null);
  });
  return cells.some((cell) => cell === null) ? null : (cells as readonly string[]);
}

function arrayOf(node: SyntaxNode | undefined, draft: ReadDraft): readonly SyntaxNode[] | null {
  if (node === undefined) return null;
  const bare = withoutTypes(node);
  if (bare.type === 'ArrayExpression') return list(bare, 'elements');
  const declared = declaredAt(bare, draft);
  const [only, ...others] = (declared === null ? null : givenValues(declared, draft)) ?? [];
  const value = only === undefined || only.member !== null || others.length > 0 ? null : withoutTypes(only.value);
  return value?.type === 'ArrayExpression' ? list(value, 'elements') : null;
}
