import type { Fields } from '../../../review/model/fields.ts';
import { isAwaited } from '../../../review/model/flow.ts';
import { readTestFile } from '../../../review/model/test-file.ts';
import type { SyntaxNode } from '../../../source/syntax.ts';
import type { Edit, RepairRule } from './edits.ts';

/**
 * Awaits assertions on promises (`expect(…).rejects`, `assert.rejects(…)`) that stand alone in the function of a test, and makes that
 * function async. In any other function nobody would wait for it.
 */
export const awaits: RepairRule = ({ path, code }) => {
  const file = readTestFile(path, code);
  if (file === null) return null;
  const edits: Edit[] = [];
  const made = new Set<SyntaxNode>();
  for (const { block, assertions } of file.cases) {
    for (const { node, isPromise, matcher } of assertions) {
      if (!isPromise || matcher === null || isAwaited(node, file.index)) continue;
      const around = file.index.functionAround(node);
      const statement = file.index.parentOf(node);
      if (around === null || around !== block.callback || statement?.type !== 'ExpressionStatement') continue;
      const { async: isAsync, generator } = around as Fields;
      if (generator === true) continue;
      edits.push({ start: node.start ?? 0, end: node.start ?? 0, text: 'await ' });
      if (isAsync !== true && !made.has(around)) {
        made.add(around);
        edits.push({ start: around.start ?? 0, end: around.start ?? 0, text: 'async ' });
      }
    }
  }
  return edits.length === 0 ? null : { edits, what: 'awaited assertions on promises' };
};
