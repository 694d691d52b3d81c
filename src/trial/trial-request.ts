import type { Brief } from '../domain/brief.ts';
import type { Change, FileKind } from '../domain/change.ts';
import type { Draft, Drafting } from '../domain/draft.ts';
import type { Policy } from '../domain/policy.ts';

/** What is tried, and traced. */
export interface TrialRequest {
  readonly change: Change;
  readonly policy: Policy;
  /** What drafting handed over; null: nothing. Hostile text throughout. */
  readonly drafting: Drafting | null;
  /** The kind of any path of the repository. */
  readonly kindOf: (path: string) => FileKind;
}

/** The part of one package. */
export interface PackageAsked extends TrialRequest {
  /** Of targets in this package; at least one. */
  readonly briefs: readonly Brief[];
  /** The best first. */
  readonly drafts: readonly Draft[];
  readonly budgetMs: number;
}
