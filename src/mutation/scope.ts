import type { Change, ChangedFile, LineRange } from '../domain/change.ts';
import type { NotJudged } from '../domain/mutant.ts';
import type { Policy } from '../domain/policy.ts';
import { packageOf, withinPackage } from '../project/package-of.ts';
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
  const hidden = changed.filter(({ path }) => isTooling(path, subject));
  const candidates = changed.filter(({ path }) => !isTooling(path, subject));
  const notJudged = hidden.map(({ path }) => ({
    what: path,
    why: 'what a package keeps under a name with a leading dot is taken for tooling',
    count: 1,
  }));
  if (scope === 'all') {
    const own = sources.filter((path) => packageOf(path, packages) === subject && !isTooling(path, subject));
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

/** `.yarn/releases/…`, `.storybook/main.ts`, `.size-limit.js`; but `app/.well-known/route.ts` is code like any other. */
function isTooling(path: string, subject: Package): boolean {
  return withinPackage(path, subject).startsWith('.');
}
