import ts from 'typescript';
import { docOf, isInternal } from './docs-of.ts';
import type { Head } from './head.ts';
import { indented } from './marks.ts';
import { assignedMembers } from './print-assigned.ts';
import { parametersText, signatureText } from './print-signature.ts';
import type { Scope } from './scope.ts';
import { functionOf } from './unwrapped.ts';

/** In JavaScript a function with methods on its prototype is a class. */
export function isConstructorFunction(symbol: ts.Symbol): boolean {
  return (
    (symbol.flags & ts.SymbolFlags.Class) !== 0 &&
    (symbol.members?.size ?? 0) > 0 &&
    symbol.valueDeclaration !== undefined &&
    !ts.isClassLike(symbol.valueDeclaration)
  );
}

/** That class: its constructor, what is assigned to `this`, and the methods. */
export function constructorFunctionText(
  node: ts.SignatureDeclaration,
  symbol: ts.Symbol,
  { prefix, name }: Head,
  scope: Scope,
): string {
  const methods = [...(symbol.members?.values() ?? [])].flatMap((member) => {
    const at = member.valueDeclaration;
    const value = at === undefined ? null : assignedFunction(at);
    if (at === undefined || value === null) return [];
    if (member.name.startsWith('_') || isInternal(at)) {
      scope.counts.privateMembers += 1;
      return [];
    }
    return [{ member, text: `${docOf(at, scope)}${member.name}${signatureText(value, scope)};` }];
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
