import type { Assertion } from '../model/assertions.ts';
import { isMember, isWithin, lineOf } from '../model/fields.ts';
import { exitBefore } from '../model/flow.ts';
import type { ReadCase, TestFile } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

/**
 * unreachable-assertion: an assertion behind a `return` or `throw` that stands in no condition; an `expect(…)` on which no
 * matcher is called.
 *
 * Why: it is never made.
 * Silent: functions declared behind a `return`; chai's matchers that are properties (`to.be.true`).
 * Source: no-unreachable, jest/valid-expect. Level: block.
 */
export const unreachableAssertion: Rule = {
  id: 'unreachable-assertion',
  *find(file) {
    for (const one of file.cases) {
      if (one.isSkipped) continue;
      const [first, ...others] = one.assertions.flatMap((assertion) => {
        const message = whyNever(assertion, one, file);
        return message === null ? [] : [{ one, node: assertion.node, message }];
      });
      if (first === undefined) continue;
      const more = others.length === 0 ? '' : ` (and ${others.length} more in this test)`;
      yield { ...first, message: first.message + more };
    }
  },
};

function whyNever(assertion: Assertion, one: ReadCase, { index }: TestFile): string | null {
  const { node } = assertion;
  const exit = exitBefore(node, one, index);
  if (exit !== null) return `its assertion is never made: line ${lineOf(exit)} ends the test before`;
  if (!isUnmatched(assertion) || index.parentOf(node)?.type !== 'ExpressionStatement') return null;
  const holds = one.assertions.some((other) => other !== assertion && isWithin(other.node, node));
  return holds ? null : 'its "expect" has no matcher that is called: it asserts nothing';
}

const NO_MATCHERS = new Set(['not', 'resolves', 'rejects', 'to', 'be', 'have']);

/** `expect(a)`, `expect(a).not`, `expect(a).toBe` without a call. */
function isUnmatched({ node, style, matcher }: Assertion): boolean {
  if (style !== 'expect') return false;
  if (matcher === null) return true;
  return isMember(node) && (NO_MATCHERS.has(matcher) || /^to[A-Z]/.test(matcher));
}
