import ts from 'typescript';
import { docOf, isInternal } from './docs-of.ts';
import { frozenText, isFrozen } from './frozen.ts';
import type { Head } from './head.ts';
import { isIdentifier, isPlainKey } from './literals.ts';
import { classText } from './print-class.ts';
import { inferredText } from './print-inferred.ts';
import { braced } from './print-members.ts';
import { signatureText } from './print-signature.ts';
import { typeText } from './print-type.ts';
import type { Scope } from './scope.ts';
import { castOf, functionOf, unwrapped } from './unwrapped.ts';

const DEEPEST_OBJECT = 3;
/** An object of more is a table. */
const MOST_KEYS = 100;

/** What an expression makes, as a declaration of a name, without the mark that ends it: never the expression. */
export function valueText(head: Head, expression: ts.Expression, word: 'const' | 'let', scope: Scope): string {
  const { prefix, name } = head;
  const method = functionOf(expression);
  if (method !== null) return `${prefix}function${name === '' ? '' : ` ${name}`}${signatureText(method, scope)};`;
  const bare = unwrapped(expression);
  if (ts.isClassExpression(bare)) return `${prefix}${classText(bare, name, 'class', scope)}`;
  const type = expressionType(expression, scope);
  return `${prefix}${word} ${name}${type === null ? '' : `: ${type}`};`;
}

function expressionType(expression: ts.Expression, scope: Scope, depth = 0): string | null {
  const cast = castOf(expression);
  if (cast !== undefined) return typeText(cast, scope);
  if (scope.keepsLiterals && isFrozen(expression)) {
    const frozen = frozenText(expression, (part) => inferredText(baseType(part, scope), part, scope));
    if (frozen !== null) return frozen;
  }
  const bare = unwrapped(expression);
  if (ts.isObjectLiteralExpression(bare) && depth < DEEPEST_OBJECT) {
    const text = objectText(bare, scope, depth);
    if (text !== null) return text;
  }
  return inferredText(baseType(expression, scope), expression, scope);
}

function baseType(expression: ts.Expression, { checker }: Scope): ts.Type {
  return checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(expression));
}

/** `{ … }` with the type of each property; null when that cannot be told from the literal alone. */
function objectText(node: ts.ObjectLiteralExpression, scope: Scope, depth: number): string | null {
  if (node.properties.length > MOST_KEYS || node.properties.some(ts.isSpreadAssignment)) return null;
  const members = node.properties.flatMap((property) => {
    const key =
      property.name !== undefined && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
        ? property.name.text
        : null;
    if (key === null || key.startsWith('_') || !isPlainKey(key) || isInternal(property)) {
      scope.counts.privateMembers += 1;
      return [];
    }
    return [
      `${docOf(property, scope)}${propertyText(isIdentifier(key) ? key : JSON.stringify(key), property, scope, depth)};`,
    ];
  });
  return braced(members);
}

function propertyText(name: string, property: ts.ObjectLiteralElementLike, scope: Scope, depth: number): string {
  if (ts.isMethodDeclaration(property)) return `${name}${signatureText(property, scope)}`;
  if (ts.isGetAccessorDeclaration(property)) return `get ${name}${signatureText(property, scope)}`;
  if (ts.isSetAccessorDeclaration(property)) return `set ${name}${signatureText(property, scope)}`;
  const written = ts.getJSDocType(property);
  if (written !== undefined) return `${name}: ${typeText(written, scope)}`;
  const value = ts.isShorthandPropertyAssignment(property)
    ? scope.checker.getShorthandAssignmentValueSymbol(property)
    : undefined;
  const declared = value === undefined ? null : declaredFunction(value, scope);
  if (declared !== null) return `${name}${signatureText(declared, scope)}`;
  if (ts.isShorthandPropertyAssignment(property)) {
    const type =
      value === undefined
        ? null
        : inferredText(scope.checker.getBaseTypeOfLiteralType(scope.checker.getTypeOfSymbol(value)), property, scope);
    return `${name}${type === null ? '' : `: ${type}`}`;
  }
  if (!ts.isPropertyAssignment(property)) return name;
  const method = functionOf(property.initializer) ?? namedFunction(property.initializer, scope);
  if (method !== null) return `${name}${signatureText(method, scope)}`;
  const type = expressionType(property.initializer, scope, depth + 1);
  return `${name}${type === null ? '' : `: ${type}`}`;
}

function namedFunction(expression: ts.Expression, scope: Scope): ts.SignatureDeclaration | null {
  const symbol = ts.isIdentifier(expression) ? scope.checker.getSymbolAtLocation(expression) : undefined;
  return symbol === undefined ? null : declaredFunction(symbol, scope);
}

/** The one declaration of a function of the same file that a property is given. */
function declaredFunction(symbol: ts.Symbol, scope: Scope): ts.SignatureDeclaration | null {
  const { valueDeclaration: at, declarations = [] } = symbol;
  if (at === undefined || declarations.length !== 1 || at.getSourceFile() !== scope.file) return null;
  if (ts.isFunctionDeclaration(at)) return at;
  return ts.isVariableDeclaration(at) && at.type === undefined ? functionOf(at.initializer) : null;
}
