import type ts from 'typescript';

/** Where a declaration is being written out, and who is told of what it means by a name. */
export interface Scope {
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  /** Counted while it is written. */
  readonly counts: Counts;
  /** True below a `typeof`: what an author froze with `as const` is a type there, literals and all. */
  readonly keepsLiterals: boolean;
  /**
   * Told of the symbol behind each name, and of the name as it is written; `value`: what `typeof` was asked of.
   *
   * @throws Unshowable when the name is of something that callers must not know
   */
  refer(symbol: ts.Symbol | undefined, written: string, as: Meaning): void;
  /** True when `refer` would take the symbol; tells nobody. */
  mayRefer(symbol: ts.Symbol | undefined, as: Meaning): boolean;
  /**
   * Told of `import('specifier')` where no file of the repository is meant.
   *
   * @throws Unshowable when it is no installed package either
   */
  referPackage(specifier: string): void;
  /** Members in braces. Asked for by way of the scope: types have members, and `print-members.ts` asks for types. */
  membersText(members: readonly ts.Node[]): string;
}

export type Meaning = 'type' | 'value';

export interface Counts {
  privateMembers: number;
  docLines: number;
  /** Doc comments that were looked at, to be sent at least in part. */
  docs: number;
}

/** A declaration cannot be written without telling what callers must not know, or is nothing that can be written. */
export class Unshowable extends Error {
  override readonly name = 'Unshowable';
}

/** A declaration takes more room than there is. */
export class TooLarge extends Unshowable {}
