import { type Change, type LineRange, overlaps } from '../domain/change.ts';
import { isReadable } from '../source/parse.ts';
import type { SyntaxNode } from '../source/syntax.ts';
import { mirroredForms } from './mirrored-forms.ts';
import { endLineOf, lineOf } from './model/fields.ts';
import type { Modules } from './model/modules.ts';
import type { ReadFile } from './model/test-file.ts';

/** A function that the change touches. */
export interface ChangedFunction {
  readonly file: string;
  /** What it is called by; `default` for what is exported by default. */
  readonly name: string;
  readonly node: SyntaxNode;
  /** 1-based, inclusive. */
  readonly lines: LineRange;
}

/** A file of code under test that the change touches, with its lines that are new or rewritten. */
export interface ChangedSource {
  readonly file: ReadFile;
  readonly lines: readonly LineRange[];
}

/** The code under test that a change touches, as far as it can be parsed. */
export interface ChangedCode {
  readonly functions: readonly ChangedFunction[];
  /** By path. */
  readonly files: ReadonlyMap<string, ChangedSource>;
  /** The larger expressions of the changed functions (see mirrored-forms.ts), and where each stands. */
  readonly forms: ReadonlyMap<string, { readonly file: string; readonly line: number }>;
}

export function changedCode(change: Change, modules: Modules): ChangedCode {
  const sources = change.files.filter(
    ({ kind, entry, status }) => kind === 'source' && entry === 'file' && status !== 'deleted',
  );
  return codeAt(sources, modules);
}

/** The code in these lines, as far as it can be parsed. */
export function codeAt(
  places: readonly { readonly path: string; readonly lines: readonly LineRange[] }[],
  modules: Modules,
): ChangedCode {
  const files = new Map<string, ChangedSource>();
  for (const { path, lines } of places) {
    if (!isReadable(path)) continue;
    const file = modules.read(path);
    if (file !== null) files.set(path, { file, lines });
  }
  const functions = [...files].flatMap(([path, { file, lines }]) =>
    [...file.functions].flatMap(([name, nodes]) =>
      nodes.flatMap((node): ChangedFunction[] => {
        const own = { first: lineOf(node), last: endLineOf(node) };
        return overlaps(lines, own.first, own.last) ? [{ file: path, name, node, lines: own }] : [];
      }),
    ),
  );
  const forms = new Map<string, { readonly file: string; readonly line: number }>();
  for (const { file, node } of functions) {
    for (const [form, at] of mirroredForms(node)) forms.set(form, { file, line: lineOf(at) });
  }
  return { functions, files, forms };
}
