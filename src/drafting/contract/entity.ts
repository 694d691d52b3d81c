import ts from 'typescript';
import { type Meaning, type Scope, Unshowable } from './scope.ts';

/** `A.B` as types write it, or as a class's `extends A.B` does. */
type Entity = ts.EntityName | ts.PropertyAccessEntityNameExpression;

/** Tells of what a name means; the name without the modules that it goes through. */
export function referEntity(name: Entity, as: Meaning, scope: Scope): ts.EntityName {
  let parts = partsOf(name);
  while (parts.length > 1 && isModule(symbolAt(parts[0], scope), scope) && symbolAt(parts[1], scope) !== undefined) {
    parts = parts.slice(1);
  }
  const [first] = parts;
  if (first === undefined) throw new Unshowable('a name in it is empty');
  scope.refer(symbolAt(first, scope), first.text, as);
  return joined(parts);
}

function symbolAt(name: ts.Identifier | undefined, { checker }: Scope): ts.Symbol | undefined {
  return name === undefined ? undefined : checker.getSymbolAtLocation(name);
}

function isModule(symbol: ts.Symbol | undefined, { checker }: Scope): boolean {
  if (symbol === undefined) return false;
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return meant.declarations?.some(ts.isSourceFile) ?? false;
}

export function partsOf(name: Entity): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return ts.isQualifiedName(name)
    ? [...partsOf(name.left), name.right]
    : [...partsOf(name.expression), name.name as ts.Identifier];
}

/** Built anew: what the source has between its parts does not come along. */
export function joined(parts: readonly ts.Identifier[]): ts.EntityName {
  const [first, ...rest] = parts.map(({ text }) => text);
  return rest.reduce<ts.EntityName>(
    (left, right) => ts.factory.createQualifiedName(left, right),
    ts.factory.createIdentifier(first ?? ''),
  );
}

/** `A.B` of a class's `extends A.B`; null for anything that has to be run. */
export function entityOf(expression: ts.Expression): Entity | null {
  if (ts.isIdentifier(expression)) return expression;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.name)) return null;
  return entityOf(expression.expression) === null ? null : (expression as ts.PropertyAccessEntityNameExpression);
}
