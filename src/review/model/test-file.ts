import { type FoundBlock, findBlocks } from '../../source/find-blocks.ts';
import { NAMES } from '../../source/framework-names.ts';
import { grouped } from '../../source/grouped.ts';
import { parseScript } from '../../source/parse.ts';
import type { SyntaxNode, SyntaxTree } from '../../source/syntax.ts';
import type { Title } from '../../source/title.ts';
import { indexTree, type TreeIndex } from '../../source/tree-index.ts';
import { type Assertion, assertionsIn } from './assertions.ts';
import { type ModuleDouble, moduleDoubles } from './doubles.ts';
import { child, endLineOf, lineOf, list, nameOf } from './fields.ts';
import { type NamedFunctions, namedFunctions } from './functions.ts';
import { type ImportedName, importedNames } from './imported-names.ts';

/** A script as a review reads it: a test file, or a helper that test files import. */
export interface ReadFile {
  /** Relative to the repository root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly index: TreeIndex;
  readonly imports: ReadonlyMap<string, ImportedName>;
  readonly functions: NamedFunctions;
  readonly assertions: readonly Assertion[];
}

export interface TestFile extends ReadFile {
  /** In the order they begin. */
  readonly cases: readonly ReadCase[];
  readonly doubles: readonly ModuleDouble[];
  /** `jest.useFakeTimers()` and the like stand somewhere in it. */
  readonly fakesTime: boolean;
}

/** A case as its source has it. */
export interface ReadCase {
  readonly block: FoundBlock;
  /** Titles from the outermost suite inwards; a computed part is `…`. */
  readonly titles: readonly string[];
  /** `titles` joined by ` > `. */
  readonly name: string;
  /** 1-based, inclusive. */
  readonly line: number;
  readonly endLine: number;
  /** It does not run, by its own words or those of a suite around it. */
  readonly isSkipped: boolean;
  /** What stands in it, in functions that it holds too; what stands in its subtests is theirs. */
  readonly assertions: readonly Assertion[];
}

/** What a case is declared with; `t` of `t.test(…)` is not among them. */
const FRAMEWORK_NAMES: ReadonlySet<string> = new Set(NAMES.keys());
/** Suites nest some five deep; a text with more than this many is made to be slow. */
const DEEPEST_NESTING = 100;

/** @returns null when it cannot be parsed; never throws */
export function readFile(path: string, text: string): ReadFile | null {
  const tree = parseScript(path, text);
  return tree === null ? null : readTree(path, text, tree, indexTree(tree), null);
}

/** @returns null when it cannot be parsed, or nests absurdly deep; never throws */
export function readTestFile(path: string, text: string): TestFile | null {
  const tree = parseScript(path, text);
  if (tree === null) return null;
  const index = indexTree(tree);
  const blocks = findBlocks(tree, index);
  if (blocks.some(({ depth }) => depth > DEEPEST_NESTING)) return null;
  const contexts = new Set(
    blocks.flatMap(({ kind, callback }) => (kind === 'case' ? contextNames(callback?.params[0] ?? null) : [])),
  );
  const read = readTree(path, text, tree, index, contexts);
  return {
    ...read,
    cases: readCases(read, blocks),
    doubles: moduleDoubles(read.index),
    fakesTime: /useFakeTimers|fakeTimers|mock\.timers|install\(\)|fake-timers|MockDate|timekeeper/.test(text),
  };
}

function contextNames(param: SyntaxNode | null): readonly string[] {
  const name = nameOf(param);
  if (name !== null) return [name];
  // `({ assert, is }) => …`
  return list(param, 'properties').flatMap((property) => nameOf(child(property, 'value')) ?? []);
}

function readTree(
  path: string,
  text: string,
  tree: SyntaxTree,
  index: TreeIndex,
  ofCases: ReadonlySet<string> | null,
): ReadFile {
  const imports = importedNames(index);
  const functions = namedFunctions(index);
  const contexts = new Set([...(ofCases ?? []), ...handedContext(functions)]);
  return {
    path,
    text,
    tree,
    index,
    imports,
    functions,
    assertions: assertionsIn(index, { imports, functions, contexts, isHelper: ofCases === null }),
  };
}

/** `t`, where a function of the file takes it: a macro of ava, a helper that asserts by the context of its caller. */
function handedContext(functions: NamedFunctions): readonly string[] {
  const takesIt = [...functions.values()].some((same) =>
    same.some((one) => list(one, 'params').some((param) => nameOf(param) === 't')),
  );
  return takesIt ? ['t'] : [];
}

function readCases({ assertions, index }: ReadFile, blocks: readonly FoundBlock[]): readonly ReadCase[] {
  const byCall = new Map<SyntaxNode, FoundBlock>(blocks.map((block) => [block.call, block]));
  const own = grouped(assertions, ({ node }) => {
    let at: SyntaxNode | null = node;
    while (at !== null && !byCall.has(at)) at = index.parentOf(at);
    return at === null ? undefined : byCall.get(at);
  });
  const titles = new Map<FoundBlock | null, readonly string[]>([[null, []]]);
  const skipped = new Map<FoundBlock | null, boolean>([[null, false]]);
  const cases: ReadCase[] = [];
  for (const block of blocks) {
    const path = [...(titles.get(block.parent) ?? []), written(block.title)];
    titles.set(block, path);
    const isSkipped = (skipped.get(block.parent) ?? false) || isNotRun(block);
    skipped.set(block, isSkipped);
    if (block.kind !== 'case' || isMaterial(block)) continue;
    cases.push({
      block,
      titles: path,
      name: nameOfTitles(path),
      line: lineOf(block.call),
      endLine: endLineOf(block.call),
      isSkipped,
      assertions: own.get(block) ?? [],
    });
  }
  return cases;
}

/** A case within a case that is no subtest (`t.test(…)`): material for a test about tests. */
function isMaterial({ parent, callee }: FoundBlock): boolean {
  const name = callee.root?.name ?? null;
  let isWithinCase = false;
  for (let at = parent; at !== null; at = at.parent) {
    if (at.kind !== 'case') continue;
    if (name !== null && !FRAMEWORK_NAMES.has(name) && nameOf(at.callback?.params[0]) === name) return false;
    isWithinCase = true;
  }
  return isWithinCase;
}

/** As reports name a test. */
export function nameOfTitles(titles: readonly string[]): string {
  return titles.join(' > ');
}

/** A title as text; what is computed is `…`. */
export function written({ text, pieces }: Title): string {
  return text ?? pieces.join('…');
}

const NOT_RUN = new Set(['skip', 'todo', 'fixme', 'failing', 'fails']);

function isNotRun({ callee, call }: FoundBlock): boolean {
  if (callee.modifiers.some((modifier) => NOT_RUN.has(modifier))) return true;
  const options = list(call, 'arguments').filter(({ type }) => type === 'ObjectExpression');
  const keys = options.flatMap((one) => list(one, 'properties').map((property) => nameOf(child(property, 'key'))));
  return keys.some((key) => key === 'skip' || key === 'todo' || key === 'fails');
}

/** What a case runs: everything that it is called with but its title. A name in the place of a title may be a macro of ava. */
export function rootsOf({ block }: ReadCase): readonly SyntaxNode[] {
  return list(block.call, 'arguments').filter(
    (argument) => argument !== block.titleNode || argument.type === 'Identifier',
  );
}

/** The nodes of some types that stand in a case, its subtests included. */
export function nodesIn({ index }: ReadFile, one: ReadCase, ...types: readonly string[]): readonly SyntaxNode[] {
  return index.within(rootsOf(one), ...types);
}

export const CALLS = ['CallExpression', 'OptionalCallExpression'];

/** `expect.assertions(2)`, `expect.hasAssertions()`, `t.plan(3)`: too few assertions make it fail. */
export function isObliged(file: ReadFile, one: ReadCase): boolean {
  return nodesIn(file, one, ...CALLS).some((node) => {
    const callee = child(node, 'callee');
    const name = nameOf(child(callee, 'property'));
    const root = nameOf(child(callee, 'object'));
    return (root === 'expect' && (name === 'assertions' || name === 'hasAssertions')) || name === 'plan';
  });
}

/** It is handed a `done` that it has to call, in a case that has no table: node:test's comes second. */
export function takesDone({ block }: ReadCase): boolean {
  const tabled = block.callee.modifiers.some((modifier) => modifier === 'each' || modifier === 'for');
  return !tabled && (block.callback?.params ?? []).some(isDone);
}

/** A parameter by whose name a function is told that something is over. */
export function isDone(param: SyntaxNode): boolean {
  return /^(?:cb|callback|next|finish|end|resolve|[_$]?done\w*|\w+done)$/i.test(nameOf(param) ?? '');
}
