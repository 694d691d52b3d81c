import { describe, expect, test } from '@jest/globals';
import { isGreen } from '../../src/domain/test-run.ts';
import { lines, projectWith, runSuite, testFileMatcher } from './suites.ts';

describe.each(['mocha-basic', 'mocha-10'])('a mocha suite (%s)', (name) => {
  test('is run once and told test by test', async () => {
    const root = await projectWith(name, {});

    const run = await runSuite(root);

    expect(run).toMatchObject({
      runner: 'mocha',
      outcome: 'completed',
      fileFailures: [],
      exitCode: 0,
      command: 'npx mocha --recursive',
      remark: null,
    });
    expect(isGreen(run)).toBe(true);
    expect(lines(run)).toEqual([
      'passed test/price.test.js > price > multiplies the unit price by the quantity',
      'passed test/price.test.js > price > refuses a quantity of zero',
      'passed test/price.test.js > price > takes a tenth off from ten pieces',
      'passed test/price.test.js > price > halves with the coupon',
      'passed test/price.test.js > label > labels an amount',
    ]);
    expect(run.tests[0]).toMatchObject({ location: null, assertions: null, hiddenRetries: 0 });
  });

  test.each([[''], ['--parallel']])(
    'tells failures, skipped tests, hidden retries and broken hooks (%s)',
    async (flag) => {
      const root = await projectWith(name, {
        'package.json': JSON.stringify({ scripts: { test: `mocha --recursive --bail ${flag}` } }),
        '.mocharc.json': JSON.stringify({ reporter: 'min', bail: true }),
        'test/price.test.js': `
        const assert = require('node:assert');
        let runs = 0;
        it('same', () => { assert.strictEqual(1, 2); });
        it('same', () => {});
        it.skip('left out', () => {});
        it('second time lucky', function () { this.retries(2); runs += 1; assert.strictEqual(runs, 2); });
      `,
        'test/hook.test.js':
          'describe("group", () => { before(() => { throw new Error("hook broke"); }); it("unreached", () => {}); });\n',
      });

      const run = await runSuite(root);

      expect([...lines(run)].sort()).toEqual([
        'failed test/price.test.js > same',
        'passed test/price.test.js > same #2',
        'passed test/price.test.js > second time lucky',
        'skipped test/price.test.js > left out',
      ]);
      const retried = run.tests.find((each) => each.name === 'second time lucky');
      expect(retried).toMatchObject({ hiddenRetries: 1, failure: expect.stringContaining('1 !== 2') });
      expect(run.fileFailures).toEqual([{ file: 'test/hook.test.js', message: expect.stringContaining('hook broke') }]);
      expect(run).toMatchObject({ outcome: 'completed', remark: null });
      expect(run.exitCode).toBeGreaterThan(0);
    },
  );

  test.each([[''], ['--parallel']])('counts a test that failed after it had passed as failed (%s)', async (flag) => {
    const root = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: `mocha ${flag}` } }),
      'test/price.test.js': `
        it('passes, then fails', (done) => { done(); setImmediate(() => { throw new Error('late'); }); });
        it('waits', (done) => { setTimeout(done, 30); });
      `,
    });

    const run = await runSuite(root);

    expect(lines(run)).toContain('failed test/price.test.js > passes, then fails');
    expect(lines(run)).not.toContain('passed test/price.test.js > passes, then fails');
  });

  test('is not green when a test or a hook ends the process', async () => {
    const inTest = await projectWith(name, {
      'test/price.test.js':
        'it("good", () => {});\nit("leaves", () => { process.exit(0); });\nit("never", () => { throw new Error(); });\n',
    });
    const inHook = await projectWith(name, {
      'test/price.test.js': 'it("good", () => {});\nafter(() => { process.exit(0); });\n',
    });

    const run = await runSuite(inTest);
    expect(run).toMatchObject({ outcome: 'crashed', exitCode: 0, remark: expect.stringContaining('process.exit') });
    expect(lines(run)).toEqual(['passed test/price.test.js > good']);
    expect(await runSuite(inHook)).toMatchObject({ outcome: 'crashed', exitCode: 0 });
  });

  test('is `crashed` when a file does not load, with the reason in its output', async () => {
    const root = await projectWith(name, { 'test/broken.test.js': 'throw new Error("does not load");\n' });

    const run = await runSuite(root);

    expect(run).toMatchObject({
      outcome: 'crashed',
      exitCode: 1,
      outputTail: expect.stringContaining('does not load'),
    });
  });

  test('without a test is `no-tests`, and cut off at its limit is `timed-out`', async () => {
    const empty = await projectWith(name, { 'test/price.test.js': '\n' });
    const open = await projectWith(name, {
      'test/open.test.js': 'it("opens", () => { setInterval(() => {}, 1000); });\n',
    });

    expect(await runSuite(empty)).toMatchObject({ outcome: 'no-tests', tests: [] });
    expect(await runSuite(open, { timeoutMs: 3_000 })).toMatchObject({
      outcome: 'timed-out',
      remark: expect.stringContaining('keeps it alive'),
      tests: { length: 6 },
    });
  });

  test('can be run for some files only, with the rest of its configuration', async () => {
    const root = await projectWith(name, {
      'package.json': JSON.stringify({
        scripts: { test: 'mocha --timeout 5000' },
        mocha: { require: ['./setup.js'], spec: ['test/*.js'] },
      }),
      'setup.js': 'globalThis.ready = true;\n',
      'test/other.test.js':
        'it("other", function () { if (!globalThis.ready || this.timeout() !== 5000) throw new Error(); });\n',
    });

    const run = await runSuite(root, { files: ['test/other.test.js'] });

    expect(lines(run)).toEqual(['passed test/other.test.js > other']);
  });

  test('says which paths are test files, also of files that are gone', async () => {
    const byDefault = await projectWith(name, { 'package.json': JSON.stringify({ scripts: { test: 'mocha' } }) });
    const configured = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: 'mocha spec' } }),
      '.mocharc.yml': 'recursive: true\nspec: "lib/**/*.spec.js"\nignore: ["lib/old/**"]\nextension: [js, ts]\n',
    });
    const paths = [
      'test/a.js',
      'test/deep/a.js',
      'test.js',
      'spec/x/a.ts',
      'spec/a.json',
      'lib/a/b.spec.js',
      'lib/old/b.spec.js',
      'src/a.js',
    ];

    const [plain, special] = [await testFileMatcher(byDefault), await testFileMatcher(configured)];

    expect(paths.filter((path) => plain?.(path))).toEqual(['test/a.js', 'test.js']);
    expect(paths.filter((path) => special?.(path))).toEqual(['spec/x/a.ts', 'lib/a/b.spec.js']);
  });
});
