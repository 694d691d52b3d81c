/** What crosses the boundary between the gate and the Stryker process: a job in, events out, both JSON. */

import type { LineRange } from '../../../domain/change.ts';
import type { IdentifiedTest, NamedTest } from './named-tests.ts';

export type StrykerRunner = 'jest' | 'vitest' | 'mocha' | 'node-test' | 'command';

export interface StrykerJob {
  /** Absolute path of the `@stryker-mutator/core` package folder. */
  readonly core: string;
  /** Absolute path of our plugin file, loaded by Stryker in its main process and in each worker. */
  readonly plugin: string;
  /** Absolute path of the runner plugin's module; null where core or our own plugin file brings the runner. */
  readonly runnerPlugin: string | null;
  /** The project's own Stryker runs, so its other plugins and checkers are there too. */
  readonly own: boolean;
  readonly runner: StrykerRunner;
  /** Folder, relative to the package, for Stryker's copy of it. */
  readonly sandbox: string;
  /** A private folder of this run, where workers tell each other what they found. */
  readonly notes: string;
  /** Relative to the package, with `/`: what Stryker instruments, before the user's own exclusions. */
  readonly files: readonly ScopedFile[];
  /** Changed lines only: leave out block statements that span more lines than `addedLines + 2`. */
  readonly leaveOutLargeBlocks: boolean;
  /** Leave out blocks in which another mutant of the run stands; they are told by an event. */
  readonly leaveOutEnclosing: boolean;
  /** Judge only these mutants, by key (see mutantKey); null: all in scope. */
  readonly only: readonly string[] | null;
  /** Mutants whose verdict is known from an earlier run; null: of none. */
  readonly known: KnownMutants | null;
  /** Only these tests judge, and what none of them reaches is no part of the run; null: all tests. */
  readonly onlyTests: readonly NamedTest[] | null;
  /** What a mutant that runs into its time limit counts for; where it counts for nothing, the limit is short. */
  readonly timeouts: 'judged' | 'nothing';
  /** Multiplies the time limit of each mutant: 1 for the first run, more to confirm a timeout. */
  readonly patience: number;
  /** Ids of tests that were seen to fail with nothing mutated: they judge no mutant. */
  readonly exclude: readonly string[];
  /** Tests that give two outcomes on one tree: they judge no mutant, and a failure of theirs in the initial run stops nothing. */
  readonly flaky: readonly NamedTest[];
  /** Tests of which every kill is to be known: a mutant that one of them may kill is run by all of its tests, whichever fail. */
  readonly matrix: readonly NamedTest[];
  /** Mutants, by key, that end at the first kill all the same: their first run took too long. */
  readonly bail: readonly string[];
  /** For a runner that is told once at its start whether to go on after a failure (vitest). */
  readonly goesOn: boolean;
  /** Make sure that the tests of each survivor still reach it. */
  readonly probe: boolean;
  /** Every mutant in a process of its own, and each set of tests once more, in its own process too, with nothing mutated. */
  readonly fresh: boolean;
  /** false: set aside whatever in the project's Stryker configuration takes mutants out (the change edits it). */
  readonly respectExclusions: boolean;
  /** Calls that only log or measure, and after a `!` those that do not, beside the rules of arid.ts. */
  readonly arid: readonly string[];
  /** All that this run and those that may have to follow it can take, in ms; when it cannot hold all mutants, a sample is judged. null: all are judged, whatever that takes. */
  readonly timeMs: number | null;
  /** Sizes of earlier samples by the hash of their plan. */
  readonly keptSizes: Readonly<Record<string, number>>;
  /** Only run tests that the runner relates to the mutated files by imports. */
  readonly relatedTests: boolean;
  readonly coverageAnalysis: 'perTest' | 'all' | 'off';
  /** Loaded where the tests run, before them. */
  readonly preload: Preload;
  /** Merged over the project's configuration, for example jest's configuration file or node arguments. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface KnownMutants {
  /** Planned as ever, but not run, by key (see mutantKey). */
  readonly keys: readonly string[];
  /** Run and nothing else, by key: mutants that are in neither list are only counted. null: run all that are not known. */
  readonly retestOnly: readonly string[] | null;
}

/** Modules as `--import` and `--loader` of node name them. */
export interface Preload {
  readonly imports: readonly string[];
  readonly loaders: readonly string[];
}

export interface ScopedFile {
  readonly path: string;
  /** null: the whole file. */
  readonly lines: readonly LineRange[] | null;
  readonly functions: boolean;
  readonly addedLines: number;
}

/** What a mutant is; locations are 1-based. */
export interface MutantPlace {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly mutator: string;
  readonly replacement: string;
}

/** A mutant as Stryker reports it. */
export interface RawMutant extends MutantPlace {
  readonly status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'CompileError' | 'RuntimeError' | 'Ignored';
  readonly reason: string | null;
  readonly static: boolean;
  /** Stryker's test ids. */
  readonly killedBy: readonly string[];
  readonly coveredBy: readonly string[];
  /** `killedBy` holds each test of `toldFiles` that kills it, and one of the others where one does; false: it may hold the first alone. */
  readonly everyKiller: boolean;
  /** Relative to the package, with `/`; null: all files, so that `killedBy` holds every killer. */
  readonly toldFiles: readonly string[] | null;
}

export interface RawTest extends IdentifiedTest {
  /** What it took in the initial run; not known of a test of an earlier gate. */
  readonly durationMs?: number;
  /** Why it judges no mutant: `StrykerJob.flaky` names it, or it fails in the sandbox before anything is mutated. */
  readonly apart: 'flaky' | 'fails' | null;
}

/** The run ends here: the time would not hold the next larger sample. */
export interface RawSample {
  /** A hash of the mutants that need a run of tests. */
  readonly plan: string;
  /** So many of the order are the sample, whatever else was judged; null when not even the smallest sample is whole, and all that was judged is taken. */
  readonly size: number | null;
  /** How many mutants that need a run of tests each line has. */
  readonly lines: readonly { readonly path: string; readonly line: number; readonly mutants: number }[];
}

/** How many statements one rule of arid code left out. */
export interface AridCount {
  readonly why: string;
  readonly count: number;
}

/** Code of the changed lines that Stryker makes no mutants in. */
export interface Unmutated {
  /** Relative to the package, with `/`. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly why: string;
}

export type StrykerEvent =
  | {
      readonly type: 'configured';
      readonly excluded: readonly string[];
      /** The project's Stryker configuration has `ignorePatterns`, which may hide more files. */
      readonly ignores: boolean;
      readonly remarks: readonly string[];
    }
  | { readonly type: 'dry-run'; readonly tests: readonly RawTest[] }
  | {
      readonly type: 'plan';
      readonly planned: number;
      readonly largeBlocks: number;
      readonly unasked: number;
      readonly arid: readonly AridCount[];
      readonly files: readonly string[];
      readonly unmutated: readonly Unmutated[];
    }
  | { readonly type: 'known'; readonly key: string }
  | { readonly type: 'enclosing'; readonly blocks: readonly MutantPlace[] }
  /** `rank` is the place in the order of the sample, from 0; null for a mutant that needs no run of tests, and where no sample is taken. */
  | { readonly type: 'mutant'; readonly mutant: RawMutant; readonly rank: number | null }
  | ({ readonly type: 'sampled' } & RawSample)
  /** Tests (by id, where the runner tells) that fail although nothing is mutated, and the mutants (by key) that they were to judge. */
  | {
      readonly type: 'fails-unmutated';
      readonly keys: readonly string[];
      readonly tests: readonly string[];
      readonly failure: string;
    }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly kind: string; readonly message: string };

/** One mutant, the same in every run on one tree. Stryker's own numbers differ from run to run. */
export function mutantKey(mutant: Omit<MutantPlace, 'key'>): string {
  const { path, line, column, endLine, endColumn, mutator, replacement } = mutant;
  return JSON.stringify([path, line, column, endLine, endColumn, mutator, replacement]);
}

/** Reasons our test runner wrapper gives in place of a verdict; they arrive as the reason of a RuntimeError. */
export const LOST_RUN = 'earnest: the covering tests never ran';
export const UNREAL_KILL = 'earnest: the same tests fail without the mutant too';
/** The command does not tell which test failed, and some are flaky; their names follow. */
export const UNPROVEN = 'earnest: what failed may be a flaky test';
/** Only flaky tests cover it; their names follow. */
export const ONLY_FLAKY = 'earnest: only flaky tests cover it';
export const NEVER_ACTIVE = 'earnest: the covering tests no longer reach the mutant';
