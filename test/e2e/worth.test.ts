import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { reportSchema } from '../../src/report/report-schema.ts';
import { freshFolder, removeFolders } from './folders.ts';
import { earnest, workTree } from './work-tree.ts';

afterEach(removeFolders);

const SOURCE = `exports.label = (time) => new Date(time + 0).toLocaleDateString('en-GB');
exports.price = (cents) => cents * 2;
`;
const required = "const assert = require('node:assert');\nconst { label, price } = require('../src/label.js');\n";

test('a pull request is told what its tests kill: which of them nobody would miss, and that a flaky one kills nothing', async () => {
  const tree = await workTree('mocha-basic', {
    'src/label.js': SOURCE,
    'test/price.spec.js': `${required}
it('doubles the price', () => assert.equal(price(2), 4));
it('doubles another price', () => assert.equal(price(3), 6));
it('has a price', () => { price(2); });
// One instant that is another day west of Greenwich.
it('carries the day of the sale', () => assert.equal(label(Date.UTC(2026, 4, 1, 1)), '01/05/2026'));
`,
  });
  const folder = await freshFolder();
  const [json, summaryFile] = [join(folder, 'report.json'), join(folder, 'summary.md')];
  const run = await earnest(tree, ['gate', '--base', 'main', '--json', json, '--summary', summaryFile]);

  const report = reportSchema.parse(JSON.parse(await readFile(json, 'utf8')));
  const status = (id: string) => report.checks.find((check) => check.id === id)?.status;
  expect([run.exitCode, status('flaky'), status('worth')]).toEqual([1, 'fail', 'warn']);
  const multiplied = report.mutants.find(({ line, mutator }) => line === 2 && mutator === 'ArithmeticOperator');
  expect(multiplied?.killedBy).toEqual(
    ['doubles the price', 'doubles another price'].map((title) => `test/price.spec.js > ${title}`),
  );
  const added = report.mutants.find(({ line, mutator }) => line === 1 && mutator === 'ArithmeticOperator');
  expect([added?.status, added?.killedBy]).toEqual(['unstable', []]);
  expect(
    report.tests
      .filter(({ file }) => file === 'test/price.spec.js')
      .map(({ name, kills, uniqueKills }) => [name, kills, uniqueKills]),
  ).toEqual([
    ['doubles the price', 2, 0],
    ['doubles another price', 2, 0],
    ['has a price', 0, 0],
    ['carries the day of the sale', 0, null],
  ]);
  const summary = await readFile(summaryFile, 'utf8');
  expect(summary).toContain('### What the added and edited tests kill');
  expect(summary).toMatch(/\| ⚠️ `test\/price\.spec\.js > has a price` \(added\) \| 1 \| 0 \| 0 \|/);
  expect(summary).toContain('does not kill the one mutant that it covers');
  expect(summary).toContain('only flaky tests cover it: carries the day of the sale');
  expect(summary).toContain('One test is flaky, so it judged no mutant: carries the day of the sale.');
  expect(summary).toContain('--only flaky,mutation');
});
