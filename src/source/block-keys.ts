import { headItem, isPlain, namesOfCall, writtenCall } from './block-call.ts';
import type { FoundBlock } from './find-blocks.ts';
import { grouped } from './grouped.ts';
import { hashOf } from './normal-form.ts';
import { chained, type Item, keysOf, reach, type Scope, scopeOf, statementItem } from './scopes.ts';
import type { Statement, SyntaxNode, SyntaxTree } from './syntax.ts';

/** Hashes of a block and of what surrounds it; positions, comments, formatting and titles have no part in them. */
export interface BlockKeys {
  readonly bodyKey: string;
  readonly contextKey: string;
  readonly importsKey: string;
}

/**
 * The keys of every block.
 *
 * - body: the call with its modifiers (save `only`), tables, options and function, and all that is declared inside.
 * - context: of each enclosing suite (and case) and of the module: the call's modifiers, tables and options, and the statements
 *   other than tests and imports. A statement that only declares names counts when the test, or something that counts, uses
 *   one of them, so that a new constant for a new test leaves the others as they were. Loops and conditions around the test count.
 * - imports: what the test and its context use of other files, and imports for their effect.
 */
export function blockKeys(tree: SyntaxTree, blocks: readonly FoundBlock[]): ReadonlyMap<FoundBlock, BlockKeys> {
  const children = grouped(blocks, ({ parent }) => parent);
  const holes = new Map<SyntaxNode, string>();
  for (const { call, statement } of blocks) {
    holes.set(call, '');
    if (statement !== null) holes.set(statement, '');
  }

  const bodies = new Map<FoundBlock, string>();
  for (const block of [...blocks].reverse()) {
    const inner = (children.get(block) ?? []).map((child) => bodies.get(child) ?? '');
    bodies.set(block, hashOf([...writtenCall(block, holes), ...inner]));
  }

  const module = scopeOf(null, tree.program.body, holes, [environmentItem(tree)]);
  const scopes = new Map<FoundBlock | null, Scope>([[null, module]]);
  const frames = new Map<Statement, Item>();
  const keys = new Map<FoundBlock, BlockKeys>();
  for (const block of blocks) {
    const scope = scopes.get(block.parent) ?? module;
    const around = framesOf(block, scope, holes, frames);
    if (children.has(block)) {
      const head = isPlain(block) ? [] : [headItem(block, holes)];
      scopes.set(block, scopeOf(scope, statementsIn(block), holes, [...around, ...head]));
    }
    const more = reach(scope, scope.reached, around, usesOf(block, children, holes));
    keys.set(block, {
      bodyKey: bodies.get(block) ?? '',
      contextKey: chained(scope.contextKey, keysOf(more, false)),
      importsKey: chained(scope.importsKey, keysOf(more, true)),
    });
  }
  return keys;
}

function statementsIn({ callback }: FoundBlock): readonly Statement[] {
  return callback?.body.type === 'BlockStatement' ? callback.body.body : [];
}

/** Names used in a block and in all blocks inside of it. */
function usesOf(
  block: FoundBlock,
  children: ReadonlyMap<FoundBlock | null, readonly FoundBlock[]>,
  holes: ReadonlyMap<SyntaxNode, string>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = [block];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { titleNode } = next;
    const leftOut = { has: (node: SyntaxNode) => node === titleNode || holes.has(node) };
    for (const name of namesOfCall(next, leftOut)) names.add(name);
    // What is declared in a suite has keys of its own; the subtests of a case are parts of it.
    if (next.kind === 'case') pending.push(...(children.get(next) ?? []));
  }
  return names;
}

/** The loop, condition or function that a block stands in, when it is not a statement of its own. */
function framesOf(
  { call, statement }: FoundBlock,
  { statements, items }: Scope,
  holes: ReadonlyMap<SyntaxNode, string>,
  frames: Map<Statement, Item>,
): readonly Item[] {
  const at = statementAt(statements, call.start ?? 0);
  if (at === null || at === statement) return [];
  const frame = items.get(at) ?? frames.get(at) ?? statementItem(at, holes, true);
  frames.set(at, frame);
  return [frame];
}

function statementAt(statements: readonly Statement[], offset: number): Statement | null {
  let [low, high] = [0, statements.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((statements[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = statements[low];
  return found !== undefined && (found.start ?? 0) <= offset && offset < (found.end ?? 0) ? found : null;
}

/** Comments that choose the environment of a whole file (jest and vitest read them at its top). */
const ENVIRONMENT = /@(?:jest|vitest)-environment(?:-options)?\s+[^\n*]+/g;

function environmentItem({ comments, program }: SyntaxTree): Item {
  const top = program.body[0]?.start ?? Number.POSITIVE_INFINITY;
  const chosen = (comments ?? []).flatMap(({ start, value }) =>
    (start ?? 0) < top ? [...value.matchAll(ENVIRONMENT)].map(([found]) => found.replace(/\s+/g, ' ').trim()) : [],
  );
  const nothing = new Set<string>();
  return { key: hashOf(chosen), uses: nothing, declares: nothing, isImport: false, always: true, start: -1 };
}
