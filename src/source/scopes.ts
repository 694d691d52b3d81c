import { hashOf, normalForm } from './normal-form.ts';
import { namesIn } from './references.ts';
import { namesDeclaredBy, roleOf } from './statements.ts';
import type { Statement, SyntaxNode } from './syntax.ts';

/** Something that tests may depend on: a statement, the call of a suite, a name that an import brings in. */
export interface Item {
  readonly key: string;
  /** Names that it uses. */
  readonly uses: ReadonlySet<string>;
  /** Names that it declares. */
  readonly declares: ReadonlySet<string>;
  readonly isImport: boolean;
  /** It matters to every test, whether a name of it is used or not. */
  readonly always: boolean;
  /** Offset in the text. */
  readonly start: number;
}

/** A place where tests are declared: the module, or the function of a suite (or of a case with subtests). */
export interface Scope {
  readonly outer: Scope | null;
  readonly statements: readonly Statement[];
  /** By statement; those that only declare tests have none. */
  readonly items: ReadonlyMap<Statement, Item>;
  readonly declared: ReadonlyMap<string, readonly Item[]>;
  /** What every test of this place depends on, outer places included, and the hash of it. */
  readonly reached: Reached;
  readonly contextKey: string;
  readonly importsKey: string;
}

export interface Reached {
  readonly items: ReadonlySet<Item>;
  /** Names whose declarations are among the items already. */
  readonly names: ReadonlySet<string>;
}

/**
 * @param holes calls and statements that declare tests
 * @param own what every test of this place depends on, beside the statements
 */
export function scopeOf(
  outer: Scope | null,
  statements: readonly Statement[],
  holes: ReadonlyMap<SyntaxNode, string>,
  own: readonly Item[],
): Scope {
  const items = new Map<Statement, Item>();
  const all = [...own];
  for (const statement of statements) {
    const role = roleOf(statement, holes);
    if (role === 'tests') continue;
    if (role === 'import') all.push(...importItems(statement));
    else {
      const item = statementItem(statement, holes, role === 'effect');
      items.set(statement, item);
      all.push(item);
    }
  }
  const declared = new Map<string, Item[]>();
  for (const item of all) {
    for (const name of item.declares) {
      const same = declared.get(name);
      if (same === undefined) declared.set(name, [item]);
      else same.push(item);
    }
  }
  // A name that is declared here once more means something else from here on.
  const before: Reached = {
    items: outer?.reached.items ?? new Set(),
    names: new Set([...(outer?.reached.names ?? [])].filter((name) => !declared.has(name))),
  };
  const more = reach(
    { outer, declared },
    before,
    all.filter(({ always }) => always),
    new Set(),
  );
  const reached = {
    items: new Set([...before.items, ...more.items]),
    names: new Set([...before.names, ...more.names]),
  };
  const contextKey = chained(outer?.contextKey ?? '', keysOf(more, false));
  const importsKey = chained(outer?.importsKey ?? '', keysOf(more, true));
  return { outer, statements, items, declared, reached, contextKey, importsKey };
}

/** The key of an outer place with what is added to it. */
export function chained(outer: string, keys: readonly string[]): string {
  return keys.length === 0 ? outer : hashOf([outer, ...keys]);
}

/** What these items and names lead to, beyond what is reached already. */
export function reach(
  scope: Pick<Scope, 'outer' | 'declared'>,
  before: Reached,
  items: readonly Item[],
  names: ReadonlySet<string>,
): Reached {
  const more = { items: new Set<Item>(), names: new Set<string>() };
  const pending = [...items];
  const use = (name: string) => {
    if (before.names.has(name) || more.names.has(name)) return;
    more.names.add(name);
    for (let at: Pick<Scope, 'outer' | 'declared'> | null = scope; at !== null; at = at.outer) {
      pending.push(...(at.declared.get(name) ?? []));
    }
  };
  for (const name of names) use(name);
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (before.items.has(item) || more.items.has(item)) continue;
    more.items.add(item);
    for (const name of item.uses) use(name);
  }
  return more;
}

/** The keys of the statements in document order, or those of the imports, whose order means nothing. */
export function keysOf({ items }: Reached, imports: boolean): readonly string[] {
  const chosen = [...items].filter(({ isImport }) => isImport === imports);
  const keys = chosen.sort((one, other) => one.start - other.start).map(({ key }) => key);
  return imports ? keys.sort() : keys;
}

export function statementItem(statement: Statement, holes: ReadonlyMap<SyntaxNode, string>, always: boolean): Item {
  return {
    key: hashOf([normalForm(statement, holes)]),
    uses: namesIn(statement, holes),
    declares: namesDeclaredBy(statement),
    isImport: false,
    always,
    start: statement.start ?? 0,
  };
}

function importItems(statement: Statement): readonly Item[] {
  const start = statement.start ?? 0;
  const common = { uses: new Set<string>(), isImport: true, start };
  if (statement.type !== 'ImportDeclaration' || statement.specifiers.length === 0) {
    const declares = namesDeclaredBy(statement);
    return [{ ...common, key: hashOf([normalForm(statement)]), declares, always: declares.size === 0 }];
  }
  return statement.specifiers.map((specifier: SyntaxNode & { local: { name: string } }) => ({
    ...common,
    key: hashOf([statement.source.value, normalForm(specifier)]),
    declares: new Set([specifier.local.name]),
    always: false,
  }));
}
