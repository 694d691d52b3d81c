import ts from 'typescript';
import type { Compiled } from './compile.ts';
import { commentsOf } from './docs-of.ts';
import { entityOf } from './entity.ts';
import { declaredBehind, exportedSymbols, isExported, targetOf } from './meaning.ts';

const DEEPEST = 20;
const MOST_NAMED = 20;

/**
 * Exported error classes that callers of something may meet: those that its file declares, and those that its doc comments name in
 * `@throws`. No body is read for it.
 */
export function errorClasses(of: ts.Symbol, file: ts.SourceFile, compiled: Compiled): readonly ts.Symbol[] {
  const declared = [...exportedSymbols(file, compiled).values()].flatMap((one) => declaredBehind(one, compiled) ?? []);
  const own = declared.filter((one) => one.declarations?.some((node) => node.getSourceFile() === file));
  const named = (of.declarations ?? []).flatMap(namesThrown).slice(0, MOST_NAMED);
  const inScope =
    named.length === 0 ? [] : compiled.checker.getSymbolsInScope(file, ts.SymbolFlags.Class | ts.SymbolFlags.Alias);
  const thrown = named
    .flatMap((name) => inScope.filter((one) => one.name === name))
    .flatMap((one) => targetOf(one, compiled) ?? []);
  return [...new Set([...thrown, ...own])].filter(
    (one) => one !== of && isError(one, compiled, 0) && isReachable(one, compiled),
  );
}

export function isError(symbol: ts.Symbol, compiled: Compiled, depth: number): boolean {
  const node = symbol.declarations?.find(ts.isClassLike);
  const base = node?.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  if (base === undefined || depth > DEEPEST) return false;
  const name = entityOf(base) === null ? '' : (base.getText().split('.').at(-1) ?? '');
  const written = compiled.checker.getSymbolAtLocation(base);
  const target = written === undefined ? null : targetOf(written, compiled);
  const isOurs = target?.declarations?.some((one) => compiled.pathOf(one.getSourceFile()) !== null) ?? false;
  if (target !== null && isOurs) return isError(target, compiled, depth + 1);
  // A class of the language, or of a package: its name is all there is.
  return /(?:Error|Exception)$/.test(name);
}

function isReachable(symbol: ts.Symbol, compiled: Compiled): boolean {
  const file = symbol.declarations?.[0]?.getSourceFile();
  return file !== undefined && compiled.pathOf(file) !== null && isExported(symbol, file, compiled);
}

function namesThrown(node: ts.Node): readonly string[] {
  const members = ts.isClassLike(node) ? [...node.members] : [];
  return [node, ...members].flatMap((one) =>
    commentsOf(one).flatMap((comment) =>
      [
        ...comment
          .getText()
          .slice(0, 20_000)
          .matchAll(/@(?:throws?|exception)\s{1,20}(?:\{\s{0,20}|\{@link\s{1,20})?([A-Za-z_$][\w$]{0,100})/g),
      ].map(([, name = '']) => name),
    ),
  );
}
