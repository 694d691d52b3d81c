import { expect, test } from '@jest/globals';
import { idsOf } from '../../../src/toolchain/javascript/stryker/named-tests.ts';

const tests = [
  { id: '1', name: 'price > halves', file: 'test/price.test.js' },
  { id: '2', name: 'price doubles', file: 'test/price.test.js' },
  { id: '3', name: 'price  halves', file: 'test/other.test.js' },
  { id: '4', name: 'price fails', file: null },
];

test.each([
  ['a title, whatever joins it', 'test/price.test.js', 'price halves', ['1']],
  ['the same title in another file', 'test/other.test.js', 'price halves', ['3']],
  ['a test whose file is not told', 'test/price.test.js', 'price fails', ['4']],
  ['a title that none of the file has, for which all of them stand', 'test/price.test.js', 'price is said', ['1', '2']],
  ['a file that did not run', 'test/gone.test.js', 'price halves', []],
])('%s', (_, file, title, expected) => {
  expect([...idsOf(tests, [{ file, title }])]).toEqual(expected);
});
