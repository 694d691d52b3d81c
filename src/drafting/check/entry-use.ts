import type { DraftProblem } from '../../domain/draft.ts';
import { child, isMember, memberName } from '../../review/model/fields.ts';
import type { SyntaxNode } from '../../source/syntax.ts';
import type { ModuleRequest } from './module-requests.ts';
import { problem, quoted } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Declared } from './scope.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The draft, or a fixture of its that it imports, imports the entry by any path that hands it on, and uses it. What only calls a helper
 * tests the helper.
 */
export function entryNotUsed(
  draft: ReadDraft,
  fixtures: readonly ReadDraft[],
  around: Surroundings,
): readonly DraftProblem[] {
  const { entry } = around.settings;
  const told = [draft, ...fixtures].map((file) => useOf(file, around));
  if (told.includes('used')) return [];
  const what = `${quoted(entry.name)} of ${quoted(entry.file)}`;
  if (told.includes('imported')) return [problem('import', null, `It imports ${what} and never uses it. Call it.`)];
  return [problem('import', null, `It does not import ${what}, which it is to test. Import it, and call it.`)];
}

function useOf(file: ReadDraft, around: Surroundings): 'used' | 'imported' | 'absent' {
  let found: 'imported' | 'absent' = 'absent';
  for (const request of file.requests.all) {
    if (request.how === 'mock' || request.how === 'type') continue;
    for (const { name, local, isType, node } of request.names) {
      if (isType) continue;
      const wanted = wantedMembers(name, request, file, around);
      if (wanted === null) continue;
      found = 'imported';
      const declared = local === null ? null : file.scope.declaredBy(local);
      if (local === null ? isReadAtOnce(node, file) : declared !== null && isUsed(declared, local, wanted, file))
        return 'used';
    }
  }
  return found;
}

/**
 * Whether a name of a module is the entry: an empty list when it is it, the names of members when it is an object that has it, null when
 * it is neither.
 */
function wantedMembers(
  name: string,
  { specifier }: ModuleRequest,
  file: ReadDraft,
  { settings, pathsOf, exportsOf }: Surroundings,
): readonly string[] | null {
  const { entry } = settings;
  const members = new Set<string>();
  for (const path of pathsOf(file.path, specifier)) {
    const { names, isAll } = exportsOf(path);
    const isEntry = (exported: string) => {
      if (path === entry.file && exported === entry.name) return true;
      return (
        names
          .get(exported)
          ?.some(
            (origin) =>
              origin.file === entry.file && (origin.name === entry.name || (origin.name === '*' && exported !== '*')),
          ) === true
      );
    };
    if (name !== '*' && isEntry(name)) return exportsSpace(name, path) ? [entry.name] : [];
    if (name === '*' || (name === 'default' && !names.has('default'))) {
      // All of a module: of CommonJS, the export itself when it is the default.
      if (path === entry.file && entry.name === 'default') return [];
      for (const exported of names.keys()) if (isEntry(exported)) members.add(exported);
      if (path === entry.file && !isAll) members.add(entry.name);
    }
  }
  return members.size > 0 ? [...members] : null;

  function exportsSpace(exported: string, path: string): boolean {
    return (
      exportsOf(path)
        .names.get(exported)
        ?.some((origin) => origin.name === '*') === true
    );
  }
}

/** Something reads it beyond its import; of an object, one of the members. */
function isUsed(declared: Declared, local: SyntaxNode, members: readonly string[], file: ReadDraft): boolean {
  return declared.uses.some((at) => {
    if (at === local) return false;
    if (members.length === 0) return true;
    const above = file.index.parentOf(at);
    if (isMember(above) && child(above, 'object') === at) return members.includes(memberName(above) ?? '');
    // `const { total } = invoice`, `{ ...invoice }`: too far to follow.
    return true;
  });
}

/** `require('../src/a').total(1)`. */
function isReadAtOnce(node: SyntaxNode, { index }: ReadDraft): boolean {
  const above = index.parentOf(node);
  return (
    above !== null &&
    above.type !== 'ExpressionStatement' &&
    above.type !== 'ExportNamedDeclaration' &&
    node.type !== 'ExportSpecifier'
  );
}
