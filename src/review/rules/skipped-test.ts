import type { Rule } from './rule.ts';

/**
 * skipped-test: `.skip`, `xit`, `xdescribe`.
 *
 * Why: it says nothing, and looks as if it did.
 * Silent: `.todo`, which is an intention; a choice; `skipIf` and `runIf`, which depend on the machine.
 * Source: jest/no-disabled-tests. Level: warn (in the gate by the suppressions check).
 */
export const skippedTest: Rule = {
  id: 'skipped-test',
  *find(file) {
    for (const one of file.cases) {
      for (let block: typeof one.block | null = one.block; block !== null; block = block.parent) {
        if (block.callee.own || !block.callee.modifiers.some((modifier) => modifier === 'skip' || modifier === 'fixme'))
          continue;
        yield { one, node: block.call, message: 'is skipped' };
        break;
      }
    }
  },
};
