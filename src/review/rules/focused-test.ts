import type { Rule } from './rule.ts';

/**
 * focused-test: `.only`, `fit`, `fdescribe`.
 *
 * Why: every other test beside it no longer runs.
 * Silent: a choice (`slow ? it.only : it`), a function of the file's own. It only warns of one that stands in an `if`: on most
 * machines it may not be there at all.
 * Source: jest/no-focused-tests. Level: block (in the gate by the suppressions check).
 */
export const focusedTest: Rule = {
  id: 'focused-test',
  *find(file) {
    for (const one of file.cases) {
      for (let block: typeof one.block | null = one.block; block !== null; block = block.parent) {
        if (block.callee.own || !block.callee.modifiers.includes('only')) continue;
        const isChosen = file.index.around(block.call, null).some(({ type }) => type === 'IfStatement');
        const message = 'is focused: every other test beside it no longer runs';
        yield { one, node: block.call, message, ...(isChosen ? { level: 'warn' as const } : {}) };
        break;
      }
    }
  },
};
