import type { FileTree } from '../../source/file-tree.ts';
import type { Dependencies } from './dependencies.ts';
import type { CheckerSettings } from './draft-to-check.ts';
import type { Exports } from './exports-of.ts';

/** What the checks of one draft have to go by beside its text. */
export interface Surroundings {
  readonly settings: CheckerSettings;
  /** The work tree, with the drafted fixtures where they will be. */
  readonly tree: FileTree;
  /** The text of a file of it; null when it is not there, too large, or may not be read. */
  readonly text: (path: string) => string | null;
  /** The files that a specifier means in a file; none for packages that are installed. */
  readonly pathsOf: (from: string, specifier: string) => readonly string[];
  readonly exportsOf: (path: string) => Exports;
  readonly dependencies: Dependencies;
  /** A package of the repository itself is called so. */
  readonly isWorkspacePackage: (name: string) => boolean;
  /** Paths of the drafted fixtures of this draft. */
  readonly fixtures: ReadonlySet<string>;
}
