import { describe, expect, test } from '@jest/globals';
import { reviewedChange, told } from './reviewed-change.ts';

const FEE = 'export function fee(total, weeks) {\n  return Math.round((total * Math.min(weeks * 2, 20)) / 100);\n}\n';

async function found(body: string, source = FEE): Promise<readonly string[]> {
  const text = `import { fee } from '../src/fee.js';\ntest('charges a fee', () => {\n${body}\n});\n`;
  const run = await reviewedChange({
    base: { 'package.json': '{}' },
    head: { 'src/fee.js': source, 'test/fee.test.js': text },
    ran: { 'test/fee.test.js': ['charges a fee'] },
  });
  return told(run, 'mirrors-implementation');
}

describe('mirrors-implementation', () => {
  test('an expected value that the changed function computes just so, names aside', async () => {
    const body =
      'const amount = 100; const count = 3;\nexpect(fee(amount, count)).toBe(Math.round((amount * Math.min(count * 2, 20)) / 100));';
    expect(await found(body)).toEqual([
      'test/fee.test.js:4 computes what it expects as src/fee.js:2 does: write the expected values out',
    ]);
  });

  test('the same by way of a variable', async () => {
    const body =
      'const total = 100; const weeks = 3;\nconst expected = Math.round((total * Math.min(weeks * 2, 20)) / 100);\nexpect(fee(total, weeks)).toBe(expected);';
    expect(await found(body)).toHaveLength(1);
  });

  test('a template of the same words', async () => {
    const text = (id: string, sum: string) =>
      ['`Invoice $', `{${id}} is late: $`, `{${sum}} to pay, please.\``].join('');
    const source = `export const fee = (id, sum) => ${text('id', 'sum')};\n`;
    const body = `const a = 1; const b = 2;\nexpect(fee(a, b)).toBe(${text('a', 'b')});`;
    expect(await found(body, source)).toHaveLength(1);
  });

  test.each([
    ['the value written out', 'expect(fee(100, 3)).toBe(6);'],
    [
      'one of two written out',
      'const t = 100, w = 3;\nexpect(fee(t, w)).toBe(Math.round((t * Math.min(w * 2, 20)) / 100));\nexpect(fee(100, 1)).toBe(2);',
    ],
    ['another rate', 'const t = 100, w = 3;\nexpect(fee(t, w)).toBe(Math.round((t * Math.min(w * 3, 20)) / 100));'],
    [
      'names in another order',
      'const t = 100, w = 3;\nexpect(fee(t, w)).toBe(Math.round((t * Math.min(t * 2, 20)) / 100));',
    ],
    ['a small expression', 'const w = 3;\nexpect(fee(100, w)).toBe(w * 2);'],
    [
      'members of what calls give',
      'const w = 3;\nexpect(fee(100, w)).toBe([w].map((x) => x * 2).at(0) + JSON.parse("[1]").length);',
    ],
    ['another way to the same', 'const w = 3;\nexpect(fee(100, w)).toBe([2, 4, 6][w - 1]);'],
  ])('not %s', async (_, body) => {
    expect(await found(body)).toEqual([]);
  });

  test('not what a function computes that the change leaves alone', async () => {
    const text =
      "import { fee } from '../src/fee.js';\ntest('charges a fee', () => {\nconst t = 100, w = 3;\nexpect(fee(t, w)).toBe(Math.round((t * Math.min(w * 2, 20)) / 100));\n});\n";
    const run = await reviewedChange({
      base: { 'src/fee.js': FEE },
      head: { 'test/fee.test.js': text },
      ran: { 'test/fee.test.js': ['charges a fee'] },
    });
    expect(told(run, 'mirrors-implementation')).toEqual([]);
  });
});
