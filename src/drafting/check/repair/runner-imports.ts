import { child, type Fields, list, nameOf } from '../../../review/model/fields.ts';
import { type SyntaxNode, stringOf } from '../../../source/syntax.ts';
import type { ReadDraft } from '../read-draft.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Edit, literal, type RepairRule } from './edits.ts';
import { houseStyle } from './house-style.ts';
import { OF_JEST, OF_NODE_TEST, OF_VITEST } from './runner-names.ts';

/**
 * Imports what the draft uses of its runner and does not import. Of vitest that is right whether its globals are on or not; node:test has
 * none; of jest it is done only where the tests around do so.
 */
export const runnerImports: RepairRule = (draft, around) => {
  const wanted = wantedFrom(around);
  if (wanted === null) return null;
  const free = new Set(draft.scope.free.flatMap((node) => nameOf(node) ?? []));
  const names = [...wanted.names].filter((name) => free.has(name)).sort();
  const needsAssert = around.settings.runner === 'node-test' && free.has('assert');
  if (names.length === 0 && !needsAssert) return null;
  const isCommon = isCommonJs(draft);
  if (isCommon && around.settings.runner !== 'node-test') return null;
  const edits: Edit[] = [];
  const lines: string[] = [];
  if (names.length > 0) {
    const known = isCommon ? null : namedImport(draft, wanted.module);
    if (known === null) lines.push(declaration(`{ ${names.join(', ')} }`, wanted.module, isCommon, draft.code));
    else edits.push({ start: known, end: known, text: `, ${names.join(', ')}` });
  }
  if (needsAssert) lines.push(declaration('assert', 'node:assert/strict', isCommon, draft.code));
  const at = firstStatement(draft);
  if (lines.length > 0) edits.push({ start: at, end: at, text: `${lines.join('\n')}\n` });
  const all = [...names, ...(needsAssert ? ['assert'] : [])];
  return { edits, what: `imported ${all.join(', ')}, which it used without` };
};

function wantedFrom(around: Surroundings): { readonly module: string; readonly names: ReadonlySet<string> } | null {
  switch (around.settings.runner) {
    case 'vitest':
      return { module: 'vitest', names: OF_VITEST };
    case 'node-test':
      return { module: 'node:test', names: OF_NODE_TEST };
    case 'jest': {
      const isHabit =
        around.dependencies.isModule && around.dependencies.has('@jest/globals') && houseStyle(around).importsJest;
      return isHabit ? { module: '@jest/globals', names: OF_JEST } : null;
    }
    default:
      return null;
  }
}

function declaration(what: string, module: string, isCommon: boolean, code: string): string {
  return isCommon
    ? `const ${what} = require(${literal(module, code)});`
    : `import ${what} from ${literal(module, code)};`;
}

/** Where a name can be added to the import of a module; null when there is no such import. */
function namedImport({ tree }: ReadDraft, module: string): number | null {
  for (const statement of tree.program.body as readonly SyntaxNode[]) {
    if (statement.type !== 'ImportDeclaration' || stringOf(child(statement, 'source')) !== module) continue;
    const last = list(statement, 'specifiers').at(-1);
    if ((statement as Fields).importKind !== 'type' && last?.type === 'ImportSpecifier') return last.end ?? null;
  }
  return null;
}

function isCommonJs({ tree, scope }: ReadDraft): boolean {
  const isModule = (tree.program.body as readonly SyntaxNode[]).some(({ type }) => /^(?:Import|Export)/.test(type));
  return !isModule && scope.free.some((node) => nameOf(node) === 'require');
}

function firstStatement({ tree }: ReadDraft): number {
  const [first] = tree.program.body as readonly SyntaxNode[];
  return first?.start ?? 0;
}
