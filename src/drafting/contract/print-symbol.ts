import ts from 'typescript';
import { docOf, isInternal, sanitisedDoc } from './docs-of.ts';
import { isReservedWord, isShowableLiteral } from './literals.ts';
import { hasModifier, indented, isInJavaScript } from './marks.ts';
import { assignedMembers, classText } from './print-class.ts';
import { inferredText } from './print-inferred.ts';
import { membersText, nameText } from './print-members.ts';
import { parametersText, signatureText, typeParametersText } from './print-signature.ts';
import { printed, typeText } from './print-type.ts';
import { functionOf, type Head, valueText } from './print-value.ts';
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

function typeDeclaration(node: ts.Node, { prefix, name }: Head, scope: Scope): string | null {
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

function valueDeclaration(node: ts.Declaration, symbol: ts.Symbol, head: Head, scope: Scope): string | null {
  const { prefix, name } = head;
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node))
    return functionText(node, symbol, head, scope);
  if (ts.isVariableDeclaration(node)) return variableText(node, symbol, head, scope);
  if (ts.isMethodDeclaration(node)) return `${prefix}function ${name}${signatureText(node, scope)};`;
  if (ts.isExportAssignment(node)) return expressionText(node, node.expression, head, scope);
  if (ts.isBinaryExpression(node)) return expressionText(node, node.right, head, scope);
  if (ts.isPropertyAssignment(node)) return expressionText(node, node.initializer, head, scope);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const { parent } = node;
    if (ts.isBinaryExpression(parent) && parent.left === node) return expressionText(parent, parent.right, head, scope);
    return typedText(node, 'const', head, symbol, scope);
  }
  if (
    ts.isBindingElement(node) ||
    ts.isGetAccessorDeclaration(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isIdentifier(node)
  ) {
    return typedText(node, 'const', head, symbol, scope);
  }
  return null;
}

function expressionText(at: ts.Node, expression: ts.Expression, head: Head, scope: Scope): string {
  const written = isInJavaScript(at) ? ts.getJSDocType(at) : undefined;
  if (written !== undefined) return `${head.prefix}const ${head.name}: ${typeText(written, scope)};`;
  return valueText(head, expression, 'const', scope);
}

function typedText(at: ts.Node, word: string, { prefix, name }: Head, symbol: ts.Symbol, scope: Scope): string {
  const { checker } = scope;
  const type = inferredText(checker.getBaseTypeOfLiteralType(checker.getTypeOfSymbol(symbol)), at, scope);
  return `${prefix}${word} ${name}${type === null ? '' : `: ${type}`};`;
}

function variableText(node: ts.VariableDeclaration, symbol: ts.Symbol, head: Head, scope: Scope): string {
  const word = ts.isVariableDeclarationList(node.parent) && node.parent.flags & ts.NodeFlags.Const ? 'const' : 'let';
  const written = node.type ?? ts.getJSDocType(node);
  if (written !== undefined) return `${head.prefix}${word} ${head.name}: ${typeText(written, scope)};`;
  if (node.initializer === undefined) return typedText(node, word, head, symbol, scope);
  if (isConstructorFunction(symbol) && functionOf(node.initializer) !== null)
    return prototypeText(functionOf(node.initializer) as ts.FunctionExpression, symbol, head, scope);
  return valueText(head, node.initializer, word, scope);
}

function functionText(
  node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction,
  symbol: ts.Symbol,
  head: Head,
  scope: Scope,
): string | null {
  const written = isInJavaScript(node) ? ts.getJSDocTypeTag(node)?.typeExpression.type : undefined;
  if (written !== undefined) return `${head.prefix}const ${head.name}: ${typeText(written, scope)};`;
  const isOverloaded = (symbol.declarations ?? []).some(
    (one) => one !== node && ts.isFunctionDeclaration(one) && one.body === undefined,
  );
  if (node.body !== undefined && isOverloaded && !isInJavaScript(node)) return null;
  if (isConstructorFunction(symbol)) return prototypeText(node, symbol, head, scope);
  return `${head.prefix}function${head.name === '' ? '' : ` ${head.name}`}${signatureText(node, scope)};`;
}

/** In JavaScript a function with methods on its prototype is a class. */
function isConstructorFunction(symbol: ts.Symbol): boolean {
  return (
    (symbol.flags & ts.SymbolFlags.Class) !== 0 &&
    (symbol.members?.size ?? 0) > 0 &&
    symbol.valueDeclaration !== undefined &&
    !ts.isClassLike(symbol.valueDeclaration)
  );
}

function prototypeText(node: ts.SignatureDeclaration, symbol: ts.Symbol, { prefix, name }: Head, scope: Scope): string {
  const methods = [...(symbol.members?.values() ?? [])].flatMap((member) => {
    const at = member.valueDeclaration;
    const value = at === undefined ? null : assignedFunction(at);
    if (at === undefined || value === null) return [];
    if (member.name.startsWith('_') || isInternal(at)) {
      scope.counts.privateMembers += 1;
      return [];
    }
    const key = nameText(ts.factory.createIdentifier(member.name));
    return key === null || member.name.startsWith('__')
      ? []
      : [{ member, text: `${docOf(at, scope)}${key}${signatureText(value, scope)};` }];
  });
  const known = new Set(methods.map(({ member }) => member));
  const rest = {
    members: new Map(
      [...(symbol.members ?? [])].filter(
        ([, member]) =>
          !known.has(member) &&
          (member.valueDeclaration === undefined || assignedFunction(member.valueDeclaration) === null),
      ),
    ),
  };
  const properties = assignedMembers(rest as unknown as ts.Symbol, scope);
  const members = [`constructor${parametersText(node, scope)};`, ...properties, ...methods.map(({ text }) => text)];
  return `${prefix}class${name === '' ? '' : ` ${name}`} {\n${indented(members.join('\n'))}\n}`;
}

function assignedFunction(at: ts.Node): ts.SignatureDeclaration | null {
  if (ts.isMethodDeclaration(at)) return at;
  if (ts.isPropertyAssignment(at)) return functionOf(at.initializer);
  if (ts.isBinaryExpression(at)) return functionOf(at.right);
  return ts.isBinaryExpression(at.parent) && at.parent.left === at ? functionOf(at.parent.right) : null;
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
    if (member.name.startsWith('_') || isInternal(at) || !/^[\p{ID_Start}$][\p{ID_Continue}$]*$/u.test(member.name)) {
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
