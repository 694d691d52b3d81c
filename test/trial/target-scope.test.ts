import { describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { targetLines } from '../../src/trial/target-scope.ts';
import { aBrief, aChange, aChangedFile } from '../judgements.ts';
import { folderWith } from '../toolchain/suites.ts';

const kindOf = createClassifier({ testMatches: null });
const brief = aBrief({ target: { kind: 'export', export: { file: 'src/index.js', name: 'total' } } });
const PRICE = `import { rate } from './rate.js';
const half = (sum) => sum / 2;
export function sum(lines) {
  return half(lines.length * rate);
}
export const other = () => 1;
`;

async function linesOf(files: Readonly<Record<string, string>>, change = aChange([])) {
  return Object.fromEntries(await targetLines(await folderWith(files), change, brief, kindOf));
}

describe('the lines of a target', () => {
  test('are those of the export and of what it uses in its file', async () => {
    expect(
      await linesOf({ 'src/index.js': PRICE.replaceAll('sum(', 'total('), 'src/rate.js': 'export const rate = 2;\n' }),
    ).toEqual({
      'src/index.js': [
        { first: 2, last: 2 },
        { first: 3, last: 5 },
      ],
    });
  });

  test('are found behind files that only hand it on, under the name that it has there', async () => {
    const files = {
      'src/index.js': "export * from './empty.js';\nexport { sum as total } from './shop/index.js';\n",
      'src/empty.js': 'export const none = 0;\n',
      'src/shop/index.js': "export * from '../price.js';\n",
      'src/price.js': PRICE,
      'src/rate.js': 'export const rate = 2;\n',
    };
    expect(await linesOf(files)).toEqual({
      'src/price.js': [
        { first: 2, last: 2 },
        { first: 3, last: 5 },
      ],
    });
  });

  test('end where modules hand an export round in a circle', async () => {
    const files = { 'src/index.js': "export * from './b.js';\n", 'src/b.js': "export * from './index.js';\n" };
    expect(Object.keys(await linesOf(files)).length).toBeLessThanOrEqual(1);
  });

  test('have the changed lines of what it imports with them, and no others of it', async () => {
    const files = {
      'src/index.js': PRICE.replaceAll('sum(', 'total('),
      'src/rate.js': 'export const rate = 2;\n',
      'src/far.js': '1;\n',
    };
    const change = aChange([
      aChangedFile({ path: 'src/rate.js', lines: [{ first: 1, last: 1 }] }),
      aChangedFile({ path: 'src/far.js', lines: [{ first: 1, last: 1 }] }),
    ]);
    expect(Object.keys(await linesOf(files, change))).toEqual(['src/index.js', 'src/rate.js']);
  });

  test('are none where the file is not there', async () => {
    expect(await linesOf({ 'src/other.js': '' })).toEqual({});
  });
});
