import ts from 'typescript';
import { sanitisedDoc } from './docs-of.ts';
import type { Head } from './head.ts';
import { membersText } from './print-members.ts';
import { typeParametersText } from './print-signature.ts';
import { printed, typeText } from './print-type.ts';
import { type Scope, Unshowable } from './scope.ts';

/** An interface, a type, or what JSDoc declares as one; null for any other declaration. */
export function typeDeclaration(node: ts.Node, { prefix, name }: Head, scope: Scope): string | null {
  const plain = prefix.replace('declare ', '');
  if (ts.isInterfaceDeclaration(node)) {
    const heritage = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((one) => printed(one, scope)));
    const bases = heritage.length === 0 ? '' : ` extends ${heritage.join(', ')}`;
    return `${plain}interface ${name}${typeParametersText(node, scope)}${bases} ${membersText(node.members, scope, false)}`;
  }
  if (ts.isTypeAliasDeclaration(node))
    return `${plain}type ${name}${typeParametersText(node, scope)} = ${typeText(node.type, scope)};`;
  if (ts.isJSDocTypedefTag(node) || ts.isJSDocCallbackTag(node)) {
    if (node.typeExpression === undefined) throw new Unshowable('its type is not written');
    const tags: readonly ts.JSDocTag[] = ts.isJSDoc(node.parent) ? (node.parent.tags ?? []) : [];
    const parameters = tags.flatMap((tag) =>
      ts.isJSDocTemplateTag(tag) ? tag.typeParameters.map((one) => one.name.text) : [],
    );
    const type = printed(node.typeExpression, scope);
    const said = ts.isJSDoc(node.parent)
      ? (ts.getTextOfJSDocComment(node.parent.comment) ?? ts.getTextOfJSDocComment(node.comment) ?? '')
      : '';
    const doc = said === '' ? '' : sanitisedDoc(`/** ${said} */`, scope);
    return `${doc}${plain}type ${name}${parameters.length === 0 ? '' : `<${parameters.join(', ')}>`} = ${type};`;
  }
  if (ts.isJSDocEnumTag(node)) return `${plain}type ${name} = ${printed(node.typeExpression, scope)};`;
  return null;
}
