import { type Change, overlaps } from '../domain/change.ts';
import type { Seam } from '../domain/smell.ts';
import type { ImportGraph } from '../source/import-graph.ts';
import { type SyntaxNode, stringOf } from '../source/syntax.ts';
import type { ChangedCode } from './changed-code.ts';
import { child, endLineOf, type Fields, lineOf, list } from './model/fields.ts';
import type { Modules } from './model/modules.ts';
import type { TestFile } from './model/test-file.ts';

/** More than these are not looked at: a change of so many imports moves code. */
const MOST_SEAMS = 50;
const MOST_NAMED = 5;

/**
 * The imports between two modules of the repository that the change touches: their line is changed, or both ends are.
 * Types are none.
 *
 * @param tests the test files that reach the change, as far as they can be read
 */
export async function seamsOf(
  change: Change,
  code: ChangedCode,
  tests: readonly TestFile[],
  modules: Modules,
  graph: ImportGraph,
): Promise<readonly Seam[]> {
  const isSource = new Set(change.files.flatMap(({ path, kind }) => (kind === 'source' ? [path] : [])));
  const edges = [...code.files].flatMap(([from, { file, lines }]) =>
    file.index.ofType('ImportDeclaration').flatMap((node) => {
      if (isTypeOnly(node)) return [];
      const targets = modules.pathsOf(from, stringOf(child(node, 'source')) ?? '').filter(isCode);
      const isChanged = overlaps(lines, lineOf(node), endLineOf(node));
      return targets
        .filter((to) => to !== from && (isChanged || isSource.has(to)))
        .map((to) => ({ from, to, line: lineOf(node) }));
    }),
  );
  const reaching = await Promise.all(
    tests.map(async (file) => ({
      path: file.path,
      reached: new Set((await graph.closureOf(file.path)).files),
      doubled: new Set(file.doubles.flatMap((one) => (one.isPartial ? [] : modules.pathsOf(file.path, one.specifier)))),
    })),
  );
  return edges.slice(0, MOST_SEAMS).map(({ from, to, line }) => {
    const those = reaching.filter(({ reached }) => reached.has(from));
    const real = those.find(({ doubled }) => !doubled.has(from) && !doubled.has(to));
    const doubledBy = those.flatMap(({ path, doubled }) => (doubled.has(to) || doubled.has(from) ? [path] : []));
    return { from, to, line, exercisedBy: real?.path ?? null, doubledBy: doubledBy.slice(0, MOST_NAMED) };
  });
}

function isTypeOnly(node: SyntaxNode): boolean {
  const specifiers = list(node, 'specifiers');
  const kinds = specifiers.map((one) => (one as Fields).importKind);
  return (node as Fields).importKind === 'type' || (kinds.length > 0 && kinds.every((kind) => kind === 'type'));
}

function isCode(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}
