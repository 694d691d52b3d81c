import { normalForm } from '../../source/normal-form.ts';
import { isFunction, type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import type { Assertion } from '../model/assertions.ts';
import { calledName, isCall, isWithin, nameOf } from '../model/fields.ts';
import { obstacleOf } from '../model/flow.ts';
import { literalText } from '../model/literals.ts';
import { EQUALITY } from '../model/matchers.ts';
import { CALLS, isObliged, nodesIn, type ReadCase, type TestFile, takesDone } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

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
const NOTHING_WRONG =
  /n[o']t (?:throw|crash|hang|fail|break|explode)|without (?:error|throw|crash|fail)|smoke|compiles/i;
const LOOPS = /^(?:map|flatMap|forEach|filter|every|some)$/;
const FALSY = new Set(['false', '0', '""', 'null', 'undefined', 'NaN', '-0']);

/**
 * tautology: every assertion of the test compares a literal with the same literal (`expect(true).toBe(true)`), or asserts
 * that a literal is true.
 *
 * Why: it holds whatever the code does.
 * Silent: literals that stand in callbacks (but those of `map` and `forEach`), in a `catch` or an `if`, with words (`assert.ok(true, 'started')`), with `done` or
 * `expect.assertions`: there it says that a place was reached; an `expect` that the file imports from the code under test;
 * a helper or a hook that asserts.
 * Doubtful, and only listed: a name compared with itself; calls before it, where the title says that nothing goes wrong (`does not
 * throw`): it is they that may fail.
 * Source: tsDetect "redundant assertion". Level: block.
 */
export const tautology: Rule = {
  id: 'tautology',
  *find(file, { oracleOf }) {
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
      const isAll = literal.length === one.assertions.length && marks.length < literal.length;
      if (isAll && !takesDone(one) && !isObliged(file, one)) {
        if (oracleOf(file, one, true) === 'asserts') continue;
        const level = isSmoke(one, file) ? { level: 'info' as const } : {};
        yield {
          one,
          node: first.node,
          message: 'asserts only what holds by itself: assert what the code gives',
          ...level,
        };
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

function isSmoke(one: ReadCase, file: TestFile): boolean {
  const calls = nodesIn(file, one, ...CALLS, 'NewExpression');
  const isOther = (call: SyntaxNode) => !one.assertions.some(({ node }) => isWithin(call, node));
  return one.titles.some((title) => NOTHING_WRONG.test(title)) && calls.some(isOther);
}

function comparesLiterals({ matcher, chained, actual, expected }: Assertion): boolean {
  const value = literalText(actual);
  if (value === null || matcher === null || chained.includes('not')) return false;
  if (EQUALITY.test(matcher)) return literalText(expected) === value;
  return TRUTH[matcher]?.(value) ?? false;
}

function comparesName({ matcher, chained, actual, expected }: Assertion): boolean {
  if (actual === null || expected === null || chained.includes('not') || !EQUALITY.test(matcher ?? '')) return false;
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
  return text !== null || obstacleOf(node, one, index) !== 'runs' || !runsAlong(node, one, index);
}

/** Nothing but callbacks of loops (`each.map(() => …)`) stands between a node and its case. */
function runsAlong(node: SyntaxNode, one: ReadCase, index: TreeIndex): boolean {
  const functions = index.around(node, one.block.callback).filter(isFunction);
  return functions.every((each) => {
    const call = index.parentOf(each);
    return isCall(call) && LOOPS.test(calledName(call) ?? '');
  });
}
