import type { SmellLevel } from './smell.ts';
import type { CheckId } from './verdict.ts';

export type RunnerName = 'jest' | 'vitest' | 'mocha' | 'node-test' | 'command';

/** How a repository wants to be judged, with every default filled in. Read from the base ref. */
export interface Policy {
  /** report: the same verdict, but only `error` reddens the job. */
  readonly mode: 'enforce' | 'report';
  readonly suite: {
    readonly runner: 'auto' | RunnerName;
    /** A shell command that runs the suite and writes JUnit XML to `junit`; null: the runner's own adapter. */
    readonly command: string | null;
    /** Path of the JUnit XML relative to the package, may be a glob; required with `command`. */
    readonly junit: string | null;
    readonly timeoutMs: number;
  };
  readonly mutation: {
    readonly scope: 'changed-lines' | 'changed-functions' | 'changed-files' | 'all';
    /** Percent, 0..100. */
    readonly threshold: number;
    readonly budgetMs: number;
    /** What the score's interval does when only a sample could be judged and the interval holds the threshold. */
    readonly uncertain: 'fail' | 'warn' | 'pass';
    /** More calls whose statements are left out, such as `audit.log` or `telemetry.*`; after a `!`, calls that are not. */
    readonly arid: readonly string[];
    readonly accept: readonly AcceptedMutant[];
  };
  readonly stability: {
    /** How long tests may be run again, in ms; null: in proportion to one run of the suite. */
    readonly budgetMs: number | null;
    readonly accept: readonly AcceptedFlake[];
  };
  readonly review: ReviewPolicy;
  readonly checks: Readonly<Partial<Record<CheckId, 'block' | 'warn' | 'off'>>>;
  readonly briefs: BriefsPolicy;
  readonly drafting: DraftingPolicy;
  /** Folders of a workspace relative to the root; empty: found by themselves. */
  readonly packages: readonly string[];
}

/** Where briefs stand, and what they weigh. */
export interface BriefsPolicy {
  readonly include: readonly string[];
  /** How long trying drafts and judging the mutants of targets may take, in ms. */
  readonly budgetMs: number;
  /** Which candidate bugs and regressions block: those of required clauses, all, or none. */
  readonly candidateBugs: 'required' | 'block' | 'warn';
}

/** Which model drafts tests, and what that may cost. */
export interface DraftingPolicy {
  readonly baseUrl: string | null;
  readonly model: string | null;
  /** Only for Azure OpenAI. */
  readonly apiVersion: string | null;
  readonly allowHttp: boolean;
  readonly maxCalls: number;
  readonly maxTokens: number;
  /** In the currency of the prices; null: no limit. */
  readonly maxCost: number | null;
  /** For a million tokens. */
  readonly inputPrice: number | null;
  readonly outputPrice: number | null;
  readonly timeoutMs: number;
  /** A file with house rules, relative to the repository root. */
  readonly guidance: string | null;
}

/** How the tests themselves are reviewed. */
export interface ReviewPolicy {
  /** By rule id: the level that people chose in place of the rule's own. */
  readonly rules: Readonly<Partial<Record<string, SmellLevel | 'off'>>>;
  readonly waivers: readonly ReviewWaiver[];
}

/** A finding of the review that people have decided to live with until a day. */
export interface ReviewWaiver {
  /** A rule id. */
  readonly rule: string;
  /** `file > test name` as reports write it, or a file for all of it; relative to the repository root. */
  readonly where: string;
  readonly reason: string;
  /** The last day (YYYY-MM-DD, UTC) on which it is waived. */
  readonly until: string;
}

/** A flaky test that people have decided to live with until a day. */
export interface AcceptedFlake {
  /** `file > name` as reports write it, or a file for all of its tests; relative to the repository root. */
  readonly test: string;
  readonly reason: string;
  /** The last day (YYYY-MM-DD, UTC) on which it is accepted. */
  readonly until: string;
}

/** A mutant that people have decided to let survive until a day. */
export interface AcceptedMutant {
  /** `file > id` as the summary writes it, or a file for all of its mutants; relative to the repository root. */
  readonly mutant: string;
  readonly reason: string;
  /** The last day (YYYY-MM-DD, UTC) on which it is accepted. */
  readonly until: string;
}

export interface LoadedPolicy {
  readonly policy: Policy;
  /** "earnest.yml at 1a2b3c4", "defaults (no earnest.yml at 1a2b3c4)", "--config FILE". */
  readonly source: string;
  /** The change edits, adds or removes the policy file: the policy at base judged. */
  readonly editedByChange: boolean;
}
