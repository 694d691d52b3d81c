import {
  type Call,
  type Expression,
  type Identifier,
  type Member,
  propertyName,
  type Statement,
  type SyntaxNode,
  type SyntaxTree,
  stringOf,
  type TaggedTemplate,
  walk,
  withoutTypes,
} from './syntax.ts';

/** What a name stands for that declares tests. */
export interface TestFunction {
  readonly kind: 'suite' | 'case';
  /** `only`, `skip`, `each`… in the order they are chained. */
  readonly modifiers: readonly string[];
  /** The framework gives it, under whatever name; otherwise this file makes it (`const it2 = test.extend(…)`). */
  readonly own: boolean;
}

export type TestFunctions = ReadonlyMap<string, TestFunction>;

/** What a callee means. */
export interface Callee extends TestFunction {
  /** The name at its root; null when there is none (`require('node:test').test`, `(slow ? it.skip : it)`). */
  readonly root: Identifier | null;
  /** What is called on the way (`each(table)`, `runIf(condition)`), outermost last. */
  readonly factories: readonly (Call | TaggedTemplate)[];
}

const given = (kind: TestFunction['kind'], ...modifiers: string[]): TestFunction => ({ kind, modifiers, own: false });

/** Globals of jest, vitest, mocha, jasmine and bun, exports of node:test and Playwright. */
const NAMES: ReadonlyMap<string, TestFunction> = new Map([
  ...['describe', 'suite', 'context'].map((name) => [name, given('suite')] as const),
  ...['it', 'test', 'specify'].map((name) => [name, given('case')] as const),
  ...['fdescribe', 'fcontext'].map((name) => [name, given('suite', 'only')] as const),
  ...['xdescribe', 'xcontext'].map((name) => [name, given('suite', 'skip')] as const),
  ...['fit', 'ftest'].map((name) => [name, given('case', 'only')] as const),
  ...['xit', 'xtest', 'xspecify'].map((name) => [name, given('case', 'skip')] as const),
]);

const MODIFIERS = new Set(
  'concurrent each extend failing fails fixme for if only override parallel runIf scoped sequential serial shuffle skip skipIf slow todo todoIf'.split(
    ' ',
  ),
);
/** Calling these gives a function that declares tests; calling any other declares one. */
export const FACTORIES: ReadonlySet<string> = new Set([
  'each',
  'for',
  'skipIf',
  'runIf',
  'if',
  'todoIf',
  'extend',
  'override',
  'scoped',
]);

const FRAMEWORKS = new Set(
  '@jest/globals @playwright/test ava bun:test jasmine mocha node:test tap tape test uvu vitest'.split(' '),
);
const GLOBAL_OBJECTS = ['globalThis', 'global', 'window', 'self'];
const LONGEST_CHAIN = 30;

/**
 * The names of a file that declare tests: what every framework offers as globals, imports of it under other names, and variables
 * that are made of them. Names are those of the whole file; where one is shadowed, what it is called with tells the two apart.
 */
export function testFunctionsOf(tree: SyntaxTree): TestFunctions {
  const names = new Map<string, TestFunction>(NAMES);
  for (const name of GLOBAL_OBJECTS) names.set(name, given('case'));
  const declarators: Declarator[] = [];
  walk(tree.program, {}, (node) => {
    const statement = node as Statement;
    if (statement.type === 'ImportDeclaration') {
      const framework = FRAMEWORKS.has(statement.source.value);
      for (const specifier of statement.specifiers) {
        const local = specifier.local.name;
        if (specifier.type === 'ImportSpecifier') {
          const { imported } = specifier;
          bind(names, local, NAMES.get(imported.type === 'Identifier' ? imported.name : imported.value));
        } else if (framework) names.set(local, NAMES.get(local) ?? given('case'));
      }
    } else if (statement.type === 'VariableDeclaration') declarators.push(...statement.declarations);
    return {};
  });
  // Twice: what is declared below may be used above, in a function.
  for (let round = 0; round < 2; round += 1) for (const one of declarators) declare(names, one);
  return names;
}

type Declarator = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number];

function bind(names: Map<string, TestFunction>, local: string, found: TestFunction | undefined): void {
  if (found !== undefined) names.set(local, found);
}

function declare(names: Map<string, TestFunction>, { id, init }: Declarator): void {
  if (init === null || init === undefined) return;
  const source = requiredPath(init);
  if (id.type === 'Identifier') {
    if (source !== null) bind(names, id.name, FRAMEWORKS.has(source) ? given('case') : undefined);
    else {
      const found = calleeOf(init, names);
      const plain = found !== null && found.root?.name === id.name;
      if (found !== null && !plain) names.set(id.name, { ...found, own: found.own || !isPlain(init) });
    }
  } else if (id.type === 'ObjectPattern' && (source !== null || calleeOf(init, names) !== null)) {
    for (const property of id.properties) {
      if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier') continue;
      if (property.value.type === 'Identifier') bind(names, property.value.name, NAMES.get(property.key.name));
    }
  }
}

/** An alias and nothing more: `const check = test`, `const { it } = mocha`, `const run = nodeTest.test`. */
function isPlain(init: SyntaxNode): boolean {
  let at = withoutTypes(init) as Expression;
  for (let links = 0; at.type === 'MemberExpression' && links < LONGEST_CHAIN; links += 1) {
    if (!NAMES.has(propertyName(at) ?? '')) return false;
    at = withoutTypes(at.object) as Expression;
  }
  return at.type === 'Identifier' || requiredPath(at) !== null;
}

/** `x` of `require('x')`, `await import('x')` and `import('x')`; null for anything else. */
export function requiredPath(node: SyntaxNode): string | null {
  let expression = withoutTypes(node) as Expression;
  if (expression.type === 'AwaitExpression') expression = withoutTypes(expression.argument) as Expression;
  if (expression.type !== 'CallExpression' || expression.arguments.length === 0) return null;
  const { callee } = expression;
  const requires = callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require');
  return requires ? stringOf(expression.arguments[0]) : null;
}

/**
 * Reads `test`, `describe.only`, `it.each(table)`, `t.test`, `(slow ? it.skip : it)`…
 *
 * @param contexts names of test contexts (node:test's `t`) whose `test` declares subtests
 * @returns null when calling it does not declare a test
 */
export function calleeOf(
  expression: SyntaxNode,
  names: TestFunctions,
  contexts: ReadonlySet<string> = new Set(),
  depth = 0,
): Callee | null {
  const links: (Member | Call | TaggedTemplate)[] = [];
  let at = withoutTypes(expression) as Expression;
  while (links.length <= LONGEST_CHAIN && requiredPath(at) === null) {
    if (at.type === 'MemberExpression') {
      links.push(at);
      at = withoutTypes(at.object) as Expression;
    } else if (at.type === 'CallExpression') {
      links.push(at);
      at = withoutTypes(at.callee) as Expression;
    } else if (at.type === 'TaggedTemplateExpression') {
      links.push(at);
      at = withoutTypes(at.tag) as Expression;
    } else break;
  }
  let found = rootOf(at, names, contexts, links, depth);
  for (const link of links.reverse()) found = found === null ? null : linked(found, link);
  return found;
}

function rootOf(
  at: Expression,
  names: TestFunctions,
  contexts: ReadonlySet<string>,
  links: (Member | Call | TaggedTemplate)[],
  depth: number,
): Callee | null {
  const nothing = { root: null, factories: [] };
  if (at.type === 'Identifier') {
    const first = links.at(-1);
    if (contexts.has(at.name) && first?.type === 'MemberExpression' && propertyName(first) === 'test') {
      return { ...given('case'), ...nothing, root: at };
    }
    const named = names.get(at.name);
    return named === undefined ? null : { ...named, ...nothing, root: at };
  }
  if (FRAMEWORKS.has(requiredPath(at) ?? '')) return { ...given('case'), ...nothing };
  if (depth > 2) return null;
  const choices =
    at.type === 'ConditionalExpression'
      ? [at.consequent, at.alternate]
      : at.type === 'LogicalExpression'
        ? [at.left, at.right]
        : [];
  const readings = choices.map((choice) => calleeOf(choice, names, contexts, depth + 1));
  const chosen = readings.find((reading) => reading !== null) ?? null;
  return chosen === null ? null : { ...chosen, ...nothing, own: true };
}

function linked(found: Callee, link: Member | Call | TaggedTemplate): Callee | null {
  if (link.type !== 'MemberExpression') {
    const gives = FACTORIES.has(found.modifiers.at(-1) ?? '');
    return gives ? { ...found, factories: [...found.factories, link] } : null;
  }
  const name = propertyName(link) ?? '';
  const named = NAMES.get(name);
  if (named !== undefined) return { ...found, kind: named.kind, modifiers: [...found.modifiers, ...named.modifiers] };
  return MODIFIERS.has(name) ? { ...found, modifiers: [...found.modifiers, name] } : null;
}
