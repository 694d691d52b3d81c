import type ts from 'typescript';
import type { Binding } from './meaning.ts';

/** One symbol, written out. */
export interface Item {
  readonly symbol: ts.Symbol;
  readonly path: string;
  readonly name: string;
  /** With marks around its doc comments. */
  readonly text: string;
  readonly imports: readonly { readonly specifier: string; readonly binding: Binding }[];
  /** What it means by names that its file imports. */
  readonly references: readonly { readonly symbol: ts.Symbol; readonly written: string }[];
}
