import { child, type Fields, list } from '../../../review/model/fields.ts';
import { type Edit, literal, type RepairRule, replaced } from './edits.ts';
import { sourceOf } from './import-paths.ts';
import { specifierFor } from './specifier-for.ts';

/** The target, imported by name from a file that does not export it: it is imported from its own. */
export const entryImport: RepairRule = (draft, around) => {
  const { entry } = around.settings;
  if (entry.name === 'default') return null;
  const edits: Edit[] = [];
  for (const request of draft.requests.all) {
    const { node, specifier, names } = request;
    const source = sourceOf(request);
    const wrong = names.find(({ name, isType }) => name === entry.name && !isType);
    if (
      node.type !== 'ImportDeclaration' ||
      (node as Fields).importKind === 'type' ||
      source === null ||
      wrong === undefined
    )
      continue;
    const paths = around.pathsOf(draft.path, specifier);
    const lacks =
      paths.length > 0 &&
      paths.every((path) => around.exportsOf(path).isAll && !around.exportsOf(path).names.has(entry.name));
    if (!lacks || !around.exportsOf(entry.file).names.has(entry.name)) continue;
    const from = literal(specifierFor(draft.path, entry.file, specifier, around), draft.code);
    if (names.length === 1) {
      edits.push(replaced(source, from));
      continue;
    }
    if (!list(node, 'specifiers').every(({ type }) => type === 'ImportSpecifier')) continue;
    const textOf = (part: { readonly start?: number | null; readonly end?: number | null }) =>
      draft.code.slice(part.start ?? 0, part.end ?? 0);
    const others = names.filter((one) => one !== wrong).map((one) => textOf(one.node));
    const kept = `import { ${others.join(', ')} } from ${textOf(child(node, 'source') ?? node)};`;
    edits.push(replaced(node, `import { ${textOf(wrong.node)} } from ${from};\n${kept}`));
  }
  return edits.length === 0 ? null : { edits, what: `imported ${entry.name} from its own file` };
};
