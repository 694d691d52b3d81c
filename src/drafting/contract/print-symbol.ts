import ts from 'typescript';
import { docOf, isInternal } from './docs-of.ts';
import type { Head } from './head.ts';
import { isIdentifier, isReservedWord, isShowableLiteral } from './literals.ts';
import { indented } from './marks.ts';
import { hasModifier } from './node-traits.ts';
import { classText } from './print-class.ts';
import { nameText } from './print-members.ts';
import { typeDeclaration } from './print-type-declaration.ts';
import { valueDeclaration } from './print-value-declaration.ts';
import { type Scope, Unshowable } from './scope.ts';

/** What of a symbol is asked for, and whether callers can reach it. */
export interface Wanted {
  readonly type: boolean;
  readonly value: boolean;
  readonly isExported: boolean;
}

/**
 * The declarations of one symbol, each with its doc comment, as a `.d.ts` file has them.
 *
 * @throws Unshowable when one of them cannot be written, or none is left
 */
export function symbolText(symbol: ts.Symbol, head: Head, wanted: Wanted, scope: Scope): string {
  const declarations = symbol.declarations ?? [];
  const texts = declarations.flatMap((node) => {
    // A function is declared once more at each assignment to a property of it.
    if (node.getSourceFile() !== scope.file || (ts.isIdentifier(node) && declarations.length > 1)) return [];
    const text = declarationText(node, symbol, head, wanted, scope);
    return text === null ? [] : [`${docOf(node, scope)}${text}`];
  });
  if (texts.length === 0) throw new Unshowable('it is declared in no way that we read');
  return [...texts, ...expandoText(symbol, head, wanted, scope)].join('\n');
}

function declarationText(
  node: ts.Declaration,
  symbol: ts.Symbol,
  head: Head,
  wanted: Wanted,
  scope: Scope,
): string | null {
  return (
    (wanted.type ? typeDeclaration(node, head, scope) : null) ??
    sharedDeclaration(node, head, wanted, scope) ??
    (wanted.value ? valueDeclaration(node, symbol, head, scope) : null)
  );
}

/** What is both a type and a value. */
function sharedDeclaration(node: ts.Node, { prefix, name }: Head, wanted: Wanted, scope: Scope): string | null {
  if (ts.isEnumDeclaration(node)) {
    const members = node.members.flatMap((member) => enumMember(member, scope));
    return `${prefix}${hasModifier(node, ts.SyntaxKind.ConstKeyword) ? 'const ' : ''}enum ${name} {\n${indented(members.join('\n'))}\n}`;
  }
  if (ts.isClassDeclaration(node) || ts.isClassExpression(node)) {
    const as = wanted.value || wanted.isExported ? 'class' : 'interface';
    return `${as === 'class' ? prefix : prefix.replace('declare ', '')}${classText(node, name, as, scope)}`;
  }
  if (ts.isModuleDeclaration(node)) return namespaceText(node, { prefix, name }, scope);
  return null;
}

function enumMember(member: ts.EnumMember, scope: Scope): readonly string[] {
  const name = nameText(member.name);
  if (name === null || isInternal(member)) return [];
  const { initializer } = member;
  const isValue =
    initializer !== undefined &&
    ((ts.isStringLiteralLike(initializer) && isShowableLiteral(initializer.text)) ||
      ts.isNumericLiteral(initializer) ||
      (ts.isPrefixUnaryExpression(initializer) && ts.isNumericLiteral(initializer.operand)));
  const value = isValue
    ? ` = ${ts.isStringLiteralLike(initializer) ? JSON.stringify(initializer.text) : initializer.getText(scope.file).replace(/\s|\/\*.*?\*\//g, '')}`
    : '';
  return [`${docOf(member, scope)}${name}${value},`];
}

/** The exported declarations of a namespace. */
function namespaceText(node: ts.ModuleDeclaration, { prefix, name }: Head, scope: Scope): string {
  const { body } = node;
  if (body === undefined || !ts.isModuleBlock(body))
    throw new Unshowable('it is a namespace of a form that we do not read');
  const isAmbient = node.getSourceFile().isDeclarationFile;
  const parts = body.statements.flatMap((statement) => {
    if (!isAmbient && !hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return [];
    const declarations: readonly ts.Declaration[] = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [statement as unknown as ts.Declaration];
    return declarations.flatMap((one) => {
      const inner = (one as { readonly symbol?: ts.Symbol }).symbol;
      const local = one.kind === ts.SyntaxKind.ModuleDeclaration || inner === undefined ? undefined : inner.name;
      if (inner === undefined || local === undefined || isInternal(one)) return [];
      const text = declarationText(
        one,
        inner,
        { prefix: '', name: local },
        { type: true, value: true, isExported: true },
        scope,
      );
      return text === null ? [] : [`${docOf(one, scope)}${text}`];
    });
  });
  return `${prefix}namespace ${name} {\n${indented(parts.join('\n'))}\n}`;
}

/** What is assigned to a function afterwards: `send.defaults = {}`. */
function expandoText(symbol: ts.Symbol, { prefix, name }: Head, wanted: Wanted, scope: Scope): readonly string[] {
  if (!wanted.value || name === '' || (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable)) === 0)
    return [];
  const parts = [...(symbol.exports?.values() ?? [])].flatMap((member) => {
    const at = member.valueDeclaration;
    if (at === undefined || member.name === 'prototype' || member.flags & ts.SymbolFlags.Alias) return [];
    const isAssigned = ts.isBinaryExpression(at) || ts.isPropertyAccessExpression(at);
    if (!isAssigned || at.getSourceFile() !== scope.file) return [];
    if (member.name.startsWith('_') || isInternal(at) || !isIdentifier(member.name)) {
      scope.counts.privateMembers += 1;
      return [];
    }
    if (isReservedWord(member.name)) return [];
    const text = valueDeclaration(at, member, { prefix: '', name: member.name }, scope);
    return text === null ? [] : [`${docOf(at, scope)}${text}`];
  });
  if (parts.length === 0) return [];
  return [`${prefix.replace('default ', '')}namespace ${name} {\n${indented(parts.join('\n'))}\n}`];
}
