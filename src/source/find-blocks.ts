import { type Callee, calleeOf } from './callee.ts';
import { FACTORIES, type TestFunctions } from './framework-names.ts';
import {
  type Call,
  type Expression,
  type FunctionExpression,
  isFunctionExpression,
  propertyName,
  type Statement,
  type SyntaxNode,
  type SyntaxTree,
  withoutTypes,
} from './syntax.ts';
import { testFunctionsOf } from './test-functions.ts';
import { type Title, titleOf } from './title.ts';
import { indexTree, type TreeIndex } from './tree-index.ts';

/** A call that declares a suite or a case, in the tree. */
export interface FoundBlock {
  readonly kind: 'suite' | 'case';
  readonly title: Title;
  /** The node that gives the title; null when there is none (node:test takes the function's name). */
  readonly titleNode: SyntaxNode | null;
  readonly callee: Callee;
  readonly call: Call;
  /** The function that is the suite or the case, when it is written right here. */
  readonly callback: FunctionExpression | null;
  /** The statement that is this call and nothing else (`await t.test(…)` too); null when it is part of something larger. */
  readonly statement: Statement | null;
  /** What it is declared in; null at the top. A case can hold cases: node:test's subtests. */
  readonly parent: FoundBlock | null;
  readonly depth: number;
}

interface Place {
  readonly parent: FoundBlock | null;
  readonly contexts: ReadonlySet<string>;
  readonly statement: Statement | null;
}

/** Every suite and case of a file, in the order they begin. */
export function findBlocks(tree: SyntaxTree, index: TreeIndex = indexTree(tree)): readonly FoundBlock[] {
  const names = testFunctionsOf(index);
  const blocks: FoundBlock[] = [];
  const around: { readonly block: FoundBlock; readonly contexts: ReadonlySet<string> }[] = [];
  for (const node of index.ofType('CallExpression')) {
    while ((around.at(-1)?.block.call.end ?? Number.POSITIVE_INFINITY) <= (node.start ?? 0)) around.pop();
    const { block: parent = null, contexts = NO_CONTEXTS } = around.at(-1) ?? {};
    const block = blockOf(node as Call, names, { parent, contexts, statement: statementOf(node, index) });
    if (block === null) continue;
    blocks.push(block);
    around.push({ block, contexts: contextsWithin(block, contexts) });
  }
  return blocks.sort((one, other) => (one.call.start ?? 0) - (other.call.start ?? 0) || one.depth - other.depth);
}

const NO_CONTEXTS: ReadonlySet<string> = new Set();

/** The statement that is a call, awaited or not, and nothing else. */
function statementOf(call: SyntaxNode, index: TreeIndex): Statement | null {
  let above = index.parentOf(call);
  while (above?.type === 'AwaitExpression') above = index.parentOf(above);
  return above?.type === 'ExpressionStatement' ? (above as Statement) : null;
}

function blockOf(call: Call, names: TestFunctions, { parent, contexts, statement }: Place): FoundBlock | null {
  const callee = calleeOf(call.callee, names, contexts);
  if (callee === null || isFactoryCall(call) || !declares(call)) return null;
  const [first] = call.arguments;
  const callback = call.arguments.find((argument) => isFunctionExpression(argument)) ?? null;
  const titled = first !== undefined && isTitle(first);
  const title = titled
    ? titleOf(first, callee.modifiers.includes('each') || callee.modifiers.includes('for'))
    : namelessTitle(callback);
  return {
    kind: callee.kind,
    title,
    titleNode: titled ? first : null,
    callee,
    call,
    callback: isFunctionExpression(callback) ? callback : null,
    statement,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
  };
}

/** `test.each(…)` and the like: what it gives is called to declare tests. */
function isFactoryCall({ callee }: Call): boolean {
  return callee.type === 'MemberExpression' && FACTORIES.has(propertyName(callee) ?? '');
}

/** Tells a declaration from other calls of the same name: `test.skip()`, `test.skip(isSlow, 'why')`, `context({ entry })`. */
function declares({ arguments: [first, second, third] }: Call): boolean {
  if (first === undefined) return false;
  if (isText(first) || [first, second, third].some(isFunctionExpression)) return true;
  return second !== undefined && isTitle(first) && !isText(second);
}

function isText(node: SyntaxNode): boolean {
  const expression = withoutTypes(node) as Expression;
  if (expression.type === 'BinaryExpression') return expression.operator === '+';
  return expression.type === 'StringLiteral' || expression.type === 'TemplateLiteral';
}

function isTitle(node: SyntaxNode): boolean {
  return !isFunctionExpression(node) && !NO_TITLES.has(node.type);
}

const NO_TITLES = new Set(['ObjectExpression', 'ArrayExpression', 'SpreadElement', 'ArgumentPlaceholder']);

/** What node:test calls a test without a title. */
function namelessTitle(callback: SyntaxNode | null): Title {
  const named = callback as Expression | null;
  const text = named?.type === 'FunctionExpression' ? (named.id?.name ?? '<anonymous>') : '<anonymous>';
  return { text, pieces: [text] };
}

/** The first parameter of a case is its context; node:test's has a `test` for subtests. */
function contextsWithin({ kind, callback }: FoundBlock, outer: ReadonlySet<string>): ReadonlySet<string> {
  const [first] = callback?.params ?? [];
  return kind === 'case' && first?.type === 'Identifier' ? new Set([...outer, first.name]) : outer;
}
