import { child, type Fields, list, nameOf } from '../review/model/fields.ts';
import type { SyntaxNode } from '../source/syntax.ts';
import { type Declarations, declarationsIn } from './declarations.ts';

/** Something that a caller chooses: a parameter, or a part of one (`invoice.items[].quantity`). */
export interface KnownParameter {
  readonly name: string;
  /** As it is written, names of unions and enums spelled out; null when it has none. */
  readonly type: string | null;
  readonly optional: boolean;
}

export interface Signature {
  /** The declarations of the export as they are written; null when they are not among them. */
  readonly text: string | null;
  /** Each parameter, followed by its parts. */
  readonly parameters: readonly KnownParameter[];
}

const DEEPEST = 3;
const MOST_PARAMETERS = 100;
/** Overloads and merged declarations repeat names. */
const MOST_LOOKED_AT = 1000;

/**
 * What a caller of an export chooses, as far as declarations tell: the parameters of a function, or of a class's constructor and public
 * methods, and the parts of those that are objects or lists of objects.
 *
 * @param signatures text of a `.d.ts` file, as `Contract.signatures` has it
 * @param name of the export, or `default`
 */
export function signatureIn(signatures: string, name: string): Signature {
  const declarations = declarationsIn(signatures);
  const found = declarations === null ? [] : name === 'default' ? declarations.defaults : declarations.named(name);
  if (declarations === null || found.length === 0) return { text: null, parameters: [] };
  const parameters = new Map<string, KnownParameter>();
  let looked = 0;
  for (const call of found.flatMap((node) => callsOf(node, declarations))) {
    for (const parameter of chosenIn(call, declarations)) {
      looked += 1;
      if (parameters.size === MOST_PARAMETERS || looked > MOST_LOOKED_AT) break;
      parameters.set(parameter.name, parameter);
    }
  }
  return { text: found.map(declarations.textOf).join('\n'), parameters: [...parameters.values()] };
}

/** A way to call something, with what to put before the names of its parameters. */
interface Call {
  readonly node: SyntaxNode;
  readonly prefix: string;
}

function callsOf(node: SyntaxNode, declarations: Declarations, depth = 0): readonly Call[] {
  switch (node.type) {
    case 'TSDeclareFunction':
    case 'FunctionDeclaration':
    case 'TSFunctionType':
    case 'TSCallSignatureDeclaration':
      return [{ node, prefix: '' }];
    case 'ClassDeclaration':
      return list(child(node, 'body'), 'body').flatMap(methodCall);
    case 'VariableDeclarator':
      return callsOf(annotated(child(node, 'id')) ?? node, declarations, depth + 1);
    case 'TSTypeLiteral':
      return list(node, 'members').flatMap((member) => callsOf(member, declarations, depth + 1));
    case 'TSTypeReference':
      return depth > DEEPEST
        ? []
        : referred(node, declarations).flatMap((type) => callsOf(type, declarations, depth + 1));
    default:
      return [];
  }
}

function methodCall(node: SyntaxNode): readonly Call[] {
  if (node.type !== 'TSDeclareMethod' && node.type !== 'ClassMethod') return [];
  const access = (node as Fields).accessibility ?? 'public';
  const name = nameOf(child(node, 'key'));
  if (access !== 'public' || name === null) return [];
  return [{ node, prefix: name === 'constructor' ? '' : `${name}.` }];
}

function* chosenIn({ node, prefix }: Call, declarations: Declarations): Iterable<KnownParameter> {
  // Babel 7 has two names for it.
  const nodes = [...list(node, 'params'), ...list(node, 'parameters')];
  for (const [index, parameter] of nodes.entries()) {
    const pattern = parameter.type === 'RestElement' ? (child(parameter, 'argument') ?? parameter) : parameter;
    const name = nameOf(pattern) ?? `argument${index + 1}`;
    const type = annotated(parameter) ?? annotated(pattern);
    const part = { name: `${prefix}${name}`, type, optional: isOptional(parameter) };
    if (name !== 'this') yield* partsOf(part, declarations, []);
  }
}

function isOptional(node: SyntaxNode): boolean {
  return (node as Fields).optional === true;
}

/** The type behind the colon. */
function annotated(node: SyntaxNode | null): SyntaxNode | null {
  return child(child(node, 'typeAnnotation'), 'typeAnnotation');
}

/** A parameter or property, and what it is made of, as it is asked for: a type may have more parts than there is memory. */
function* partsOf(
  { name, type, optional }: { readonly name: string; readonly type: SyntaxNode | null; readonly optional: boolean },
  declarations: Declarations,
  within: readonly (string | null)[],
): Iterable<KnownParameter> {
  yield { name, type: type === null ? null : spelledOut(type, declarations), optional };
  if (type === null || within.length === DEEPEST) return;
  const element = elementOf(type);
  const whole = element ?? type;
  const wholeName = referredName(whole);
  if (wholeName !== null && within.includes(wholeName)) return;
  for (const member of membersOf(whole, declarations, 0)) {
    const key = nameOf(child(member, 'key'));
    if (key === null) continue;
    const partName = `${name}${element === null ? '' : '[]'}.${key}`;
    const part = { name: partName, type: annotated(member), optional: isOptional(member) };
    yield* partsOf(part, declarations, [...within, wholeName]);
  }
}

/** What a list is a list of; null for what is none. */
function elementOf(type: SyntaxNode): SyntaxNode | null {
  if (type.type === 'TSTypeOperator' || type.type === 'TSParenthesizedType') {
    const inner = child(type, 'typeAnnotation');
    return inner === null ? null : elementOf(inner);
  }
  if (type.type === 'TSArrayType') return child(type, 'elementType');
  const isList = /^(?:Readonly)?(?:Array|Set)$/.test(referredName(type) ?? '');
  return isList ? (list(child(type, 'typeParameters'), 'params')[0] ?? null) : null;
}

/** The properties that a type declares itself, methods aside. */
function membersOf(type: SyntaxNode, declarations: Declarations, depth: number): readonly SyntaxNode[] {
  if (depth > DEEPEST) return [];
  switch (type.type) {
    case 'TSTypeLiteral':
      return list(type, 'members').filter(isProperty);
    case 'TSInterfaceDeclaration':
      return list(child(type, 'body'), 'body').filter(isProperty);
    case 'TSTypeReference':
      return referred(type, declarations).flatMap((one) => membersOf(one, declarations, depth + 1));
    default:
      return [];
  }
}

function isProperty(node: SyntaxNode): boolean {
  return node.type === 'TSPropertySignature' && (node as Fields).computed !== true;
}

function referredName(type: SyntaxNode): string | null {
  return type.type === 'TSTypeReference' ? nameOf(child(type, 'typeName')) : null;
}

/** What a reference to a type means: an interface, an enum, or what is behind the `=` of an alias. */
function referred(type: SyntaxNode, declarations: Declarations): readonly SyntaxNode[] {
  return declarations.named(referredName(type) ?? '').flatMap((node) => {
    if (node.type !== 'TSTypeAliasDeclaration') return [node];
    return child(node, 'typeAnnotation') ?? [];
  });
}

function spelledOut(type: SyntaxNode, declarations: Declarations): string {
  const [meant] = referred(type, declarations);
  if (meant?.type === 'TSEnumDeclaration') {
    const members = [...list(meant, 'members'), ...list(child(meant, 'body'), 'members')];
    return members
      .flatMap((member) => child(member, 'id') ?? [])
      .map(
        (id) => `${referredName(type)}${id.type === 'Identifier' ? `.${nameOf(id)}` : `[${declarations.textOf(id)}]`}`,
      )
      .join(' | ');
  }
  const isUnion = meant?.type === 'TSUnionType' || meant?.type.endsWith('Keyword');
  return declarations.textOf(meant !== undefined && isUnion ? meant : type);
}
