/** What a pull request changes, line by line, measured against the tree that is tested. */

/** Lines first..last, both 1-based and inclusive. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** source: code under test. test: a test file, its helpers, fixtures and snapshots. config: decides how code is built, run or judged. other: prose and data. */
export type FileKind = 'source' | 'test' | 'config' | 'other';

export interface ChangedFile {
  /** Relative to the repository root, with `/`; the old path when the file is deleted. */
  readonly path: string;
  /** The path at base when the file was renamed or copied, else null. */
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly kind: FileKind;
  /** What the path is in the tree under test (in base, when deleted). Only a `file` has lines. */
  readonly entry: 'file' | 'symlink' | 'submodule';
  readonly binary: boolean;
  /** Lines of the tree under test that the change added or rewrote; sorted, disjoint, not adjacent. */
  readonly lines: readonly LineRange[];
  /** For each run of deleted lines with nothing put in its place: the line of the tree under test that it stood behind (0: at the top). */
  readonly deletedAfter: readonly number[];
  /** How many lines the change adds to, and removes from, this file. */
  readonly addedLines: number;
  readonly removedLines: number;
}

export interface Change {
  /** Commit ids (40 or 64 hex digits). `head` is null when the tree under test has uncommitted work. */
  readonly base: string;
  readonly head: string | null;
  /** How base was found, in words for the summary: "first parent of the merge commit", "merge base with origin/main"… */
  readonly how: string;
  /** Sorted by path. */
  readonly files: readonly ChangedFile[];
}

/** True when line is inside one of the ranges. */
export function touchesLine(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some((range) => range.first <= line && line <= range.last);
}

/** True when the span first..last (1-based, inclusive) shares at least one line with the ranges. */
export function overlaps(ranges: readonly LineRange[], first: number, last: number): boolean {
  return ranges.some((range) => range.first <= last && first <= range.last);
}
