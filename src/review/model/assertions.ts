import { requiredPath } from '../../source/required-path.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import {
  ASSERT_MODULES,
  type AssertionNames,
  CONTEXT_FRAMEWORKS,
  CONTEXT_MATCHERS,
  importedMember,
  isAssert,
  isExpect,
  LIBRARY,
  saysItAsserts,
  TYPES,
} from './assertion-names.ts';
import { type Chain, chainOf } from './chains.ts';
import { isDoubleState } from './doubles.ts';
import { calledName, child, dottedPath, isMember, list, memberName, nameOf } from './fields.ts';
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

const PROMISES = new Set(['resolves', 'rejects', 'eventually', 'poll']);
const PROMISED = /^(?:rejects|doesNotReject|rejected|rejectedWith|fulfilled|throwsAsync|notThrowsAsync|become)$/;

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
      ...plain(call, 'assert', matcher, interactionOr(kind, actual), actual, second),
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
    const kind = interactionOr(kindOf(last, []), actual);
    return { ...plain(call, 'context', last, kind, actual, second), isPromise: PROMISED.test(last) };
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

function isComparison(node: SyntaxNode | null): boolean {
  if (node === null) return false;
  if (node.type === 'UnaryExpression') return isComparison(child(node, 'argument'));
  if (node.type === 'LogicalExpression') return true;
  const operator = (node as unknown as { operator?: string }).operator ?? '';
  return node.type === 'BinaryExpression' && /^(?:[!=]==?|[<>]=?|in|instanceof)$/.test(operator);
}

function made(
  style: 'expect' | 'should',
  { node, names }: Chain,
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
  return {
    node,
    style,
    matcher,
    chained,
    kind: interactionOr(kind, actual),
    actual,
    expected,
    isPromise,
  };
}

/** `expect(spy.mock.calls)…`, `expect(spy.callCount)…` hold how a double was called, by whatever matcher. */
function interactionOr(kind: AssertionKind, actual: SyntaxNode | null): AssertionKind {
  return kind !== 'snapshot' && isDoubleState(actual) ? 'interaction' : kind;
}

/** `value.should.equal(…)`: `should` as a property. */
function shouldOf(member: SyntaxNode, index: TreeIndex): Assertion | null {
  if (memberName(member) !== 'should' || nameOf(child(member, 'object')) === 'chai') return null;
  const above = index.parentOf(member);
  if (above === null || !isMember(above) || child(above, 'object') !== member) return null;
  const chain = chainOf(member, index);
  return made('should', chain, child(member, 'object'), chain.given[0] ?? null, false, null);
}
