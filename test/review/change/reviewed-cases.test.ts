import { describe, expect, test } from '@jest/globals';
import { reviewedChange } from './reviewed-change.ts';

const SOURCE = 'export const add = (a, b) => a + b;\n';
const start = "import { add } from '../src/add.js';\n";
const asserting = (title: string) => `test('${title}', () => { expect(add(1, 2)).toBe(3); });\n`;
const idle = (title: string) => `test('${title}', () => { add(1, 2); });\n`;

/** Names of the tests in which nothing is asserted, with what they became when they ran. */
async function found(before: string | null, after: string, ran: readonly string[]) {
  const path = 'test/add.test.js';
  const base = { 'src/add.js': SOURCE, ...(before === null ? {} : { [path]: start + before }) };
  const run = await reviewedChange({ base, head: { [path]: start + after }, ran: { [path]: ran } });
  return {
    found: run.suspicions.map(({ test, ran: names }) => [test, ...names]),
    tests: run.counts.tests,
  };
}

describe('what is reviewed', () => {
  test('the tests of a new file', async () => {
    expect(await found(null, idle('adds') + asserting('sums'), ['adds', 'sums'])).toEqual({
      found: [['adds', 'adds']],
      tests: 2,
    });
  });

  test('added and edited tests, and no others of their file', async () => {
    const before = idle('stays') + asserting('was good');
    const after = idle('stays') + idle('was good') + idle('is new');
    expect(await found(before, after, ['stays', 'was good', 'is new'])).toEqual({
      found: [
        ['was good', 'was good'],
        ['is new', 'is new'],
      ],
      tests: 2,
    });
  });

  test('no test that only moved, or was formatted', async () => {
    const before = idle('stays');
    expect(await found(before, `\n\n${before.replace('add(1, 2);', '\n  add(1, 2);\n')}`, ['stays'])).toEqual({
      found: [],
      tests: 0,
    });
  });

  test('each test of a table stands for its case', async () => {
    const table = "test.each([[1], [2]])('adds %i', (n) => { add(n, 1); });\n";
    expect(await found(null, table, ['adds 1', 'adds 2'])).toEqual({
      found: [['adds …', 'adds 1', 'adds 2']],
      tests: 1,
    });
  });

  test('two tests on one line are told apart', async () => {
    const line = "test('adds', () => { add(1, 2); }); test('sums', () => { add(2, 1); });\n";
    expect((await found(null, line, ['adds', 'sums'])).found).toEqual([
      ['adds', 'adds'],
      ['sums', 'sums'],
    ]);
  });

  test('tests that did not run, where the change wrote them', async () => {
    const run = await found(null, "test.skip('later', () => { expect(1).toBe(2); });\n", []);
    expect(run).toEqual({ found: [['later']], tests: 1 });
  });

  test('a test file that cannot be parsed is told of', async () => {
    const run = await reviewedChange({
      base: { 'src/add.js': SOURCE },
      head: { 'test/add.test.js': 'test((((' },
      ran: { 'test/add.test.js': ['adds'] },
    });
    expect(run.unread).toEqual([{ file: 'test/add.test.js', why: 'it cannot be parsed' }]);
  });

  test('deleted tests and files of other kinds are none', async () => {
    const run = await reviewedChange({
      base: { 'src/add.js': SOURCE, 'test/add.test.js': idle('adds') },
      head: { 'test/add.test.js': null, 'docs/test.md': 'test' },
      ran: {},
    });
    expect(run).toMatchObject({ suspicions: [], counts: { tests: 0 }, unread: [] });
  });
});
