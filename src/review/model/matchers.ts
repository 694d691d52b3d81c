/**
 * What an assertion holds.
 * value: what something is. weak: that there is something. truth: that a condition holds. error: that something goes wrong.
 * interaction: how a double was called. snapshot: what was there once. other: anything else.
 */
export type AssertionKind = 'value' | 'weak' | 'truth' | 'error' | 'interaction' | 'snapshot' | 'other';

const SNAPSHOT = /Snapshot$|^snapshot$/;
const INTERACTION =
  /^(?:toHaveBeen|toBeCalled|lastCalledWith|nthCalledWith|toHaveReturned|toReturn|lastReturnedWith|nthReturnedWith|toHaveLast|toHaveNth|called|notCalled|calledOnce|calledWith|calledOnceWith|callCount|calledTwice|calledThrice|calledBefore|calledAfter|alwaysCalled|neverCalled)/;
const ERROR = /^(?:toThrow|throws?$|Throw$|rejects?$|rejectedWith$|rejected$|ifError$|isRejected|isError$)/;
const WEAK =
  /^(?:toBeDefined|toBeUndefined|toBeTruthy|toBeFalsy|toBeNull|toBeInstanceOf|toBeTypeOf|toBeInTheDocument|exists?|ok|isOk|isNotOk|isDefined|isUndefined|isNull|isNotNull|isObject|isFunction|isString|isNumber|isArray|isBoolean|instanceof|instanceOf|isA|a|an|truthy|falsy|doesNotThrow|doesNotReject|not?Throws|toBeFunction|toBeObject|undefined|null)$/;
const VALUE =
  /^(?:toBe|toEqual|toStrictEqual|toMatch|toMatchObject|toContain|toContainEqual|toHaveLength|toHaveProperty|toBeCloseTo|toBeGreaterThan|toBeGreaterThanOrEqual|toBeLessThan|toBeLessThanOrEqual|toBeNaN|toBeOneOf|toHave[A-Z]\w*|toBe[A-Z]\w*|equals?|strictEqual|deepEqual|deepStrictEqual|partialDeepStrictEqual|looseEqual|notEqual|notStrictEqual|notDeepEqual|notDeepStrictEqual|deepEquals|same|strictSame|is|isNot|not|match|matches|doesNotMatch|eql|eq|eqls|include|includes|deepInclude|members|sameMembers|sameDeepMembers|lengthOf|length|property|propertyVal|keys|closeTo|approximately|above|below|least|most|within|true|false|isTrue|isFalse|empty|isEmpty|like|contains?|status|fail|unreachable|string|containEql|containDeep|NaN|oneOf|satisfy|satisfies|header|type)$/;

/** What the last name of an assertion's chain holds; `chained` are the names before it (`not`, `rejects`, `to.be`). */
export function kindOf(matcher: string, chained: readonly string[]): AssertionKind {
  if (SNAPSHOT.test(matcher)) return 'snapshot';
  if (INTERACTION.test(matcher)) return 'interaction';
  if (ERROR.test(matcher)) return 'error';
  if (chained.some((name) => name === 'rejects' || name === 'rejected')) return 'error';
  if (matcher === 'equal' || matcher === 'toBe') return 'value';
  if (WEAK.test(matcher)) return 'weak';
  return VALUE.test(matcher) ? 'value' : 'other';
}

/** Matchers of Playwright that wait, and so have to be awaited. */
export const WEB_FIRST =
  /^to(?:Be(?:Attached|Checked|Disabled|Editable|Enabled|Focused|Hidden|InViewport|Visible|OK)|Contain(?:Text|Class)|Have(?:Accessible\w+|Attribute|Class|Count|CSS|Id|JSProperty|Role|Screenshot|Text|Values?|Title|URL)|MatchAriaSnapshot)$/;

/** Matchers that hold a value against another one. */
export const EQUALITY =
  /^(?:toBe|toEqual|toStrictEqual|equals?|strictEqual|deepEqual|deepStrictEqual|eql?|is|same|eq)$/;
