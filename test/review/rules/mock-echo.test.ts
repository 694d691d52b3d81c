import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('mock-echo', files);

test('what a double was told to give is found where it is all that the test expects', () => {
  const body = (expected: string) => `  rates.of.mockReturnValue(19);\n  expect(total('de')).toBe(${expected});`;
  expect(found(aTest(body('19')))).toEqual(['warn 4 adds up']);
  expect(found(aTest(body('119')))).toEqual([]);
});

test.each([
  ['a promise', "rates.of.mockResolvedValue(19);\nexpect(await total('de')).toBe(19);"],
  ['a name', 'const paid = { id: 4 };\nrates.of.mockResolvedValue(paid);\nexpect(await total()).toBe(paid);'],
  [
    'an object that is written twice',
    "rates.of.mockReturnValue({ id: 4, state: 'paid' });\nexpect(total()).toEqual({ id: 4, state: 'paid' });",
  ],
  ['a function that gives it', "rates.of.mockImplementation(() => 'paid');\nexpect(total()).toBe('paid');"],
  [
    'a function that gives a promise',
    "rates.of.mockImplementation(() => Promise.resolve('paid'));\nexpect(await total()).toBe('paid');",
  ],
  ['a promise that is made', "rates.of.mockReturnValue(Promise.resolve('paid'));\nexpect(await total()).toBe('paid');"],
  ['a spy', "vi.spyOn(rates, 'of').mockReturnValue(19);\nexpect(total()).toBe(19);"],
  ['a typed double', 'vi.mocked(rates.of).mockReturnValue(19 as never);\nexpect(total()).toBe(19);'],
  ['sinon', "sinon.stub(rates, 'of').returns(19);\nassert.equal(total(), 19);"],
  ['testdouble', 'td.when(rates.of()).thenReturn(19);\nexpect(total()).toBe(19);'],
  [
    'an interaction beside it',
    'rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);\nexpect(rates.of).toHaveBeenCalledWith(1);',
  ],
])('so is %s', (_, body) => {
  expect(found(aTest(body))).toEqual([expect.stringMatching(/^warn \d+ adds up$/)]);
});

describe('silent is', () => {
  test.each([
    [
      'an assertion on anything else',
      'rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);\nexpect(send()).toBe(20);',
    ],
    ['what the code makes of it', 'rates.of.mockReturnValue(19);\nexpect(total()).toBe(100 + 19);'],
    ['a part of it', 'rates.of.mockReturnValue({ rate: 19, of: "de" });\nexpect(total()).toBe(19);'],
    ['a value that everybody uses', 'rates.of.mockReturnValue(true);\nexpect(total()).toBe(true);'],
    ['a digit', 'rates.of.mockReturnValue(2);\nexpect(total()).toBe(2);'],
    ['an empty list', 'rates.of.mockReturnValue([]);\nexpect(total()).toEqual([]);'],
    ['a length', 'rates.of.mockReturnValue(12);\nexpect(total()).toHaveLength(12);'],
    ['an error', "rates.of.mockRejectedValue(new Error('down'));\nawait expect(total()).rejects.toThrow('no rate');"],
    ['a snapshot', 'rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);\nexpect(send()).toMatchSnapshot();'],
    ['only interactions', 'rates.of.mockReturnValue(19);\ntotal();\nexpect(rates.of).toHaveBeenCalledWith(19);'],
    ['a helper that asserts by its name', 'rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);\nexpectPaid();'],
    ['a double that gives what is computed', 'rates.of.mockReturnValue(make());\nexpect(total()).toBe(19);'],
    ['no double', "rates.set('de', 19);\nexpect(total('de')).toBe(19);"],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test('a double that is taught for the whole suite', () => {
    expect(
      found("beforeEach(() => { rates.of.mockReturnValue(19); });\ntest('adds', () => { expect(total()).toBe(19); });"),
    ).toEqual([]);
  });

  test('a test file about doubles', () => {
    const text = aTest('rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);');
    expect(found({ 'src/invoice.ts': '', 'test/spy.test.ts': text })).toEqual([]);
  });
});

describe('where the text leaves a doubt, it is only listed:', () => {
  test.each([
    [
      'which of two doubles answers',
      'rates.of.mockReturnValue(19);\nold.of.mockReturnValue(16);\nexpect(total()).toBe(19);',
      'adds up',
    ],
    [
      'what comes of a cache',
      'rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);\nexpect(total()).toBe(19);',
      'is cached',
    ],
    [
      'what comes of a fallback',
      'rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);',
      'falls back to the old rate',
    ],
    [
      'what is handed on by intent',
      'rates.of.mockReturnValue(19);\nexpect(total()).toBe(19);',
      'delegates to the rates',
    ],
    [
      'a function that is handed to the code',
      "const load = vi.fn(() => 'paid');\nexpect(await total(load)).toBe('paid');",
      'adds up',
    ],
    ['a double that the test itself calls', 'rates.of.mockReturnValue(19);\nexpect(rates.of()).toBe(19);', 'adds up'],
    [
      'a spied method that the test itself calls',
      "jest.spyOn(rates, 'of').mockReturnValue(19);\nexpect(rates.of()).toBe(19);",
      'adds up',
    ],
    [
      'a double that the test itself waits for',
      'rates.of.mockResolvedValue(19);\nexpect(await rates.of()).toBe(19);',
      'adds up',
    ],
  ])('%s', (_, body, title) => {
    expect(found(aTest(body, title))).toEqual([expect.stringMatching(/^info /)]);
  });
});
