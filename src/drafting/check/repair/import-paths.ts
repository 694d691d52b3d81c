import { isBuiltin } from 'node:module';
import { child, list } from '../../../review/model/fields.ts';
import type { SyntaxNode } from '../../../source/syntax.ts';
import { packageName } from '../dependencies.ts';
import type { ModuleRequest } from '../module-requests.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Edit, literal, type RepairRule, replaced } from './edits.ts';
import { sourcesCalled, stemOf } from './repository-sources.ts';
import { specifierFor } from './specifier-for.ts';

/** A path that leads nowhere, and ends in the name of the target's file, or of the only file of the repository that is called so. */
export const importPaths: RepairRule = (draft, around) => {
  const edits: Edit[] = [];
  for (const request of draft.requests.all) {
    const { specifier } = request;
    if (!isPath(specifier, around) || around.pathsOf(draft.path, specifier).length > 0) continue;
    const source = sourceOf(request);
    const file = meantBy(specifier, around);
    if (source === null || file === null || file === draft.path) continue;
    const corrected = specifierFor(draft.path, file, specifier, around);
    if (corrected !== specifier) edits.push(replaced(source, literal(corrected, draft.code)));
  }
  return edits.length === 0 ? null : { edits, what: 'corrected the paths of imports' };
};

/** The text that names the module. */
export function sourceOf({ node }: ModuleRequest): SyntaxNode | null {
  const source = child(node, 'source') ?? list(node, 'arguments')[0] ?? null;
  return source?.type === 'StringLiteral' ? source : null;
}

function isPath(specifier: string, { dependencies }: Surroundings): boolean {
  if (specifier.length > 300 || !specifier.includes('/') || isBuiltin(specifier) || /^[a-z]+:/i.test(specifier))
    return false;
  if (/^(?:\.{1,2}|[@~#]|src|app|lib|test|tests)?\//.test(specifier)) return true;
  return specifier.startsWith('.') && !dependencies.has(packageName(specifier) ?? '');
}

function meantBy(specifier: string, { settings, tree, fixtures }: Surroundings): string | null {
  const stem = stemOf(specifier);
  if (stem === '' || stem === 'index' || stem === '..' || stem === '.') return null;
  if (stem === stemOf(settings.entry.file)) return settings.entry.file;
  const found = sourcesCalled(tree, stem).filter((path) => !path.includes('.draft.') || fixtures.has(path));
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 && (fixtures.has(only) || settings.mayRead(only)) ? only : null;
}
