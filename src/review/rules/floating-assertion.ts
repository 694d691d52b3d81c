import type { SyntaxNode } from '../../source/syntax.ts';
import { child, isWithin } from '../model/fields.ts';
import { isAwaited } from '../model/flow.ts';
import { usesVitest } from '../model/runner-of-file.ts';
import type { ReadCase, TestFile } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

/**
 * floating-assertion: an assertion that is a promise (`resolves`, `rejects`, `assert.rejects`, `eventually`, Playwright's
 * matchers) stands as a statement of its own, without `await` or `return`.
 *
 * Why: the test ends before it is made, and passes whatever the promise does.
 * Silent: promises that are kept, handed on (`Promise.all([…])`), chained further, or marked with `void`; what stands in a `try` that
 * has a `catch`, which is after what is thrown at once.
 * In vitest, which waits for some of them at the end of the test, it only warns.
 * Source: jest/valid-expect. Level: block.
 */
export const floatingAssertion: Rule = {
  id: 'floating-assertion',
  *find(file, { modules }) {
    const isVitest = usesVitest(file, modules);
    for (const one of file.cases) {
      if (one.isSkipped) continue;
      for (const { node, isPromise, matcher } of one.assertions) {
        if (!isPromise || matcher === null || isAwaited(node, file.index) || isTried(node, one, file)) continue;
        const message = `its assertion "${matcher}" is a promise that nothing awaits: put "await" in front of it`;
        yield { one, node, message, ...(isVitest ? { level: 'warn' as const } : {}) };
      }
    }
  },
};

function isTried(node: SyntaxNode, one: ReadCase, { index }: TestFile): boolean {
  return index.around(node, one.block.call).some((at) => {
    const block = at.type === 'TryStatement' && child(at, 'handler') !== null ? child(at, 'block') : null;
    return block !== null && isWithin(node, block);
  });
}
