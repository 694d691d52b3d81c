import type { ExportName } from '../../domain/brief.ts';
import type { DraftProblem, DraftRepair } from '../../domain/draft.ts';
import type { ReviewPolicy } from '../../domain/policy.ts';

/** A drafted file. Hostile text: it is read, and never run. */
export interface DraftFile {
  /** Relative to the repository root, with `/`; nothing is there on disk yet. */
  readonly path: string;
  readonly code: string;
}

export interface DraftToCheck extends DraftFile {
  /** Ids that the model says it tests. */
  readonly clauses: readonly string[];
  /** Drafted factory files that it may import. Not on disk yet either. */
  readonly fixtures: readonly DraftFile[];
}

export type DraftRunner = 'jest' | 'vitest' | 'mocha' | 'node-test';

export interface CheckerSettings {
  /** Absolute path of the work tree. */
  readonly root: string;
  /** Of the package that the target is in, relative to the root; `.` for the root. */
  readonly packageDirectory: string;
  /** Null: unknown, and the globals of all of them are believed. */
  readonly runner: DraftRunner | null;
  /** The export that the draft has to import and use. */
  readonly entry: ExportName;
  /** Clauses and invariants of the brief. */
  readonly clauseIds: ReadonlySet<string>;
  readonly review: ReviewPolicy;
  /** False for paths that nothing of which may be sent to a model. */
  readonly mayRead: (path: string) => boolean;
}

/** Whether drafts are checked against the types of the project; if not, why, in one line. */
export type TypeCheck = { readonly done: true } | { readonly done: false; readonly why: string };

export interface Checker {
  /** All problems of a draft and of its fixtures, 20 at most; none: it is fit to be tried. Never throws. */
  problemsOf(draft: DraftToCheck): readonly DraftProblem[];
  /** Mended by rules alone; the same text and no repairs where there is nothing to mend. Never throws. */
  repaired(draft: DraftToCheck): { readonly code: string; readonly repairs: readonly DraftRepair[] };
  /** As far as is known now: it may show at a draft that types cannot be checked. */
  readonly typeCheck: TypeCheck;
}
