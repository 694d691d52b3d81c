import { afterEach, describe, expect, test } from '@jest/globals';
import { citedTests } from '../../src/briefs/cited-tests.ts';
import type { Brief } from '../../src/domain/brief.ts';
import type { TestCase } from '../../src/domain/test-run.ts';
import { createImportGraph } from '../../src/source/import-graph.ts';
import { aBrief, aTest } from '../judgements.ts';
import { removeWorkTrees, workTree } from '../source/work-tree.ts';

afterEach(removeWorkTrees);

const CODE = { 'src/invoice.ts': 'export const total = (amounts: number[]) => amounts.length;\n' };
const TESTS = 'test/invoice.test.ts';

const invoice = aBrief({
  clauses: [
    { id: 'sum', kind: 'golden', text: 'Adds.', required: true },
    { id: 'sum-of-none', kind: 'boundary', text: 'Nothing is 0.', required: false },
    { id: 'C2', kind: 'invalid', text: 'Refuses.', required: false },
  ],
  invariants: [{ id: 'whole', text: 'Whole cents.', required: false }],
});

interface Given {
  readonly files?: Readonly<Record<string, string>>;
  readonly tests?: readonly TestCase[];
  readonly brief?: Brief;
}

/** `sum: a, b; whole: a`: the names of the tests that name each clause; clauses without any are left out. */
async function cited(body: string, { files = {}, tests = [], brief = invoice }: Given = {}): Promise<string> {
  const text = `import { total } from '../src/invoice.ts';\n${body}\n`;
  const root = workTree({ ...CODE, [TESTS]: text, ...files });
  const ran = [...body.matchAll(/test\('([^']*)'/g)].map(([, title = '']) => ran1(title));
  const found = await citedTests(createImportGraph(root), root, brief, [...ran, ...tests]);
  return [...found]
    .filter(([, named]) => named.length > 0)
    .map(([id, named]) => `${id}: ${named.map(({ name }) => name).join(', ')}`)
    .join('; ');
}

const ran1 = (title: string, changes: Partial<TestCase> = {}) =>
  aTest({ file: TESTS, titlePath: [title], location: null, ...changes });

describe('a test names a clause', () => {
  test.each<[string, string, string]>([
    ['in its title', "test('[sum] adds', f);", 'sum: [sum] adds'],
    ['in a comment inside', "test('adds', () => {\n  f(); // sum\n});", 'sum: adds'],
    ['in a comment right above', "// sum\ntest('adds', f);", 'sum: adds'],
    ['in the first of some comments above', "/**\n * sum\n */\n// and more\ntest('adds', f);", 'sum: adds'],
    ['in a comment between its arguments', "test('adds', /* sum */ f);", 'sum: adds'],
    [
      'in a file with line ends of Windows',
      "// sum\r\ntest('adds', () => {\r\n  // C2\r\n});\r\n",
      'sum: adds; C2: adds',
    ],
    ['beside another', "// sum, whole\ntest('adds', f);", 'sum: adds; whole: adds'],
  ])('%s', async (_, body, expected) => {
    expect(await cited(body)).toBe(expected);
  });

  test('in the title of a suite around it', async () => {
    const tests = [ran1('', { titlePath: ['sum', 'adds'] })];
    expect(await cited("describe('sum', () => { test.skip('x', f); });", { tests })).toBe('sum: sum > adds');
  });

  test('in a title that its file does not spell out', async () => {
    expect(await cited('declareAll();', { tests: [ran1('[C2] refuses')] })).toBe('C2: [C2] refuses');
  });

  test('in each of the cases that one block makes', async () => {
    const tests = [ran1('adds 1'), ran1('adds 2')];
    expect(await cited("// sum\ntest.each([1, 2])('adds %i', f);", { tests })).toBe('sum: adds 1, adds 2');
  });

  test('in the source itself, where tests stand in it', async () => {
    const tests = [ran1('[sum] adds', { file: 'src/invoice.ts' })];
    expect(await cited('', { tests })).toBe('sum: [sum] adds');
  });
});

describe('a test does not name a clause', () => {
  test.each<[string, string]>([
    ['by a longer word', "test('[sum-of-all] [a-sum] resum sums', f);"],
    ['by a word in other letters', "test('SUM Sum c2', f);"],
    ['in code', "test('adds', () => {\n  expect(total([2]) * sum\n    * sum).toBe(2 * sum);\n});"],
    ['in a text', "test('adds', () => {\n  const url = 'https://example.com // sum';\n});"],
    ['in a comment further above', "// sum\n\ntest('adds', f);"],
    ['behind the code above', "const a = 1; // sum\ntest('adds', f);"],
    ['below it', "test('adds', f);\n// sum"],
  ])('%s', async (_, body) => {
    expect(await cited(body)).toBe('');
  });

  test('in a comment of its neighbour', async () => {
    expect(await cited("test('one', () => {\n  // sum\n}); // C2\ntest('two', f);")).toBe('sum: one; C2: one');
  });

  test.each<TestCase['status']>(['skipped', 'todo'])('when it is %s', async (status) => {
    expect(await cited('', { tests: [ran1('[sum] adds', { status })] })).toBe('');
  });

  test('when its file does not import the target', async () => {
    const files = {
      'test/other.test.ts': "import '../src/other.ts';\n// sum\ntest('[sum] adds', f);\n",
      'src/other.ts': '',
    };
    expect(await cited('', { files, tests: [ran1('[sum] adds', { file: 'test/other.test.ts' })] })).toBe('');
  });

  test('when its file cannot be read, or the runner names none', async () => {
    const tests = [ran1('[sum] adds', { file: 'test/gone.test.ts' }), ran1('[sum] adds', { file: '' })];
    expect(await cited('', { tests })).toBe('');
  });
});

test('a file that imports the target through others counts', async () => {
  const files = {
    'test/far.test.ts': "import { shop } from './shop.ts';\ntest('[sum] adds', f);\n",
    'test/shop.ts': "export * as shop from '../src/invoice.ts';\n",
  };
  expect(await cited('', { files, tests: [ran1('[sum] adds', { file: 'test/far.test.ts' })] })).toBe('sum: [sum] adds');
});

test('a file of which the tests cannot be read counts by its titles', async () => {
  const files = { 'test/a.test.vue': "<script>\nimport { total } from '../src/invoice.ts';\n// sum\n</script>\n" };
  const tests = [ran1('[C2] refuses', { file: 'test/a.test.vue' })];
  expect(await cited('', { files, tests })).toBe('C2: [C2] refuses');
});

test('every clause and invariant has an entry', async () => {
  const root = workTree(CODE);
  const found = await citedTests(createImportGraph(root), root, invoice, []);
  expect([...found]).toEqual(['sum', 'sum-of-none', 'C2', 'whole'].map((id) => [id, []]));
});
