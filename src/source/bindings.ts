import { isFunction, isNode, type SyntaxNode, walk } from './syntax.ts';

/** A name as it is declared in one place; two of the same name in two places are two. */
export interface Binding {
  readonly name: string;
  /** Others know it by its name: it is exported, or it is a property too. */
  fixed: boolean;
}

interface Place {
  readonly outer: Place | null;
  readonly isFunction: boolean;
  readonly bindings: Map<string, Binding>;
}

type Fields = SyntaxNode & Record<string, unknown>;

const PLACES = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'StaticBlock',
  'ClassExpression',
  'TSModuleBlock',
]);

/**
 * Which identifiers of a program mean a name that the program itself declares, in the order in which they are met. Identifiers
 * that are not in it mean something from outside (a global), or are labels: keys, properties, names of imports and exports.
 * Declarations in blocks hold in the block, `var` and parameters in the function.
 */
export function bindingsOf(program: SyntaxNode): ReadonlyMap<SyntaxNode, Binding> {
  const module: Place = { outer: null, isFunction: true, bindings: new Map() };
  const places = new Map<SyntaxNode, Place>([[program, module]]);
  walk(program, module as Place, (node, outer) => {
    const place = placeOf(node, outer);
    places.set(node, place);
    declare(node as Fields, outer, place);
    return place;
  });

  const found = new Map<SyntaxNode, Binding>();
  const labels = new Set<SyntaxNode>();
  walk(program, module as Place, (node, outer) => {
    for (const label of labelsOf(node as Fields)) labels.add(label);
    const { type, name } = node as Fields;
    if ((type === 'Identifier' || type === 'JSXIdentifier') && typeof name === 'string' && !labels.has(node)) {
      const binding = lookUp(outer, name);
      if (binding !== null) found.set(node, binding);
    }
    return places.get(node) ?? outer;
  });
  return found;
}

function placeOf(node: SyntaxNode, outer: Place): Place {
  if (node.type === 'Program') return outer;
  if (isFunction(node)) return { outer, isFunction: true, bindings: new Map() };
  return PLACES.has(node.type) ? { outer, isFunction: false, bindings: new Map() } : outer;
}

function lookUp(place: Place, name: string): Binding | null {
  for (let at: Place | null = place; at !== null; at = at.outer) {
    const binding = at.bindings.get(name);
    if (binding !== undefined) return binding;
  }
  return null;
}

function declare(node: Fields, outer: Place, own: Place): void {
  const add = (place: Place, pattern: unknown, fixed = false) => {
    for (const name of namesOfPattern(pattern)) {
      const known = place.bindings.get(name);
      if (known === undefined) place.bindings.set(name, { name, fixed });
      else known.fixed ||= fixed;
    }
  };
  switch (node.type) {
    case 'VariableDeclaration': {
      const place = node.kind === 'var' ? functionAround(outer) : outer;
      for (const declarator of listed(node.declarations)) add(place, (declarator as Fields).id);
      break;
    }
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      add(outer, node.id);
      break;
    case 'FunctionExpression':
    case 'ClassExpression':
      add(own, node.id);
      break;
    case 'CatchClause':
      add(own, node.param);
      break;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      add(outer, node.local);
      break;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      if (isNode(node.declaration)) {
        const declared = node.declaration as Fields;
        for (const declarator of listed(declared.declarations)) add(outer, (declarator as Fields).id, true);
        if (node.type === 'ExportNamedDeclaration') add(outer, declared.id, true);
      }
      break;
  }
  if (isFunction(node)) {
    for (const param of listed(node.params)) add(own, param, param.type === 'TSParameterProperty');
  }
}

function functionAround(place: Place): Place {
  let at = place;
  while (!at.isFunction && at.outer !== null) at = at.outer;
  return at;
}

/** The names that a pattern binds: not those that its defaults use. */
function namesOfPattern(pattern: unknown): readonly string[] {
  const names: string[] = [];
  const pending: unknown[] = [pattern];
  for (let next = pending.pop(); pending.length > 0 || next !== undefined; next = pending.pop()) {
    if (!isNode(next)) continue;
    const node = next as Fields;
    switch (node.type) {
      case 'Identifier':
        names.push(node.name as string);
        break;
      case 'ObjectPattern':
        pending.push(...listed(node.properties));
        break;
      case 'ObjectProperty':
        pending.push(node.value);
        break;
      case 'ArrayPattern':
        pending.push(...listed(node.elements));
        break;
      case 'AssignmentPattern':
        pending.push(node.left);
        break;
      case 'RestElement':
        pending.push(node.argument);
        break;
      case 'TSParameterProperty':
        pending.push(node.parameter);
        break;
    }
  }
  return names;
}

function listed(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Identifiers below a node that name no binding. */
function labelsOf(node: Fields): readonly SyntaxNode[] {
  const labels: unknown[] = [];
  if (node.computed !== true) labels.push(node.key, node.type.endsWith('MemberExpression') ? node.property : null);
  switch (node.type) {
    case 'ImportSpecifier':
      labels.push(node.imported);
      break;
    case 'ExportSpecifier':
    case 'ExportNamespaceSpecifier':
    case 'ExportDefaultSpecifier':
      labels.push(node.exported);
      break;
    case 'ExportNamedDeclaration':
      // What is handed on from another file is no name of this one.
      if (isNode(node.source)) labels.push(...listed(node.specifiers).map((specifier) => (specifier as Fields).local));
      break;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      labels.push(node.label);
      break;
    case 'MetaProperty':
      labels.push(node.meta, node.property);
      break;
    case 'JSXAttribute':
      labels.push(node.name);
      break;
    case 'JSXNamespacedName':
      labels.push(node.namespace, node.name);
      break;
    case 'JSXOpeningElement':
    case 'JSXClosingElement':
      if (isNode(node.name) && /^[a-z]/.test(String((node.name as Fields).name ?? ''))) labels.push(node.name);
      break;
    case 'TSEnumMember':
      labels.push(node.id);
      break;
    case 'ImportAttribute':
      labels.push(node.key);
      break;
  }
  return labels.filter(isNode);
}
