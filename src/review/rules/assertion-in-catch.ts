import type { Assertion } from '../model/assertions.ts';
import { isFailure, throwsItself } from '../model/failures.ts';
import { child, list, nameOf } from '../model/fields.ts';
import type { ReadCase, TestFile } from '../model/test-file.ts';
import { everyAssertionBehind } from './every-assertion-behind.ts';

/**
 * assertion-in-catch: all assertions stand in a `catch` that nothing obliges to be reached.
 *
 * Why: when nothing is thrown, nothing is asserted.
 * Silent: a `try` that ends in a failure of its own (`throw`, `fail()`), a `throw` that stands elsewhere in the test,
 * `expect.assertions`, a `catch` that fails by being reached (`fail(error)`, `expect(error).toBeUndefined()`).
 * Source: jest/no-conditional-expect. Level: warn. Witness: no-assertion-ran, kills-nothing.
 */
export const assertionInCatch = everyAssertionBehind(
  'assertion-in-catch',
  'catch',
  'asserts only when something is thrown: say that it has to be, with toThrow, rejects or expect.assertions',
  (made, one, file) => {
    const isHeld = made.some((assertion) => isFailure(assertion) || deniesError(assertion, one, file));
    return isHeld || throwsItself(made, one, file) ? null : {};
  },
);

/** `expect(error).toBeUndefined()` in a `catch`: it holds of nothing that is thrown. */
function deniesError({ node, matcher, chained, actual }: Assertion, one: ReadCase, { index }: TestFile): boolean {
  const isNothing = /^(?:toBeUndefined|toBeNull|toBeFalsy|undefined|null|ifError|notOk|falsy|isUndefined|isNull)$/;
  const isNot = chained.includes('not') && /^(?:exists?|toBeDefined|toBeTruthy|ok)$/.test(matcher ?? '');
  if (!isNot && (!isNothing.test(matcher ?? '') || chained.includes('not'))) return false;
  const name = nameOf(actual);
  return (
    name !== null &&
    index
      .around(node, one.block.call)
      .some((at) => [child(at, 'param'), ...list(at, 'params')].some((each) => nameOf(each) === name))
  );
}
