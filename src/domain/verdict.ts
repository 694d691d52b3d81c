/** Checks and the verdict they add up to. */

export type CheckId =
  | 'suite'
  | 'flaky'
  | 'mutation'
  | 'worth'
  | 'base'
  | 'weakened'
  | 'review'
  | 'brief'
  | 'drafts'
  | 'suppressions';

/** error: could not judge; red, and worded differently from fail. warn and skipped do not block. */
export type CheckStatus = 'pass' | 'fail' | 'warn' | 'skipped' | 'error';

export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
  /** One line of plain text. May hold names from the pull request: escape it for where it lands. */
  readonly summary: string;
  /** Why it was skipped, or why it could not be judged; null otherwise. */
  readonly why: string | null;
  /** One line per finding, the most telling first. Blocking ones become the verdict's reasons. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly level: 'block' | 'warn';
  readonly message: string;
  /** Where it is, relative to the repository root; null when it is nowhere in particular. Lines 1-based. */
  readonly at: { readonly file: string; readonly line: number } | null;
  /** One line that a person can paste into a shell, or null. */
  readonly reproduce: string | null;
}

export type Verdict = 'pass' | 'fail' | 'error';
