import { expect, test } from '@jest/globals';
import { type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('mocks-subject', files);

const SOURCES = {
  'src/invoice.ts': "import { rate } from './rate.ts';\nexport const total = () => rate();",
  'src/rate.ts': 'export const rate = () => 1;',
};
const invoice = (mock: string, path = 'test/invoice.test.ts') => ({
  ...SOURCES,
  [path]: `import { total } from '../src/invoice.ts';\n${mock}\ntest('adds up', () => { expect(total()).toBe(1); });\n`,
});

test('a double in the place of the module under test is found; one in the place of its collaborator is not', () => {
  expect(found(invoice("jest.mock('../src/invoice.ts');"))).toEqual(['block 2']);
  expect(found(invoice("jest.mock('../src/rate.ts');"))).toEqual([]);
});

test.each([
  ['vitest', "vi.mock('../src/invoice.ts');"],
  ['vitest, by an import', "vi.mock(import('../src/invoice.ts'));"],
  ['vitest, with a factory', "vi.mock('../src/invoice.ts', () => ({ total: () => 1 }));"],
  ['jest, with a factory', "jest.mock('../src/invoice.ts', () => ({ total: () => 1 }));"],
  ['jest, for modules', "jest.unstable_mockModule('../src/invoice.ts', () => ({ total: () => 1 }));"],
  ['node:test', "mock.module('../src/invoice.ts', { namedExports: { total: () => 1 } });"],
  ['testdouble', "td.replace('../src/invoice.ts');"],
  ['a path without its ending', "jest.mock('../src/invoice');"],
])('so it is in the words of %s', (_, mock) => {
  expect(found(invoice(mock))).toEqual(['block 2']);
});

test('the subject is the import that is called as the test file is', () => {
  const mock = "jest.mock('../src/invoice.ts');";
  expect(['test/invoice.spec.ts', 'test/test-invoice.test.ts'].map((path) => found(invoice(mock, path)))).toEqual([
    ['block 2'],
    ['block 2'],
  ]);
  const index = {
    'src/invoice/index.ts': 'export const total = 1;',
    'src/invoice/invoice.test.ts':
      "import { total } from './index.ts';\njest.mock('./index.ts');\ntest('a', () => { expect(total).toBe(1); });",
  };
  expect(found(index)).toEqual(['block 2']);
});

test.each([
  [
    'a partial double of jest',
    "jest.mock('../src/invoice.ts', () => ({ ...jest.requireActual('../src/invoice.ts'), send: jest.fn() }));",
  ],
  [
    'a partial double of vitest',
    "vi.mock('../src/invoice.ts', async (original) => ({ ...(await original()), send: vi.fn() }));",
  ],
  [
    'a partial double by importActual',
    "vi.mock('../src/invoice.ts', async () => ({ ...(await vi.importActual('../src/invoice.ts')) }));",
  ],
  ['spies on what stays real', "vi.mock('../src/invoice.ts', { spy: true });"],
  [
    'the real one beside the double',
    "jest.mock('../src/invoice.ts');\nconst real = jest.requireActual('../src/invoice.ts');",
  ],
  ['a package of that name', "jest.mock('invoice');"],
  ['a module of that name elsewhere', "jest.mock('../lib/invoice.ts');"],
  ['a module whose path is computed', "jest.mock(join('..', 'src', 'invoice.ts'));"],
  ['another object that mocks', "server.mock('../src/invoice.ts');"],
  ['a double of one function', "jest.spyOn(invoices, 'total').mockReturnValue(1);"],
  ['no longer mocked', "jest.unmock('../src/invoice.ts');\njest.dontMock('../src/invoice.ts');"],
])('%s is silent', (_, mock) => {
  expect(found(invoice(mock))).toEqual([]);
});

test.each([
  ['a test file that is named otherwise', invoice("jest.mock('../src/invoice.ts');", 'test/billing.test.ts')],
  [
    'a test file with two that are named as it is',
    {
      ...invoice(
        "jest.mock('../src/invoice.ts');\nimport '../lib/invoice.ts';\nimport { a } from '../lib/invoice.ts';",
      ),
      'lib/invoice.ts': 'export const a = 1;',
    },
  ],
  [
    'a test file about doubles, of which the module is material',
    {
      'test/mocking.test.ts':
        "jest.mock('./material/a.ts');\nimport { a } from './material/a.ts';\ntest('a', () => { expect(a).toBe(1); });",
      'test/material/a.ts': 'export const a = 1;',
    },
  ],
])('%s is silent', (_, files: Files) => {
  expect(found(files)).toEqual([]);
});
