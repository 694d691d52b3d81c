/** A small change to a node:test project: free shipping from 50.00 on. Five mutants. */

export const SHIPPING = `export function isFree(total) {
  return total >= 5000;
}
`;

const testFile = (assertions: string) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFree } from '../src/shipping.js';

test('ships free from 50.00 on', () => {
${assertions}
});
`;

/** Kills all five. */
export const STRONG_TEST = testFile(`  assert.equal(isFree(5000), true);
  assert.equal(isFree(4999), false);`);

/** Asks about neither 50.00 itself nor anything below it: \`true\` and \`>\` are not noticed, three of five are. */
export const WEAK_TEST = testFile('  assert.equal(isFree(9000), true);');
