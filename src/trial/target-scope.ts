import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Brief, type ExportName, entryOf } from '../domain/brief.ts';
import type { Change, FileKind, LineRange } from '../domain/change.ts';
import { packageOf, withinPackage } from '../project/package-of.ts';
import type { Package, Project } from '../project/project.ts';
import { createFileTree } from '../source/file-tree.ts';
import { createImportGraph } from '../source/import-graph.ts';
import { linesOfExport } from '../source/lines-of-export.ts';
import { reexportsOf } from '../source/reexports.ts';
import { createResolver } from '../source/resolve-import.ts';
import type { ScopedFile } from '../toolchain/javascript/stryker/job.ts';

/** Lines of one file; null: all of them. */
export type TargetLines = ReadonlyMap<string, readonly LineRange[] | null>;

/**
 * Where the behaviour of a brief's target stands: the export and all that it uses in its file, and the lines that the change adds or
 * rewrites in what it imports. By path from the repository root.
 */
export async function targetLines(
  root: string,
  change: Change,
  brief: Brief,
  kindOf: (path: string) => FileKind,
): Promise<TargetLines> {
  const { file, name } = entryOf(brief.target);
  const lines = new Map<string, readonly LineRange[] | null>();
  for (const declared of await declarationsOf(root, { file, name }, new Set())) {
    const text = await textOf(root, declared.file);
    if (text !== null) lines.set(declared.file, linesOfExport(declared.file, text, declared.name));
  }
  if (lines.size === 0) return lines;
  const imported = new Set((await createImportGraph(root).closureOf(file)).files);
  for (const changed of change.files) {
    const counts = imported.has(changed.path) && !lines.has(changed.path) && kindOf(changed.path) === 'source';
    if (counts && changed.lines.length > 0) lines.set(changed.path, changed.lines);
  }
  return lines;
}

/** More modules than hand on one export. */
const MOST_MODULES = 200;

/** Where an export is declared, behind files that only hand it on. */
async function declarationsOf(
  root: string,
  { file, name }: ExportName,
  seen: Set<string>,
): Promise<readonly ExportName[]> {
  const key = `${file}#${name}`;
  const text = seen.has(key) || seen.size >= MOST_MODULES ? null : await textOf(root, file);
  seen.add(key);
  if (text === null) return [];
  const handed = reexportsOf(file, text, name);
  if (handed.length === 0) return [{ file, name }];
  const resolve = createResolver(createFileTree(root));
  const found: ExportName[] = [];
  for (const { specifier, name: there } of handed) {
    const { files } = resolve(file, { specifier, line: 1, needed: true });
    for (const { path } of files) found.push(...(await declarationsOf(root, { file: path, name: there }, seen)));
  }
  return found;
}

function textOf(root: string, file: string): Promise<string | null> {
  return readFile(join(root, file), 'utf8').catch(() => null);
}

/** The lines of several targets, as far as they are in the package. */
export function scopeOfTargets(targets: readonly TargetLines[], subject: Package, project: Project): ScopedFile[] {
  const all = new Map<string, readonly LineRange[] | null>();
  for (const [path, lines] of targets.flatMap((target) => [...target])) {
    const before = all.get(path);
    all.set(path, before === null || lines === null ? null : [...(before ?? []), ...lines]);
  }
  return [...all]
    .filter(([path]) => packageOf(path, project.packages)?.directory === subject.directory)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, lines]) => ({
      path: withinPackage(path, subject),
      lines: lines === null ? null : [...lines].sort((one, other) => one.first - other.first),
      functions: false,
      addedLines: 0,
    }));
}

/** True for a mutant that is the target's. */
export function isInTarget(
  target: TargetLines,
  mutant: { readonly file: string; readonly line: number; readonly endLine: number },
): boolean {
  const lines = target.get(mutant.file);
  if (lines === undefined) return false;
  return lines === null || lines.some(({ first, last }) => mutant.line <= last && first <= mutant.endLine);
}
