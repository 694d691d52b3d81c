import { describe, expect, test } from '@jest/globals';
import { mutationScope } from '../../src/mutation/scope.ts';
import { aChange, aChangedFile } from '../judgements.ts';
import { aPackage } from './packages.ts';

const root = aPackage('.');
const lines = [{ first: 4, last: 6 }];
const price = aChangedFile({ path: 'src/price.js', lines, addedLines: 3 });

describe('the files of a change that mutants are made in', () => {
  test.each([
    ['changed-lines', lines, false],
    ['changed-functions', lines, true],
    ['changed-files', null, false],
  ] as const)('%s', (scope, expected, functions) => {
    expect(mutationScope(aChange([price]), root, [root], scope, ['src/price.js', 'src/other.js'])).toEqual({
      files: [{ path: 'src/price.js', lines: expected, functions, addedLines: 3 }],
      notJudged: [],
    });
  });

  test('all: every source file of the package, changed or not', () => {
    const sources = ['src/other.js', 'src/price.js', 'packages/a/src/a.js', '.storybook/main.js'];
    const inner = aPackage('packages/a');
    expect(mutationScope(aChange([price]), root, [root, inner], 'all', sources).files).toEqual([
      { path: 'src/other.js', lines: null, functions: false, addedLines: 0 },
      { path: 'src/price.js', lines: null, functions: false, addedLines: 0 },
    ]);
  });

  test.each([
    ['a test', { kind: 'test' }],
    ['configuration', { kind: 'config' }],
    ['prose', { kind: 'other' }],
    ['deleted', { status: 'deleted' }],
    ['a symbolic link', { entry: 'symlink' }],
    ['a submodule', { entry: 'submodule' }],
    ['binary', { binary: true }],
    ['only lost lines', { lines: [], addedLines: 0, deletedAfter: [3] }],
  ] as const)('not one that is %s', (_, changes) => {
    expect(mutationScope(aChange([aChangedFile(changes)]), root, [root], 'changed-lines', [])).toEqual({
      files: [],
      notJudged: [],
    });
  });

  test('one that only lost lines is judged whole with changed-files', () => {
    const cut = aChangedFile({ path: 'src/cut.js', lines: [], addedLines: 0, deletedAfter: [3] });
    expect(mutationScope(aChange([cut]), root, [root], 'changed-files', []).files).toEqual([
      { path: 'src/cut.js', lines: null, functions: false, addedLines: 0 },
    ]);
  });

  test('tooling under a leading dot is named as not judged; a dot further down is code like any other', () => {
    const inner = aPackage('packages/a');
    const change = aChange(
      ['packages/a/.storybook/main.js', 'packages/a/app/.well-known/route.js'].map((path) => aChangedFile({ path })),
    );
    const { files, notJudged } = mutationScope(change, inner, [root, inner], 'changed-lines', []);
    expect(files.map(({ path }) => path)).toEqual(['packages/a/app/.well-known/route.js']);
    expect(notJudged).toEqual([
      {
        what: 'packages/a/.storybook/main.js',
        why: 'what a package keeps under a name with a leading dot is taken for tooling',
        count: 1,
      },
    ]);
  });

  test('each file belongs to the deepest package around it, and to no package of a similar name', () => {
    const [inner, deeper, similar] = ['packages/a', 'packages/a/b', 'packages/ab'].map(aPackage);
    const packages = [root, inner, deeper, similar].filter((found) => found !== undefined);
    const paths = ['packages/a/b/x.js', 'packages/a/x.js', 'packages/ab/x.js', 'x.js'];
    const change = aChange(paths.map((path) => aChangedFile({ path })));
    const judged = packages.map((subject) =>
      mutationScope(change, subject, packages, 'changed-lines', []).files.map(({ path }) => path),
    );
    expect(judged).toEqual([['x.js'], ['packages/a/x.js'], ['packages/a/b/x.js'], ['packages/ab/x.js']]);
  });
});
