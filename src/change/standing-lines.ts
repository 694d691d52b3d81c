import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change, LineRange } from '../domain/change.ts';
import type { Git } from '../system/system.ts';
import { diffAsText } from './diff-work-tree.ts';
import type { Hunk } from './parse-diff.ts';

/** The lines of a file at base that stand in the tree under test as they were. */
export interface StandingLines {
  /** Where the file is now. */
  readonly path: string;
  /** At base, 1-based and inclusive, sorted; null: all of them. The last range may go on behind the end. */
  readonly lines: readonly LineRange[] | null;
  /** Where lines first..last of base are now, when all of them stand and nothing was put between them; else null. */
  firstOf(first: number, last: number): number | null;
}

/** No file has as many lines. */
const END = 1_000_000_000;
/** What Babel and Stryker count as the end of a line, and git does not. */
const OTHER_LINE_ENDS = /\r(?!\n)|[\u2028\u2029]/;

/**
 * What stands of these files of base (paths at base).
 *
 * @param base the folder that the base commit is checked out in
 * @returns without the files that are gone, and those whose lines git counts otherwise than Stryker
 */
export async function standingLines(
  git: Git,
  root: string,
  base: string,
  change: Change,
  paths: readonly string[],
): Promise<ReadonlyMap<string, StandingLines>> {
  const changed = new Map(
    change.files.filter(({ status }) => status !== 'added').map((file) => [file.previousPath ?? file.path, file]),
  );
  const asked = paths.flatMap((path) => changed.get(path) ?? []).filter(({ status }) => status !== 'deleted');
  const both = [
    ...new Set(asked.flatMap(({ path, previousPath }) => (previousPath === null ? path : [path, previousPath]))),
  ];
  const records = await diffAsText(git, root, change.base, both);
  const hunksOf = new Map(records.map((record) => [record.previousPath ?? record.path, record]));
  const standing = new Map<string, StandingLines>();
  for (const path of paths) {
    const file = changed.get(path);
    if (file === undefined) {
      standing.set(path, { path, lines: null, firstOf: (first) => first });
      continue;
    }
    const record = hunksOf.get(path);
    const isText = file.entry === 'file' && file.status !== 'deleted' && record?.status !== 'T';
    const text = isText ? await readFile(join(base, path), 'utf8').catch(() => null) : null;
    if (text === null || OTHER_LINE_ENDS.test(text) || record?.status === 'D') continue;
    standing.set(path, standingIn(file.path, record?.hunks ?? []));
  }
  return standing;
}

/** @param hunks without context, in the order of the file */
export function standingIn(path: string, hunks: readonly Hunk[]): StandingLines {
  const pieces: (LineRange & { readonly shift: number })[] = [];
  let [next, shift] = [1, 0];
  for (const { oldStart, oldCount, newCount } of hunks) {
    // Where nothing is taken out, git names the line that the new ones stand behind.
    const first = oldCount === 0 ? oldStart + 1 : oldStart;
    if (first > next) pieces.push({ first: next, last: first - 1, shift });
    next = first + oldCount;
    shift += newCount - oldCount;
  }
  pieces.push({ first: next, last: END, shift });
  return {
    path,
    lines: pieces.map(({ first, last }) => ({ first, last })),
    firstOf(first, last) {
      const piece = pieces.find((each) => each.first <= first && last <= each.last);
      return piece === undefined ? null : first + piece.shift;
    },
  };
}
