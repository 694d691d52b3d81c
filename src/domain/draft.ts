/** What a model drafts, what became of it before any of it ran, and what was sent for it. */

/** What stands in a comment of a drafted test until a person has read it and takes it as theirs. */
export const DRAFT_MARK = '@draft';

/** A drafted test file: one behaviour, one or few cases. Hostile text throughout. */
export interface Draft {
  /** Unique in a run: `<name of the brief>-<number>`. */
  readonly id: string;
  /** The brief's path. */
  readonly brief: string;
  /** As `targetText` writes it. */
  readonly target: string;
  /** Ids of clauses and invariants of its brief; at least one. */
  readonly clauses: readonly string[];
  readonly kind: 'example' | 'property';
  readonly title: string;
  /** Where the file goes, relative to the repository root: nothing is there yet. */
  readonly path: string;
  readonly code: string;
  /** How the expected values follow from the clauses, in the model's words. */
  readonly derivation: string;
  readonly assumptions: readonly string[];
  /** Paths of the drafted fixtures that it imports. */
  readonly fixtures: readonly string[];
  /** What was mended, the first thing first. */
  readonly repairs: readonly DraftRepair[];
}

/** A drafted file of factories that drafts share. */
export interface DraftFixture {
  readonly path: string;
  readonly code: string;
  readonly purpose: string;
}

export interface DraftRepair {
  readonly by: 'rule' | 'model';
  /** One line. */
  readonly what: string;
}

/** Why a draft is not fit to be tried. */
export interface DraftProblem {
  readonly kind:
    | 'syntax'
    /** A relative import, or a name in it, that is not there. */
    | 'import'
    /** A package that the project does not depend on. */
    | 'package'
    /** An API that tests of drafts may not use. */
    | 'forbidden'
    | 'type'
    /** A rule of the review that blocks. */
    | 'review'
    /** It cites no clause of its brief, or one that is not there. */
    | 'clause'
    /** A name, a size or a place that is not allowed. */
    | 'form';
  /** 1-based, in the draft's code; null when it is about all of it. */
  readonly line: number | null;
  /** One line: what was found and what to do. Never a value that running the code gave. */
  readonly message: string;
}

/** A draft that is not handed on, and why. */
export interface RefusedDraft {
  readonly id: string;
  readonly brief: string;
  readonly clauses: readonly string[];
  readonly title: string;
  readonly code: string;
  readonly problems: readonly DraftProblem[];
  readonly repairs: readonly DraftRepair[];
}

/** What only a human can answer, or what the model says it cannot test. */
export interface DraftQuestion {
  readonly brief: string;
  readonly clause: string;
  readonly kind: 'ambiguity' | 'not-testable';
  readonly text: string;
}

/** What became of one brief. */
export interface BriefOutcome {
  readonly brief: string;
  readonly target: string;
  /**
   * - drafted: the model answered.
   * - unchanged: the behaviour of its target did not change.
   * - refused: no contract could be made, or the target is not there.
   * - failed: the provider did not answer with something usable.
   * - out-of-budget: calls, tokens, money or time were used up before.
   */
  readonly status: 'drafted' | 'unchanged' | 'refused' | 'failed' | 'out-of-budget';
  /** One line; null when drafted. */
  readonly why: string | null;
}

export interface TokenUse {
  readonly input: number;
  readonly output: number;
}

/** What a run cost. */
export interface DraftingCost {
  /** Requests that were sent, failed ones and further attempts included. */
  readonly calls: number;
  /** Questions that an earlier answer served, so that no request was sent. */
  readonly cached: number;
  readonly tokens: TokenUse;
  /** True when the provider did not report some of the tokens, and they were estimated from bytes. */
  readonly estimated: boolean;
  /** In the currency of the prices; null when no prices are set. */
  readonly money: number | null;
  readonly seconds: number;
}

/** A part of a request, after redaction. */
export interface SentSection {
  /** `contract`, `brief`, `exemplar test/a.test.ts`… */
  readonly name: string;
  readonly bytes: number;
  /** Of the text as sent, in hex. */
  readonly sha256: string;
  /** UTF-8 bytes that the cap cut off. */
  readonly cut: number;
  readonly redactions: readonly Redaction[];
}

export interface Redaction {
  /** The rule that matched: `secretlint aws`, `jwt`, `known secret`… Never the secret. */
  readonly rule: string;
  /** 1-based, in the section's own text before redaction. */
  readonly line: number;
}

/** One request, as it left or would have left. */
export interface SentRequest {
  readonly brief: string;
  readonly purpose: 'draft' | 'wider draft' | 'repair';
  readonly sections: readonly SentSection[];
  /** Of the whole body as JSON. */
  readonly bytes: number;
  readonly sha256: string;
  /** dry-run: it was not sent. */
  readonly answeredBy: 'provider' | 'cache' | 'nobody' | 'dry-run';
}

/** Something that was on hand and was not sent, on purpose. */
export interface Withheld {
  /** `function bodies`, `comments`, `the diff`… */
  readonly what: string;
  /** How many, where that can be counted; null otherwise. */
  readonly count: number | null;
  readonly why: string;
}

export interface Receipt {
  readonly requests: readonly SentRequest[];
  readonly withheld: readonly Withheld[];
}

/** All that one run of drafting comes to: what drafts.json holds. */
export interface Drafting {
  /** ok: every brief was handled as asked. skipped: nothing was to be done, or there is no key. partial: a provider failed or a budget ended it. */
  readonly status: 'ok' | 'partial' | 'skipped';
  /** Why it is not ok, a line each; else empty. */
  readonly reasons: readonly string[];
  /** Commit ids; head null: the work tree has uncommitted work. Null before the change was read. */
  readonly base: string | null;
  readonly head: string | null;
  /** The host of the provider and the model's name; null when none was asked. */
  readonly provider: { readonly host: string; readonly model: string } | null;
  /** The version of the prompts. */
  readonly prompts: string;
  readonly briefs: readonly BriefOutcome[];
  readonly drafts: readonly Draft[];
  readonly fixtures: readonly DraftFixture[];
  readonly refused: readonly RefusedDraft[];
  readonly questions: readonly DraftQuestion[];
  readonly receipt: Receipt;
  readonly cost: DraftingCost;
  /** What people should know and need not act on. */
  readonly remarks: readonly string[];
}
