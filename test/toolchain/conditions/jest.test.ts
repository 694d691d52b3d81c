import { describe, expect, test } from '@jest/globals';
import { lines, projectWith, runSuite } from '../suites.ts';
import { ran, says, under } from './cases-of-jest.ts';
import { failing, failures, sensitiveCases } from './sensitive.ts';

const file = 'test/price.test.js';
const basics = ['assert', 'fs', 'http', 'net', 'os']
  .map((name) => `const ${name} = require('node:${name}');`)
  .join('\n');
const sensitive = `${basics}\nconst { join } = require('node:path');\n${sensitiveCases(4173)}`;

describe('a jest suite under a condition', () => {
  test.each(failures)('under $condition.0.kind fails just what depends on it', async ({ condition, fails }) => {
    const root = await projectWith('jest-basic', { [file]: sensitive });

    const run = await runSuite(root, { condition });

    expect(failing(run)).toEqual(fails);
    expect(run).toMatchObject({ outcome: 'completed', fileFailures: [] });
  });

  test('under nothing equals the plain run, save for retries', async () => {
    const root = await projectWith('jest-basic', {
      [file]: sensitive,
      'test/retried.test.js': `
        jest.retryTimes(3);
        let runs = 0;
        test('passes at the second go', () => { runs += 1; expect(runs).toBe(2); });
      `,
      'test/retried-suite.test.js': `
        let runs = 0;
        describe('as a whole', () => { jest.retryTimes(3, { entireDescribe: true }); test('is run again', () => { runs += 1; expect(runs).toBe(2); }); });
      `,
    });

    const [plain, control] = [await runSuite(root), await runSuite(root, { condition: [] })];

    expect(failing(plain)).toEqual([]);
    expect([...failing(control)].sort()).toEqual(['is run again', 'passes at the second go']);
    expect(control.tests.map(({ id }) => id).sort()).toEqual(plain.tests.map(({ id }) => id).sort());
    expect(plain.tests.filter(({ hiddenRetries }) => (hiddenRetries ?? 0) > 0)).toHaveLength(2);
    expect(control.tests.every(({ hiddenRetries }) => hiddenRetries === 0)).toBe(true);
    expect(control.command).toBe(plain.command);
  });

  test('turns cases and suites around, and reports them as they were declared', async () => {
    const root = await projectWith('jest-basic', {
      [file]: `
        ${says('1')} test('same', () => {}); test('same', () => { throw new Error('the second'); });
        describe('suite', () => { ${says('2')} ${says('3')} });
        describe('steps', () => { ${says('4')} ${says('5')} describe('more', () => { ${says('6')} ${says('7')} }); });
        test.concurrent('beside', async () => { process.stdout.write('\\nran beside\\n'); });
      `,
    });

    const run = await runSuite(root, {
      condition: under('order=reversed'),
      ordered: [{ file, titlePath: ['steps'] }],
    });

    expect(ran(run)).toEqual(['beside', '4', '5', '6', '7', '3', '2', '1']);
    expect(lines(run).slice(0, 4)).toEqual([
      `passed ${file} > 1`,
      `passed ${file} > same`,
      `failed ${file} > same #2`,
      `passed ${file} > suite > 2`,
    ]);
  });

  test("shuffles by a seed of ours, whatever order of jest's own the project asks for", async () => {
    const titles = ['a', 'b', 'c', 'd', 'e', 'f'];
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({ scripts: { test: 'jest' }, jest: { randomize: true } }),
      [file]: titles.map(says).join('\n'),
    });
    const order = (text: string) => runSuite(root, { condition: under(text) }).then(ran);

    const once = await order('order=shuffled:1');

    expect([...once].sort()).toEqual(titles);
    expect(await order('order=shuffled:1')).toEqual(once);
    expect(await order('order=shuffled:2')).not.toEqual(once);
    expect(await order('natural')).toEqual(titles);
  });

  test('runs chosen cases alone, without the hooks of suites that have none of them', async () => {
    const hooks = (suite: string) =>
      `beforeAll(() => process.stdout.write('\\nran before ${suite}\\n')); beforeEach(() => process.stdout.write('\\nran each ${suite}\\n')); afterAll(() => process.stdout.write('\\nran after ${suite}\\n'));`;
    const root = await projectWith('jest-basic', {
      [file]: `describe('one', () => { ${hooks('one')} ${says('x')} ${says('y')} }); describe('two', () => { ${hooks('two')} ${says('x')} describe('deep', () => { ${hooks('deep')} ${says('z')} }); });`,
      'test/other.test.js': says('elsewhere'),
    });

    const run = await runSuite(root, {
      condition: [],
      files: [file],
      tests: [{ file, titlePath: ['one', 'y'] }],
    });

    expect(ran(run)).toEqual(['before one', 'each one', 'y', 'after one']);
    expect(lines(run)).toEqual([
      `skipped ${file} > one > x`,
      `passed ${file} > one > y`,
      `skipped ${file} > two > x`,
      `skipped ${file} > two > deep > z`,
    ]);
    expect(run).toMatchObject({ outcome: 'completed', exitCode: 0 });
  });

  test('repeats cases one by one, in front of the snapshots of their first run, and reports the second runs last', async () => {
    const root = await projectWith('jest-basic', {
      'test/__snapshots__/price.test.js.snap':
        '// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing\n\nexports[`a same 1`] = `1`;\n\nexports[`a same 2`] = `2`;\n\nexports[`a same 4`] = `3`;\n',
      [file]: `
        let runs = 0;
        describe('a', () => {
          test('same', () => { expect(1).toMatchSnapshot(); expect(2).toMatchSnapshot(); expect(3).toMatchInlineSnapshot('3'); });
          test('same', () => { expect(3).toMatchSnapshot(); });
          test.skip('left out', () => {});
        });
        test('counts', () => { runs += 1; expect(runs).toBe(1); });
      `,
    });

    const run = await runSuite(root, { condition: under('repeat=2') });

    expect(lines(run)).toEqual([
      `passed ${file} > a > same`,
      `passed ${file} > a > same #2`,
      `skipped ${file} > a > left out`,
      `passed ${file} > counts`,
      `passed ${file} > a > same #3`,
      `passed ${file} > a > same #4`,
      `failed ${file} > counts #2`,
    ]);
  });
});
