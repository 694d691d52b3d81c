import type { ExportName } from './brief.ts';

/** What a caller may know of one export: no body, no private helper, no initialiser. */
export interface Contract {
  readonly of: ExportName;
  /**
   * Declarations as a `.d.ts` file would have them: the export first, then what it refers to, each below the line `// file.ts` of the file
   * that declares it. Holds sanitised doc comments of exported things only.
   */
  readonly text: string;
  /** The same without doc comments. */
  readonly signatures: string;
  /** Files that it was taken from, relative to the repository root; the export's own first. */
  readonly files: readonly string[];
  /** Names of exported error classes among the declarations. */
  readonly errors: readonly string[];
  /** What the signature means by a name and is not shown: types of installed packages (`import type { Server } from 'node:http'` is). */
  readonly packages: readonly string[];
  /** Counts of what was left out. */
  readonly withheld: ContractWithheld;
}

export interface ContractWithheld {
  readonly bodies: number;
  readonly initialisers: number;
  readonly privateMembers: number;
  /** Comments that are no doc comments of what is shown. */
  readonly comments: number;
  /** Lines of doc comments that were taken out: addressed to a model, links, markup. */
  readonly docLines: number;
}

/** Why there is none. Nothing of the source stands in for it. */
export interface NoContract {
  readonly of: ExportName;
  /** One line: what was found, what it likely means, what to change. May hold names. */
  readonly why: string;
}
