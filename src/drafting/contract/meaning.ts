import ts from 'typescript';
import type { Compiled } from './compile.ts';
import type { Meaning } from './scope.ts';

/**
 * What a name in a signature means:
 * - nothing: a type parameter, or something of the language; it needs no declaration.
 * - ours: something that the repository declares.
 * - package: something of an installed package, imported by this line.
 * - missing: what an import of the repository does not lead to.
 * - private: what callers must not know; why says what it is.
 */
export type Meant =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ours'; readonly symbol: ts.Symbol }
  | { readonly kind: 'package'; readonly specifier: string; readonly binding: Binding }
  | { readonly kind: 'missing' }
  | { readonly kind: 'private'; readonly why: string };

/** How an import names something: `X`, `* as X`, or `X as Y` in braces. */
export interface Binding {
  readonly form: 'default' | 'namespace' | 'named';
  readonly imported: string;
  readonly local: string;
}

export const PACKAGE = /^(?![./])(?:node:)?(?:@[\w.~-]{1,100}\/)?[\w.~-]{1,100}(?:\/[\w.~/-]{1,200})?$/;
const DEEPEST_ALIAS = 20;

export function meaningOf(symbol: ts.Symbol | undefined, as: Meaning, compiled: Compiled): Meant {
  if (symbol === undefined) return { kind: 'nothing' };
  const { checker, pathOf } = compiled;
  const target = targetOf(symbol, compiled);
  const declarations = target?.declarations ?? [];
  if (target === null || declarations.length === 0) return importedFrom(symbol, compiled, 0);
  if (
    target.flags & ts.SymbolFlags.TypeParameter ||
    declarations.every((one) => pathOf(one.getSourceFile()) === null)
  ) {
    return { kind: 'nothing' };
  }
  const [declaration] = declarations;
  if (declaration === undefined || ts.isParameter(declaration) || declaration.kind === ts.SyntaxKind.TypeParameter)
    return { kind: 'nothing' };
  if (ts.isSourceFile(declaration))
    return { kind: 'private', why: `it needs all of the module ${pathOf(declaration) ?? 'of a package'}` };
  if (isLocal(declaration))
    return { kind: 'private', why: `it needs ${target.name}, which is declared inside of a function` };
  if (as === 'value' && !isExported(target, declaration.getSourceFile(), compiled)) {
    return { kind: 'private', why: `it needs \`typeof ${target.name}\`, and ${target.name} is private` };
  }
  return { kind: 'ours', symbol: checker.getExportSymbolOfSymbol(target) };
}

/** Behind every import and re-export; null when they lead nowhere. */
export function targetOf(symbol: ts.Symbol, { checker }: Compiled): ts.Symbol | null {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const imported = importedTypedef(target, checker);
  if (imported !== undefined) return checker.getExportSymbolOfSymbol(imported);
  return target.declarations === undefined && target.escapedName === 'unknown'
    ? null
    : checker.getExportSymbolOfSymbol(target);
}

/** `@typedef {import('./b').Point} Point` is JavaScript's way to import a type: the type itself, where it keeps its name. */
function importedTypedef(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol | undefined {
  const [node, ...more] = symbol.declarations ?? [];
  if (node === undefined || more.length > 0 || !ts.isJSDocTypedefTag(node)) return undefined;
  const type =
    node.typeExpression !== undefined && ts.isJSDocTypeExpression(node.typeExpression)
      ? node.typeExpression.type
      : undefined;
  if (
    type === undefined ||
    !ts.isImportTypeNode(type) ||
    type.qualifier === undefined ||
    !ts.isIdentifier(type.qualifier)
  )
    return undefined;
  const named = type.qualifier.text === symbol.name ? checker.getSymbolAtLocation(type.qualifier) : undefined;
  const target = named !== undefined && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  return target?.declarations === undefined || target === symbol ? undefined : target;
}

/** What a module gives to those who import it, behind aliases and the shorthands of `module.exports = { a, b: c }`. */
export function exportedSymbols(file: ts.SourceFile, compiled: Compiled): ReadonlyMap<string, ts.Symbol> {
  const { checker } = compiled;
  const module = moduleOf(file, checker);
  if (module === undefined) return new Map();
  const found = new Map(checker.getExportsOfModule(module).map((one) => [one.name, one] as const));
  const whole = module.exports?.get('export=' as ts.__String);
  if (whole !== undefined) {
    found.set('export=', whole);
    const type = checker.getTypeOfSymbol(targetOf(whole, compiled) ?? whole);
    const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    for (const one of isObject ? checker.getPropertiesOfType(type) : []) {
      const isOurs = one.declarations?.some((node) => compiled.pathOf(node.getSourceFile()) !== null) ?? false;
      if (isOurs && !found.has(one.name)) found.set(one.name, one);
    }
  }
  return found;
}

/** The declaration that an export stands for. */
export function declaredBehind(symbol: ts.Symbol, compiled: Compiled): ts.Symbol | null {
  const { checker } = compiled;
  let at = targetOf(symbol, compiled);
  for (let depth = 0; depth < DEEPEST_ALIAS && at !== null; depth += 1) {
    const named = valueBehind(at.valueDeclaration ?? at.declarations?.[0], checker);
    const next = named === undefined ? null : targetOf(named, compiled);
    if (next === null || next === at || (next.declarations ?? []).length === 0) return at;
    at = next;
  }
  return at;
}

function valueBehind(node: ts.Declaration | undefined, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (node === undefined) return undefined;
  if (ts.isShorthandPropertyAssignment(node)) return checker.getShorthandAssignmentValueSymbol(node);
  const expression = assigned(node);
  return expression !== undefined && ts.isIdentifier(expression) && expression.text !== 'undefined'
    ? checker.getSymbolAtLocation(expression)
    : undefined;
}

function assigned(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node)) return node.initializer;
  if (ts.isExportAssignment(node)) return node.expression;
  if (ts.isBinaryExpression(node)) return ts.isBinaryExpression(node.right) ? assigned(node.right) : node.right;
  const { parent } = node;
  const isTarget = ts.isPropertyAccessExpression(node) && ts.isBinaryExpression(parent) && parent.left === node;
  return isTarget ? assigned(parent) : undefined;
}

const exportsOfFile = new WeakMap<ts.SourceFile, WeakMap<ts.TypeChecker, ReadonlySet<ts.Symbol>>>();

export function isExported(symbol: ts.Symbol, file: ts.SourceFile, compiled: Compiled): boolean {
  const kept = exportsOfFile.get(file) ?? new WeakMap<ts.TypeChecker, ReadonlySet<ts.Symbol>>();
  exportsOfFile.set(file, kept);
  let symbols = kept.get(compiled.checker);
  if (symbols === undefined) {
    const own = [...exportedSymbols(file, compiled).values()];
    symbols = new Set(
      own.flatMap((one) => [one, targetOf(one, compiled), declaredBehind(one, compiled)]).filter((one) => one !== null),
    );
    kept.set(compiled.checker, symbols);
  }
  return symbols.has(symbol);
}

function isLocal(declaration: ts.Node): boolean {
  for (let at = declaration.parent; at !== undefined; at = at.parent) {
    if (ts.isBlock(at) || ts.isFunctionLike(at))
      return !ts.isJSDocTypedefTag(declaration) && !ts.isJSDocCallbackTag(declaration);
  }
  return false;
}

/** Follows an import that leads to no declaration to the package that it ends at. */
function importedFrom(symbol: ts.Symbol, compiled: Compiled, depth: number): Meant {
  const declaration = symbol.declarations?.[0];
  const found = declaration === undefined ? null : importOf(declaration);
  if (declaration === undefined || found === null)
    return { kind: symbol.declarations === undefined ? 'nothing' : 'missing' };
  const { specifier, binding } = found;
  const entry = compiled.resolved(declaration.getSourceFile(), specifier);
  if (entry === null) return PACKAGE.test(specifier) ? { kind: 'package', specifier, binding } : { kind: 'missing' };
  const module =
    depth > DEEPEST_ALIAS ? undefined : compiled.checker.getSymbolAtLocation(specifierOf(declaration) ?? declaration);
  const next = module?.exports?.get(binding.imported as ts.__String);
  if (next === undefined) return { kind: 'missing' };
  const further = importedFrom(next, compiled, depth + 1);
  return further.kind === 'package' ? { ...further, binding: { ...further.binding, local: binding.local } } : further;
}

function importOf(node: ts.Declaration): { readonly specifier: string; readonly binding: Binding } | null {
  const specifier = specifierOf(node)?.text;
  if (specifier === undefined) return null;
  const name = 'name' in node && node.name !== undefined ? (node.name as ts.Node).getText() : '';
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) {
    return {
      specifier,
      binding: { form: 'named', imported: (node.propertyName ?? node.name).text, local: node.name.text },
    };
  }
  if (ts.isBindingElement(node)) {
    const imported =
      node.propertyName !== undefined && ts.isIdentifier(node.propertyName) ? node.propertyName.text : name;
    return { specifier, binding: { form: 'named', imported, local: name } };
  }
  if (ts.isImportClause(node)) return { specifier, binding: { form: 'default', imported: 'default', local: name } };
  return { specifier, binding: { form: 'namespace', imported: '*', local: name } };
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  for (let at: ts.Node | undefined = node; at !== undefined && !ts.isSourceFile(at); at = at.parent) {
    const literal = ts.isImportEqualsDeclaration(at)
      ? ts.isExternalModuleReference(at.moduleReference)
        ? at.moduleReference.expression
        : undefined
      : ts.isVariableDeclaration(at)
        ? requiredBy(at.initializer)
        : (at as { readonly moduleSpecifier?: ts.Expression }).moduleSpecifier;
    if (literal !== undefined && ts.isStringLiteralLike(literal)) return literal;
  }
  return undefined;
}

function requiredBy(expression: ts.Expression | undefined): ts.Expression | undefined {
  if (expression === undefined) return undefined;
  if (ts.isPropertyAccessExpression(expression)) return requiredBy(expression.expression);
  const isRequire =
    ts.isCallExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'require';
  return isRequire ? expression.arguments[0] : undefined;
}

/** The compiler tells of modules that import and export; those of `module.exports` it knows as well. */
function moduleOf(file: ts.SourceFile, checker: ts.TypeChecker): ts.Symbol | undefined {
  return checker.getSymbolAtLocation(file) ?? (file as { readonly symbol?: ts.Symbol }).symbol;
}
