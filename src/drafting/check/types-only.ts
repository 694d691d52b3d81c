import type { DraftProblem } from '../../domain/draft.ts';
import type { Fields } from '../../review/model/fields.ts';
import { type SyntaxNode, walk } from '../../source/syntax.ts';
import { problem } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';

const MORE_THAN_TYPES = new Set([
  'TSEnumDeclaration',
  'TSModuleDeclaration',
  'TSExportAssignment',
  'TSNamespaceExportDeclaration',
  'TSImportEqualsDeclaration',
  'TSParameterProperty',
]);

/**
 * TypeScript that is more than types (enums, namespaces, `import =`), and `declare`, which says that a name is there and gives none: by both a
 * forbidden global could seem to be the draft's own.
 */
export function typesOnly({ tree }: ReadDraft): readonly DraftProblem[] {
  const found: DraftProblem[] = [];
  const say = (node: SyntaxNode, what: string) => found.push(problem('forbidden', node, what));
  walk(tree.program, {}, (node) => {
    if ((node as Fields).declare === true) say(node, 'It declares a name without giving it. Import it, or define it.');
    else if (MORE_THAN_TYPES.has(node.type))
      say(node, 'It uses an enum, a namespace or the like. Use plain objects and imports.');
    else return {};
    return null;
  });
  return found;
}
