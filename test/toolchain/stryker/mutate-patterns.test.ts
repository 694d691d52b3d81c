import { describe, expect, test } from '@jest/globals';
import {
  excludedByConfiguration,
  literalGlob,
} from '../../../src/toolchain/javascript/stryker/inside/mutate-patterns.ts';

describe('literalGlob', () => {
  test.each([
    ['src/price.js', 'src/price.js'],
    ['src/page name ü.js', 'src/page name ü.js'],
    ['src/[id]/page.js', 'src/?id?/page.js'],
    ['src/(group)/{a,b}.js', 'src/?group?/?a,b?.js'],
    ['src/a*b+c.js', 'src/a?b?c.js'],
    ['!odd/@scope/x.js', '?odd/?scope/x.js'],
    ['src/a:1-2.js', 'src/a?1-2.js'],
  ])('%s becomes %s', (path, pattern) => {
    expect(literalGlob(path)).toBe(pattern);
  });
});

describe('excludedByConfiguration', () => {
  const paths = ['src/a.js', 'src/b.js', 'lib/c.js'];
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['nothing without patterns', [], []],
    ['what no positive pattern names', ['src/**/*.js'], ['lib/c.js']],
    ['what a later negative pattern names', ['**/*.js', '!src/b.js'], ['src/b.js']],
    ['nothing that a still later positive pattern brings back', ['**/*.js', '!src/*.js', 'src/b.js'], ['src/a.js']],
    ['only what is named, when all patterns are negative', ['!src/b.js', '!lib/**'], ['src/b.js', 'lib/c.js']],
    ['nothing for its lines: a range names the file', ['src/a.js:1-10', 'src/b.js:2:3-4:5', 'lib/*.js'], []],
    ['by paths that start at the package', ['./src/*.js', '!./src/b.js'], ['src/b.js', 'lib/c.js']],
    ['by one of several names in braces', ['{src,lib}/*.js', '!src/{a,b}.js'], ['src/a.js', 'src/b.js']],
  ];
  test.each(rows)('leaves out %s', (_, patterns, excluded) => {
    expect(excludedByConfiguration(paths, patterns)).toEqual(excluded);
  });
});
