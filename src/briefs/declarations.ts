import { child, list, nameOf } from '../review/model/fields.ts';
import { parseScript } from '../source/parse.ts';
import type { SyntaxNode } from '../source/syntax.ts';

/** What the text of declarations (`.d.ts`) declares at its top, by name. */
export interface Declarations {
  /** Overloads of a function are several; the first six. */
  named(name: string): readonly SyntaxNode[];
  readonly defaults: readonly SyntaxNode[];
  textOf(node: SyntaxNode): string;
}

/** Each may stand for as many again. */
const MOST_OF_A_NAME = 6;

/** Null for a text that cannot be parsed. */
export function declarationsIn(text: string): Declarations | null {
  const tree = parseScript('contract.d.ts', text);
  if (tree === null) return null;
  const byName = new Map<string, SyntaxNode[]>();
  const defaults: SyntaxNode[] = [];
  for (const statement of tree.program.body as readonly SyntaxNode[]) {
    const declaration = child(statement, 'declaration') ?? statement;
    if (statement.type === 'ExportDefaultDeclaration') defaults.push(declaration);
    for (const one of [declaration, ...list(declaration, 'declarations')]) {
      const name = nameOf(child(one, 'id'));
      if (name === null) continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [one]);
      else if (known.length < MOST_OF_A_NAME) known.push(one);
    }
    for (const specifier of list(statement, 'specifiers')) {
      const local = child(specifier, 'local');
      if (nameOf(child(specifier, 'exported')) === 'default' && local !== null) defaults.push(local);
    }
  }
  const named = (name: string) => byName.get(name) ?? [];
  return {
    named,
    // `export default total` names what is declared elsewhere.
    defaults: defaults.flatMap((one) => (one.type === 'Identifier' ? named(nameOf(one) ?? '') : [one])),
    textOf: (node) => text.slice(node.start ?? 0, node.end ?? 0),
  };
}
