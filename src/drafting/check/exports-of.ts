import { child, dottedPath, type Fields, list, nameOf } from '../../review/model/fields.ts';
import { componentScript } from '../../source/component-script.ts';
import { parseScript } from '../../source/parse.ts';
import { type SyntaxNode, stringOf, walk, withoutTypes } from '../../source/syntax.ts';

/** One name that a module exports, and where it comes from. */
export interface ExportOrigin {
  readonly file: string;
  /** As that file exports or declares it; `*` for all of it. */
  readonly name: string;
}

export interface Exports {
  /** What is exported under which name: the module itself first, then from where it is handed on. */
  readonly names: ReadonlyMap<string, readonly ExportOrigin[]>;
  /** False when there may be more: CommonJS that is put together, packages that are handed on, what cannot be read. */
  readonly isAll: boolean;
}

const UNKNOWN: Exports = { names: new Map(), isAll: false };
/** Files that hand on what others export are some three deep. */
const DEEPEST = 12;
const SCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;

interface Places {
  readonly text: (path: string) => string | null;
  readonly pathsOf: (from: string, specifier: string) => readonly string[];
}

/** What the modules of a work tree export, types included. Each is read once. */
export function createExports({ text, pathsOf }: Places): (path: string) => Exports {
  const known = new Map<string, Exports>();

  const read = (path: string, depth: number): Exports => {
    const before = known.get(path);
    if (before !== undefined) return before;
    if (depth > DEEPEST || !SCRIPT.test(path)) return UNKNOWN;
    // A circle of modules that hand each other on ends here.
    known.set(path, { names: new Map(), isAll: true });
    const content = text(path);
    const exports =
      content === null || componentScript(path, content) !== null ? UNKNOWN : readExports(path, content, depth);
    known.set(path, exports);
    return exports;
  };

  const readExports = (path: string, content: string, depth: number): Exports => {
    const tree = parseScript(path, content);
    if (tree === null) return UNKNOWN;
    const names = new Map<string, readonly ExportOrigin[]>();
    let isAll = true;
    const own = (name: string | null) => {
      if (name !== null) names.set(name, [{ file: path, name }]);
    };
    const handOn = (name: string, specifier: string, from: string) => {
      const origins = pathsOf(path, specifier).flatMap((file) =>
        from === '*' ? [{ file, name: '*' }] : (read(file, depth + 1).names.get(from) ?? [{ file, name: from }]),
      );
      names.set(name, [{ file: path, name }, ...origins]);
    };
    const imported = importsIn(tree.program);
    for (const statement of tree.program.body as readonly SyntaxNode[]) {
      const source = stringOf(child(statement, 'source'));
      if (statement.type === 'ExportDefaultDeclaration') {
        const local = nameOf(child(statement, 'declaration'));
        const through = local === null ? undefined : imported.get(local);
        if (through === undefined) own('default');
        else handOn('default', through.specifier, through.name);
      } else if (statement.type === 'TSExportAssignment' || statement.type === 'TSNamespaceExportDeclaration')
        isAll = false;
      else if (statement.type === 'ExportAllDeclaration' && source !== null) {
        const files = pathsOf(path, source);
        if (files.length === 0) isAll = false;
        for (const file of files) {
          const others = read(file, depth + 1);
          isAll &&= others.isAll;
          for (const [name, origins] of others.names) {
            if (name !== 'default' && !names.has(name)) names.set(name, [{ file: path, name }, ...origins]);
          }
        }
      } else if (statement.type === 'ExportNamedDeclaration') {
        const declaration = child(statement, 'declaration');
        if (declaration !== null) for (const name of declaredNames(declaration)) own(name);
        for (const part of list(statement, 'specifiers')) {
          const exported = nameOf(child(part, 'exported')) ?? stringOf(child(part, 'exported')) ?? 'default';
          const local = nameOf(child(part, 'local')) ?? stringOf(child(part, 'local')) ?? '*';
          const through =
            source === null
              ? imported.get(local)
              : { specifier: source, name: part.type === 'ExportNamespaceSpecifier' ? '*' : local };
          if (through === undefined) own(exported);
          else handOn(exported, through.specifier, through.name);
        }
      }
    }
    const common = isModule(tree.program) ? null : commonNames(tree.program);
    if (common === 'unknown') return { names, isAll: false };
    for (const name of common ?? []) own(name);
    return { names, isAll };
  };

  return (path) => read(path, 0);
}

function importsIn(program: SyntaxNode): ReadonlyMap<string, { readonly specifier: string; readonly name: string }> {
  const found = new Map<string, { specifier: string; name: string }>();
  for (const statement of list(program, 'body')) {
    if (statement.type !== 'ImportDeclaration') continue;
    const specifier = stringOf(child(statement, 'source')) ?? '';
    for (const part of list(statement, 'specifiers')) {
      const imported = nameOf(child(part, 'imported')) ?? stringOf(child(part, 'imported'));
      const name = part.type === 'ImportNamespaceSpecifier' ? '*' : (imported ?? 'default');
      found.set(nameOf(child(part, 'local')) ?? '', { specifier, name });
    }
  }
  return found;
}

/** Names that a declaration gives, types and `declare` too. */
function declaredNames(declaration: SyntaxNode): readonly string[] {
  if (declaration.type !== 'VariableDeclaration') {
    const id = child(declaration, 'id');
    const name = nameOf(id) ?? stringOf(id);
    return name === null ? [] : [name];
  }
  const names: string[] = [];
  const pending = list(declaration, 'declarations').map((one) => child(one, 'id'));
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const name = nameOf(node);
    if (name !== null) names.push(name);
    else
      pending.push(
        ...list(node, 'properties').map((one) => child(one, 'value') ?? child(one, 'argument')),
        ...list(node, 'elements'),
        child(node, 'left'),
        child(node, 'argument'),
      );
  }
  return names;
}

function isModule(program: SyntaxNode): boolean {
  return list(program, 'body').some(({ type }) => /^(?:Import|Export|TSExport|TSImportEquals)/.test(type));
}

/** `exports.a = …` and `module.exports = { a }`; `unknown` when it exports in any other way, null when it exports nothing. */
function commonNames(program: SyntaxNode): readonly string[] | 'unknown' | null {
  const names = new Set<string>();
  let isUnknown = false;
  let exports = 0;
  let understood = 0;
  walk(program, {}, (node) => {
    if (nameOf(node) === 'exports') exports += 1;
    if (node.type !== 'AssignmentExpression') return {};
    const path = dottedPath(child(node, 'left'));
    const of = path?.[0] === 'module' ? path.slice(1) : path;
    if (of?.[0] !== 'exports') return {};
    understood += 1;
    const [, name, deeper] = of;
    if (name !== undefined) {
      if (deeper === undefined) names.add(name);
      return {};
    }
    const right = withoutTypes(child(node, 'right') ?? node);
    if (right.type !== 'ObjectExpression') isUnknown = true;
    for (const property of list(right, 'properties')) {
      const key =
        (property as Fields).computed === true
          ? null
          : (nameOf(child(property, 'key')) ?? stringOf(child(property, 'key')));
      if (key === null) isUnknown = true;
      else names.add(key);
    }
    return {};
  });
  if (exports === 0) return null;
  return isUnknown || understood < exports ? 'unknown' : [...names];
}
