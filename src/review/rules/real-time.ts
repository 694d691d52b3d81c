import { holds, type SyntaxNode } from '../../source/syntax.ts';
import { computedAs } from '../model/computed-as.ts';
import { child, dottedPath, isCall, list } from '../model/fields.ts';
import type { Rule } from './rule.ts';

/**
 * real-time: an expected value is computed from the present moment (`new Date()`, `Date.now()`), and nothing fakes time.
 *
 * Why: it agrees on most days, and fails on the others.
 * Silent: bounds (`toBeGreaterThan…`), dates that are written out.
 * Source: Luo et al. 2014. Level: info.
 */
export const realTime: Rule = {
  id: 'real-time',
  *find(file) {
    if (file.fakesTime) return;
    for (const one of file.cases) {
      for (const { expected, kind, matcher } of one.assertions) {
        if (expected === null || kind !== 'value' || /Than|close|within|above|below/i.test(matcher ?? '')) continue;
        if (!readsClock(computedAs(expected, one, file))) continue;
        yield { one, node: expected, message: 'expects what the present moment gives: fix the time' };
        break;
      }
    }
  },
};

function readsClock(root: SyntaxNode): boolean {
  return holds(root, (node) => {
    const called = dottedPath(child(node, 'callee'))?.join('.');
    if (isCall(node)) return called === 'Date.now';
    return node.type === 'NewExpression' && called === 'Date' && list(node, 'arguments').length === 0;
  });
}
