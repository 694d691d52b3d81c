import { child, list, nameOf, statementsOf } from '../model/fields.ts';
import { isHook } from '../model/hooks.ts';
import type { ReadCase } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

/**
 * empty-test: the function of the test holds no statement.
 *
 * Why: it cannot fail, and counts as one that passes. A test still to be written is a `todo`.
 * Silent: skipped tests, cases without a function (pending in mocha, jest and vitest), functions that are handed to a macro (ava),
 * and tests that only carry the hooks of the suite around them: no test of it holds more.
 * Source: tsDetect. Level: block.
 */
export const emptyTest: Rule = {
  id: 'empty-test',
  *find(file) {
    const hooks = new Set(
      file.index
        .ofType('CallExpression')
        .filter(isHook)
        .map((call) => file.index.functionAround(call)),
    );
    const filled = new Set(file.cases.filter((one) => !isEmpty(one)).map(({ block }) => block.parent));
    for (const one of file.cases) {
      const suite = one.block.parent;
      const isCarrier = suite !== null && hooks.has(suite.callback) && !filled.has(suite);
      if (one.isSkipped || !isEmpty(one) || isCarrier) continue;
      const message = 'is empty: it cannot fail. A test that is still to be written is a todo';
      yield { one, node: one.block.call, message };
    }
  },
};

/** What a framework hands to every test, asked for or not. */
const CONTEXT = /^(?:t|ctx|context)$/;

/** A function without statements, whose fixtures (vitest's, Playwright's) are not asked for either. */
export function isEmpty({ block }: ReadCase): boolean {
  const { callback, callee, titleNode } = block;
  const body = child(callback, 'body');
  if (callback === null || body?.type !== 'BlockStatement' || callee.own) return false;
  const isTable = callee.modifiers.some((modifier) => modifier === 'each' || modifier === 'for');
  const isGiven = callback.params.every(
    (param) => CONTEXT.test(nameOf(param) ?? '') || (isTable && param.type === 'Identifier'),
  );
  if (!isGiven) return false;
  const others = list(block.call, 'arguments').filter((argument) => argument !== titleNode && argument !== callback);
  const settings = others.every(({ type }) => type === 'ObjectExpression' || type === 'NumericLiteral');
  return settings && statementsOf(body).length === 0;
}
