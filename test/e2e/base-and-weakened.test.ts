import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type ReportJson, reportSchema } from '../../src/report/report-schema.ts';
import { freshFolder, removeFolders } from './folders.ts';
import { earnest, type Files, leftBehind, workTree } from './work-tree.ts';

afterEach(removeFolders);

interface Judged {
  readonly exitCode: number | null;
  readonly report: ReportJson;
  readonly summary: string;
}

async function judge(change: Files, before: Files): Promise<Judged> {
  const tree = await workTree('mocha-basic', change, before);
  const folder = await freshFolder();
  const left = await leftBehind(tree);
  const [json, summary] = [join(folder, 'report.json'), join(folder, 'summary.md')];
  const only = ['--only', 'change,suite,mutation'];
  const run = await earnest(tree, ['gate', '--base', 'main', ...only, '--json', json, '--summary', summary]);
  expect(await leftBehind(tree)).toEqual(left);
  return {
    exitCode: run.exitCode,
    report: reportSchema.parse(JSON.parse(await readFile(json, 'utf8'))),
    summary: await readFile(summary, 'utf8'),
  };
}

const check = ({ report }: Judged, id: string) => report.checks.find((each) => each.id === id);

const FEE = `exports.fee = (weight) => {
  const perKilogram = 499;
  return weight * perKilogram;
};
`;
const LOOSE = `const assert = require('node:assert');
const { fee } = require('../src/fee.js');
it('costs more by weight', () => assert.ok(fee(2) > fee(1)));
`;
const EXACT = `it('costs 500 a kilogram', () => assert.equal(fee(2), 1000));
`;
const BEFORE: Files = { 'src/fee.js': FEE, 'test/fee.spec.js': LOOSE };

describe('a changed number', () => {
  test('that nothing would notice undone blocks', async () => {
    const judged = await judge({ 'src/fee.js': FEE.replace('499', '500') }, BEFORE);
    expect([judged.exitCode, check(judged, 'mutation')?.status, check(judged, 'base')?.status]).toEqual([
      1,
      'pass',
      'fail',
    ]);
    expect(judged.report.reasons).toEqual([expect.stringContaining('src/fee.js')]);
    expect(judged.summary).toContain('### Found by base');
  });

  test('that a test holds in place passes, and the report says which one', async () => {
    const judged = await judge({ 'src/fee.js': FEE.replace('499', '500'), 'test/fee.spec.js': LOOSE + EXACT }, BEFORE);
    expect([judged.exitCode, check(judged, 'base')?.status]).toEqual([0, 'pass']);
    const known = judged.report.tests.filter(({ failsOnBase }) => failsOnBase !== null);
    expect(known.map(({ name, failsOnBase }) => [name, failsOnBase])).toEqual([['costs 500 a kilogram', true]]);
  });
});

test('an assertion that a change of tests alone takes out blocks: the mutant, its diff and the former killer are shown', async () => {
  const source = 'exports.isAdult = (age) => {\n  return age >= 18;\n};\n';
  const spec = (...lines: readonly string[]) => `const assert = require('node:assert');
const { isAdult } = require('../src/adult.js');
it('is adult from 18', () => {
${lines.map((line) => `  ${line}\n`).join('')}});
`;
  const at18 = 'assert.equal(isAdult(18), true);';
  const at17 = 'assert.equal(isAdult(17), false);';
  const judged = await judge(
    { 'test/adult.spec.js': spec(at18) },
    { 'src/adult.js': source, 'test/adult.spec.js': spec(at18, at17) },
  );
  expect([judged.exitCode, check(judged, 'base')?.status, check(judged, 'weakened')?.status]).toEqual([
    1,
    'skipped',
    'fail',
  ]);
  expect(judged.report.reasons).toEqual([expect.stringMatching(/^src\/adult\.js:2: .*is adult from 18 \(edited\)/)]);
  expect(judged.summary).toContain('### Kills that were lost');
  expect(judged.summary).toContain('-return age >= 18;\n+return true;');
  expect(judged.summary).toContain('`test/adult.spec.js > is adult from 18` (edited)');
});
