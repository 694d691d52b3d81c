import ts from 'typescript';
import type { Compiled } from './compile.ts';
import { declaredBehind, exportedSymbols } from './meaning.ts';
import { unwrapped } from './unwrapped.ts';

/** An export that can be called or read, and what declares it. */
export interface FoundExport {
  readonly symbol: ts.Symbol;
  readonly file: ts.SourceFile;
  /** The name that the declaration has; empty when it has none. */
  readonly declared: string;
  /** True for `module.exports = …` and `export =`. */
  readonly isWhole: boolean;
}

const MOST_NAMES = 10;

/** @returns one line that says why there is nothing to tell of, where there is none */
export function findExport(name: string, path: string, compiled: Compiled): FoundExport | string {
  const symbols = exportedSymbols(compiled.file, compiled);
  const isWhole = name === 'default' && symbols.has('export=');
  const symbol = symbols.get(isWhole ? 'export=' : name);
  if (symbol === undefined) return notExported(name, path, [...symbols.keys()]);
  const outside = symbol.declarations?.map((one) => one.getSourceFile());
  const target = declaredBehind(symbol, compiled);
  const declaration = target?.valueDeclaration ?? target?.declarations?.[0];
  if (target === null || target === undefined || declaration === undefined) {
    return `${path}#${name} comes from a module that is not of this repository or cannot be read: name the file that declares it.`;
  }
  if (ts.isSourceFile(declaration)) {
    return `${path}#${name} is a whole module (${compiled.pathOf(declaration) ?? 'of a package'}): name one export of that file.`;
  }
  const isTypeOnly = symbol.declarations?.some(
    (one) => ts.isExportSpecifier(one) && (one.isTypeOnly || one.parent.parent.isTypeOnly),
  );
  if ((target.flags & ts.SymbolFlags.Value) === 0 || isTypeOnly) {
    return `${path}#${name} is only a type: there is nothing to call. Name the function or class that uses it.`;
  }
  const file = declaration.getSourceFile();
  if (compiled.pathOf(file) === null || outside === undefined) {
    return `${path}#${name} is something of the language itself: name an export that this repository declares.`;
  }
  return { symbol: target, file, declared: declaredName(target), isWhole };
}

/** The name that stands in the declaration itself. */
export function declaredName(symbol: ts.Symbol): string {
  const node = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const inner = node === undefined ? undefined : namedExpression(node);
  if (inner !== undefined) return inner;
  const name = node === undefined ? undefined : ts.getNameOfDeclaration(node);
  if (
    name !== undefined &&
    ts.isIdentifier(name) &&
    node !== undefined &&
    !ts.isExportAssignment(node) &&
    !isModuleExports(node)
  )
    return isReserved(name.text) ? '' : name.text;
  return isReserved(symbol.name) || /^(?:export=|__\w*)$/.test(symbol.name) ? '' : symbol.name;
}

/** `module.exports = function name() {}` and the like. */
function namedExpression(node: ts.Node): string | undefined {
  const isDefault = ts.isExportAssignment(node) || (ts.isBinaryExpression(node) && isModuleExports(node));
  if (!isDefault) return undefined;
  const expression = unwrapped(ts.isExportAssignment(node) ? node.expression : node.right);
  return ts.isFunctionExpression(expression) || ts.isClassExpression(expression) ? expression.name?.text : undefined;
}

function isReserved(name: string): boolean {
  return /^(?:default|exports|module)$/.test(name);
}

function isModuleExports(node: ts.Node): boolean {
  const left = ts.isBinaryExpression(node) ? node.left : node;
  return ts.isPropertyAccessExpression(left) && left.name.text === 'exports';
}

function notExported(name: string, path: string, names: readonly string[]): string {
  const known = names.map((one) => (one === 'export=' ? 'default' : one)).filter((one) => one !== 'prototype');
  if (known.length === 0)
    return `${path} exports nothing that can be found without running it: export ${name} from it, or name another file.`;
  const shown = [...new Set(known)].slice(0, MOST_NAMES).join(', ');
  const rest = known.length > MOST_NAMES ? ` and ${known.length - MOST_NAMES} more` : '';
  return `${path} has no export ${name}: it exports ${shown}${rest}. Correct the name.`;
}

/** Names of values that a module gives to those who import it. */
export function exportedNames(compiled: Compiled): readonly string[] {
  const names = [...exportedSymbols(compiled.file, compiled)].flatMap(([name, symbol]) => {
    const isValue = ((declaredBehind(symbol, compiled)?.flags ?? 0) & ts.SymbolFlags.Value) !== 0;
    return isValue && name !== 'prototype' ? [name === 'export=' ? 'default' : name] : [];
  });
  return [...new Set(names)];
}
