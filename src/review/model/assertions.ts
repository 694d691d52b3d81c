import { requiredPath } from '../../source/required-path.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import { calledName, child, dottedPath, isCall, isMember, list, memberName, nameOf } from './fields.ts';
import type { NamedFunctions } from './functions.ts';
import type { ImportedName } from './imported-names.ts';
import { type AssertionKind, kindOf, WEB_FIRST } from './matchers.ts';

/** One assertion as it is written. */
export interface Assertion {
  /** The whole expression: `expect(a).not.toBe(b)`, `assert.equal(a, b)`. */
  readonly node: SyntaxNode;
  /** By what it is known: `named` goes by its name alone (`verifyOrder(…)`, `check.that(…)`). */
  readonly style: 'expect' | 'assert' | 'should' | 'library' | 'context' | 'named';
  /** The last name (`toBe`, `equal`); null for an `expect(…)` on which nothing is called. */
  readonly matcher: string | null;
  /** The names before it (`not`, `resolves`, `to.be`). */
  readonly chained: readonly string[];
  readonly kind: AssertionKind;
  readonly actual: SyntaxNode | null;
  readonly expected: SyntaxNode | null;
  /** It is a promise: it asserts nothing unless somebody waits for it. */
  readonly isPromise: boolean;
}

const EXPECT = new Set(['expect', 'expectTypeOf', 'assertType', 'expectType', 'expectObservable', 'expectAsync']);
/** Those that the compiler checks. */
const TYPES = new Set(['expectTypeOf', 'assertType', 'expectType']);
/** Members of `expect` that make an assertion begin. */
const BEGINNINGS = new Set(['soft', 'poll', 'element', 'configure']);
/** Members of `expect` that are no assertion. */
const SETTINGS = new Set(
  'assertions hasAssertions extend addSnapshotSerializer getState setState any anything arrayContaining objectContaining stringContaining stringMatching closeTo not addEqualityTesters'.split(
    ' ',
  ),
);
const ASSERT_MODULES =
  /^(?:node:)?assert(?:\/strict)?$|^(?:chai|power-assert|uvu\/assert|should|expect\.js|unexpected|tsd|expect-type|@std\/assert|@std\/expect|earl|tiny-invariant)$/;
/** Calls of libraries that fail when something is not as it should be. */
const LIBRARY =
  /^(?:(?:get|getAll|find|findAll)By[A-Z]\w*|waitFor|waitForElementToBeRemoved|waitForElement|waitForNextUpdate|waitUntil)$/;
/** Names that say so themselves. */
const NAMED =
  /^(?:expect|assert|verify|check|ensure|should|must|validate|confirm)(?:[A-Z_]|$)|(?:^|[a-z])(?:Assert|Expect|Matcher|ShouldBe|ToEqual|ToMatch)|^(?:fail|invariant|toMatchImageSnapshot|isDone|verifyAll)$/;
const NOT_NAMED = /^(?:check(?:out|box|ed)|validateOnly)/i;
/** Frameworks that hand assertions to each case as its first parameter. */
const CONTEXT_FRAMEWORKS = /^(?:ava|tap|tape|node:test|zora|@substrate\/\w+|qunit|brittle|test|uvu)$/;
const CONTEXT_MATCHERS = new Set(
  'ok notOk true false truthy falsy is not equal equals notEqual strictEqual notStrictEqual deepEqual notDeepEqual looseEqual deepLooseEqual same notSame strictSame match notMatch doesNotMatch throws doesNotThrow notThrows throwsAsync notThrowsAsync rejects resolves snapshot like unlike error ifError pass fail assert regex notRegex has hasStrict type matchSnapshot exception execution alike unlike is not absent end'.split(
    ' ',
  ),
);
const PROMISES = new Set(['resolves', 'rejects', 'eventually', 'poll']);
const PROMISED = /^(?:rejects|doesNotReject|rejected|rejectedWith|fulfilled|throwsAsync|notThrowsAsync|become)$/;

export interface AssertionNames {
  readonly functions: NamedFunctions;
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** First parameters of cases of frameworks that hand assertions to them. */
  readonly contexts: ReadonlySet<string>;
  /** It holds no case of its own: what is called `t` there is handed to it by one. */
  readonly isHelper: boolean;
}

/** Every assertion of a file, in the order they begin. Assertions within another one's arguments count too. */
export function assertionsIn(index: TreeIndex, names: AssertionNames): readonly Assertion[] {
  const found: Assertion[] = [];
  const imported = [...names.imports.values()];
  const context = names.isHelper || imported.some(({ specifier }) => CONTEXT_FRAMEWORKS.test(specifier));
  const waits = imported.some(({ specifier }) => specifier.startsWith('@playwright/'));
  for (const call of index.ofType('CallExpression', 'OptionalCallExpression')) {
    const one = assertionOf(call, index, names, context, waits);
    if (one !== null) found.push(one);
  }
  for (const member of index.ofType('MemberExpression', 'OptionalMemberExpression')) {
    const one = shouldOf(member, index);
    if (one !== null) found.push(one);
  }
  return found;
}

function assertionOf(
  call: SyntaxNode,
  index: TreeIndex,
  names: AssertionNames,
  context: boolean,
  waits: boolean,
): Assertion | null {
  const callee = withoutTypes(child(call, 'callee') ?? call);
  const [actual = null, second = null] = list(call, 'arguments');
  if (isExpect(callee, names)) {
    const chain = chainOf(call, index);
    const [, phrase, held = null] = list(call, 'arguments');
    // unexpected: `expect(a, 'to equal', b)`.
    if (chain.names.length === 0 && phrase !== undefined) {
      return plain(call, 'expect', stringOf(phrase) ?? 'to satisfy', 'value', actual, held);
    }
    if (TYPES.has(calledName(call) ?? ''))
      return plain(chain.node, 'expect', calledName(call) ?? '', 'other', actual, null);
    return made('expect', chain, actual, chain.given[0] ?? null, waits, memberName(callee));
  }
  const path = dottedPath(callee);
  const [root = ''] = path ?? [];
  const last = path?.at(-1) ?? calledName(call) ?? '';
  // `require('node:assert').ok(a)`
  const required = isMember(callee) ? requiredPath(child(callee, 'object') ?? callee) : null;
  if (required !== null && ASSERT_MODULES.test(required) && last !== 'expect') {
    return { ...plain(call, 'assert', last, kindOf(last, []), actual, second), isPromise: PROMISED.test(last) };
  }
  if (path !== null && isAssert(path, names)) {
    const matcher = importedMember(path, names) ?? (path.length > 1 ? last : 'ok');
    const kind = /^(?:ok|assert|truthy)$/.test(matcher) && isComparison(actual) ? 'truth' : kindOf(matcher, []);
    return {
      node: call,
      style: 'assert',
      matcher,
      chained: [],
      kind: interactionOr(kind, actual),
      actual,
      expected: second,
      isPromise: PROMISED.test(matcher),
    };
  }
  // referee: `refute.equals(a, b)` is the opposite of `assert.equals(a, b)`.
  if (root === 'refute' && path !== null && path.length <= 2) {
    const kind = path.length === 1 ? 'truth' : kindOf(last, []);
    return { ...plain(call, 'assert', last, kind, actual, second), chained: ['not'] };
  }
  if (root === 'should' && path !== null) {
    const chain = chainOf(call, index);
    return made('should', chain, actual, chain.given[0] ?? second, false, last);
  }
  if (context && path !== null && names.contexts.has(root) && path.length > 1 && CONTEXT_MATCHERS.has(last)) {
    const isPromise = PROMISED.test(last);
    return {
      node: call,
      style: 'context',
      matcher: last,
      chained: [],
      kind: interactionOr(kindOf(last, []), actual),
      actual,
      expected: second,
      isPromise,
    };
  }
  if (path?.[0] === 'sinon' && path[1] === 'assert') return plain(call, 'library', last, 'interaction', actual, second);
  if (path?.[0] === 'td' && last === 'verify') return plain(call, 'library', last, 'interaction', actual, second);
  // nock: it throws when a request that was announced did not come.
  const isNock = names.imports.has('nock') || names.imports.get(root)?.specifier === 'nock';
  if (last === 'done' && isNock && path?.length === 2 && actual === null) {
    return plain(call, 'library', last, 'interaction', null, null);
  }
  if (root === 'cy' || root === 'expectSaga') return plain(call, 'library', last, 'other', actual, second);
  // supertest: request(app).get('/').expect(200); a chain of them is one assertion each.
  if (isMember(callee) && last === 'expect')
    return plain(call, 'library', 'expect', kindOfStatus(actual), null, actual);
  if (LIBRARY.test(last)) return plain(call, 'library', last, 'weak', actual, second);
  const isOfChecks = path?.length === 2 && /^(?:verify|check|ensure)$/.test(root);
  // `console.assert` prints and `chai.should` sets up: neither fails.
  if ((!saysItAsserts(last) && !isOfChecks) || root === 'console' || root === 'chai') return null;
  // A function whose text can be read is judged by that, not by its name; `expectPage(a).toHaveTitle(b)` is one whose matcher is named.
  const isReadable = names.functions.has(root) || names.imports.get(root)?.specifier.startsWith('.') === true;
  if (isReadable && path?.length === 1) {
    const chain = chainOf(call, index);
    const isMatched = /^(?:not|to|resolves|rejects|to[A-Z]\w*)$/.test(chain.names[0] ?? '');
    return isMatched ? plain(chain.node, 'named', last, 'other', actual, chain.given[0] ?? null) : null;
  }
  return plain(call, 'named', last, 'other', actual, second);
}

/** `expectTotal`, `assertValid`, `verifyOrder`: a function that asserts, by its name. */
export function saysItAsserts(name: string): boolean {
  return NAMED.test(name) && !NOT_NAMED.test(name);
}

function plain(
  node: SyntaxNode,
  style: Assertion['style'],
  matcher: string,
  kind: AssertionKind,
  actual: SyntaxNode | null,
  expected: SyntaxNode | null,
): Assertion {
  return { node, style, matcher, chained: [], kind, actual, expected, isPromise: false };
}

/** `200`, `{ body }`, `/text/`, `'text'` of supertest; 4xx and 5xx are errors. */
function kindOfStatus(status: SyntaxNode | null): AssertionKind {
  const value = status?.type === 'NumericLiteral' ? (status as unknown as { value: number }).value : 0;
  return value >= 400 && value < 600 ? 'error' : 'value';
}

function isExpect(callee: SyntaxNode, { imports }: AssertionNames): boolean {
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

function isAssert(path: readonly string[], { imports }: AssertionNames): boolean {
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
function importedMember(path: readonly string[], { imports }: AssertionNames): string | null {
  const [root = ''] = path;
  const imported = imports.get(root);
  if (path.length > 1 || imported === undefined) return null;
  return ['default', '*', 'assert', 'strict'].includes(imported.name) ? 'ok' : imported.name;
}

function isComparison(node: SyntaxNode | null): boolean {
  if (node === null) return false;
  if (node.type === 'UnaryExpression') return isComparison(child(node, 'argument'));
  if (node.type === 'LogicalExpression') return true;
  const operator = (node as unknown as { operator?: string }).operator ?? '';
  return node.type === 'BinaryExpression' && /^(?:[!=]==?|[<>]=?|in|instanceof)$/.test(operator);
}

interface Chain {
  readonly node: SyntaxNode;
  readonly names: readonly string[];
  /** Arguments of the last call of the chain. */
  readonly given: readonly SyntaxNode[];
}

/** All that is chained to a call: `expect(a)` of `expect(a).not.toBe(b)`. */
function chainOf(root: SyntaxNode, index: TreeIndex): Chain {
  const names: string[] = [];
  let given: readonly SyntaxNode[] = [];
  let at = root;
  for (let above = index.parentOf(at); above !== null; above = index.parentOf(at)) {
    if (isMember(above) && child(above, 'object') === at) {
      const name = memberName(above);
      // `expect(a).resolves.toBe(b).then(…)`: what follows is about the promise.
      if (name === null || name === 'then' || name === 'catch' || name === 'finally') break;
      names.push(name);
    } else if (isCall(above) && child(above, 'callee') === at) given = list(above, 'arguments');
    else if (withoutTypes(above) === above || withoutTypes(above) !== withoutTypes(at)) break;
    at = above;
  }
  return { node: at, names, given };
}

function made(
  style: 'expect' | 'should',
  { node, names, given }: Chain,
  actual: SyntaxNode | null,
  expected: SyntaxNode | null,
  waits: boolean,
  beginning: string | null,
): Assertion {
  const matcher = names.at(-1) ?? (style === 'should' ? beginning : null);
  const chained = names.slice(0, -1);
  const isPromise =
    [...names, beginning].some((name) => name !== null && PROMISES.has(name)) ||
    (matcher !== null &&
      (/^(?:rejected|rejectedWith|fulfilled|become)$/.test(matcher) || (waits && WEB_FIRST.test(matcher))));
  const kind = matcher === null ? 'other' : kindOf(matcher, chained);
  const isWeakChai =
    kind === 'value' && given.length === 0 && chained.includes('be') && /^(?:true|false)$/.test(matcher ?? '');
  return {
    node,
    style,
    matcher,
    chained,
    kind: isWeakChai && isDoubleState(actual) ? 'interaction' : interactionOr(kind, actual),
    actual,
    expected,
    isPromise,
  };
}

/** `expect(spy.mock.calls)…`, `expect(spy.callCount)…` hold how a double was called, by whatever matcher. */
function interactionOr(kind: AssertionKind, actual: SyntaxNode | null): AssertionKind {
  return kind !== 'snapshot' && isDoubleState(actual) ? 'interaction' : kind;
}

const STATE = new Set(['called', 'calledOnce', 'calledTwice', 'calledThrice', 'callCount', 'notCalled', 'calls']);

function isDoubleState(actual: SyntaxNode | null): boolean {
  for (let at = actual === null ? null : withoutTypes(actual); at !== null; ) {
    if (isCall(at)) at = child(at, 'callee');
    if (!isMember(at)) return false;
    const name = memberName(at);
    const object = child(at, 'object');
    if (name === 'calls' || name === 'mock') {
      if (name === 'mock' || memberName(object) === 'mock') return true;
    } else if (name !== null && STATE.has(name)) return true;
    at = object === null ? null : withoutTypes(object);
  }
  return false;
}

/** `value.should.equal(…)`: `should` as a property. */
function shouldOf(member: SyntaxNode, index: TreeIndex): Assertion | null {
  if (memberName(member) !== 'should' || nameOf(child(member, 'object')) === 'chai') return null;
  const above = index.parentOf(member);
  if (above === null || !isMember(above) || child(above, 'object') !== member) return null;
  const chain = chainOf(member, index);
  return made('should', chain, child(member, 'object'), chain.given[0] ?? null, false, null);
}

/** A literal, or a list of literals, as one text; null for anything else. */
export function literalText(node: SyntaxNode | null): string | null {
  if (node === null) return null;
  const bare = withoutTypes(node);
  const text = stringOf(bare);
  if (text !== null) return JSON.stringify(text);
  switch (bare.type) {
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'BigIntLiteral':
      return String((bare as unknown as { value: unknown }).value);
    case 'NullLiteral':
      return 'null';
    case 'UnaryExpression': {
      const inner = literalText(child(bare, 'argument'));
      return inner === null ? null : `${(bare as unknown as { operator: string }).operator}${inner}`;
    }
    case 'Identifier':
      return nameOf(bare) === 'undefined' ? 'undefined' : null;
    default:
      return null;
  }
}
