import ts from 'typescript';
import { entityOf, joined, partsOf, referEntity } from './entity.ts';
import { isShowableLiteral } from './literals.ts';
import { filled, placeOf } from './marks.ts';
import { isInJavaScript } from './node-traits.ts';
import { frozenType } from './print-inferred.ts';
import { printer } from './printer.ts';
import { type Scope, Unshowable } from './scope.ts';

const { factory } = ts;
const ANY = () => factory.createKeywordTypeNode(ts.SyntaxKind.AnyKeyword);
/** Names that JSDoc is written with and no type has. */
const JSDOC_NAMES: ReadonlyMap<string, () => ts.TypeNode> = new Map<string, () => ts.TypeNode>([
  ['function', () => factory.createTypeReferenceNode('Function')],
  ['array', () => factory.createArrayTypeNode(ANY())],
  ['Array', () => factory.createArrayTypeNode(ANY())],
  ['promise', () => factory.createTypeReferenceNode('Promise', [ANY()])],
  ['Promise', () => factory.createTypeReferenceNode('Promise', [ANY()])],
]);

/**
 * A type that somebody wrote, as it is written: without comments, with JSDoc's own forms as TypeScript has them.
 *
 * @throws Unshowable when it needs a value that callers must not know
 */
export function typeText(node: ts.TypeNode, scope: Scope): string {
  return printed(node, scope);
}

/** Type parameters, heritage clauses and whatever else holds types. */
export function printed(node: ts.Node, scope: Scope): string {
  const blocks: string[] = [];
  const clean = ts.visitNode(node, visitorOf(scope, blocks)) as ts.Node;
  return filled(printer.printNode(ts.EmitHint.Unspecified, clean, scope.file), blocks);
}

function visitorOf(scope: Scope, blocks: string[]): (node: ts.Node) => ts.Node {
  const block = (text: string): ts.TypeNode => factory.createTypeReferenceNode(placeOf(blocks.push(text) - 1));
  const typed = (node: ts.TypeNode | undefined): ts.TypeNode =>
    node === undefined ? ANY() : (visit(node) as ts.TypeNode);

  const visit = (node: ts.Node): ts.Node => {
    const frozen = frozenPart(node, scope);
    if (frozen !== null) return frozen;
    if (ts.isTypeLiteralNode(node)) return block(scope.membersText(node.members));
    if (ts.isTypeReferenceNode(node)) return reference(node);
    if (ts.isTypeQueryNode(node)) {
      const name = referEntity(node.exprName, 'value', scope);
      return factory.createTypeQueryNode(name, node.typeArguments?.map(typed));
    }
    if (ts.isExpressionWithTypeArguments(node)) return heritage(node);
    if (ts.isImportTypeNode(node)) return imported(node);
    if (ts.isLiteralTypeNode(node)) return literal(node);
    if (ts.isTemplateLiteralTypeNode(node)) {
      const texts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      return texts.every(isShowableLiteral)
        ? ts.visitEachChild(node, visit, undefined)
        : keyword(ts.SyntaxKind.StringKeyword);
    }
    if (ts.isParameter(node)) {
      const type = node.type === undefined ? undefined : typed(node.type);
      const { dotDotDotToken, questionToken } = node;
      const name = visit(node.name) as ts.BindingName;
      return factory.createParameterDeclaration(undefined, dotDotDotToken, name, questionToken, type, undefined);
    }
    if (ts.isBindingElement(node)) {
      const name = visit(node.name) as ts.BindingName;
      return factory.createBindingElement(node.dotDotDotToken, plainProperty(node.propertyName), name, undefined);
    }
    return jsdoc(node) ?? ts.visitEachChild(node, visit, undefined);
  };

  const reference = (node: ts.TypeReferenceNode): ts.TypeNode => {
    const name = ts.isIdentifier(node.typeName) ? node.typeName.text : '';
    const { typeArguments } = node;
    if (isInJavaScript(node)) {
      const [key, value] = typeArguments ?? [];
      if (/^[Oo]bject$/.test(name) && key !== undefined && value !== undefined) {
        return block(`{ [key: ${typeText(key, scope)}]: ${typeText(value, scope)} }`);
      }
      if (typeArguments === undefined && name !== '') {
        const meant = JSDOC_NAMES.get(name);
        if (meant !== undefined) return meant();
      }
    }
    if (ts.isIdentifier(node.typeName) && name === '') return ANY();
    return factory.createTypeReferenceNode(referEntity(node.typeName, 'type', scope), typeArguments?.map(typed));
  };

  const heritage = (node: ts.ExpressionWithTypeArguments): ts.Node => {
    const name = entityOf(node.expression);
    if (name === null) throw new Unshowable('it extends what an expression gives');
    const written = referEntity(name, 'type', scope);
    return factory.createTypeReferenceNode(written, node.typeArguments?.map(typed));
  };

  const imported = (node: ts.ImportTypeNode): ts.TypeNode => {
    const specifier =
      ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)
        ? node.argument.literal.text
        : '';
    const parts = node.qualifier === undefined ? [] : partsOf(node.qualifier);
    const [first] = parts;
    const symbol =
      first === undefined
        ? node.isTypeOf
          ? undefined
          : scope.checker.getTypeFromTypeNode(node).symbol
        : scope.checker.getSymbolAtLocation(first);
    const args = node.typeArguments?.map(typed);
    if (first === undefined && node.isTypeOf && specifier.startsWith('.')) return keyword(ts.SyntaxKind.ObjectKeyword);
    if (symbol === undefined || symbol.declarations === undefined) {
      scope.referPackage(specifier);
      return factory.updateImportTypeNode(
        node,
        node.argument,
        undefined,
        node.qualifier,
        factory.createNodeArray(args),
        node.isTypeOf,
      );
    }
    const name = first === undefined ? factory.createIdentifier(symbol.name) : joined(parts);
    if (first === undefined && symbol.name.startsWith('"')) throw new Unshowable('it means a whole module');
    scope.refer(symbol, first?.text ?? symbol.name, node.isTypeOf ? 'value' : 'type');
    return node.isTypeOf ? factory.createTypeQueryNode(name, args) : factory.createTypeReferenceNode(name, args);
  };

  const literal = (node: ts.LiteralTypeNode): ts.TypeNode => {
    if (!ts.isStringLiteralLike(node.literal)) return node;
    return isShowableLiteral(node.literal.text) ? node : keyword(ts.SyntaxKind.StringKeyword);
  };

  /** JSDoc's own forms; undefined for any other node. */
  const jsdoc = (node: ts.Node): ts.Node | undefined => {
    if (ts.isJSDocTypeExpression(node)) return visit(node.type);
    if (ts.isJSDocAllType(node) || ts.isJSDocUnknownType(node) || node.kind === ts.SyntaxKind.JSDocNamepathType)
      return ANY();
    if (ts.isJSDocNullableType(node)) return union(node.type, factory.createLiteralTypeNode(factory.createNull()));
    if (ts.isJSDocOptionalType(node)) return union(node.type, keyword(ts.SyntaxKind.UndefinedKeyword));
    if (ts.isJSDocNonNullableType(node)) return typed(node.type);
    if (ts.isJSDocVariadicType(node)) return factory.createArrayTypeNode(typed(node.type));
    if (ts.isJSDocTypeLiteral(node)) {
      const text = scope.membersText(node.jsDocPropertyTags ?? []);
      return node.isArrayType ? factory.createArrayTypeNode(block(text)) : block(text);
    }
    if (ts.isJSDocFunctionType(node)) {
      const parameters = node.parameters.map((one, at) => {
        const name =
          (one.name as ts.Node | undefined) !== undefined && ts.isIdentifier(one.name) && one.name.text !== ''
            ? one.name.text
            : `arg${at}`;
        return factory.createParameterDeclaration(
          undefined,
          one.dotDotDotToken,
          name,
          one.questionToken,
          typed(one.type),
        );
      });
      return factory.createParenthesizedType(factory.createFunctionTypeNode(undefined, parameters, typed(node.type)));
    }
    if (ts.isJSDocSignature(node)) {
      const parameters = node.parameters.map((tag, at) => {
        const name = ts.isIdentifier(tag.name) ? tag.name.text : `arg${at}`;
        const question = tag.isBracketed ? factory.createToken(ts.SyntaxKind.QuestionToken) : undefined;
        return factory.createParameterDeclaration(
          undefined,
          undefined,
          name,
          question,
          typed(tag.typeExpression?.type),
        );
      });
      return factory.createFunctionTypeNode(undefined, parameters, typed(node.type?.typeExpression?.type));
    }
    return undefined;
  };

  const union = (node: ts.TypeNode, other: ts.TypeNode) => factory.createUnionTypeNode([typed(node), other]);
  return visit;
}

function keyword(kind: ts.KeywordTypeSyntaxKind): ts.TypeNode {
  return factory.createKeywordTypeNode(kind);
}

function plainProperty(name: ts.PropertyName | undefined): ts.PropertyName | undefined {
  return name !== undefined && ts.isIdentifier(name) ? name : undefined;
}

/** `typeof LEVELS[number]` where LEVELS is private and frozen with `as const`: the literals that it stands for. */
function frozenPart(node: ts.Node, scope: Scope): ts.TypeNode | null {
  let at: ts.Node = node;
  while (ts.isIndexedAccessTypeNode(at) || ts.isTypeOperatorNode(at) || ts.isParenthesizedTypeNode(at)) {
    at = ts.isIndexedAccessTypeNode(at) ? at.objectType : at.type;
  }
  if (!ts.isTypeQueryNode(at) || !ts.isIdentifier(at.exprName) || !ts.isTypeNode(node)) return null;
  const symbol = scope.checker.getSymbolAtLocation(at.exprName);
  if (symbol === undefined || scope.mayRefer(symbol, 'value')) return null;
  return frozenType(node, symbol, scope);
}
