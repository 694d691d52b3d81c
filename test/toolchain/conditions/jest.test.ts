import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Condition, parseCondition } from '../../../src/domain/condition.ts';
import type { TestRun } from '../../../src/domain/test-run.ts';
import { lines, projectWith, runSuite, varietyOf } from '../suites.ts';
import { failing, failures, sensitiveCases } from './sensitive.ts';

const file = 'test/price.test.js';
const basics = ['assert', 'fs', 'http', 'net', 'os']
  .map((name) => `const ${name} = require('node:${name}');`)
  .join('\n');
const sensitive = `${basics}\nconst { join } = require('node:path');\n${sensitiveCases(4173)}`;

/** A case that says that it runs. */
const says = (title: string) => `test('${title}', () => { process.stdout.write('\\nran ${title}\\n'); });`;

/** What said that it runs, in that order. */
function ran(run: TestRun): readonly string[] {
  return [...run.outputTail.matchAll(/^ran (.+)$/gm)].map(([, title = '']) => title);
}

function under(text: string): Condition {
  const condition = parseCondition(text);
  if (condition === null) throw new Error(text);
  return condition;
}

describe('a jest suite under a condition', () => {
  test.each(failures)('under $condition fails just what depends on it', async ({ condition, fails }) => {
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

  test('leaves fake timers, fixed clocks and spies as they are', async () => {
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({
        scripts: { test: 'jest' },
        jest: {
          globalSetup: './global.js',
          projects: [{}, { displayName: 'fixed', setupFiles: ['./fixed.js'], testMatch: ['**/fixed/*.js'] }],
        },
      }),
      'global.js': `const { join } = require('node:path'); const { tmpdir } = require('node:os'); const { writeFileSync } = require('node:fs');
        module.exports = async () => writeFileSync(join(tmpdir(), 'token-${process.pid}'), String(Date.now() + 60_000));`,
      'fixed.js': `const Real = Date; global.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [0])); } static now() { return 0; } };`,
      'fixed/a.js': `test('fixed before all', () => { expect(new Date().getTime()).toBe(0); expect(Date.now()).toBe(0); });`,
      [file]: `
        const near = (time) => expect(Math.abs(time - present)).toBeLessThan(60_000);
        const present = Date.now();
        afterEach(() => jest.useRealTimers());
        test('modern timers', () => {
          jest.useFakeTimers(); near(Date.now()); near(jest.getRealSystemTime());
          const fired = jest.fn(); setTimeout(fired, 1000); jest.advanceTimersByTime(1000); expect(fired).toHaveBeenCalled();
          jest.setSystemTime(new Date('2020-01-01T00:00:00Z'));
          expect(Date.now()).toBe(1577836800000); expect(new Date().getUTCFullYear()).toBe(2020); near(jest.getRealSystemTime());
          jest.useRealTimers(); near(Date.now()); near(performance.timeOrigin + performance.now());
        });
        test('legacy timers', () => { jest.useFakeTimers({ legacyFakeTimers: true }); const fired = jest.fn(); setTimeout(fired, 1000); jest.advanceTimersByTime(1000); expect(fired).toHaveBeenCalled(); });
        test('spies', () => {
          const now = jest.spyOn(Date, 'now').mockReturnValue(5); expect(Date.now()).toBe(5); now.mockRestore(); near(Date.now());
          const random = jest.spyOn(Math, 'random').mockReturnValue(2); expect(Math.random()).toBe(2); random.mockRestore(); expect(Math.random()).toBeLessThan(1);
        });
        test('dates', () => { expect(new Date()).toBeInstanceOf(Date); expect(new Date(0)).toStrictEqual(new Date(0)); expect(new Date().constructor).toBe(Date); });
        test('what global setup left', () => { expect(Number(require('node:fs').readFileSync(require('node:os').tmpdir() + '/token-${process.pid}'))).toBeGreaterThan(Date.now()); });
      `,
    });

    const run = await runSuite(root, { condition: under('clock=+400d,random=low:3,order=reversed,repeat=2') });

    expect(failing(run)).toEqual([]);
    expect(run.tests.filter(({ status }) => status === 'passed')).toHaveLength(12);
  });

  test('is reached in ES modules, under an environment of its own that listens, in worker processes', async () => {
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({
        scripts: { test: 'node --experimental-vm-modules node_modules/jest/bin/jest.js --maxWorkers=2' },
        jest: { testMatch: ['**/*.test.{js,mjs}'] },
      }),
      'environment.js': `
        const { TestEnvironment } = require('jest-environment-node');
        module.exports = class extends TestEnvironment { async handleTestEvent({ name, test }) { if (name === 'test_start') this.global.heard = test.name; } };
      `,
      'test/price.test.js': `/** @jest-environment ./environment.js */\nlet runs = 0;\ntest('heard first', () => { expect([heard, runs++]).toEqual(['heard first', 0]); });\ntest('heard', () => { runs += 1; expect(heard).toBe('heard'); });\n`,
      'test/module.test.mjs': `let runs = 0;\ntest('first', () => { expect(runs++).toBe(0); });\ntest('second', () => { runs += 1; expect(Date.now()).toBeLessThan(${Date.now()} + 86_400_000); });\n`,
    });

    const run = await runSuite(root, { condition: under('order=reversed,clock=+400d') });

    expect([...failing(run)].sort()).toEqual(['first', 'heard first', 'second']);
  });

  test('lets a jest that a test starts run its tests as it was asked to, at the same time of day', async () => {
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({ scripts: { test: 'jest' }, jest: { testPathIgnorePatterns: ['/inner/'] } }),
      'inner/package.json': '{}',
      'inner/in.test.js': `
        jest.retryTimes(1);
        let seen; let runs = 0;
        test('one', () => { seen = 1; });
        test('two', () => { expect(seen).toBe(1); expect(Date.now() - Number(process.env.OUTER)).toBeLessThan(60_000); });
        test('three', () => { runs += 1; expect(runs).toBe(2); });
      `,
      [file]: `
        const { spawnSync } = require('node:child_process');
        const program = __dirname + '/../node_modules/jest/bin/jest.js';
        test('inner', () => {
          const env = { ...process.env, OUTER: String(Date.now()) };
          const { stderr } = spawnSync(process.execPath, [program, '--ci'], { cwd: __dirname + '/../inner', encoding: 'utf8', env });
          expect(stderr).toMatch(/^Tests: +3 passed, 3 total$/m);
        }, 30_000);
        test('other', () => {});
      `,
    });

    const run = await runSuite(root, {
      condition: under('clock=+400d,order=reversed,random=low:1'),
      tests: [{ file, titlePath: ['inner'] }],
    });

    expect(lines(run)).toEqual([`passed ${file} > inner`, `skipped ${file} > other`]);
  });

  test('finds what jest has transformed, and leaves no trace of the moved clock in its cache', async () => {
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({ scripts: { test: 'jest' }, jest: { cacheDirectory: './cache' } }),
    });
    const transformed = async () =>
      (await readdir(join(root, 'cache'), { recursive: true }))
        .filter((path) => path.includes('jest-transform'))
        .sort();
    await runSuite(root);
    const before = await transformed();

    await runSuite(root, { condition: under('clock=+400d') });

    expect(before.length).toBeGreaterThan(0);
    expect(await transformed()).toEqual(before);
  });

  test('gives the command for what a shell can vary', async () => {
    const root = await projectWith('jest-basic', {});
    const commandUnder = (text: string) =>
      runSuite(root, { condition: under(text), files: [file] }).then(({ command }) => command);

    expect(await commandUnder('time-zone=America/Los_Angeles,locale=de_DE')).toBe(
      `TZ=America/Los_Angeles LC_ALL=de_DE.UTF-8 npx jest --runTestsByPath ${file}`,
    );
    expect(await commandUnder('time-zone=America/Los_Angeles,clock=+400d')).toBe(`npx jest --runTestsByPath ${file}`);
  });

  test('says what can be varied', async () => {
    const plain = await projectWith('jest-basic', {});
    const other = await projectWith('jest-basic', {
      'package.json': JSON.stringify({ scripts: { test: 'TZ=Europe/Oslo jest' }, jest: { testRunner: './runner.js' } }),
      'runner.js': "module.exports = require('jest-circus/runner');\n",
    });

    const always = { choosesFiles: true, filesShareProcess: false };
    expect(await varietyOf(plain)).toEqual({ ...always, cannot: [], choosesTests: true });
    const why = 'only jest-circus lets its tests be arranged, and runner.js runs them';
    expect(await varietyOf(other)).toEqual({
      ...always,
      cannot: [
        { kind: 'order', why },
        { kind: 'repeat', why },
        { kind: 'time-zone', why: 'the test script sets TZ=Europe/Oslo' },
      ],
      choosesTests: false,
    });
  });
});
