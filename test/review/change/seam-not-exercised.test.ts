import { describe, expect, test } from '@jest/globals';
import { reviewedChange, told } from './reviewed-change.ts';

const RATE = 'export const rate = () => 2;\n';
const FEE = "import { rate } from './rate.js';\nexport const fee = (n) => n * rate();\n";
const REAL = "import { fee } from '../src/fee.js';\ntest('charges', () => { expect(fee(2)).toBe(4); });\n";
const DOUBLED = `jest.mock('../src/rate.js', () => ({ rate: () => 3 }));\n${REAL.replace('toBe(4)', 'toBe(6)')}`;

async function run(head: Readonly<Record<string, string>>, base: Readonly<Record<string, string>> = {}) {
  const files = Object.keys(head).filter((path) => path.startsWith('test/'));
  return reviewedChange({
    base: { 'package.json': '{}', ...base },
    head,
    ran: Object.fromEntries(files.map((file) => [file, ['charges']])),
  });
}

describe('seam-not-exercised', () => {
  test('an import between two new modules that every test doubles', async () => {
    const found = await run({ 'src/rate.js': RATE, 'src/fee.js': FEE, 'test/fee.test.js': DOUBLED });
    expect(told(found, 'seam-not-exercised')).toEqual([
      'src/fee.js:1 the import of src/rate.js is exercised by no test: test/fee.test.js puts a double in its place',
    ]);
    expect(found.seams).toEqual([
      { from: 'src/fee.js', to: 'src/rate.js', line: 1, exercisedBy: null, doubledBy: ['test/fee.test.js'] },
    ]);
  });

  test('not one that no test reaches', async () => {
    const found = await run({ 'src/rate.js': RATE, 'src/fee.js': FEE });
    expect(told(found, 'seam-not-exercised')).toEqual([]);
    expect(found.seams).toMatchObject([{ exercisedBy: null, doubledBy: [] }]);
  });

  test('not one that another test takes as it is', async () => {
    const found = await run({
      'src/rate.js': RATE,
      'src/fee.js': FEE,
      'test/doubled.test.js': DOUBLED,
      'test/real.test.js': REAL,
    });
    expect(told(found, 'seam-not-exercised')).toEqual([]);
    expect(found.seams).toMatchObject([{ exercisedBy: 'test/real.test.js', doubledBy: ['test/doubled.test.js'] }]);
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'a double of a part',
      {
        'src/rate.js': RATE,
        'src/fee.js': FEE,
        'test/fee.test.js': DOUBLED.replace('({ rate: () => 3 })', "({ ...jest.requireActual('../src/rate.js') })"),
      },
      {},
    ],
    [
      'types',
      {
        'src/rate.ts': 'export type Rate = number;\n',
        'src/fee.ts': "import type { Rate } from './rate.ts';\nexport const fee = (n: Rate) => n;\n",
      },
      {},
    ],
    ['packages', { 'src/fee.js': "import { rate } from 'rates';\nexport const fee = (n) => n * rate();\n" }, {}],
    [
      'an import that the change leaves alone',
      { 'src/fee.js': FEE.replace('n * rate()', 'rate() * n') },
      { 'src/rate.js': RATE, 'src/fee.js': FEE },
    ],
  ])('not %s', async (_, head, base) => {
    expect(told(await run(head, base), 'seam-not-exercised')).toEqual([]);
  });
});
