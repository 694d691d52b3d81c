import { parseScript } from './parse.ts';
import { type SyntaxNode, stringOf } from './syntax.ts';

/** Where a module has an export from that it only hands on. */
export interface Reexport {
  /** As written: `./price.js`. */
  readonly specifier: string;
  /** The name that it has there. */
  readonly name: string;
}

interface Specifier {
  readonly type: string;
  readonly exported: SyntaxNode;
  readonly local?: SyntaxNode;
}

/** `export { a as b } from`, else every `export * from` that may have it; empty where the file declares it itself or cannot be read. */
export function reexportsOf(path: string, text: string, exported: string): readonly Reexport[] {
  const body = parseScript(path, text)?.program.body ?? [];
  const everything: Reexport[] = [];
  for (const statement of body) {
    if (statement.type === 'ExportAllDeclaration' && exported !== 'default') {
      everything.push({ specifier: stringOf(statement.source) ?? '', name: exported });
    }
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { source, declaration, specifiers } = statement as unknown as {
      source?: SyntaxNode | null;
      declaration?: SyntaxNode | null;
      specifiers: readonly Specifier[];
    };
    if (declaration !== null && declaration !== undefined && declares(declaration, exported)) return [];
    const found = specifiers.find((one) => nameOf(one.exported) === exported);
    if (found === undefined) continue;
    if (source === null || source === undefined) return [];
    return [{ specifier: stringOf(source) ?? '', name: nameOf(found.local) ?? exported }];
  }
  return everything;
}

function declares(declaration: SyntaxNode, name: string): boolean {
  const { id, declarations } = declaration as unknown as {
    id?: SyntaxNode;
    declarations?: readonly { id: SyntaxNode }[];
  };
  return [id, ...(declarations ?? []).map((one) => one.id)].some((one) => nameOf(one) === name);
}

function nameOf(node: SyntaxNode | null | undefined): string | null {
  if (node === null || node === undefined) return null;
  return stringOf(node) ?? (node as unknown as { name?: string }).name ?? null;
}
