import { afterAll, describe, expect, test } from '@jest/globals';
import { contentKey, testKeys } from '../../src/source/content-key.ts';
import { createImportGraph } from '../../src/source/import-graph.ts';
import { readTestBlocks } from '../../src/source/test-blocks.ts';
import { removeWorkTrees, workTree } from './work-tree.ts';

afterAll(removeWorkTrees);

const TEST =
  "import { f } from '../src/f.js';\nbeforeEach(() => { reset(); });\ntest('a', () => { f(1); });\ntest('b', () => { f(2); });\ntest.each([1, 2])('row %i', (n) => { f(n); });\n";
const FILES = { 'test/a.test.js': TEST, 'src/f.js': "import './g.js'; export const f = 1;", 'src/g.js': '' };

/** The key of one test of test/a.test.js, in a repository with these files. */
async function key(files: Readonly<Record<string, string>>, title = 'a', extras: readonly string[] = ['lock']) {
  const graph = createImportGraph(workTree(files));
  const model = readTestBlocks('test/a.test.js', files['test/a.test.js'] ?? '');
  const keyOf = await testKeys(graph, 'test/a.test.js', model, extras);
  return keyOf({ file: 'test/a.test.js', titlePath: [title], location: null });
}

describe('the key of a test', () => {
  test('is the same for the same code', async () => {
    expect(await key(FILES)).toEqual(expect.stringMatching(/^[\w-]{43}$/));
    expect(await key(FILES)).toBe(await key(FILES));
  });

  test.each([
    ['another test', TEST.replace('f(2)', 'f(3)')],
    ['one test more', `${TEST}test('c', () => {});`],
    ['comments and formatting', TEST.replaceAll('; ', ';\n\n// comment\n')],
  ])('stays with %s in its file', async (_what, text) => {
    expect(await key({ ...FILES, 'test/a.test.js': text })).toBe(await key(FILES));
  });

  test.each([
    ['its body', { 'test/a.test.js': TEST.replace('f(1)', 'f(3)') }],
    ['a hook', { 'test/a.test.js': TEST.replace('reset()', 'start()') }],
    ['what an import takes', { 'test/a.test.js': TEST.replace('{ f }', '{ g as f }') }],
    ['a file that it imports', { 'src/f.js': "import './g.js'; export const f = 2;" }],
    ['a file further down', { 'src/g.js': '// changed' }],
    ['a snapshot', { 'test/__snapshots__/a.test.js.snap': 'exports[`a 1`] = `1`;' }],
  ])('changes with %s', async (_what, edit) => {
    expect(await key({ ...FILES, ...edit })).not.toBe(await key(FILES));
  });

  test('changes with each extra text, and with their order', async () => {
    const keys = await Promise.all(
      [['lock'], ['lock', 'v24'], ['v24', 'lock'], ['lockv24']].map((extras) => key(FILES, 'a', extras)),
    );
    expect(new Set(keys).size).toBe(4);
  });

  test('tells apart the rows of a table', async () => {
    expect(await key(FILES, 'row 1')).not.toBeNull();
    expect(await key(FILES, 'row 1')).not.toBe(await key(FILES, 'row 2'));
  });

  test.each([
    ['no block declares the test', 'elsewhere', {}],
    ['two different blocks share its title', 'b', { 'test/a.test.js': `${TEST}test('b', () => { f(9); });` }],
    ['its file cannot be parsed', 'a', { 'test/a.test.js': 'test("a", () => {' }],
    ['an import cannot be told', 'a', { 'src/g.js': 'require(x)' }],
  ])('is null when %s', async (_what, title, edit) => {
    expect(await key({ ...FILES, ...edit }, title)).toBeNull();
  });
});

describe('the key of contents', () => {
  const files = { 'a.bin': '\xff\xfe', b: '1', c: '1' };
  const of = (changed: object, paths: readonly string[]) =>
    contentKey(createImportGraph(workTree({ ...files, ...changed })), paths, []);

  test('does not depend on the order of files, but on their paths and contents', async () => {
    expect(await of({}, ['b', 'a.bin'])).toBe(await of({}, ['a.bin', 'b', 'b']));
    expect(await of({}, ['b'])).not.toBe(await of({}, ['c']));
    expect(await of({}, ['b'])).not.toBe(await of({ b: '2' }, ['b']));
  });

  test('is null when a file is not there', async () => {
    expect(await of({}, ['b', 'gone'])).toBeNull();
    expect(await of({}, ['../../etc/passwd'])).toBeNull();
  });
});
