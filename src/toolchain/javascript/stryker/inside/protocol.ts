/** The parts of Stryker's and Babel's own objects that our plugins read: declared here, since the Stryker that loads us may be any. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A node of Babel's syntax tree: what else it holds depends on its type. */
export interface SyntaxNode {
  readonly type: string;
  readonly loc?: { readonly start: Position; readonly end: Position } | null;
  readonly [key: string]: unknown;
}

/** The part of a Babel NodePath that the scope needs. */
export interface NodePath {
  readonly node: SyntaxNode;
  readonly hub?: {
    readonly file?: {
      readonly opts?: { readonly filename?: string };
      /** The text that was parsed; of a component only the script, which `ast.start` places in its file where Stryker says so. */
      readonly code?: string;
      readonly ast?: { readonly start?: number | null };
    };
  };
  isProgram(): boolean;
  getFunctionParent(): NodePath | null;
}

export interface PlannedMutant {
  readonly id: string;
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement: string;
  status?: string;
  statusReason?: string | undefined;
  static?: boolean;
  killedBy?: string[];
  coveredBy?: string[] | undefined;
  /** Ours: its run goes on after the first kill. Stryker passes it on with the mutant. */
  everyKiller?: boolean;
  /** Ours: see `RawMutant.toldFiles`. */
  toldFiles?: readonly string[];
}

export interface MutantPlan {
  /** Sampled: ours, for a plan that runs where it stands; Stryker moves those of kind `Run`. */
  plan: 'EarlyResult' | 'Run' | 'Sampled';
  mutant: PlannedMutant;
  readonly netTime?: number;
  readonly runOptions?: {
    timeout: number;
    reloadEnvironment?: boolean;
    disableBail?: boolean;
    testFilter?: readonly string[];
    mutantActivation?: 'static' | 'runtime';
    unheard?: readonly string[];
    toldFiles?: readonly string[];
    testFiles?: readonly string[] | undefined;
    readonly activeMutant: { readonly id: string };
  };
}

export interface TestResult {
  readonly id: string;
  readonly name: string;
  /** 0 success, 1 failed, 2 skipped. */
  status: number;
  /** Taken out of the run: why. Ours, and passed on by Stryker with the test. */
  apart?: 'flaky' | 'fails';
  readonly fileName?: string;
  readonly timeSpentMs: number;
}

export interface MutantRunOptions {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly reloadEnvironment?: boolean;
  readonly mutantActivation?: 'static' | 'runtime';
  readonly disableBail?: boolean;
  /** Ours: ids of tests that may run beside the others, and whose failures say nothing. */
  readonly unheard?: readonly string[];
  /** Ours: files that run first and whole; after them the first kill ends the run. */
  readonly toldFiles?: readonly string[];
  /** Ours: the files that hold the tests of `testFilter`, relative to the package. */
  readonly testFiles?: readonly string[] | undefined;
}

export interface RunResult {
  readonly status: string;
  readonly nrOfTests?: number;
  readonly tests?: TestResult[];
  mutantCoverage?: { readonly perTest: Record<string, unknown> } | undefined;
  readonly errorMessage?: string;
  readonly failureMessage?: string;
  readonly reason?: string;
  readonly killedBy?: string | readonly string[];
}

export interface DryRunOptions {
  readonly coverageAnalysis: string;
  readonly disableBail: boolean;
}

export interface InnerRunner {
  capabilities(): Promise<{ reloadEnvironment: boolean }> | { reloadEnvironment: boolean };
  init?(): Promise<void>;
  dispose?(): Promise<void>;
  dryRun(options: DryRunOptions): Promise<RunResult>;
  mutantRun(options: MutantRunOptions): Promise<RunResult>;
}

/** An id that no mutant has: the instrumented code runs with nothing mutated. */
export const NO_MUTANT = '999999999';
