import { child, type Fields, list, nameOf } from '../../../review/model/fields.ts';
import { type SyntaxNode, stringOf } from '../../../source/syntax.ts';
import { type Edit, type RepairRule, removedLine, replaced } from './edits.ts';

/** A name that is imported twice from the same module is imported once: twice is a syntax error. */
export const duplicateImports: RepairRule = ({ tree, code }) => {
  const known = new Set<string>();
  const edits: Edit[] = [];
  for (const statement of tree.program.body as readonly SyntaxNode[]) {
    if (statement.type !== 'ImportDeclaration') continue;
    const source = child(statement, 'source');
    const kind = (statement as Fields).importKind === 'type' ? 'type' : 'value';
    const parts = list(statement, 'specifiers');
    const keyOf = (part: SyntaxNode) =>
      JSON.stringify([stringOf(source), part.type, nameOf(child(part, 'imported')), nameOf(child(part, 'local'))]);
    const keys = parts.length === 0 ? [JSON.stringify([stringOf(source), kind])] : parts.map(keyOf);
    const fresh = parts.filter((part) => !known.has(keyOf(part)));
    const isKnown = keys.every((key) => known.has(key));
    for (const key of keys) known.add(key);
    if (isKnown) edits.push(removedLine(code, statement));
    else if (fresh.length < parts.length && parts.every(({ type }) => type === 'ImportSpecifier') && source !== null) {
      const names = fresh.map((part) => code.slice(part.start ?? 0, part.end ?? 0)).join(', ');
      const from = code.slice(source.start ?? 0, source.end ?? 0);
      edits.push(replaced(statement, `import ${kind === 'type' ? 'type ' : ''}{ ${names} } from ${from};`));
    }
  }
  return edits.length === 0 ? null : { edits, what: 'merged imports of the same names' };
};
