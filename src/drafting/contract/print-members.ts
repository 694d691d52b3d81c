import ts from 'typescript';
import { docOf, isInternal, sanitisedDoc } from './docs-of.ts';
import { isIdentifier, isShowableLiteral } from './literals.ts';
import { indented } from './marks.ts';
import { hasModifier } from './node-traits.ts';
import { signatureText } from './print-signature.ts';
import { typeText } from './print-type.ts';
import type { Scope } from './scope.ts';

const SHORT = 90;

/** `{ … }` with the members of an interface or a type: on one line when it is short. Members for internal use are left out. */
export function membersText(members: readonly ts.Node[], scope: Scope, mayFit = true): string {
  return braced(
    members.flatMap((member) => memberText(member, scope) ?? []),
    mayFit,
  );
}

export function braced(members: readonly string[], mayFit = true): string {
  if (members.length === 0) return '{}';
  const line = `{ ${members.map((text) => text.replace(/;$/, '')).join('; ')} }`;
  if (mayFit && line.length <= SHORT && !/[\n\uE002]/.test(line)) return line;
  return `{\n${indented(members.join('\n'))}\n}`;
}

function memberText(member: ts.Node, scope: Scope): string | null {
  if (isInternal(member)) {
    scope.counts.privateMembers += 1;
    return null;
  }
  if (ts.isJSDocPropertyTag(member) || ts.isJSDocParameterTag(member)) return tagText(member, scope);
  const text = bareText(member, scope);
  return text === null ? null : `${docOf(member, scope)}${text};`;
}

function bareText(member: ts.Node, scope: Scope): string | null {
  if (ts.isCallSignatureDeclaration(member)) return signatureText(member, scope);
  if (ts.isConstructSignatureDeclaration(member)) return `new ${signatureText(member, scope)}`;
  if (ts.isIndexSignatureDeclaration(member)) return indexText(member, scope);
  if (!ts.isTypeElement(member) || member.name === undefined) return null;
  const name = nameText(member.name);
  if (name === null) return null;
  const optional = (member as { readonly questionToken?: ts.Node }).questionToken === undefined ? '' : '?';
  if (ts.isMethodSignature(member)) return `${name}${optional}${signatureText(member, scope)}`;
  if (ts.isGetAccessorDeclaration(member)) return `get ${name}${signatureText(member, scope)}`;
  if (ts.isSetAccessorDeclaration(member)) return `set ${name}${signatureText(member, scope)}`;
  if (!ts.isPropertySignature(member)) return null;
  const readonly = hasModifier(member, ts.SyntaxKind.ReadonlyKeyword) ? 'readonly ' : '';
  return `${readonly}${name}${optional}${member.type === undefined ? '' : `: ${typeText(member.type, scope)}`}`;
}

export function indexText(member: ts.IndexSignatureDeclaration, scope: Scope): string {
  const [parameter] = member.parameters;
  const key = parameter?.type === undefined ? 'string' : typeText(parameter.type, scope);
  const name = parameter !== undefined && ts.isIdentifier(parameter.name) ? parameter.name.text : 'key';
  const statics = hasModifier(member, ts.SyntaxKind.StaticKeyword) ? 'static ' : '';
  const readonly = hasModifier(member, ts.SyntaxKind.ReadonlyKeyword) ? 'readonly ' : '';
  return `${statics}${readonly}[${name}: ${key}]: ${typeText(member.type, scope)}`;
}

/** `@property {string} [name=value] what it is` of a typedef, or `@param {string} options.name` of a function. */
function tagText(tag: ts.JSDocPropertyLikeTag, scope: Scope): string {
  const name = ts.isIdentifier(tag.name) ? tag.name.text : tag.name.right.text;
  const type = tag.typeExpression?.type;
  const optional = tag.isBracketed || (type !== undefined && ts.isJSDocOptionalType(type)) ? '?' : '';
  const said = ts.getTextOfJSDocComment(tag.comment)?.replace(/^\s*-\s+/, '') ?? '';
  const doc = said === '' ? '' : sanitisedDoc(`/** ${said} */`, scope);
  const shown = type !== undefined && ts.isJSDocOptionalType(type) ? type.type : type;
  return `${doc}${isIdentifier(name) ? name : JSON.stringify(name)}${optional}${shown === undefined ? '' : `: ${typeText(shown, scope)}`};`;
}

/** A member's name as it can be written; null for what an expression gives, save for the well-known symbols, and for long texts. */
export function nameText(name: ts.PropertyName | ts.DeclarationName): string | null {
  if (ts.isIdentifier(name)) return name.text;
  if (ts.isNumericLiteral(name)) return name.text;
  if (ts.isStringLiteralLike(name)) {
    if (!isShowableLiteral(name.text)) return null;
    return isIdentifier(name.text) ? name.text : JSON.stringify(name.text);
  }
  if (!ts.isComputedPropertyName(name)) return null;
  const { expression } = name;
  if (ts.isStringLiteralLike(expression)) return nameText(expression as unknown as ts.PropertyName);
  const isSymbol =
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'Symbol';
  return isSymbol ? `[Symbol.${expression.name.text}]` : null;
}
