import type { LineRange } from '../../domain/change.ts';
import type { SmellLevel, WitnessKind } from '../../domain/smell.ts';
import type { SyntaxNode } from '../../source/syntax.ts';
import type { ChangedCode } from '../changed-code.ts';
import type { Modules } from '../model/modules.ts';
import type { OracleOf } from '../model/oracles.ts';
import type { ReadCase, TestFile } from '../model/test-file.ts';

/** What a rule has to go by beside the file. */
export interface Surroundings {
  readonly modules: Modules;
  readonly oracleOf: OracleOf;
  /** The code that the change touches; null when no change is judged (`earnest review`). */
  readonly change: ChangedCode | null;
}

/** One place where a rule holds. */
export interface Found {
  /** Null when it is about the whole file. */
  readonly one: ReadCase | null;
  /** Where it is shown. */
  readonly node: SyntaxNode;
  /** What was found, in words that go after the title of the test, and what to do. */
  readonly message: string;
  /** Less than the rule's own level, where the text leaves a doubt: no witness is heard then. */
  readonly level?: SmellLevel;
  /** Fewer than the rule's own, where one of them cannot tell. */
  readonly witnesses?: readonly WitnessKind[];
  /** Code whose surviving mutants are a witness. */
  readonly branches?: readonly ({ readonly file: string } & LineRange)[];
}

/** Looks for one smell. Its level, witness and reasons are in the table of domain/smell-rules.ts, by its id. */
export interface Rule {
  readonly id: string;
  find(file: TestFile, around: Surroundings): Iterable<Found>;
}
