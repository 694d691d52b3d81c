import { afterEach, describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import type { ChangedFile } from '../../src/domain/change.ts';
import { createImportGraph } from '../../src/source/import-graph.ts';
import { changedHelpers, filesThatImport, setupsAmong } from '../../src/weakened/changed-helpers.ts';
import { aChange, aChangedFile } from '../judgements.ts';
import { removeWorkTrees, workTree } from '../source/work-tree.ts';

afterEach(removeWorkTrees);

const HELPER = 'export const check = (a) => {\n  if (!a) throw a;\n};\n';

/** The changed helpers of a change of one file with these texts. */
function helpers(file: Partial<ChangedFile>, before: string | null, after: string | null): readonly string[] {
  const changed = aChangedFile({ path: 'test/helpers/check.js', kind: 'test', removedLines: 1, ...file });
  return changedHelpers(aChange([changed]), () => ({ before, after }));
}

describe('what tests stand on', () => {
  test.each<[string, Partial<ChangedFile>, string | null, string | null]>([
    ['a helper that asks for less', {}, HELPER, HELPER.replace('!a', 'false')],
    ['a helper that is gone', { status: 'deleted' }, HELPER, null],
    ['data', { path: 'test/fixtures/prices.json' }, '{"a": 1}', '{"a": 2}'],
    ['a setup file that is configuration by its name', { path: 'jest.setup.js', kind: 'config' }, null, null],
    ['a setup file named after settings', { path: 'jest.config.setup.js', kind: 'config' }, null, null],
    ['a setup file with a dot before rc', { path: 'setup.mocharc.js', kind: 'config' }, null, null],
    ['a snapshot of which lines are gone', { path: 'test/__snapshots__/a.test.js.snap' }, 'a\nb', 'a'],
  ])('changes: %s', (_, file, before, after) => {
    expect(helpers(file, before, after)).toEqual([file.path ?? 'test/helpers/check.js']);
  });

  test.each<[string, Partial<ChangedFile>, string | null, string | null]>([
    ['a helper with another comment', {}, HELPER, `// checks\n${HELPER}`],
    [
      'a helper that only moves',
      { status: 'renamed', previousPath: 'test/check.js', lines: [], removedLines: 0 },
      HELPER,
      HELPER,
    ],
    ['a new helper', { status: 'added' }, null, HELPER],
    ['a snapshot with more lines', { path: 'test/a.test.js.snapshot', removedLines: 0 }, 'a', 'a\nb'],
    [
      'a file of tests, which are compared one by one',
      { path: 'test/a.test.js' },
      "it('a', () => { f(1); });",
      "it('a', () => {});",
    ],
    ['source', { kind: 'source' }, HELPER, ''],
    ['settings of a tool', { path: 'jest.config.js', kind: 'config' }, null, null],
    ['settings of a tool in a dot file', { path: '.mocharc.cjs', kind: 'config' }, null, null],
  ])('does not change: %s', (_, file, before, after) => {
    expect(helpers(file, before, after)).toEqual([]);
  });

  test.each([
    ['its name', '{"mocha": {"require": ["check.js"]}}', true],
    ['its folder and its name', '{"jest": {"setupFiles": ["<rootDir>/test/helpers/check"]}}', true],
    ['a word that is its name', '{"scripts": {"check": "tsc"}}', false],
  ])('is loaded before every test where a configuration has %s', async (_, manifest, expected) => {
    const kindOf = createClassifier({ testMatches: null });
    const textOf = async (path: string) => (path === 'package.json' ? manifest : '// check.js, helpers/check');
    const found = await setupsAmong(
      ['test/helpers/check.js'],
      ['package.json', 'README.md', 'test/a.test.js', 'test/helpers/check.js'],
      kindOf,
      textOf,
    );
    expect(found).toEqual(expected ? ['test/helpers/check.js'] : []);
  });

  test('is loaded with the tests that read it, and not before every test, where it is data', async () => {
    const kindOf = createClassifier({ testMatches: null });
    const found = await setupsAmong(['test/prices.json'], ['package.json'], kindOf, async () => 'test/prices.json');
    expect(found).toEqual([]);
  });

  test('is found by the test files that import it, at any depth', async () => {
    const root = workTree({
      'test/helpers/check.js': HELPER,
      'test/helpers/all.js': "export * from './check.js';",
      'test/a.test.js': "import { check } from './helpers/all.js';",
      'test/b.test.js': "import { other } from '../src/other.js';",
      'src/other.js': 'export const other = 1;',
    });
    const files = ['src/other.js', 'test/a.test.js', 'test/b.test.js', 'test/helpers/all.js', 'test/helpers/check.js'];
    const kindOf = createClassifier({ testMatches: null });
    const found = await filesThatImport(createImportGraph(root), ['test/helpers/check.js'], files, kindOf);
    expect(found.filter((path) => path.endsWith('.test.js'))).toEqual(['test/a.test.js']);
  });
});
