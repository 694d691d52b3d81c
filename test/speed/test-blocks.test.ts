import { expect, test } from '@jest/globals';
import { readTestBlocks } from '../../src/source/test-blocks.ts';

test.each([
  ['a sum of 1,500 terms', `test('a', () => { expect(${'1 + '.repeat(1_500)}1).toBe(2); });`],
  [
    'a chain of 20,000 calls',
    `test('a', () => { a${'.b()'.repeat(20_000)}; }); describe${'.only'.repeat(20_000)}('b', f);`,
  ],
  ['a title of 1,500 terms', `test('a' ${"+ 'b'".repeat(1_500)}, () => {});`],
  ['30,000 comments with marks', `${'// earnest-ordered\n'.repeat(30_000)}describe('a', () => {});`],
  [
    '5,000 tests and 5,000 constants',
    `${Array.from({ length: 5_000 }, (_, at) => `const c${at} = f(c${at - 1}); test('t${at}', () => { c${at}; });`).join('\n')}`,
  ],
])('is read in a moment: %s', (_what, text) => {
  const started = performance.now();
  expect(readTestBlocks('a.js', text)?.blocks.length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(10_000);
});
