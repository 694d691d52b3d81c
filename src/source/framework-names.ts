/** The words that test frameworks declare tests with. */

/** What a name stands for that declares tests. */
export interface TestFunction {
  readonly kind: 'suite' | 'case';
  /** `only`, `skip`, `each`… in the order they are chained. */
  readonly modifiers: readonly string[];
  /** The framework gives it, under whatever name; otherwise this file makes it (`const it2 = test.extend(…)`). */
  readonly own: boolean;
}

export type TestFunctions = ReadonlyMap<string, TestFunction>;

/** Something that a framework gives. */
export const given = (kind: TestFunction['kind'], ...modifiers: string[]): TestFunction => ({
  kind,
  modifiers,
  own: false,
});

/** Globals of jest, vitest, mocha, jasmine and bun, exports of node:test and Playwright. */
export const NAMES: ReadonlyMap<string, TestFunction> = new Map([
  ...['describe', 'suite', 'context'].map((name) => [name, given('suite')] as const),
  ...['it', 'test', 'specify'].map((name) => [name, given('case')] as const),
  ...['fdescribe', 'fcontext'].map((name) => [name, given('suite', 'only')] as const),
  ...['xdescribe', 'xcontext'].map((name) => [name, given('suite', 'skip')] as const),
  ...['fit', 'ftest'].map((name) => [name, given('case', 'only')] as const),
  ...['xit', 'xtest', 'xspecify'].map((name) => [name, given('case', 'skip')] as const),
]);

/** What may be chained to them; any other member (`test.step`, `test.beforeEach`) declares nothing. */
export const MODIFIERS: ReadonlySet<string> = new Set(
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

/** Modules that give test functions. */
export const FRAMEWORKS: ReadonlySet<string> = new Set(
  '@jest/globals @playwright/test ava bun:test jasmine mocha node:test tap tape test uvu vitest'.split(' '),
);
/** Names that globals may be called by. */
export const GLOBAL_OBJECTS: readonly string[] = ['globalThis', 'global', 'window', 'self'];
