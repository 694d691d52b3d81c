import { isFunction, type SyntaxNode } from '../../source/syntax.ts';
import { list } from '../model/fields.ts';
import { isDone, type ReadCase, type TestFile } from '../model/test-file.ts';
import { everyAssertionBehind } from './every-assertion-behind.ts';

/**
 * unawaited-callback-assertion: all assertions stand in callbacks of promises or timers that nothing waits for.
 *
 * Why: the test may be over before the callback runs.
 * Silent: `done`, `expect.assertions`, fake timers, a promise that is awaited, returned or kept; a function around it that is told
 * when it is over (`withServer((done) => …)`, `new Promise((resolve) => …)`).
 * Source: jest/valid-expect-in-promise. Level: warn. Witness: no-assertion-ran, kills-nothing.
 */
export const unawaitedCallback = everyAssertionBehind(
  'unawaited-callback-assertion',
  'unawaited',
  'its assertions stand in a callback that nothing waits for: await the promise, or return it',
  (made, one, file) => (file.fakesTime || made.some(({ node }) => isTold(node, one, file)) ? null : {}),
);

/** A function around a node takes a `done` or a `resolve`. */
function isTold(node: SyntaxNode, one: ReadCase, { index }: TestFile): boolean {
  return index.around(node, one.block.call).some((at) => isFunction(at) && list(at, 'params').some(isDone));
}
