import ts from 'typescript';
import { isAllLiteral, isFrozen } from './frozen.ts';
import { isPlainKey, isShowableLiteral } from './literals.ts';
import { printer } from './printer.ts';
import { type Meaning, type Scope, Unshowable } from './scope.ts';

const { factory } = ts;
const FLAGS =
  ts.NodeBuilderFlags.NoTruncation |
  ts.NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope |
  ts.NodeBuilderFlags.IgnoreErrors;
/** UTF-16 units. What is longer says how something is made rather than what it is. */
const LONGEST_INFERRED = 1_500;
const WIDEST_LINE = 100;
/** Types that only hold what they are given: a wider argument makes a wider type. */
const HOLDERS = new Set([
  'Promise',
  'Array',
  'ReadonlyArray',
  'Map',
  'Set',
  'ReadonlyMap',
  'ReadonlySet',
  'Iterable',
  'IterableIterator',
  'AsyncIterable',
  'Generator',
  'AsyncGenerator',
  'Readonly',
  'Partial',
  'Required',
]);

/**
 * A type that nobody wrote down, as the compiler works it out, with every value widened to its kind: `"a" | 1` to `string | number`.
 *
 * @returns null when it is not known, or cannot be told without telling more
 */
export function inferredText(type: ts.Type, at: ts.Node, scope: Scope): string | null {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) return null;
  try {
    const [text, told] = attempt(type, at, scope, 0);
    const [shown, toldShown] =
      text.length > WIDEST_LINE ? attempt(type, at, scope, ts.NodeBuilderFlags.MultilineObjectLiterals) : [text, told];
    if (shown.length > LONGEST_INFERRED) return null;
    for (const [symbol, name, as] of toldShown) scope.refer(symbol, name, as);
    return shown;
  } catch (error) {
    if (error instanceof Unshowable) return null;
    throw error;
  }
}

type Told = readonly [ts.Symbol | undefined, string, Meaning];

function attempt(type: ts.Type, at: ts.Node, scope: Scope, more: number): readonly [string, readonly Told[]] {
  const node = scope.checker.typeToTypeNode(type, at, FLAGS | more);
  if (node === undefined) throw new Unshowable('its type has no form');
  const told: Told[] = [];
  const clean = ts.visitNode(node, widenerOf(scope, told, false));
  return [printer.printNode(ts.EmitHint.Unspecified, clean as ts.Node, scope.file), told];
}

/** The type that a `typeof` of something frozen with `as const` stands for, literals and all; null when it is not frozen, or
 * more than literals. */
export function frozenType(node: ts.TypeNode, symbol: ts.Symbol, scope: Scope): ts.TypeNode | null {
  const declaration = symbol.valueDeclaration;
  if (
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    !isFrozen(declaration.initializer) ||
    declaration.initializer === undefined ||
    !isAllLiteral(declaration.initializer)
  )
    return null;
  const type = scope.checker.getTypeFromTypeNode(node);
  const built = scope.checker.typeToTypeNode(type, node, FLAGS | ts.NodeBuilderFlags.InTypeAlias);
  if (built === undefined || type.flags & ts.TypeFlags.Any) return null;
  const told: Told[] = [];
  const clean = ts.visitNode(built, widenerOf(scope, told, true)) as ts.TypeNode;
  for (const [meant, name, as] of told) scope.refer(meant, name, as);
  return clean;
}

function widenerOf(scope: Scope, told: Told[], keepsLiterals: boolean): (node: ts.Node) => ts.Node | undefined {
  let widened = 0;
  const wider = (kind: ts.KeywordTypeSyntaxKind): ts.TypeNode => {
    widened += 1;
    return factory.createKeywordTypeNode(kind);
  };
  const tell = (symbol: ts.Symbol | undefined, name: string, as: Meaning) => {
    if (!scope.mayRefer(symbol, as)) throw new Unshowable(`it needs ${name}`);
    told.push([symbol, name, as]);
  };

  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isLiteralTypeNode(node)) return literal(node);
    if (ts.isTemplateLiteralTypeNode(node)) return wider(ts.SyntaxKind.StringKeyword);
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.UniqueKeyword)
      return wider(ts.SyntaxKind.SymbolKeyword);
    if (ts.isUnionTypeNode(node)) return union(node);
    if (ts.isImportTypeNode(node)) throw new Unshowable('it needs what is not imported');
    if (ts.isTypeQueryNode(node)) {
      const first = firstOf(node.exprName);
      if (isUniqueSymbol(symbolOf(first), scope)) return wider(ts.SyntaxKind.SymbolKeyword);
      tell(symbolOf(first), first.text, 'value');
      return node;
    }
    if (ts.isTypeReferenceNode(node)) return reference(node);
    if (ts.isPropertySignature(node) || ts.isMethodSignature(node)) {
      const key = keyOf(node.name);
      if (key?.startsWith('_')) return undefined;
      if (key === null || !isPlainKey(key)) throw new Unshowable('it has a key that may be a value');
    }
    return ts.visitEachChild(node, visit, undefined);
  };

  const literal = (node: ts.LiteralTypeNode): ts.TypeNode => {
    const { kind } = node.literal;
    if (kind === ts.SyntaxKind.NullKeyword) return node;
    if (keepsLiterals && (!ts.isStringLiteralLike(node.literal) || isShowableLiteral(node.literal.text))) return node;
    if (kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword)
      return wider(ts.SyntaxKind.BooleanKeyword);
    if (ts.isStringLiteralLike(node.literal)) return wider(ts.SyntaxKind.StringKeyword);
    const digits = ts.isPrefixUnaryExpression(node.literal) ? node.literal.operand : node.literal;
    return wider(ts.isBigIntLiteral(digits) ? ts.SyntaxKind.BigIntKeyword : ts.SyntaxKind.NumberKeyword);
  };

  const union = (node: ts.UnionTypeNode): ts.TypeNode => {
    const byText = new Map<string, ts.TypeNode>();
    for (const one of node.types) {
      const clean = ts.visitNode(one, visit) as ts.TypeNode;
      byText.set(printer.printNode(ts.EmitHint.Unspecified, clean, scope.file), clean);
    }
    const types = [...byText.values()];
    return types.length === 1 && types[0] !== undefined ? types[0] : factory.createUnionTypeNode(types);
  };

  const reference = (node: ts.TypeReferenceNode): ts.TypeNode => {
    const first = firstOf(node.typeName);
    const isMember = ts.isQualifiedName(node.typeName) && isEnum(symbolOf(lastOf(node.typeName.left)));
    tell(symbolOf(first), first.text, 'type');
    const before = widened;
    const args = node.typeArguments?.map((one) => ts.visitNode(one, visit) as ts.TypeNode);
    if (widened > before && !HOLDERS.has(first.text)) throw new Unshowable('an argument of its type is a value');
    const name = isMember && !keepsLiterals && ts.isQualifiedName(node.typeName) ? node.typeName.left : node.typeName;
    return factory.createTypeReferenceNode(name, args);
  };
  return visit;
}

function isEnum(symbol: ts.Symbol | undefined): boolean {
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Enum) !== 0;
}

function isUniqueSymbol(symbol: ts.Symbol | undefined, { checker }: Scope): boolean {
  return symbol !== undefined && (checker.getTypeOfSymbol(symbol).flags & ts.TypeFlags.UniqueESSymbol) !== 0;
}

function lastOf(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : name.right;
}

function firstOf(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : firstOf(name.left);
}

/** The compiler notes on each name that it writes what it means by it. */
function symbolOf(name: ts.Identifier): ts.Symbol | undefined {
  return (name as { readonly symbol?: ts.Symbol }).symbol;
}

function keyOf(name: ts.PropertyName): string | null {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : null;
}
