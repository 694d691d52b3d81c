import { parseScript } from '../source/parse.ts';
import { isNode, type SyntaxNode } from '../source/syntax.ts';

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
    const declaration = nodeAt(statement, 'declaration') ?? statement;
    if (statement.type === 'ExportDefaultDeclaration') defaults.push(declaration);
    for (const one of [declaration, ...nodesAt(declaration, 'declarations')]) {
      const name = nameOf(one);
      if (name === null) continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [one]);
      else if (known.length < MOST_OF_A_NAME) known.push(one);
    }
    for (const specifier of nodesAt(statement, 'specifiers')) {
      const local = nodeAt(specifier, 'local');
      if (textAt(nodeAt(specifier, 'exported'), 'name') === 'default' && local !== null) defaults.push(local);
    }
  }
  const named = (name: string) => byName.get(name) ?? [];
  return {
    named,
    // `export default total` names what is declared elsewhere.
    defaults: defaults.flatMap((one) => (one.type === 'Identifier' ? named(textAt(one, 'name') ?? '') : [one])),
    textOf: (node) => text.slice(node.start ?? 0, node.end ?? 0),
  };
}

function nameOf(node: SyntaxNode): string | null {
  return textAt(nodeAt(node, 'id'), 'name');
}

export function nodeAt(node: SyntaxNode | null, field: string): SyntaxNode | null {
  const value = valueAt(node, field);
  return isNode(value) ? value : null;
}

export function nodesAt(node: SyntaxNode | null, field: string): readonly SyntaxNode[] {
  const value = valueAt(node, field);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function textAt(node: SyntaxNode | null, field: string): string | null {
  const value = valueAt(node, field);
  return typeof value === 'string' ? value : null;
}

export function isTrueAt(node: SyntaxNode, field: string): boolean {
  return valueAt(node, field) === true;
}

function valueAt(node: SyntaxNode | null, field: string): unknown {
  return node === null ? null : (node as unknown as Readonly<Record<string, unknown>>)[field];
}
