import { describe, expect, test } from '@jest/globals';
import { reviewedChange, told } from './reviewed-change.ts';

const PAY = `export function pay(amount, account) {
  if (amount < 1) throw new RangeError('too little');
  if (account === null) {
    return null;
  }
  return account.take(amount);
}
`;
const START = "import { pay } from '../src/pay.js';\nconst account = { take: (n) => n };\n";
const golden = (n: number) => `test('pays ${n}', () => { expect(pay(${n}, account)).toBe(${n}); });\n`;

async function run(tests: string, source = PAY) {
  return reviewedChange({
    base: { 'package.json': '{}' },
    head: { 'src/pay.js': source, 'test/pay.test.js': START + tests },
    ran: { 'test/pay.test.js': ['pays 5', 'pays 6', 'pays 7', 'refuses'] },
  });
}

const three = golden(5) + golden(6) + golden(7);

describe('golden-path-only', () => {
  test('three tests of a function with two error exits, none of which takes one', async () => {
    const found = await run(three);
    expect(told(found, 'golden-path-only')).toEqual([
      'src/pay.js:1 "pay" has 2 error exits, and none of the 3 tests that call it takes one or tries a boundary',
    ]);
    expect(found.suspicions.find(({ rule }) => rule === 'golden-path-only')).toMatchObject({
      witnesses: ['survivors-there'],
      branches: [
        { file: 'src/pay.js', first: 2, last: 2 },
        { file: 'src/pay.js', first: 3, last: 5 },
      ],
    });
  });

  test.each([
    ['an error that is expected', `${three}test('refuses', () => { expect(() => pay(-5, account)).toThrow(); });\n`],
    [
      'a title that speaks of one',
      `${three}test('is invalid below one', () => { expect(pay(5, account)).toBe(5); });\n`,
    ],
    ['a boundary', `${three}test('refuses', () => { expect(pay(5, null)).toBeFalsy(); });\n`],
    ['two tests', golden(5) + golden(6)],
  ])('not with %s', async (_, tests) => {
    expect(told(await run(tests), 'golden-path-only')).toEqual([]);
  });

  test.each([
    ['a function with one error exit', PAY.replace(/ {2}if \(account[^}]*\}\n/, '')],
    ['a function without', 'export const pay = (amount, account) => account.take(amount);\n'],
  ])('not %s', async (_, source) => {
    expect(told(await run(three, source), 'golden-path-only')).toEqual([]);
  });
});
