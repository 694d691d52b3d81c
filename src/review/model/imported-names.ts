import { requiredPath } from '../../source/required-path.ts';
import { stringOf, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import { child, type Fields, isMember, list, memberName, nameOf } from './fields.ts';

/** What a local name stands for in another module. */
export interface ImportedName {
  readonly specifier: string;
  /** As the module exports it; `default`, or `*` for all of it. */
  readonly name: string;
}

/**
 * Names that `import`, `require` and `await import` bring in, anywhere in the file. Of `require`, all of a module is both `*` and
 * its default: it is `*` here. Types are left out.
 */
export function importedNames(index: TreeIndex): ReadonlyMap<string, ImportedName> {
  const names = new Map<string, ImportedName>();
  for (const node of index.ofType('ImportDeclaration')) {
    const specifier = stringOf(child(node, 'source'));
    if (specifier === null || (node as Fields).importKind === 'type') continue;
    for (const part of list(node, 'specifiers')) {
      const local = nameOf(child(part, 'local'));
      if (local === null || (part as Fields).importKind === 'type') continue;
      const imported = child(part, 'imported');
      const name =
        part.type === 'ImportNamespaceSpecifier' ? '*' : (nameOf(imported) ?? stringOf(imported) ?? 'default');
      names.set(local, { specifier, name });
    }
  }
  for (const node of index.ofType('VariableDeclarator')) {
    const init = child(node, 'init');
    if (init === null) continue;
    const source = withoutTypes(init);
    const member = isMember(source) ? memberName(source) : null;
    const specifier = requiredPath(member === null ? source : (child(source, 'object') ?? source));
    if (specifier === null) continue;
    const id = child(node, 'id');
    const local = nameOf(id);
    if (local !== null) names.set(local, { specifier, name: member ?? '*' });
    if (member !== null || id?.type !== 'ObjectPattern') continue;
    for (const property of list(id, 'properties')) {
      const value = child(property, 'value');
      const bound = nameOf(value?.type === 'AssignmentPattern' ? child(value, 'left') : value);
      const key = nameOf(child(property, 'key')) ?? stringOf(child(property, 'key'));
      if (bound !== null && key !== null) names.set(bound, { specifier, name: key });
    }
  }
  return names;
}
