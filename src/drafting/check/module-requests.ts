import {
  calledName,
  child,
  dottedPath,
  type Fields,
  isCall,
  isMember,
  list,
  memberName,
  nameOf,
} from '../../review/model/fields.ts';
import { isFunctionExpression, type SyntaxNode, stringOf, walk, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import type { Scope } from './scope.ts';

/** One name that a draft takes from a module. */
export interface RequestedName {
  /** As the module exports it; `default`, or `*` for all of it. */
  readonly name: string;
  readonly node: SyntaxNode;
  /** The identifier that it is called by in the draft; null when it has none of its own. */
  readonly local: SyntaxNode | null;
  readonly isType: boolean;
}

export interface ModuleRequest {
  /** As written, with escapes read. */
  readonly specifier: string;
  readonly node: SyntaxNode;
  /**
   * - import: `import` and `export … from`, of values.
   * - type: gone when types are taken out.
   * - load: `import()`, `require`, `vi.importActual`… of a literal.
   * - mock: a double takes the module's place, and its own code is loaded when there is no factory.
   */
  readonly how: 'import' | 'type' | 'load' | 'mock';
  readonly names: readonly RequestedName[];
  /** mock: something without parameters says what the module is. */
  readonly hasFactory: boolean;
}

export interface ModuleRequests {
  readonly all: readonly ModuleRequest[];
  /** Calls that load or replace a module which the text does not name. */
  readonly unnamed: readonly SyntaxNode[];
}

/** They hand out a real or automatically doubled module: its code runs. */
export const LOADERS: ReadonlySet<string> = new Set([
  'requireActual',
  'requireMock',
  'importActual',
  'importMock',
  'createMockFromModule',
  'genMockFromModule',
]);
export const MOCKS: ReadonlySet<string> = new Set([
  'mock',
  'doMock',
  'dontMock',
  'unmock',
  'doUnmock',
  'deepUnmock',
  'setMock',
  'unstable_mockModule',
  'unstable_unmockModule',
  'module',
]);
const MOCKERS = new Set(['jest', 'vi', 'vitest', 'mock']);

/** All modules that a draft asks for, by whatever way. */
export function moduleRequests(program: SyntaxNode, index: TreeIndex, scope: Scope): ModuleRequests {
  const all: ModuleRequest[] = [];
  const unnamed: SyntaxNode[] = [];
  const ask = (
    how: ModuleRequest['how'],
    specifier: string | null,
    node: SyntaxNode,
    names: readonly RequestedName[] = [],
    hasFactory = false,
  ) => {
    if (specifier === null) unnamed.push(node);
    else all.push({ specifier, node, how, names, hasFactory });
  };
  walk(program, {}, (node) => {
    const { importKind, exportKind } = node as Fields;
    switch (node.type) {
      case 'ImportDeclaration': {
        const names = importedParts(node);
        const how =
          importKind === 'type' || (names.length > 0 && names.every(({ isType }) => isType)) ? 'type' : 'import';
        ask(how, stringOf(child(node, 'source')), node, names);
        break;
      }
      case 'ExportAllDeclaration':
        ask(exportKind === 'type' ? 'type' : 'import', stringOf(child(node, 'source')), node, [wholeOf(node)]);
        break;
      case 'ExportNamedDeclaration':
        if (child(node, 'source') !== null) {
          ask(exportKind === 'type' ? 'type' : 'import', stringOf(child(node, 'source')), node, handedParts(node));
        }
        break;
      case 'TSImportType':
        ask('type', stringOf(child(node, 'argument')), node);
        break;
      case 'ImportExpression':
        ask('load', stringOf(child(node, 'source')), node, loadedParts(node, index));
        break;
      default:
        if (isCall(node)) readCall(node);
    }
    return {};
  });
  return { all, unnamed };

  function readCall(call: SyntaxNode): void {
    const callee = withoutTypes(child(call, 'callee') ?? call);
    const [first, factory] = list(call, 'arguments');
    const isRequire = nameOf(callee) === 'require' && scope.declaredBy(callee) === null;
    const name = calledName(call) ?? '';
    if (callee.type === 'Import' || isRequire || LOADERS.has(name)) {
      ask('load', stringOf(first), call, loadedParts(call, index));
      return;
    }
    const path = dottedPath(callee);
    if (!MOCKS.has(name) || path === null || path.length < 2 || !MOCKERS.has(path.at(-2) ?? '')) return;
    // `mock.module` is node:test's; `mock.mock` is no function that takes a module.
    if ((path.at(-2) === 'mock') !== (name === 'module')) return;
    const imported = first !== undefined && isCall(first) && child(first, 'callee')?.type === 'Import' ? first : null;
    // `vi.mock(import('./x'))` is a load of its own too, which is looked at by itself.
    const named = stringOf(first) ?? stringOf(list(imported, 'arguments')[0]) ?? stringOf(child(first, 'source'));
    const takesNothing = isFunctionExpression(factory)
      ? factory.params.length === 0
      : factory?.type === 'ObjectExpression';
    ask('mock', named, call, [], takesNothing && (name !== 'module' || factory?.type === 'ObjectExpression'));
  }
}

function importedParts(node: SyntaxNode): readonly RequestedName[] {
  return list(node, 'specifiers').map((part) => {
    const imported = child(part, 'imported');
    const name = part.type === 'ImportNamespaceSpecifier' ? '*' : (nameOf(imported) ?? stringOf(imported) ?? 'default');
    return { name, node: part, local: child(part, 'local'), isType: (part as Fields).importKind === 'type' };
  });
}

function handedParts(node: SyntaxNode): readonly RequestedName[] {
  return list(node, 'specifiers').map((part) => {
    const local = child(part, 'local');
    const name = part.type === 'ExportSpecifier' ? (nameOf(local) ?? stringOf(local) ?? 'default') : '*';
    return { name, node: part, local: null, isType: (part as Fields).exportKind === 'type' };
  });
}

function wholeOf(node: SyntaxNode): RequestedName {
  return { name: '*', node, local: null, isType: false };
}

/** `const { a } = require('x')`, `const x = await import('x')`, `require('x').a`. */
function loadedParts(call: SyntaxNode, index: TreeIndex): readonly RequestedName[] {
  let at = call;
  let above = index.parentOf(at);
  while (above !== null && (above.type === 'AwaitExpression' || withoutTypes(above) !== above)) {
    at = above;
    above = index.parentOf(at);
  }
  if (isMember(above) && child(above, 'object') === at) {
    const name = memberName(above);
    if (name === null || name === 'then') return [wholeOf(call)];
    const holder = index.parentOf(above);
    const id = holder?.type === 'VariableDeclarator' ? child(holder, 'id') : null;
    return [{ name, node: above, local: nameOf(id) === null ? null : id, isType: false }];
  }
  const id = above?.type === 'VariableDeclarator' ? child(above, 'id') : null;
  if (id?.type === 'Identifier') return [{ name: '*', node: call, local: id, isType: false }];
  if (id?.type !== 'ObjectPattern') return [wholeOf(call)];
  return list(id, 'properties').flatMap((property) => {
    const key = child(property, 'key');
    const name = (property as Fields).computed === true ? stringOf(key) : (nameOf(key) ?? stringOf(key));
    const value = child(property, 'value');
    const local = value?.type === 'AssignmentPattern' ? child(value, 'left') : value;
    return name === null
      ? [wholeOf(property)]
      : [{ name, node: property, local: nameOf(local) === null ? null : local, isType: false }];
  });
}
