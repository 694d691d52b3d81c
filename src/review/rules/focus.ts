import type { Rule } from './rule.ts';

/**
 * focused-test: `.only`, `fit`, `fdescribe`.
 *
 * Why: every other test beside it no longer runs.
 * Silent: a choice (`slow ? it.only : it`), a function of the file's own.
 * Source: jest/no-focused-tests. Level: block (in the gate by the suppressions check).
 */
export const focusedTest: Rule = {
  id: 'focused-test',
  *find(file) {
    for (const one of file.cases) {
      for (let block: typeof one.block | null = one.block; block !== null; block = block.parent) {
        if (block.callee.own || !block.callee.modifiers.includes('only')) continue;
        yield { one, node: block.call, message: 'is focused: every other test beside it no longer runs' };
        break;
      }
    }
  },
};

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
