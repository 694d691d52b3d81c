/** What a review of the tests themselves finds. */

/** block: fails the review check. warn: is shown, and the check warns. info: is listed only. */
export type SmellLevel = 'block' | 'warn' | 'info';

/**
 * A fact from running the tests that has to agree before a rule blocks.
 * - no-assertion-ran: the runner counted no assertion while the test ran.
 * - kills-nothing: the test covers mutants of the change, and kills none of them.
 * - survivors-there: mutants survive in the branches that the rule speaks of.
 */
export type WitnessKind = 'no-assertion-ran' | 'kills-nothing' | 'survivors-there';

/** The questions of the checklist that stands in the summary. */
export type ReviewQuestion =
  | 'public-behaviour'
  | 'would-fail'
  | 'invalid-input'
  | 'integration-seam'
  | 'snapshots-and-doubles'
  | 'more-than-a-mirror';

/** What a rule looks for, and how far its word goes. */
export interface SmellRule {
  readonly id: string;
  /** "a test without an assertion": follows a colon in docs. */
  readonly what: string;
  readonly why: string;
  readonly source: string;
  /** Share of tests that it finds in well-kept suites, as measured; see docs/review-rates.md. */
  readonly rate: string;
  /** The most that the text of the tests alone gives. */
  readonly level: SmellLevel;
  /** What makes it block where the text alone does not; null: nothing does. Any one of them is enough. */
  readonly witnesses: readonly WitnessKind[];
  readonly question: ReviewQuestion;
  /** Another check answers for it in the gate (added `.only`): it is listed, and blocks there. */
  readonly judgedBy: 'suppressions' | null;
}

/** What a rule found in the text, before any witness is heard. */
export interface Suspicion {
  readonly rule: string;
  /** Relative to the repository root, with `/`. */
  readonly file: string;
  /** 1-based, inclusive. */
  readonly line: number;
  readonly endLine: number;
  /** Titles joined by ` > ` as the text has them (a computed part is `…`); null when it is about the whole file. */
  readonly test: string | null;
  /** Names of the tests of the run that this case became; empty when the tests did not run. */
  readonly ran: readonly string[];
  /** By the text alone: at most the rule's. */
  readonly level: SmellLevel;
  /** Whose agreement makes it block; none where the text leaves a doubt. */
  readonly witnesses: readonly WitnessKind[];
  /** One line of plain text that says what was found and what to do. May hold names from the pull request. */
  readonly message: string;
  /** Code that `survivors-there` is about; lines are 1-based and inclusive. */
  readonly branches: readonly { readonly file: string; readonly first: number; readonly last: number }[];
}

/** A suspicion, with what the witnesses and the policy made of it. */
export interface Smell {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly test: string | null;
  readonly level: SmellLevel;
  readonly message: string;
  /** The fact that agrees, in words; null where none was heard or needed. */
  readonly witness: string | null;
  /** The policy's reason and last day, when it accepts this one. */
  readonly waived: { readonly reason: string; readonly until: string } | null;
}

/** An import from one module of the repository to another that the change touches. */
export interface Seam {
  readonly from: string;
  readonly to: string;
  /** 1-based line of the import. */
  readonly line: number;
  /** A test file that exercises it without a double; null when none does. */
  readonly exercisedBy: string | null;
  /** Test files that reach it and put a double in its place. */
  readonly doubledBy: readonly string[];
}

/** What reading the added and edited tests of one change found. */
export interface ReviewRun {
  readonly suspicions: readonly Suspicion[];
  readonly seams: readonly Seam[];
  /** What the reviewed tests do, for the checklist. */
  readonly counts: ReviewCounts;
  /** Test files of the change that could not be read, and why. */
  readonly unread: readonly { readonly file: string; readonly why: string }[];
}

export interface ReviewCounts {
  readonly files: number;
  readonly tests: number;
  /** Tests that compare a value with an expected one. */
  readonly assertValues: number;
  /** Tests that expect an error, a rejection or an answer of 4xx or 5xx, or whose title speaks of one. */
  readonly expectErrors: number;
  /** Tests that are given a boundary: 0, -1, '', null, undefined, [], {}, NaN… */
  readonly useBoundaries: number;
  /** Tests whose only oracle is a snapshot. */
  readonly snapshotsOnly: number;
  /** Module doubles in the reviewed files. */
  readonly modulesDoubled: number;
}

/** One line of the checklist. */
export interface ChecklistAnswer {
  readonly question: ReviewQuestion;
  readonly answer: 'yes' | 'no' | 'unknown';
  /** One line of plain text. */
  readonly evidence: string;
}
