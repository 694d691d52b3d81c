import { child, type Fields, list } from '../../review/model/fields.ts';
import { isFunction, type SyntaxNode, walk } from '../../source/syntax.ts';

/** A name that a draft declares for values. */
export interface Declared {
  readonly name: string;
  readonly kind: 'import' | 'const' | 'let' | 'var' | 'param' | 'catch' | 'function' | 'class';
  /** The specifier, the declarator, the function, the class, or the clause that declares it. */
  readonly node: SyntaxNode;
  /** Identifiers that mean it, in no order: where it is declared, read and assigned. */
  readonly uses: SyntaxNode[];
}

export interface Scope {
  /** What an identifier means; null for a global, and for what is no name of a value. */
  declaredBy(identifier: SyntaxNode): Declared | null;
  /** Identifiers, JSX names among them, that mean something that the draft does not declare. */
  readonly free: readonly SyntaxNode[];
}

interface Place {
  readonly outer: Place | null;
  /** Where `var` is declared. */
  readonly isBody: boolean;
  readonly names: Map<string, Declared>;
}

const BLOCKS = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'ClassExpression',
]);
const TYPED_EXPRESSIONS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSExportAssignment',
]);

/**
 * Who declares which name. A forbidden global may be hidden behind a declaration that does not hold where it seems to, so this is
 * strict where `bindingsOf` is lenient: a name counts as declared only where the language says so for sure. What only types declare
 * (`import type`, `declare`, a namespace) declares no value; a `var` of a function's body does not hold in its parameters, nor does
 * one of a static block outside of it; keys that are computed and the subject of a `switch` see the place around.
 */
export function scopeOf(program: SyntaxNode): Scope {
  const module: Place = { outer: null, isBody: true, names: new Map() };
  const places = new Map<SyntaxNode, Place>([[program, module]]);
  const moved = new Map<SyntaxNode, Place>();
  const bodies = new Map<SyntaxNode, Place>();
  walk(program, module, (node, handed) => {
    if (isOnlyTypes(node)) return null;
    const outer = moved.get(node) ?? handed;
    moveOutside(node as Fields, outer, moved);
    const own = bodies.get(node) ?? placeFor(node, outer);
    places.set(node, own);
    declare(node as Fields, outer, own);
    // The block of a function is where its `var` are declared.
    const body = isFunction(node) ? child(node, 'body') : null;
    if (body?.type === 'BlockStatement') bodies.set(body, { outer: own, isBody: true, names: new Map() });
    return own;
  });

  const labels = new Set<SyntaxNode>();
  const means = new Map<SyntaxNode, Declared>();
  const free: SyntaxNode[] = [];
  walk(program, module, (node, handed) => {
    if (isOnlyTypes(node)) return null;
    const outer = moved.get(node) ?? handed;
    for (const label of labelsOf(node as Fields)) labels.add(label);
    if (isName(node) && !labels.has(node)) {
      const declared = lookUp(outer, (node as Fields).name as string);
      if (declared === null) free.push(node);
      else {
        means.set(node, declared);
        declared.uses.push(node);
      }
    }
    return places.get(node) ?? outer;
  });
  return { declaredBy: (identifier) => means.get(identifier) ?? null, free };
}

function isName(node: SyntaxNode): boolean {
  return node.type === 'Identifier' || node.type === 'JSXIdentifier';
}

/** True for what is gone when types are taken out. */
function isOnlyTypes(node: SyntaxNode): boolean {
  return node.type.startsWith('TS') && !TYPED_EXPRESSIONS.has(node.type);
}

function placeFor(node: SyntaxNode, outer: Place): Place {
  if (node.type === 'Program') return outer;
  if (node.type === 'StaticBlock') return { outer, isBody: true, names: new Map() };
  return isFunction(node) || BLOCKS.has(node.type) ? { outer, isBody: false, names: new Map() } : outer;
}

function moveOutside(node: Fields, outer: Place, moved: Map<SyntaxNode, Place>): void {
  const key = child(node, 'key');
  if (node.computed === true && key !== null && isFunction(node)) moved.set(key, outer);
  const discriminant = node.type === 'SwitchStatement' ? child(node, 'discriminant') : null;
  if (discriminant !== null) moved.set(discriminant, outer);
}

function lookUp(place: Place, name: string): Declared | null {
  for (let at: Place | null = place; at !== null; at = at.outer) {
    const declared = at.names.get(name);
    if (declared !== undefined) return declared;
  }
  return null;
}

function declare(node: Fields, outer: Place, own: Place): void {
  if (node.declare === true) return;
  const add = (place: Place, pattern: SyntaxNode | null, kind: Declared['kind'], by: SyntaxNode) => {
    for (const name of namesIn(pattern)) {
      if (!place.names.has(name)) place.names.set(name, { name, kind, node: by, uses: [] });
    }
  };
  switch (node.type) {
    case 'VariableDeclaration': {
      const kind = node.kind === 'var' ? 'var' : node.kind === 'let' ? 'let' : 'const';
      const place = kind === 'var' ? bodyAround(outer) : outer;
      for (const declarator of list(node, 'declarations')) add(place, child(declarator, 'id'), kind, declarator);
      break;
    }
    case 'FunctionDeclaration':
      add(outer, child(node, 'id'), 'function', node);
      break;
    case 'ClassDeclaration':
      add(outer, child(node, 'id'), 'class', node);
      break;
    case 'FunctionExpression':
      add(own, child(node, 'id'), 'function', node);
      break;
    case 'ClassExpression':
      add(own, child(node, 'id'), 'class', node);
      break;
    case 'CatchClause':
      add(own, child(node, 'param'), 'catch', node);
      break;
    case 'ImportDeclaration':
      if (node.importKind === 'type' || node.importKind === 'typeof') break;
      for (const specifier of list(node, 'specifiers') as readonly Fields[]) {
        if (specifier.importKind !== 'type') add(outer, child(specifier, 'local'), 'import', specifier);
      }
      break;
  }
  if (isFunction(node)) for (const param of list(node, 'params')) add(own, param, 'param', node);
}

function bodyAround(place: Place): Place {
  let at = place;
  while (!at.isBody && at.outer !== null) at = at.outer;
  return at;
}

/** The names that a pattern binds. */
function namesIn(pattern: SyntaxNode | null): readonly string[] {
  const names: string[] = [];
  const pending: (SyntaxNode | null)[] = [pattern];
  while (pending.length > 0) {
    const node = pending.pop() as Fields | null;
    if (node === null || node === undefined) continue;
    if (node.type === 'Identifier') names.push(node.name as string);
    else if (node.type === 'ObjectPattern') pending.push(...list(node, 'properties'));
    else if (node.type === 'ObjectProperty') pending.push(child(node, 'value'));
    else if (node.type === 'ArrayPattern') pending.push(...list(node, 'elements'));
    else if (node.type === 'AssignmentPattern') pending.push(child(node, 'left'));
    else if (node.type === 'RestElement') pending.push(child(node, 'argument'));
    else if (node.type === 'TSParameterProperty') pending.push(child(node, 'parameter'));
  }
  return names;
}

/** Names below a node that name no value. */
function labelsOf(node: Fields): readonly SyntaxNode[] {
  const own = (...names: readonly string[]) => names.flatMap((name) => child(node, name) ?? []);
  switch (node.type) {
    case 'ImportSpecifier':
      return node.importKind === 'type' ? own('imported', 'local') : own('imported');
    case 'ImportDeclaration':
      return node.importKind === 'type' ? list(node, 'specifiers').flatMap((one) => child(one, 'local') ?? []) : [];
    case 'ExportNamespaceSpecifier':
    case 'ExportSpecifier':
      return own('exported');
    case 'ExportNamedDeclaration':
      // What is handed on from another file, or is a type, is no value of this one.
      return child(node, 'source') !== null || node.exportKind === 'type'
        ? list(node, 'specifiers').flatMap((one) => child(one, 'local') ?? [])
        : [];
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return node.computed === true ? [] : own('property');
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return own('label');
    case 'MetaProperty':
      return own('meta', 'property');
    case 'PrivateName':
      return own('id');
    case 'JSXAttribute':
      return own('name');
    case 'JSXNamespacedName':
      return own('namespace', 'name');
    case 'JSXMemberExpression':
      return own('property');
    case 'JSXOpeningElement':
    case 'JSXClosingElement': {
      const name = child(node, 'name') as Fields | null;
      return name?.type === 'JSXIdentifier' && /^[a-z]/.test(name.name as string) ? [name] : [];
    }
    case 'ImportAttribute':
    case 'TSEnumMember':
      return own('key', 'id');
    default:
      return node.computed === true ? [] : own('key');
  }
}
