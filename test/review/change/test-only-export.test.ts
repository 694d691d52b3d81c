import { describe, expect, test } from '@jest/globals';
import { reviewedChange, told } from './reviewed-change.ts';

const BEFORE = 'function rounded(n) { return Math.round(n); }\nexport const price = (n) => rounded(n);\n';
const AFTER = `export ${BEFORE}`;
const SHOP = "import { price } from './price.js';\nexport const shop = () => price(1);\n";
const TEST = "import { rounded } from '../src/price.js';\ntest('rounds', () => { expect(rounded(1.2)).toBe(1); });\n";

async function found(files: Readonly<Record<string, string>>, base: Readonly<Record<string, string>> = {}) {
  const run = await reviewedChange({
    base: { 'package.json': '{"main":"src/index.js"}', 'src/price.js': BEFORE, 'src/shop.js': SHOP, ...base },
    head: { 'src/price.js': AFTER, 'test/price.test.js': TEST, ...files },
    ran: { 'test/price.test.js': ['rounds'] },
  });
  return told(run, 'test-only-export');
}

describe('test-only-export', () => {
  test('a helper that is made public, and that only a test imports', async () => {
    expect(await found({})).toEqual([
      'src/price.js:1 "rounded" is exported for tests alone: test it through what the product uses',
    ]);
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'one that the product imports too',
      { 'src/till.js': "import { rounded } from './price.js';\nexport const till = () => rounded(2);\n" },
      {},
    ],
    ['one that is handed on', { 'src/index.js': "export * from './price.js';\n" }, {}],
    ['one of the entry of the package', { 'package.json': '{"exports":{".":"./src/price.js"}}' }, {}],
    ['one that no test imports', { 'test/price.test.js': TEST.replaceAll('rounded', 'price') }, {}],
    ['one of a module that nothing imports yet', {}, { 'src/shop.js': 'export const shop = () => 1;\n' }],
    ['a type', { 'src/price.js': BEFORE, 'src/kind.ts': 'export type rounded = number;\n' }, {}],
    ['one that was public before', { 'src/price.js': `${AFTER}// ok\n` }, { 'src/price.js': AFTER }],
  ])('not %s', async (_, files, base) => {
    expect(await found(files, base)).toEqual([]);
  });
});
