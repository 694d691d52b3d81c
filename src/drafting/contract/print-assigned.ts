import ts from 'typescript';
import { docOf, isInternal } from './docs-of.ts';
import { isIdentifier } from './literals.ts';
import { inferredText } from './print-inferred.ts';
import { typeText } from './print-type.ts';
import type { Scope } from './scope.ts';

/** Public properties that a constructor or method assigns to `this`, by the symbol of the class. */
export function assignedMembers(symbol: ts.Symbol | undefined, scope: Scope): readonly string[] {
  return [...(symbol?.members?.values() ?? [])].flatMap((member) => {
    const at = member.valueDeclaration;
    const isAssigned =
      at !== undefined &&
      (ts.isBinaryExpression(at) || ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at));
    if (!isAssigned || (member.declarations ?? []).some(ts.isClassElement)) return [];
    const { name } = member;
    if (name.startsWith('_') || name === 'constructor' || !isIdentifier(name) || isInternal(at)) {
      scope.counts.privateMembers += 1;
      return [];
    }
    const written = ts.getJSDocType(at) ?? (ts.isBinaryExpression(at.parent) ? ts.getJSDocType(at.parent) : undefined);
    const type =
      written === undefined ? inferredText(scope.checker.getTypeOfSymbol(member), at, scope) : typeText(written, scope);
    return [`${docOf(at, scope)}${name}${type === null ? '' : `: ${type}`};`];
  });
}
