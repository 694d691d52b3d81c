import type { Assertion } from './assertions.ts';
import { literalText } from './literals.ts';
import { EQUALITY } from './matchers.ts';
import { type ReadCase, rootsOf, type TestFile } from './test-file.ts';

/** It fails by being reached. */
export function isFailure({ matcher, actual, expected }: Assertion): boolean {
  if (/^(?:fail|unreachable|\w*never|notReached|shouldNot\w*)$/i.test(matcher ?? '')) return true;
  const [given, held] = [literalText(actual), literalText(expected)];
  if (given === 'false') return held !== 'false';
  return EQUALITY.test(matcher ?? '') && given !== null && held !== null && given !== held;
}

/** A `throw` on the test's own way, outside of what catches: it tells right from wrong too. */
export function throwsItself(made: readonly Assertion[], one: ReadCase, { index }: TestFile): boolean {
  const functions = new Set(made.map(({ node }) => index.functionAround(node)));
  return index
    .within(rootsOf(one), 'ThrowStatement')
    .some(
      (node) =>
        functions.has(index.functionAround(node)) &&
        !index.around(node, one.block.call).some(({ type }) => type === 'CatchClause'),
    );
}
