/** What the work tree is measured against. */
export interface References {
  /** Commit id, 40 or 64 hex digits; present in the repository. */
  readonly base: string;
  /** HEAD's commit id; null when uncommitted work is part of the change. */
  readonly head: string | null;
  /** How base was found, in words for the summary. */
  readonly how: string;
}
