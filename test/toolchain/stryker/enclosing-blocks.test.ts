import { expect, test } from '@jest/globals';
import { enclosingBlocks } from '../../../src/toolchain/javascript/stryker/inside/enclosing-blocks.ts';
import type { PlannedMutant } from '../../../src/toolchain/javascript/stryker/inside/protocol.ts';

/** `line:column-line:column` */
function mutant(id: string, span: string, mutatorName = 'BlockStatement', fileName = '/a.js'): PlannedMutant {
  const [line = 0, column = 0, endLine = 0, endColumn = 0] = span.split(/[:-]/).map(Number);
  const location = { start: { line, column }, end: { line: endLine, column: endColumn } };
  return { id, fileName, location, mutatorName, replacement: '' };
}
const ids = (...mutants: readonly PlannedMutant[]) => [...enclosingBlocks(mutants)].map(({ id }) => id);

test.each<[string, readonly PlannedMutant[]]>([
  ['a mutant on a line of its own', [mutant('block', '1:10-3:1'), mutant('sum', '2:3-2:8', 'ArithmeticOperator')]],
  ['one on its own line', [mutant('block', '1:10-1:30'), mutant('sum', '1:12-1:20', 'ArithmeticOperator')]],
  ['another block', [mutant('block', '1:10-5:1'), mutant('inner', '2:5-4:3')]],
  ['one that ends where it ends', [mutant('block', '1:10-1:30'), mutant('sum', '1:20-1:30', 'ArithmeticOperator')]],
])('a block is around %s', (_, mutants) => {
  expect(ids(...mutants)).toEqual(['block']);
});

test.each<[string, readonly PlannedMutant[]]>([
  ['nothing', [mutant('block', '1:10-3:1')]],
  ['one beside it', [mutant('block', '1:10-1:30'), mutant('condition', '1:2-1:9', 'ConditionalExpression')]],
  ['one that begins before it', [mutant('block', '1:10-1:30'), mutant('arrow', '1:2-1:30', 'ArrowFunction')]],
  ['one in another file', [mutant('block', '1:10-3:1'), mutant('sum', '2:3-2:8', 'ArithmeticOperator', '/b.js')]],
])('a block is not around %s', (_, mutants) => {
  expect(ids(...mutants)).toEqual([]);
});
