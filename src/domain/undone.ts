/** What the tests say when the change of source is undone under them. */

/** A test that the change adds or modifies. */
export interface UndoneTest {
  /** `TestCase.id`. */
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly change: 'added' | 'modified';
  /** null: it was not run, it is flaky, or it fails in the copy with the change made too. */
  readonly failsOnBase: boolean | null;
}

/** A source file whose change may alter what the program does. */
export interface Alteration {
  readonly file: string;
  /** The first line of the tree under test that the change touches; 1 when it only deletes. */
  readonly line: number;
  /** False: it cannot be read (`.vue`, a syntax error), so nobody knows. */
  readonly known: boolean;
}

export interface UndoneRun {
  /**
   * judged: tests were run on the source of the base commit. nothing-altered: source did not change, or only in names, types,
   * comments and formatting. nothing-to-run: no test is added or modified, and mutants judge the change. unavailable: the
   * copy could not be made, or no test ran in it as it does in the work tree. `why` says.
   */
  readonly outcome: 'judged' | 'nothing-altered' | 'nothing-to-run' | 'unavailable';
  readonly why: string | null;
  readonly alterations: readonly Alteration[];
  readonly tests: readonly UndoneTest[];
  /**
   * The whole suite on the source of the base commit. It is asked only when behaviour is altered, the change offers no mutant, and
   * no added or modified test fails. passes: twice, whatever flaky tests did. unknown: it does not run in the copy as it
   * does in the work tree.
   */
  readonly suite: 'passes' | 'fails' | 'unknown' | 'not-asked';
  /** `file > name` of tests of the whole suite that fail. */
  readonly noticedBy: readonly string[];
  readonly durationMs: number;
}
