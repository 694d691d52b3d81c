import { describe, expect, test } from '@jest/globals';
import { linesOfExport } from '../../src/source/lines-of-export.ts';

/** `1-3 5`: the lines that count as those of an export. */
function linesOf(text: string, exported: string, path = 'src/a.ts'): string | null {
  const lines = linesOfExport(path, text, exported);
  return lines?.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(' ') ?? null;
}

const SHOP = `import { round } from './round.ts';

const CENTS = 100;

function due(seats: number) {
  return seats * CENTS;
}

export function price(seats: number) {
  return round(due(seats));
}

const WORDS = ['one', 'two'];

export function words(seats: number) {
  return WORDS[seats];
}

export default words;
`;

describe('the lines of an export', () => {
  test('are its own and those of all that it uses in its file, at any depth, without imports', () => {
    expect(linesOf(SHOP, 'price')).toBe('3 5-7 9-11 13 15-17 19');
    expect(linesOf(SHOP.replace('export default words;\n', ''), 'price')).toBe('3 5-7 9-11');
    expect(linesOf(SHOP, 'default')).toBe('13 15-17 19');
  });

  test.each<[string, string, string, string]>([
    ['a list of exports', 'const a = 1;\nconst b = 2;\nexport { a as one, b as two };', 'two', '2 3'],
    ['a variable', 'export const a = () => 1;\nexport const b = () => a();', 'b', '1 2'],
    ['a class', 'export class A {\n  m() {}\n}\nexport class B {}', 'A', '1-3'],
    [
      'a default function',
      'function f() {}\nexport default function () {\n  f();\n}\nexport const b = 1;',
      'default',
      '1 2-4',
    ],
    [
      'CommonJS',
      "const { x } = require('./x');\nfunction a() {}\nfunction b() {}\nmodule.exports = { a, b };",
      'a',
      '1 2 3 4',
    ],
  ])('are found for %s', (_, text, exported, expected) => {
    expect(linesOf(text, exported)).toBe(expected);
  });

  test('have what runs when the file is loaded', () => {
    expect(
      linesOf(
        'const rates = new Map();\nrates.set("de", 19);\nexport const other = 1;\nexport function rate(of) {\n  return rates.get(of);\n}',
        'rate',
        'src/a.js',
      ),
    ).toBe('1 2 4-6');
  });

  test('are none where all of the file is about other exports', () => {
    expect(linesOf('export const a = 1;', 'missing')).toBe('');
  });

  test.each<[string, string, string]>([
    ['it cannot be parsed', 'src/a.ts', 'export function ('],
    ['it is no script', 'src/a.css', 'a { color: red }'],
  ])('are not known when %s', (_, path, text) => {
    expect(linesOf(text, 'a', path)).toBeNull();
  });
});
