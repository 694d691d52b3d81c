import { describe, expect, test } from '@jest/globals';
import { isGreen } from '../../src/domain/test-run.ts';
import { lines, projectWith, runSuite, testFileMatcher } from './suites.ts';

const without = { 'test/price.test.js': 'test("a price", () => { expect(1).toBe(1); });\n' };

describe('a jest suite', () => {
  test('is run once and told test by test, with places and assertion counts', async () => {
    const root = await projectWith('jest-basic', {});

    const run = await runSuite(root);

    expect({ ...run, durationMs: 0, outputTail: '', tests: [] }).toEqual({
      runner: 'jest',
      runnerVersion: '30.5.2',
      outcome: 'completed',
      tests: [],
      fileFailures: [],
      exitCode: 0,
      durationMs: 0,
      command: 'npx jest',
      outputTail: '',
      remark: null,
    });
    expect(isGreen(run)).toBe(true);
    expect(lines(run)).toEqual([
      'passed test/price.test.js > price > multiplies the unit price by the quantity',
      'passed test/price.test.js > price > refuses a quantity of zero',
      'passed test/price.test.js > price > takes a tenth off from ten pieces',
      'passed test/price.test.js > price > halves with the coupon',
      'passed test/price.test.js > labels an amount',
    ]);
    expect(run.tests[0]).toMatchObject({ location: { line: 4, column: 3 }, assertions: 1, hiddenRetries: 0 });
  });

  test('tells failures, skipped and todo tests, repeated titles and files that do not load', async () => {
    const root = await projectWith('jest-basic', {
      'test/price.test.js': `
        test('same', () => { expect(1).toBe(2); });
        test('same', () => { expect(1).toBe(1); });
        test.skip('left out', () => {});
        test.todo('to come');
      `,
      'test/broken.test.js': 'throw new Error("does not load");\n',
      'test/hook.test.js': 'afterAll(() => { throw new Error("hook broke"); });\ntest("fine", () => {});\n',
    });

    const run = await runSuite(root);

    expect([...lines(run)].sort()).toEqual([
      'failed test/price.test.js > same',
      'passed test/hook.test.js > fine',
      'passed test/price.test.js > same #2',
      'skipped test/price.test.js > left out',
      'todo test/price.test.js > to come',
    ]);
    expect(run.tests.find((each) => each.status === 'failed')?.failure).toMatch(/Expected: 2/);
    expect(run.fileFailures.map(({ file }) => file).sort()).toEqual(['test/broken.test.js', 'test/hook.test.js']);
    expect(run).toMatchObject({ outcome: 'completed', exitCode: 1, remark: null });
  });

  test('shows a retry that turned a failure into a pass', async () => {
    const root = await projectWith('jest-basic', {
      'test/price.test.js':
        'jest.retryTimes(2, { logErrorsBeforeRetry: true });\nlet runs = 0;\ntest("second time lucky", () => { runs += 1; expect(runs).toBe(2); });\n',
    });

    const run = await runSuite(root);

    expect(run.tests[0]).toMatchObject({ status: 'passed', hiddenRetries: 1 });
    expect(run.tests[0]?.failure).toMatch(/Expected: 2/);
  });

  test('is whole and without coverage, whatever the test script and the configuration ask for', async () => {
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({
        scripts: {
          test: 'eslint . && NODE_ENV=other jest --watch --coverage --bail --reporters nope --outputFile=x.json --verbose',
        },
        jest: { bail: true, coverageThreshold: { global: { lines: 100 } }, collectCoverage: true, verbose: true },
      }),
      'test/a.test.js': 'test("red", () => { throw new Error(process.env.NODE_ENV); });\n',
    });

    const run = await runSuite(root);

    expect(run.tests).toHaveLength(6);
    expect(run.tests.find((each) => each.status === 'failed')?.failure).toMatch(/other/);
    expect(run.command).toBe('NODE_ENV=other npx jest');
  });

  test('is not green when a test ends the process', async () => {
    const root = await projectWith('jest-basic', {
      'test/price.test.js':
        'test("good", () => {});\ntest("leaves", () => { process.exit(0); });\ntest("never", () => { throw new Error(); });\n',
    });

    const run = await runSuite(root);

    expect(isGreen(run)).toBe(false);
    expect(run).toMatchObject({ outcome: 'crashed', remark: expect.stringContaining('without writing its report') });
  });

  test('is not green when a test ends the process of one worker among others', async () => {
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({ scripts: { test: 'jest --maxWorkers 2' } }),
      'test/a.test.js': 'test("leaves", async () => { process.exit(0); });\n',
      'test/b.test.js': 'test("stays", () => {});\n',
    });

    expect(isGreen(await runSuite(root, { timeoutMs: 15_000 }))).toBe(false);
  });

  test('without a test file is `no-tests`, and cut off at its limit is `timed-out`', async () => {
    const empty = await projectWith('jest-basic', {
      'jest.config.js': 'module.exports = { testMatch: ["**/none"] };\n',
    });
    const hanging = await projectWith('jest-basic', { 'test/price.test.js': 'while (true);\n' });

    expect(await runSuite(empty)).toMatchObject({ outcome: 'no-tests', tests: [] });
    expect(await runSuite(hanging, { timeoutMs: 3_000 })).toMatchObject({ outcome: 'timed-out' });
  });

  test('can be run for some files only', async () => {
    const root = await projectWith('jest-basic', { 'test/other.test.js': 'test("other", () => {});\n' });

    const run = await runSuite(root, { files: ['test/other.test.js'] });

    expect(lines(run)).toEqual(['passed test/other.test.js > other']);
    expect(run.command).toBe('npx jest --runTestsByPath test/other.test.js');
  });

  test('says which paths are test files, also of files that are gone', async () => {
    const root = await projectWith('jest-basic', {
      ...without,
      'jest.config.js':
        'console.log("{ noise"); module.exports = { projects: [{ testMatch: ["<rootDir>/test/**/*.test.js", "!**/old/**"] }, { testRegex: "/spec/.*_spec\\\\.js$" }] };\n',
    });

    const isTest = await testFileMatcher(root);

    const paths = ['test/gone.test.js', 'test/old/x.test.js', 'src/price.js', 'a/spec/b_spec.js', 'test/helper.js'];
    expect(paths.filter((path) => isTest?.(path))).toEqual(['test/gone.test.js', 'a/spec/b_spec.js']);
  });
});
