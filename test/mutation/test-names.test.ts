import { describe, expect, test } from '@jest/globals';
import { testNames } from '../../src/mutation/test-names.ts';
import { aRun, aTest } from '../judgements.ts';
import { aPackage } from './packages.ts';

const root = aPackage('.');
const suite = aRun({
  tests: [
    aTest({ file: 'test/price.test.js', titlePath: ['price', 'halves'] }),
    aTest({ file: 'test/other.test.js', titlePath: ['price', 'halves'] }),
    aTest({ file: 'test/other.test.js', titlePath: ['a > b', 'two  spaces'] }),
  ],
});

describe('the names of Stryker’s tests', () => {
  test.each([
    ['price halves', 'test/price.test.js', 'test/price.test.js > price > halves'],
    ['price > halves', 'test/other.test.js', 'test/other.test.js > price > halves'],
    ['a > b two spaces', 'test/other.test.js', 'test/other.test.js > a > b > two  spaces'],
    ['a > b > two  spaces', null, 'test/other.test.js > a > b > two  spaces'],
    ['unheard of', 'test/price.test.js', 'test/price.test.js > unheard of'],
    ['unheard of', null, 'unheard of'],
    ['test/price.test.js', 'test/price.test.js', 'test/price.test.js'],
  ])('%s in %s is %s', (name, file, expected) => {
    expect(testNames([{ id: '7', name, file }], suite, root)('7')).toBe(expected);
  });

  test('a title that two files have is no file’s while the runner does not tell the file', () => {
    expect(testNames([{ id: '7', name: 'price halves', file: null }], suite, root)('7')).toBe('price halves');
  });

  test('files are told from the root of the repository, though Stryker sees the package alone', () => {
    const inner = aPackage('packages/a');
    const run = aRun({ tests: [aTest({ file: 'packages/a/test/x.test.js', titlePath: ['adds'] })] });
    const raw = ['adds', 'unheard of'].map((name) => ({ id: name, name, file: 'test/x.test.js' }));
    expect(raw.map(({ id }) => testNames(raw, run, inner)(id))).toEqual([
      'packages/a/test/x.test.js > adds',
      'packages/a/test/x.test.js > unheard of',
    ]);
  });

  test('an id that Stryker never told stays as it is', () => {
    expect(testNames([], suite, root)('all')).toBe('all');
  });
});
