import { calledName, readCall } from './import-calls.ts';
import { parseScript } from './parse.ts';
import { type Call, type Statement, type SyntaxNode, type SyntaxTree, stringOf, walk } from './syntax.ts';

/** Something that a file asks for by name. */
export interface ImportRequest {
  /** As written: `./price.js`, `@/api`, `lodash`. */
  readonly specifier: string;
  /** 1-based. */
  readonly line: number;
  /** False when nothing breaks if it is not there: types, mocks, a text that only looks like a path. */
  readonly needed: boolean;
}

export interface FileImports {
  readonly requests: readonly ImportRequest[];
  /** What cannot be told from the text, with its line: "12: import() of an expression". */
  readonly unknown: readonly string[];
}

/**
 * What a script asks for: `import` and `export … from` (types too), `import()`, `require` and what `createRequire` gives,
 * `require.resolve`, module mocks of jest, vitest and node:test, `join(__dirname, 'x')`, and every text that starts with `./` or
 * `../`, which is how workers, child processes and proxyquire name their files.
 *
 * @returns null when it cannot be parsed
 */
export function importsOf(path: string, text: string): FileImports | null {
  const tree = parseScript(path, text);
  if (tree === null) return null;
  const requests = new Map<string, ImportRequest>();
  const unknown: string[] = [];
  const requires = text.includes('createRequire') ? requireNames(tree) : new Set(['require']);
  const ask = (specifier: string | null, node: SyntaxNode, needed: boolean) => {
    if (specifier === null || specifier === '') return;
    const known = requests.get(specifier);
    if (known === undefined || (needed && !known.needed))
      requests.set(specifier, { specifier, line: lineOf(node), needed });
  };
  const cannotTell = (node: SyntaxNode, what: string) => unknown.push(`${lineOf(node)}: ${what}`);

  walk(tree.program, {}, (node) => {
    const declared = sourceOf(node as Statement);
    if (declared !== null) ask(declared.specifier, node, declared.needed);
    if (node.type === 'CallExpression') readCall(node as Call, requires, ask, cannotTell);
    const written = stringOf(node);
    if (written !== null && /^\.\.?\//.test(written)) ask(written, node, false);
    return {};
  });
  for (const { value, loc } of tree.comments ?? []) {
    for (const [, specifier] of value.matchAll(/@(?:jest|vitest)-environment\s+(\.[^\s*]+)/g)) {
      ask(specifier ?? null, { type: 'Comment', loc: loc ?? null }, true);
    }
  }
  return { requests: [...requests.values()], unknown };
}

function lineOf(node: SyntaxNode): number {
  return node.loc?.start.line ?? 1;
}

function sourceOf(statement: Statement): { specifier: string; needed: boolean } | null {
  switch (statement.type) {
    case 'ImportDeclaration':
      return { specifier: statement.source.value, needed: statement.importKind !== 'type' };
    case 'ExportAllDeclaration':
      return { specifier: statement.source.value, needed: statement.exportKind !== 'type' };
    case 'ExportNamedDeclaration': {
      const { source, exportKind } = statement;
      return source === null || source === undefined
        ? null
        : { specifier: source.value, needed: exportKind !== 'type' };
    }
    case 'TSImportEqualsDeclaration': {
      const { moduleReference } = statement;
      return moduleReference.type === 'TSExternalModuleReference'
        ? { specifier: moduleReference.expression.value, needed: true }
        : null;
    }
    default: {
      const { type, argument } = statement as { type: string; argument?: SyntaxNode };
      const specifier = type === 'TSImportType' ? stringOf(argument) : null;
      return specifier === null ? null : { specifier, needed: false };
    }
  }
}

/** `require`, and variables that `createRequire(…)` is put into. */
function requireNames(tree: SyntaxTree): ReadonlySet<string> {
  const names = new Set(['require']);
  walk(tree.program, {}, (node) => {
    const statement = node as Statement;
    if (statement.type !== 'VariableDeclaration') return {};
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier' || init?.type !== 'CallExpression') continue;
      if (calledName(init) === 'createRequire') names.add(id.name);
    }
    return {};
  });
  return names;
}
