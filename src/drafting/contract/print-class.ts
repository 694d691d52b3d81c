import ts from 'typescript';
import { docOf, isInternal } from './docs-of.ts';
import { entityOf } from './entity.ts';
import { indented } from './marks.ts';
import { hasModifier, isInJavaScript } from './node-traits.ts';
import { assignedMembers } from './print-assigned.ts';
import { inferredText } from './print-inferred.ts';
import { indexText, nameText } from './print-members.ts';
import { parametersText, signatureText, typeParametersText } from './print-signature.ts';
import { printed, typeText } from './print-type.ts';
import type { Scope } from './scope.ts';
import { functionOf } from './unwrapped.ts';

/**
 * A class with its public members.
 *
 * @param as `interface`: only what an instance has, for a class that callers can name but not reach
 */
export function classText(
  node: ts.ClassLikeDeclaration,
  name: string,
  as: 'class' | 'interface',
  scope: Scope,
): string {
  const abstract = as === 'class' && hasModifier(node, ts.SyntaxKind.AbstractKeyword) ? 'abstract ' : '';
  const head = `${abstract}${as}${name === '' ? '' : ` ${name}`}${typeParametersText(node, scope)}${heritageText(node, as, scope)}`;
  const members = [
    ...node.members.flatMap((member) => memberTexts(member, node, as, scope)),
    ...assignedTexts(node, scope),
  ];
  return members.length === 0 ? `${head} {}` : `${head} {\n${indented(members.join('\n'))}\n}`;
}

function heritageText(node: ts.ClassLikeDeclaration, as: 'class' | 'interface', scope: Scope): string {
  const clauses = (node.heritageClauses ?? []).flatMap(({ token, types }) => {
    const shown = types.filter(
      ({ expression }) => entityOf(expression) !== null && expression.kind !== ts.SyntaxKind.NullKeyword,
    );
    if (shown.length === 0) return [];
    const isExtends = token === ts.SyntaxKind.ExtendsKeyword;
    return [
      {
        word: isExtends || as === 'interface' ? 'extends' : 'implements',
        texts: shown.map((one) => printed(one, scope)),
      },
    ];
  });
  const augmented = as === 'class' && isInJavaScript(node) ? ts.getJSDocAugmentsTag(node)?.class : undefined;
  const all =
    augmented === undefined
      ? clauses
      : [{ word: 'extends', texts: [printed(augmented, scope)] }, ...clauses.filter(({ word }) => word !== 'extends')];
  const words = [...new Set(all.map(({ word }) => word))];
  return words
    .map(
      (word) =>
        ` ${word} ${all
          .filter((one) => one.word === word)
          .flatMap(({ texts }) => texts)
          .join(', ')}`,
    )
    .join('');
}

/** True for what only the class itself, its heirs or its makers use. */
function isPrivate(member: ts.Node & { readonly name?: ts.Node }): boolean {
  if (hasModifier(member, ts.SyntaxKind.PrivateKeyword) || hasModifier(member, ts.SyntaxKind.ProtectedKeyword))
    return true;
  const { name } = member;
  if (name !== undefined && ts.isPrivateIdentifier(name)) return true;
  const text = name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : '';
  return text.startsWith('_') || isInternal(member);
}

function memberTexts(
  member: ts.ClassElement,
  of: ts.ClassLikeDeclaration,
  as: 'class' | 'interface',
  scope: Scope,
): readonly string[] {
  if (ts.isClassStaticBlockDeclaration(member) || ts.isSemicolonClassElement(member)) return [];
  if (ts.isConstructorDeclaration(member))
    return as === 'class' ? constructorTexts(member, of, scope) : parameterProperties(member, scope);
  const isStatic = hasModifier(member, ts.SyntaxKind.StaticKeyword);
  if (as === 'interface' && isStatic) return [];
  if (isPrivate(member)) {
    scope.counts.privateMembers += 1;
    return [];
  }
  const text = ts.isIndexSignatureDeclaration(member) ? indexText(member, scope) : bareText(member, of, as, scope);
  return text === null ? [] : [`${docOf(member, scope)}${text};`];
}

function bareText(
  member: ts.ClassElement,
  of: ts.ClassLikeDeclaration,
  as: 'class' | 'interface',
  scope: Scope,
): string | null {
  const name = member.name === undefined ? null : nameText(member.name);
  if (name === null || (name === 'constructor' && !ts.isMethodDeclaration(member))) return null;
  const has = (kind: ts.SyntaxKind, word: string) => (hasModifier(member, kind) ? word : '');
  const prefix = `${has(ts.SyntaxKind.StaticKeyword, 'static ')}${as === 'class' ? has(ts.SyntaxKind.AbstractKeyword, 'abstract ') : ''}`;
  if (ts.isMethodDeclaration(member)) {
    if (member.body !== undefined && isOverloaded(member, of)) return null;
    return `${prefix}${name}${member.questionToken ? '?' : ''}${signatureText(member, scope)}`;
  }
  if (ts.isGetAccessorDeclaration(member)) return `${prefix}get ${name}${signatureText(member, scope)}`;
  if (ts.isSetAccessorDeclaration(member)) return `${prefix}set ${name}${signatureText(member, scope)}`;
  if (!ts.isPropertyDeclaration(member)) return null;
  const readonly = hasModifier(member, ts.SyntaxKind.ReadonlyKeyword) ? 'readonly ' : '';
  const optional = member.questionToken === undefined ? '' : '?';
  const written = member.type ?? ts.getJSDocType(member);
  if (written !== undefined) return `${prefix}${readonly}${name}${optional}: ${typeText(written, scope)}`;
  const method = functionOf(member.initializer);
  if (method !== null) return `${prefix}${name}${signatureText(method, scope)}`;
  const type = inferredText(scope.checker.getTypeAtLocation(member), member, scope);
  return `${prefix}${readonly}${name}${optional}${type === null ? '' : `: ${type}`}`;
}

function isOverloaded(member: ts.MethodDeclaration, of: ts.ClassLikeDeclaration): boolean {
  const isStatic = hasModifier(member, ts.SyntaxKind.StaticKeyword);
  return of.members.some(
    (one) =>
      one !== member &&
      ts.isMethodDeclaration(one) &&
      one.body === undefined &&
      hasModifier(one, ts.SyntaxKind.StaticKeyword) === isStatic &&
      !hasModifier(one, ts.SyntaxKind.AbstractKeyword) &&
      nameText(one.name) === nameText(member.name),
  );
}

function constructorTexts(
  member: ts.ConstructorDeclaration,
  of: ts.ClassLikeDeclaration,
  scope: Scope,
): readonly string[] {
  const properties = parameterProperties(member, scope);
  const signatures = of.members.filter((one) => ts.isConstructorDeclaration(one) && one.body === undefined);
  if (member.body !== undefined && signatures.length > 0) return properties;
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword].find((kind) =>
    hasModifier(member, kind),
  );
  if (hidden !== undefined) {
    scope.counts.privateMembers += 1;
    return [...properties, `${ts.tokenToString(hidden)} constructor();`];
  }
  return [...properties, `${docOf(member, scope)}constructor${parametersText(member, scope)};`];
}

/** `constructor(public readonly name: string)` declares a property too. */
function parameterProperties(member: ts.ConstructorDeclaration, scope: Scope): readonly string[] {
  return member.parameters.flatMap((one) => {
    if (!ts.isParameterPropertyDeclaration(one, member) || !ts.isIdentifier(one.name)) return [];
    if (isPrivate(one)) {
      scope.counts.privateMembers += 1;
      return [];
    }
    const readonly = hasModifier(one, ts.SyntaxKind.ReadonlyKeyword) ? 'readonly ' : '';
    const type =
      one.type === undefined
        ? inferredText(scope.checker.getTypeAtLocation(one), one, scope)
        : typeText(one.type, scope);
    return [`${readonly}${one.name.text}${one.questionToken ? '?' : ''}${type === null ? '' : `: ${type}`};`];
  });
}

/** In JavaScript `this.name = …` declares a property, where the class does not. */
function assignedTexts(node: ts.ClassLikeDeclaration, scope: Scope): readonly string[] {
  if (!isInJavaScript(node)) return [];
  const { symbol } = node as unknown as { readonly symbol?: ts.Symbol };
  return assignedMembers(symbol, scope);
}
