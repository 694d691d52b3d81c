/** What became of drafts when they ran, and which clauses of the briefs have tests that kill. */

import type { ClauseKind } from './brief.ts';
import type { Draft, Drafting, DraftProblem } from './draft.ts';
import type { Mutant } from './mutant.ts';

/**
 * - earned: it passes whatever the conditions, and kills a mutant that no other test kills.
 * - redundant: it kills nothing, or nothing that tests of the repository, or other earned drafts, do not kill.
 * - flaky: two outcomes on one tree.
 * - broken: it cannot run, hangs, ends its process, or fails by a fault of its own.
 * - rejected: a rule forbids it; it was not run, or its code is not fit to be kept.
 * - candidate-bug: it follows its clause, and fails on head: the code or the brief is wrong, and a person says which.
 * - candidate-regression: the same, and it passes on the source of the base commit.
 * - untried: the time had ended, or nothing could be told; `why` says.
 */
export type DraftVerdict =
  | 'earned'
  | 'redundant'
  | 'flaky'
  | 'broken'
  | 'rejected'
  | 'candidate-bug'
  | 'candidate-regression'
  | 'untried';

/** One draft with all that its trial has shown. Texts are a model's, or come from running its code: hostile. */
export interface TriedDraft {
  readonly draft: Draft;
  readonly verdict: DraftVerdict;
  /** The evidence in one line. */
  readonly why: string;
  /** On the tree under test, alone; null: it was not run. */
  readonly onHead: 'passed' | 'failed' | null;
  /** On the source of the base commit, alone. absent: its target is not there. null: it was not run there. */
  readonly onBase: 'passed' | 'failed' | 'absent' | null;
  /** Runs on the tree under test, and how many of them failed. */
  readonly runs: number;
  readonly failures: number;
  /** Ids of the mutants of its target that it kills. */
  readonly kills: readonly string[];
  /** Those of them that no test of the repository kills, and no draft that is better. */
  readonly uniqueKills: readonly string[];
  /** Why it was rejected, a line each; else empty. */
  readonly problems: readonly DraftProblem[];
  /** The failure as the runner words it, capped; null when there was none. */
  readonly failure: string | null;
}

/** A test of the repository, or a draft, that names a clause. */
export interface ClauseTest {
  /** `file > name`. */
  readonly name: string;
  /** The id of the draft that it comes from; null for a test of the repository. */
  readonly draft: string | null;
  /** Mutants of the target that it kills; null where that is not known. */
  readonly kills: number | null;
}

/** One clause or invariant of a brief that the change touches, and who tests it. */
export interface TracedClause {
  /** The path of the brief. */
  readonly brief: string;
  readonly target: string;
  readonly clause: string;
  readonly kind: ClauseKind | 'invariant';
  readonly text: string;
  readonly required: boolean;
  readonly tests: readonly ClauseTest[];
  /** How many mutants its target has that were judged; null: they could not be, or no test names a clause. */
  readonly mutants: number | null;
  /** What the model asked about it, or why it cannot be tested. */
  readonly questions: readonly string[];
}

/** What the trial brings back. */
export interface Trial {
  /** What was handed over; null: nothing, and only clauses are traced. */
  readonly drafting: Drafting | null;
  readonly drafts: readonly TriedDraft[];
  readonly clauses: readonly TracedClause[];
  /** Mutants of the targets, with every killer. They are outside of the score. */
  readonly mutants: readonly Mutant[];
  /** The earned drafts and their fixtures as new files, for `git apply` at head; null when none is earned. */
  readonly patch: string | null;
  /** Why clauses could not be traced or drafts not be tried, a line each. */
  readonly problems: readonly string[];
  /** Facts that a reader should know, one line each. */
  readonly remarks: readonly string[];
  readonly durationMs: number;
}
