import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { lines, projectWith, runSuite, varietyOf } from '../suites.ts';
import { under } from './cases-of-jest.ts';
import { failing } from './sensitive.ts';

const file = 'test/price.test.js';

describe('a condition for jest', () => {
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

  test('reaches ES modules, environments of their own that listen, and worker processes', async () => {
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
