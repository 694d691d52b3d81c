import { child, type Fields, isMember, list, memberName, nameOf } from '../../../review/model/fields.ts';
import { type SyntaxNode, stringOf } from '../../../source/syntax.ts';
import type { ReadDraft } from '../read-draft.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Edit, literal, type RepairRule, removedLine, replaced } from './edits.ts';
import { ALIKE, SHARED } from './runner-names.ts';

/** jest's names in a draft for vitest, and the other way round, as far as both have them. */
export const wrongRunner: RepairRule = (draft, around) => {
  const { runner } = around.settings;
  if (runner !== 'vitest' && runner !== 'jest') return null;
  const [foreign, own] = runner === 'vitest' ? ['jest', 'vi'] : ['vi', 'jest'];
  const modules = runner === 'vitest' ? ['@jest/globals', 'jest'] : ['vitest'];
  const imports = (draft.tree.program.body as readonly SyntaxNode[]).filter(
    (statement) =>
      statement.type === 'ImportDeclaration' && modules.includes(stringOf(child(statement, 'source')) ?? ''),
  );
  const parts = imports.flatMap((statement) => list(statement, 'specifiers'));
  const isShared = parts.every((part) => {
    const name = nameOf(child(part, 'imported')) ?? '';
    return (
      (SHARED.has(name) || name === foreign) &&
      nameOf(child(part, 'local')) === name &&
      (part as Fields).importKind !== 'type'
    );
  });
  if (!isShared) return null;
  const uses = usesOf(foreign, parts, draft);
  if (uses === null || (imports.length === 0 && uses.length === 0)) return null;
  const edits: Edit[] = uses.map((node) => replaced(node, own));
  for (const statement of imports) edits.push(...importEdits(statement, foreign, own, draft, around));
  return { edits, what: `put the names of ${runner} in the place of another runner's` };
};

/** All places that mean the other runner's object; null when one of them uses what the own runner does not have. */
function usesOf(
  foreign: string,
  parts: readonly SyntaxNode[],
  { scope, index }: ReadDraft,
): readonly SyntaxNode[] | null {
  const part = parts.find((one) => nameOf(child(one, 'imported')) === foreign);
  const local = part === undefined ? null : child(part, 'local');
  const declared = local === null ? null : scope.declaredBy(local);
  const all = declared?.uses ?? scope.free.filter((node) => nameOf(node) === foreign);
  const uses = all.filter((node) => node !== local);
  const isAlike = uses.every((node) => {
    const member = index.parentOf(node);
    return (
      isMember(member) &&
      member.computed !== true &&
      child(member, 'object') === node &&
      ALIKE.has(memberName(member) ?? '')
    );
  });
  return isAlike ? uses : null;
}

function importEdits(
  statement: SyntaxNode,
  foreign: string,
  own: string,
  { code }: ReadDraft,
  { settings, dependencies }: Surroundings,
): readonly Edit[] {
  const source = child(statement, 'source');
  // Without it, jest's functions are globals, all but `jest` itself in native modules.
  const hasModule = settings.runner === 'vitest' || dependencies.has('@jest/globals') || dependencies.isModule;
  if (!hasModule || source === null) return [removedLine(code, statement)];
  const renamed = list(statement, 'specifiers').filter((part) => nameOf(child(part, 'imported')) === foreign);
  return [
    replaced(source, literal(settings.runner === 'vitest' ? 'vitest' : '@jest/globals', code)),
    ...renamed.map((part) => replaced(part, own)),
  ];
}
