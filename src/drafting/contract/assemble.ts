import ts from 'typescript';
import type { Compiled } from './compile.ts';
import { errorClasses, isError } from './error-classes.ts';
import { declaredName, type FoundExport } from './find-export.ts';
import type { Head } from './head.ts';
import type { Item } from './item.ts';
import { withDocs, withoutDocs } from './marks.ts';
import { isExported, meaningOf, PACKAGE } from './meaning.ts';
import { membersText } from './print-members.ts';
import { symbolText } from './print-symbol.ts';
import { type Counts, type Meaning, type Scope, TooLarge, Unshowable } from './scope.ts';
import { sectionsText, specifierTo } from './sections.ts';
import { functionOf, unwrapped } from './unwrapped.ts';

/** UTF-8 bytes of a contract with its doc comments. */
export const LARGEST_CONTRACT = 24 * 1024;
const MOST_ITEMS = 300;
/** For the lines about files, imports and what is not shown. */
const SPARE = 1_024;

export interface Assembled {
  readonly text: string;
  readonly signatures: string;
  readonly files: readonly string[];
  readonly errors: readonly string[];
  readonly packages: readonly string[];
  readonly counts: Counts;
}

interface Wish {
  readonly symbol: ts.Symbol;
  readonly type: boolean;
  readonly value: boolean;
}

/**
 * The export first, then error classes, then what each refers to, the nearest first, until the contract is as large as it may be.
 *
 * @throws Unshowable when the export itself cannot be written
 */
export function assemble(
  found: FoundExport,
  asked: { readonly path: string; readonly name: string },
  compiled: Compiled,
): Assembled {
  const items = new Map<ts.Symbol, Item & { readonly wish: Wish }>();
  const counts: Counts = { privateMembers: 0, docLines: 0, docs: 0 };
  const notShown = new Set<string>();
  const packages = new Set<string>();
  let bytes = SPARE;

  const add = (wish: Wish, head: Head, tail: string, isRoot: boolean): readonly Wish[] => {
    const known = items.get(wish.symbol);
    if (known !== undefined && (known.wish.value || !wish.value) && (known.wish.type || !wish.type)) return [];
    const whole: Wish = {
      symbol: wish.symbol,
      type: wish.type || known?.wish.type === true,
      value: wish.value || known?.wish.value === true,
    };
    const written = write(whole, head, tail, isRoot, compiled);
    if (known === undefined && items.size >= MOST_ITEMS) throw new Unshowable('there are too many');
    const size =
      Buffer.byteLength(withDocs(written.item.text)) -
      (known === undefined ? 0 : Buffer.byteLength(withDocs(known.text)));
    if (bytes + size > LARGEST_CONTRACT) throw new TooLarge('it is too large');
    bytes += size;
    items.set(wish.symbol, { ...written.item, wish: whole });
    for (const key of ['privateMembers', 'docLines', 'docs'] as const) counts[key] += written.counts[key];
    for (const name of written.missing) notShown.add(name);
    for (const { specifier } of written.item.imports) packages.add(specifier);
    for (const specifier of written.packages) packages.add(specifier);
    return written.wishes;
  };

  const root = rootHead(found, asked.name);
  const queue = [...add({ symbol: found.symbol, type: true, value: true }, root.head, root.tail, true)];
  const errors = errorClasses(found.symbol, found.file, compiled);
  queue.unshift(...errors.map((symbol) => ({ symbol, type: true, value: true })));
  for (let at = 0; at < queue.length; at += 1) {
    const wish = queue[at] as Wish;
    if (wish.symbol === found.symbol) continue;
    try {
      queue.push(...add(wish, headOf(wish.symbol, compiled), '', false));
    } catch (error) {
      if (!(error instanceof Unshowable)) throw error;
      if (!items.has(wish.symbol)) notShown.add(declaredName(wish.symbol));
    }
  }
  const shown: Item[] = [...items.values()];
  const put = () =>
    sectionsText(
      shown,
      reExport(found, asked, compiled),
      [...notShown].filter((name) => name !== '').sort(),
      declaredName,
    );
  let marked = put();
  // The lines between the declarations count too, and are known only now.
  while (shown.length > 1 && Buffer.byteLength(withDocs(marked)) > LARGEST_CONTRACT) {
    const farthest = shown.pop();
    if (farthest !== undefined) notShown.add(farthest.name);
    marked = put();
  }
  return {
    text: withDocs(marked),
    signatures: withoutDocs(marked),
    files: [...new Set([asked.path, ...shown.map(({ path }) => path)])],
    errors: [
      ...new Set(
        shown
          .filter(({ symbol }) => isError(symbol, compiled, 0) && (symbol === found.symbol || errors.includes(symbol)))
          .map(({ name }) => name),
      ),
    ],
    packages: [...packages].sort(),
    counts,
  };
}

interface Written {
  readonly item: Item;
  readonly wishes: readonly Wish[];
  readonly counts: Counts;
  readonly missing: readonly string[];
  readonly packages: readonly string[];
}

function write(wish: Wish, head: Head, tail: string, isRoot: boolean, compiled: Compiled): Written {
  const { symbol } = wish;
  const node = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const file = node?.getSourceFile();
  const path = file === undefined ? null : compiled.pathOf(file);
  if (file === undefined || path === null) throw new Unshowable('it is not of the repository');
  const counts: Counts = { privateMembers: 0, docLines: 0, docs: 0 };
  const imports: Item['imports'][number][] = [];
  const references: Item['references'][number][] = [];
  const wishes: Wish[] = [];
  const missing: string[] = [];
  const packages: string[] = [];
  const refer = (meant: ts.Symbol | undefined, written: string, as: Meaning) => {
    const meaning = meaningOf(meant, as, compiled);
    if (meaning.kind === 'private') throw new Unshowable(meaning.why);
    if (meaning.kind === 'missing') missing.push(written);
    if (meaning.kind === 'package')
      imports.push({ specifier: meaning.specifier, binding: { ...meaning.binding, local: written } });
    if (meaning.kind !== 'ours') return;
    references.push({ symbol: meaning.symbol, written });
    wishes.push({ symbol: meaning.symbol, type: as === 'type', value: as === 'value' });
  };
  const scope: Scope = {
    checker: compiled.checker,
    file,
    counts,
    keepsLiterals: wish.value && !isRoot,
    refer,
    mayRefer(meant, as) {
      if (meant === undefined) return false;
      const { kind } = meaningOf(meant, as, compiled);
      return kind !== 'private' && kind !== 'missing';
    },
    referPackage(specifier) {
      if (!PACKAGE.test(specifier)) throw new Unshowable('it means a module that is not there');
      packages.push(specifier);
    },
    membersText: (members) => membersText(members, scope),
  };
  const isReachable = isRoot || isExported(symbol, file, compiled);
  const text = symbolText(symbol, head, { type: wish.type, value: wish.value, isExported: isReachable }, scope);
  const name = head.name === '' ? declaredName(symbol) : head.name;
  return {
    item: { symbol, path, name, text: `${text}${tail}`, imports, references },
    wishes,
    counts,
    missing,
    packages,
  };
}

/** How the declaration of the export begins, and the line that exports it where that is another. */
function rootHead(
  { symbol, declared, isWhole }: FoundExport,
  name: string,
): { readonly head: Head; readonly tail: string } {
  if (isWhole) {
    const local = declared === '' ? '_default' : declared;
    return { head: { prefix: 'declare ', name: local }, tail: `\nexport = ${local};` };
  }
  if (name === 'default') {
    if (isCallable(symbol)) return { head: { prefix: 'export default ', name: declared }, tail: '' };
    const local = declared === '' ? '_default' : declared;
    return { head: { prefix: 'declare ', name: local }, tail: `\nexport default ${local};` };
  }
  if (declared === name || declared === '') return { head: { prefix: 'export ', name }, tail: '' };
  return { head: { prefix: 'declare ', name: declared }, tail: `\nexport { ${declared} as ${name} };` };
}

function headOf(symbol: ts.Symbol, compiled: Compiled): Head {
  const name = declaredName(symbol);
  const file = symbol.declarations?.[0]?.getSourceFile();
  if (file === undefined || !isExported(symbol, file, compiled)) return { prefix: 'declare ', name };
  if (symbol.name !== 'default') return { prefix: 'export ', name };
  return {
    prefix: isCallable(symbol) || symbol.flags & ts.SymbolFlags.Interface ? 'export default ' : 'declare ',
    name,
  };
}

/** What `export default` may stand before. */
function isCallable(symbol: ts.Symbol): boolean {
  const node = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (node === undefined) return false;
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return true;
  const expression = ts.isExportAssignment(node)
    ? node.expression
    : ts.isBinaryExpression(node)
      ? node.right
      : undefined;
  return expression !== undefined && (functionOf(expression) !== null || ts.isClassExpression(unwrapped(expression)));
}

/** The line of the file that was asked for, where another declares the export. */
function reExport(
  found: FoundExport,
  asked: { readonly path: string; readonly name: string },
  compiled: Compiled,
): { readonly path: string; readonly line: string } | null {
  const declaring = compiled.pathOf(found.file);
  if (declaring === null || declaring === asked.path) return null;
  const local = found.declared === '' ? 'default' : found.declared;
  const name = local === asked.name ? local : `${local} as ${asked.name}`;
  return { path: asked.path, line: `export { ${name} } from ${JSON.stringify(specifierTo(asked.path, declaring))};` };
}
