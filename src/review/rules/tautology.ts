import { normalForm } from '../../source/normal-form.ts';
import { stringOf, withoutTypes } from '../../source/syntax.ts';
import { type Assertion, literalText } from '../model/assertions.ts';
import { nameOf } from '../model/fields.ts';
import { obstacleOf } from '../model/flow.ts';
import { isObliged, type ReadCase, type TestFile, takesDone } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

const EQUALS = /^(?:toBe|toEqual|toStrictEqual|equals?|strictEqual|deepEqual|deepStrictEqual|eql?|is|same|eq)$/;
const TRUTH: Readonly<Record<string, (value: string) => boolean>> = {
  toBeTruthy: (value) => !FALSY.has(value),
  ok: (value) => !FALSY.has(value),
  isOk: (value) => !FALSY.has(value),
  true: (value) => value === 'true',
  isTrue: (value) => value === 'true',
  truthy: (value) => !FALSY.has(value),
  toBeFalsy: (value) => FALSY.has(value),
  notOk: (value) => FALSY.has(value),
  false: (value) => value === 'false',
  isFalse: (value) => value === 'false',
  toBeDefined: (value) => value !== 'undefined',
  toBeUndefined: (value) => value === 'undefined',
  toBeNull: (value) => value === 'null',
};
const FALSY = new Set(['false', '0', '""', 'null', 'undefined', 'NaN', '-0']);

/**
 * tautology: every assertion of the test compares a literal with the same literal (`expect(true).toBe(true)`), or asserts
 * that a literal is true.
 *
 * Why: it holds whatever the code does.
 * Silent: a literal in a callback, a `catch` or an `if`, with words (`assert.ok(true, 'started')`), with `done` or
 * `expect.assertions`: there it says that a place was reached; an `expect` that the file imports from the code under test. One among other assertions, and a name compared with itself, are only listed.
 * Source: tsDetect "redundant assertion". Level: block.
 */
export const tautology: Rule = {
  id: 'tautology',
  *find(file) {
    const isSubject = [...file.imports.values()].some(
      ({ specifier, name }) =>
        specifier.startsWith('.') && (name === 'expect' || /(?:^|\/)expect(?:\/|$)/.test(specifier)),
    );
    if (isSubject) return;
    for (const one of file.cases) {
      const [first] = one.assertions;
      if (one.isSkipped || first === undefined) continue;
      const literal = one.assertions.filter(comparesLiterals);
      const marks = literal.filter((assertion) => saysReached(assertion, one, file));
      if (literal.length === one.assertions.length && marks.length === 0 && !takesDone(one) && !isObliged(file, one)) {
        yield { one, node: first.node, message: 'asserts only what holds by itself: assert what the code gives' };
        continue;
      }
      const own = one.assertions.find(comparesName);
      if (own !== undefined) {
        const message = 'compares a value with itself';
        yield { one, node: own.node, message, level: 'info' };
      }
    }
  },
};

function comparesLiterals({ matcher, chained, actual, expected }: Assertion): boolean {
  const value = literalText(actual);
  if (value === null || matcher === null || chained.includes('not')) return false;
  if (EQUALS.test(matcher)) return literalText(expected) === value;
  return TRUTH[matcher]?.(value) ?? false;
}

function comparesName({ matcher, chained, actual, expected }: Assertion): boolean {
  if (actual === null || expected === null || chained.includes('not') || !EQUALS.test(matcher ?? '')) return false;
  const name = nameOf(withoutTypes(actual));
  return (
    name !== null &&
    name !== 'undefined' &&
    name !== 'NaN' &&
    normalForm(withoutTypes(expected)) === normalForm(withoutTypes(actual))
  );
}

/** It marks a place: it stands where something has to happen first, or says what was reached (`assert.ok(true, 'started')`). */
function saysReached({ node, style, actual, expected }: Assertion, one: ReadCase, { index }: TestFile): boolean {
  const text = style === 'assert' || style === 'context' ? (stringOf(expected) ?? stringOf(actual)) : null;
  return text !== null || obstacleOf(node, one, index) !== 'runs' || index.functionAround(node) !== one.block.callback;
}
