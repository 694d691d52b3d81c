import type { Change, ChangedFile, LineRange } from '../domain/change.ts';
import type { NotJudged } from '../domain/mutant.ts';
import type { Policy } from '../domain/policy.ts';
import { packageOf } from '../project/package-of.ts';
import type { Package } from '../project/project.ts';

/** A file that mutants are made in, relative to the repository root. */
export interface ScopeFile {
  readonly path: string;
  /** null: the whole file. */
  readonly lines: readonly LineRange[] | null;
  /** Widen each line to the function around it. */
  readonly functions: boolean;
  readonly addedLines: number;
}

export interface Scope {
  readonly files: readonly ScopeFile[];
  readonly notJudged: readonly NotJudged[];
}

/**
 * What the policy's scope means for one package:
 * - changed-lines: every mutant whose span shares a line with the change.
 * - changed-functions: the same, and whatever else stands in the functions that the change touches.
 * - changed-files: all of each changed source file.
 * - all: all source files of the package (`sources`).
 */
export function mutationScope(
  change: Change,
  subject: Package,
  packages: readonly Package[],
  scope: Policy['mutation']['scope'],
  sources: readonly string[],
): Scope {
  const changed = change.files.filter((file) => isCode(file) && packageOf(file.path, packages) === subject);
  const hidden = changed.filter((file) => inDotFolder(file.path));
  const candidates = changed.filter((file) => !inDotFolder(file.path));
  const notJudged = hidden.map(({ path }) => ({
    what: path,
    why: 'Stryker does not read folders whose name starts with a dot',
    count: 1,
  }));
  if (scope === 'all') {
    const own = sources.filter((path) => packageOf(path, packages) === subject && !inDotFolder(path));
    return { files: own.map((path) => ({ path, lines: null, functions: false, addedLines: 0 })), notJudged };
  }
  const files = candidates
    .filter((file) => scope === 'changed-files' || file.lines.length > 0)
    .map((file) => ({
      path: file.path,
      lines: scope === 'changed-files' ? null : file.lines,
      functions: scope === 'changed-functions',
      addedLines: file.addedLines,
    }));
  return { files, notJudged };
}

function isCode(file: ChangedFile): boolean {
  return file.kind === 'source' && file.status !== 'deleted' && file.entry === 'file' && !file.binary;
}

function inDotFolder(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}
