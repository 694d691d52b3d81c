import ts from 'typescript';
import { isReservedWord } from './literals.ts';
import { indented } from './marks.ts';
import { isInJavaScript } from './node-traits.ts';
import { inferredText } from './print-inferred.ts';
import { typeText } from './print-type.ts';
import type { Scope } from './scope.ts';

/** `<T>(a: A, b?: B): C` of anything that is called. What is not written and not worked out has no type. */
export function signatureText(node: ts.SignatureDeclaration, scope: Scope): string {
  return `${typeParametersText(node, scope)}${parametersText(node, scope)}${returnText(node, scope)}`;
}

export function typeParametersText(node: ts.DeclarationWithTypeParameters, scope: Scope): string {
  const parameters = ts.getEffectiveTypeParameterDeclarations(node);
  if (parameters.length === 0) return '';
  const texts = parameters.map((one) => {
    const bound = one.constraint ?? ts.getEffectiveConstraintOfTypeParameter(one);
    const modifiers = (one.modifiers ?? []).map((modifier) => `${ts.tokenToString(modifier.kind) ?? ''} `).join('');
    const extending = bound === undefined ? '' : ` extends ${typeText(bound, scope)}`;
    const fallback = one.default === undefined ? '' : ` = ${typeText(one.default, scope)}`;
    return `${modifiers}${one.name.text}${extending}${fallback}`;
  });
  return `<${texts.join(', ')}>`;
}

export function parametersText(node: ts.SignatureDeclaration, scope: Scope): string {
  const last = node.parameters.findLastIndex((one) => !isOptional(one) && !isRest(one));
  const texts = node.parameters.map((one, at) => parameterText(one, at < last, scope));
  const line = `(${texts.join(', ')})`;
  return line.length <= 110 && !line.includes('\n') ? line : `(\n${indented(texts.join(',\n'))}\n)`;
}

function parameterText(node: ts.ParameterDeclaration, isFollowedByNeeded: boolean, scope: Scope): string {
  const name = bindingText(node.name);
  const jsdoc = node.type === undefined ? ts.getJSDocType(node) : undefined;
  const rest = isRest(node);
  const optional = isOptional(node) && !rest;
  const written = node.type ?? (jsdoc !== undefined && ts.isJSDocOptionalType(jsdoc) ? jsdoc.type : jsdoc);
  const type = written === undefined ? inferredParameter(node, scope) : typeText(written, scope);
  const whole = type === null ? '' : `: ${type}${optional && isFollowedByNeeded ? ' | undefined' : ''}`;
  return `${rest ? '...' : ''}${name}${optional && !isFollowedByNeeded ? '?' : ''}${whole}`;
}

function isRest(node: ts.ParameterDeclaration): boolean {
  const jsdoc = node.type === undefined ? ts.getJSDocType(node) : undefined;
  return node.dotDotDotToken !== undefined || (jsdoc !== undefined && ts.isJSDocVariadicType(jsdoc));
}

function isOptional(node: ts.ParameterDeclaration): boolean {
  if (node.questionToken !== undefined || node.initializer !== undefined) return true;
  if (!isInJavaScript(node)) return false;
  return ts
    .getJSDocParameterTags(node)
    .some(
      ({ isBracketed, typeExpression }) =>
        isBracketed || (typeExpression !== undefined && ts.isJSDocOptionalType(typeExpression.type)),
    );
}

/** The kind of a default value, where no more is known: never for a destructured one, whose keys its pattern shows. */
function inferredParameter(node: ts.ParameterDeclaration, scope: Scope): string | null {
  if (!ts.isIdentifier(node.name) || node.initializer === undefined) return null;
  const { checker } = scope;
  const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node.initializer));
  const text = inferredText(type, node, scope);
  return text === '{}' || text === 'null' || text === 'undefined' ? null : text;
}

/** The name of a parameter, or the keys of its pattern: neither defaults nor the names that the body knows them by. */
function bindingText(name: ts.BindingName): string {
  if (ts.isIdentifier(name)) return name.text;
  if (ts.isArrayBindingPattern(name)) {
    const parts = name.elements.map((one) =>
      ts.isOmittedExpression(one) ? '' : `${one.dotDotDotToken ? '...' : ''}${bindingText(one.name)}`,
    );
    return `[${parts.join(', ')}]`;
  }
  const parts = name.elements.flatMap((one) => {
    const key = one.propertyName ?? one.name;
    if (one.dotDotDotToken !== undefined) return ts.isIdentifier(one.name) ? [`...${one.name.text}`] : [];
    if (!ts.isIdentifier(key)) {
      // A quoted key has to be bound to a name.
      return ts.isStringLiteral(key) && ts.isIdentifier(one.name)
        ? [`${JSON.stringify(key.text)}: ${one.name.text}`]
        : [];
    }
    return [ts.isIdentifier(one.name) ? boundText(key.text) : `${key.text}: ${bindingText(one.name)}`];
  });
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** `{ default: name }` cannot be `{ default }`. */
function boundText(key: string): string {
  return isReservedWord(key) ? `${key}: ${key}_` : key;
}

function returnText(node: ts.SignatureDeclaration, scope: Scope): string {
  if (ts.isConstructorDeclaration(node) || ts.isSetAccessorDeclaration(node)) return '';
  const written =
    node.type ?? ts.getJSDocReturnType(node) ?? (ts.isGetAccessorDeclaration(node) ? ts.getJSDocType(node) : undefined);
  if (written !== undefined) return `: ${typeText(written, scope)}`;
  if (!('body' in node) || node.body === undefined) return '';
  const signature = scope.checker.getSignatureFromDeclaration(node);
  if (signature === undefined) return '';
  const type = inferredText(scope.checker.getReturnTypeOfSignature(signature), node, scope);
  return type === null ? '' : `: ${type}`;
}
