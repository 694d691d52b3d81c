import { describe, expect, test } from '@jest/globals';
import { pathProblem } from '../../src/domain/draft-path.ts';

/** A path of so many characters. */
const long = (length: number) => `${'a/'.repeat(100)}${'b'.repeat(length - 200 - '.draft.ts'.length)}.draft.ts`;

describe('a draft may stand', () => {
  test.each([
    'a.draft.test.ts',
    'test/invoice.draft.spec.mjs',
    'test/invoice.factories.draft.cts',
    'src/.hidden/a.draft.jsx',
    'src/git/a.draft.test.tsx',
    'src/git~a/a.draft.js',
    'src/agit~1/a.draft.js',
    'src/node_modules2/a.draft.js',
    'src/my-node_modules/a.draft.js',
    'src/[id]/a b.draft.js',
    'src/..a/a.draft.js',
    long(300),
  ])('at %s', (path) => {
    expect(pathProblem(path)).toBeNull();
  });
});

describe('no draft may stand', () => {
  test.each([
    [long(301), 'a path of more than 300 characters'],
    ['test/a\u0000.draft.ts', 'a character that cannot be seen in a path'],
    ['test/a\u200b.draft.ts', 'a character that cannot be seen in a path'],
    ['test/a\u2028.draft.ts', 'a character that cannot be seen in a path'],
    ['test/a\u2029.draft.ts', 'a character that cannot be seen in a path'],
    ['test/a\ud800.draft.ts', 'a character that cannot be seen in a path'],
    ...['"', '\\', ':', '*', '?', '<', '>', '|'].map((sign) => [
      `test/a${sign}.draft.ts`,
      'a character that not every system takes in a path',
    ]),
    ['/test/a.draft.ts', 'an absolute path'],
    ['test//a.draft.ts', 'a path that leaves its folder'],
    ['./a.draft.ts', 'a path that leaves its folder'],
    ['test/../a.draft.ts', 'a path that leaves its folder'],
    ['.git/a.draft.ts', 'a path into .git or .github'],
    ['lib/.GitHub/a.draft.ts', 'a path into .git or .github'],
    ['lib/.git. ./a.draft.ts', 'a path into .git or .github'],
    ['GIT~12/a.draft.ts', 'a path into .git or .github'],
    ['git~1 . /a.draft.ts', 'a path into .git or .github'],
    ['lib/Node_Modules/a.draft.ts', 'a path into node_modules'],
    ...[
      'a.test.ts',
      '.draft.ts',
      'a.draft.tests.ts',
      'a.draft.test.tsxx',
      'adraft.ts',
      'a.draft',
      'a.draft.ts/b.ts',
    ].map((path) => [
      path,
      'a name that no draft has (they end in .draft.test.ts, .draft.spec.ts or .draft.ts, or so)',
    ]),
  ])('at %j: %s', (path = '', why) => {
    expect(pathProblem(path)).toBe(why);
  });
});
