import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type ReportJson, reportSchema } from '../../src/report/report-schema.ts';
import { freshFolder, removeFolders } from './folders.ts';
import { paste } from './paste.ts';
import { earnest, type Files, leftBehind, type WorkTree, workTree } from './work-tree.ts';

afterEach(removeFolders);

interface Judged {
  readonly exitCode: number | null;
  readonly report: ReportJson;
  readonly summary: string;
}

/** Judges what the change means for the tests' stability, and nothing else. */
async function judge(tree: WorkTree): Promise<Judged> {
  const folder = await freshFolder();
  const before = await leftBehind(tree);
  const [json, summary] = [join(folder, 'report.json'), join(folder, 'summary.md')];
  const only = ['--only', 'change,suite,flaky'];
  const run = await earnest(tree, ['gate', '--base', 'main', ...only, '--json', json, '--summary', summary]);
  expect(await leftBehind(tree)).toEqual(before);
  return {
    exitCode: run.exitCode,
    report: reportSchema.parse(JSON.parse(await readFile(json, 'utf8'))),
    summary: await readFile(summary, 'utf8'),
  };
}

const check = ({ report }: Judged) => report.checks.find(({ id }) => id === 'flaky');
const flaky = ({ report }: Judged) => report.tests.filter(({ stability }) => stability === 'flaky');

const LABEL = `exports.label = (time) => new Date(time).toLocaleDateString('en-GB');
exports.price = (cents) => cents * 2;
`;
/** One instant that is another day west of Greenwich. */
const ZONED = `const assert = require('node:assert');
const { label } = require('../src/label.js');
it('carries the day of the sale', () => assert.equal(label(Date.UTC(2026, 4, 1, 1)), '01/05/2026'));
`;
const STEADY = `const assert = require('node:assert');
const { price } = require('../src/label.js');
it('doubles the price', () => assert.equal(price(2), 4));
`;

describe('a pull request', () => {
  test('that adds a flaky test fails, with its cause and a command that shows it', async () => {
    const tree = await workTree('mocha-basic', {
      'src/label.js': LABEL,
      'test/label.spec.js': ZONED,
      'test/steady.spec.js': STEADY,
    });
    const judged = await judge(tree);
    expect([judged.exitCode, judged.report.verdict, check(judged)?.status]).toEqual([1, 'fail', 'fail']);
    expect(flaky(judged)).toEqual([
      expect.objectContaining({
        name: 'carries the day of the sale',
        change: 'added',
        cause: 'time-zone',
        polluter: null,
        bound95: null,
      }),
    ]);
    expect(judged.report.reasons.join('\n')).toContain('carries the day of the sale');
    const [{ reproduce } = { reproduce: null }] = flaky(judged);
    expect(await paste(tree, reproduce ?? 'true')).toBe(1);
    expect(judged.summary).toContain(reproduce);
  });

  test('that finds the same test flaky on its base is only warned', async () => {
    const before: Files = { 'src/label.js': LABEL, 'test/label.spec.js': ZONED, 'test/steady.spec.js': STEADY };
    const tree = await workTree('mocha-basic', { 'src/label.js': LABEL.replace('cents * 2', '2 * cents') }, before);
    const judged = await judge(tree);
    expect([judged.exitCode, judged.report.verdict, check(judged)?.status]).toEqual([0, 'pass', 'warn']);
    expect(flaky(judged).map(({ name, change, cause }) => [name, change, cause])).toEqual([
      ['carries the day of the sale', 'unchanged', 'time-zone'],
    ]);
    expect(judged.summary).toContain('pre-existing');
  });

  test('that makes an old test depend on the time zone is to blame', async () => {
    const steady = LABEL.replace("'en-GB'", "'en-GB', { timeZone: 'UTC' }");
    const before: Files = { 'src/label.js': steady, 'test/label.spec.js': ZONED, 'test/steady.spec.js': STEADY };
    const judged = await judge(await workTree('mocha-basic', { 'src/label.js': LABEL }, before));
    expect([judged.exitCode, check(judged)?.status]).toEqual([1, 'fail']);
    expect(judged.summary).toContain('base commit does not show it');
  });

  test('whose whole suite needs one time zone gets no verdict about its tests, and the condition is named once', async () => {
    const cases = Array.from({ length: 8 }, (_, day) =>
      ZONED.split('\n')[2]
        ?.replace('it(', `it('${day + 1} ' + `)
        .replace('4, 1, 1', `4, ${day + 1}, 1`)
        .replace('01/05', `0${day + 1}/05`),
    );
    const spec = `${ZONED.split('\n').slice(0, 2).join('\n')}\n${cases.join('\n')}\n`;
    const judged = await judge(
      await workTree('mocha-basic', { 'src/label.js': LABEL, 'test/label.spec.js': spec, 'test/price.test.js': null }),
    );
    expect(flaky(judged)).toEqual([]);
    expect([judged.exitCode, check(judged)?.status]).toEqual([0, 'warn']);
    expect(judged.summary.match(/time-zone=America\/Los/g)?.length ?? 0).toBeLessThanOrEqual(2);
  });
});

describe('what a test does under a condition only', () => {
  const later = (what: string) => `const assert = require('node:assert');
it('is still early', () => {
  if (Date.now() > ${Date.now()} + 300 * 24 * 3600 * 1000) { ${what} }
  assert.ok(true);
});
`;

  test.each([
    ['hang', 'for (;;);'],
    ['end the runner', 'process.exit(0);'],
    ['kill the runner', "process.kill(process.pid, 'SIGKILL');"],
  ])('to %s costs no verdict, and is said', async (_, what) => {
    const judged = await judge(
      await workTree('mocha-basic', {
        'src/label.js': LABEL,
        'test/early.spec.js': later(what),
        'test/steady.spec.js': STEADY,
      }),
    );
    expect(flaky(judged)).toEqual([]);
    expect([judged.exitCode, check(judged)?.status]).toEqual([0, 'warn']);
    expect(judged.summary).toMatch(/no verdict under clock=\+400d/);
  });

  test('to leave a process behind leaves nothing running', async () => {
    const mark = `31536${process.pid}`;
    const leaves = `require('node:child_process').spawn('sleep', ['${mark}'], { detached: true, stdio: 'ignore' }).unref();`;
    const judged = await judge(
      await workTree('mocha-basic', {
        'src/label.js': LABEL,
        'test/early.spec.js': later(leaves),
        'test/steady.spec.js': STEADY,
      }),
    );
    expect(judged.exitCode).toBe(0);
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
    expect(stdout.split('\n').filter((line) => line.includes(`sleep ${mark}`))).toEqual([]);
  });
});
