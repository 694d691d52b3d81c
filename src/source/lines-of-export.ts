import type { LineRange } from '../domain/change.ts';
import { parseScript } from './parse.ts';
import type { SyntaxTree } from './syntax.ts';
import { hideOtherExports, withoutUnused } from './used-by-export.ts';

/**
 * The lines of an export and of all that it uses in its file, imports left out; statements that run when the file is loaded are
 * among them. Null when the file cannot be read.
 *
 * @param exported `default` for the default export
 */
export function linesOfExport(path: string, text: string, exported: string): readonly LineRange[] | null {
  const tree = parseScript(path, text);
  if (tree === null) return null;
  const lines = new Map<number, LineRange>();
  hideOtherExports(tree, exported);
  for (const { type, loc } of withoutUnused((tree as SyntaxTree).program.body)) {
    if (type === 'ImportDeclaration' || loc === null || loc === undefined) continue;
    lines.set(loc.start.line, { first: loc.start.line, last: loc.end.line });
  }
  return [...lines.values()].sort((one, other) => one.first - other.first);
}
