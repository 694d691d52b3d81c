import type { Mutant } from './mutant.ts';

/** A mutant that a test of the base commit killed, in code that still stands, and that no test kills any more. */
export interface LostKill {
  /** As it is in the tree under test: it survives, or no test reaches it. */
  readonly mutant: Mutant;
  /** `file > name` of the tests at base that killed it, and what became of them. */
  readonly killers: readonly { readonly name: string; readonly fate: 'edited' | 'deleted' }[];
}

/** What editing and deleting tests cost, in one package. */
export interface WeakenedRun {
  /** Relative to the repository root; `.` for the root. */
  readonly packageDirectory: string;
  /**
   * judged: what the former tests killed was judged again; `notJudged` says what is missing. nothing-edited: no test was edited or
   * deleted. nothing-killed: the former tests killed nothing in code that still stands. unavailable: the former tests cannot be
   * run on the base commit. failed: they can, but the tests of now cannot judge mutants. `why` says.
   */
  readonly outcome: 'judged' | 'nothing-edited' | 'nothing-killed' | 'unavailable' | 'failed';
  readonly why: string | null;
  /** Tests of the base commit that were edited (themselves, or something that they import), and that are gone. */
  readonly edited: number;
  readonly deleted: number;
  /** Mutants that the former tests killed and that were judged again. */
  readonly judged: number;
  /** Mutants that time did not allow to judge. */
  readonly notJudged: number;
  readonly lost: readonly LostKill[];
  /** Facts a reader should know, one line each. */
  readonly remarks: readonly string[];
  /** What counts against the budget, in ms: all but setting the base commit up. */
  readonly spentMs: number;
  readonly durationMs: number;
}
