/** By which names assertions are known. */

import type { SyntaxNode } from '../../source/syntax.ts';
import { dottedPath } from './fields.ts';
import type { NamedFunctions } from './functions.ts';
import type { ImportedName } from './imported-names.ts';

const EXPECT = new Set(['expect', 'expectTypeOf', 'assertType', 'expectType', 'expectObservable', 'expectAsync']);
/** Those that the compiler checks. */
export const TYPES = new Set(['expectTypeOf', 'assertType', 'expectType']);
/** Members of `expect` that make an assertion begin. */
const BEGINNINGS = new Set(['soft', 'poll', 'element', 'configure']);
/** Members of `expect` that are no assertion. */
const SETTINGS = new Set(
  'assertions hasAssertions extend addSnapshotSerializer getState setState any anything arrayContaining objectContaining stringContaining stringMatching closeTo not addEqualityTesters'.split(
    ' ',
  ),
);
export const ASSERT_MODULES =
  /^(?:node:)?assert(?:\/strict)?$|^(?:chai|power-assert|uvu\/assert|should|expect\.js|unexpected|tsd|expect-type|@std\/assert|@std\/expect|earl|tiny-invariant)$/;
/** Calls of libraries that fail when something is not as it should be. */
export const LIBRARY =
  /^(?:(?:get|getAll|find|findAll)By[A-Z]\w*|waitFor|waitForElementToBeRemoved|waitForElement|waitForNextUpdate|waitUntil)$/;
/** Names that say so themselves. */
const NAMED =
  /^(?:expect|assert|verify|check|ensure|should|must|validate|confirm)(?:[A-Z_]|$)|(?:^|[a-z])(?:Assert|Expect|Matcher|ShouldBe|ToEqual|ToMatch)|^(?:fail|invariant|toMatchImageSnapshot|isDone|verifyAll)$/;
const NOT_NAMED = /^(?:check(?:out|box|ed)|validateOnly)/i;
/** Frameworks that hand assertions to each case as its first parameter. */
export const CONTEXT_FRAMEWORKS = /^(?:ava|tap|tape|node:test|zora|@substrate\/\w+|qunit|brittle|test|uvu)$/;
export const CONTEXT_MATCHERS = new Set(
  'ok notOk true false truthy falsy is not equal equals notEqual strictEqual notStrictEqual deepEqual notDeepEqual looseEqual deepLooseEqual same notSame strictSame match notMatch doesNotMatch throws doesNotThrow notThrows throwsAsync notThrowsAsync rejects resolves snapshot like unlike error ifError pass fail assert regex notRegex has hasStrict type matchSnapshot exception execution alike absent end'.split(
    ' ',
  ),
);

export interface AssertionNames {
  readonly functions: NamedFunctions;
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** First parameters of cases of frameworks that hand assertions to them. */
  readonly contexts: ReadonlySet<string>;
  /** It holds no case of its own: what is called `t` there is handed to it by one. */
  readonly isHelper: boolean;
}

/** `expectTotal`, `assertValid`, `verifyOrder`: a function that asserts, by its name. */
export function saysItAsserts(name: string): boolean {
  return NAMED.test(name) && !NOT_NAMED.test(name);
}

/** `expect`, by whatever name it was imported, and `expect.soft`, `chai.expect`. */
export function isExpect(callee: SyntaxNode, { imports }: AssertionNames): boolean {
  const path = dottedPath(callee);
  if (path === null) return false;
  const [root = '', member, more] = path;
  const imported = imports.get(root);
  const rootIsExpect = EXPECT.has(root) || (imported !== undefined && EXPECT.has(imported.name));
  const ofExpect = imported?.specifier === 'expect' || imported?.specifier === 'expect.js';
  if (rootIsExpect || ofExpect) {
    return member === undefined || (more === undefined && BEGINNINGS.has(member));
  }
  return member === 'expect' && more === undefined && (root === 'chai' || imported?.specifier === 'chai');
}

/** `assert`, its members, and functions of modules of assertions. */
export function isAssert(path: readonly string[], { imports }: AssertionNames): boolean {
  const [root = '', member, ...others] = path;
  const imported = imports.get(root);
  if (EXPECT.has(root)) return member !== undefined && !SETTINGS.has(member) && /^(?:fail|unreachable)$/.test(member);
  if (imported !== undefined && ASSERT_MODULES.test(imported.specifier)) {
    if (imported.name === 'expect' || imported.name === 'use' || imported.name === 'should') return false;
    return member !== 'use' && member !== 'expect' && member !== 'config';
  }
  if (member === 'assert' && /^(?:fc|t|chai|console|ctx|context)$/.test(root)) return root !== 'console';
  return root === 'assert' && others.length <= 1;
}

/** `strictEqual` of `import { strictEqual as same } from 'node:assert'`, called as `same(…)`. */
export function importedMember(path: readonly string[], { imports }: AssertionNames): string | null {
  const [root = ''] = path;
  const imported = imports.get(root);
  if (path.length > 1 || imported === undefined) return null;
  return ['default', '*', 'assert', 'strict'].includes(imported.name) ? 'ok' : imported.name;
}
