import { normalForm } from '../../source/normal-form.ts';
import { holds, type SyntaxNode, withoutTypes } from '../../source/syntax.ts';
import { computedAs } from '../model/computed-as.ts';
import { child, isCall, list, nameOf } from '../model/fields.ts';
import { CALLS, nodesIn, type ReadCase, type TestFile } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

/** Titles that promise the same twice. */
const SAME =
  /same|cach|memo|singleton|once|identi|stable|idempot|determin|twice|again|reus|consisten|equal|pure|multiple|repeat|unique|random/i;

/**
 * expects-own-result: every value that the test expects comes of the same call with the same arguments as the value it is held
 * against.
 *
 * Why: it agrees with itself, right or wrong.
 * Silent: titles that promise the same twice (cached, idempotent, deterministic…), `not`, comparisons of two names, helpers of the
 * test file that make values, a value that the test uses for something before it compares it (`sort(list)` mutates nothing), and
 * two calls between which something else is called: the one is what was, the other what is.
 * Source: of this project. Level: warn. Witness: kills-nothing.
 */
export const expectsOwnResult: Rule = {
  id: 'expects-own-result',
  *find(file) {
    for (const one of file.cases) {
      const values = one.assertions.filter(({ kind, expected }) => kind === 'value' && expected !== null);
      const [first] = values;
      if (one.isSkipped || first === undefined || one.titles.some((title) => SAME.test(title))) continue;
      const acting = actingCalls(one, file);
      const isOwn = values.every(({ actual, expected, chained }) => {
        if (actual === null || expected === null || chained.includes('not')) return false;
        const computed = computedAs(awaited(actual), one, file);
        const expectedAs = computedAs(awaited(expected), one, file);
        if (computed === expectedAs || !isCall(computed) || !isCall(expectedAs)) return false;
        if (isMakers(computed, file) || happensBetween(computed, expectedAs, acting)) return false;
        return hasArguments(computed) && normalForm(computed) === normalForm(expectedAs);
      });
      if (!isOwn) continue;
      const used = namesUsedBy(one, file);
      if (values.some(({ actual }) => actual !== null && used.has(nameOf(awaited(actual)) ?? ''))) continue;
      const message = 'expects what the same call gives: it agrees with itself, right or wrong';
      yield { one, node: first.node, message };
    }
  },
};

function awaited(node: SyntaxNode): SyntaxNode {
  const bare = withoutTypes(node);
  return bare.type === 'AwaitExpression' ? withoutTypes((bare as unknown as { argument: SyntaxNode }).argument) : bare;
}

/** Something is called after the one and before the other. */
function happensBetween(one: SyntaxNode, other: SyntaxNode, acting: readonly SyntaxNode[]): boolean {
  const [first, last] = (one.start ?? 0) < (other.start ?? 0) ? [one, other] : [other, one];
  const [from, to, end] = [first.end ?? 0, last.start ?? 0, last.end ?? 0];
  return acting.some(({ start, end: over }) => (start ?? 0) >= from && (start ?? 0) < to && (over ?? 0) < end);
}

/** Calls that are no part of an assertion: what they do may change what the next one reads. */
function actingCalls(one: ReadCase, file: TestFile): readonly SyntaxNode[] {
  const assertions = new Set(one.assertions.map(({ node }) => node));
  return nodesIn(file, one, ...CALLS).filter(
    (call) => !assertions.has(call) && !file.index.around(call, one.block.call).some((above) => assertions.has(above)),
  );
}

/** A function of the test file's own, or `import(…)`: no subject. */
function isMakers(call: SyntaxNode, { functions }: TestFile): boolean {
  const callee = child(call, 'callee');
  return callee?.type === 'Import' || functions.has(nameOf(callee) ?? '');
}

/** Names that stand in a case elsewhere than in their declarations and in assertions. */
function namesUsedBy(one: ReadCase, file: TestFile): ReadonlySet<string> {
  const assertions = new Set(one.assertions.map(({ node }) => node));
  const isElsewhere = (node: SyntaxNode) =>
    file.index.parentOf(node)?.type !== 'VariableDeclarator' &&
    !file.index.around(node, one.block.call).some((above) => assertions.has(above));
  return new Set(
    nodesIn(file, one, 'Identifier')
      .filter(isElsewhere)
      .map((node) => nameOf(node) ?? ''),
  );
}

/** `next()` may give another value each time; `add(1, 2)` should not. */
function hasArguments(call: SyntaxNode): boolean {
  return holds(call, (node) => isCall(node) && list(node, 'arguments').length > 0);
}
