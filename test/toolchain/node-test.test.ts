import { describe, expect, test } from '@jest/globals';
import { isGreen } from '../../src/domain/test-run.ts';
import { lines, projectWith, runSuite, testFileMatcher } from './suites.ts';

const imports = "import { after, before, describe, it, test } from 'node:test';\nimport assert from 'node:assert';\n";

describe('a node:test suite', () => {
  test('is run once and told test by test, with places', async () => {
    const root = await projectWith('node-test-basic', {});

    const run = await runSuite(root);

    expect(run).toMatchObject({
      runner: 'node-test',
      runnerVersion: process.version.slice(1),
      outcome: 'completed',
      fileFailures: [],
      exitCode: 0,
      command: 'node --test',
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
    expect(run.tests[0]).toMatchObject({ location: { line: 6, column: 3 }, hiddenRetries: 0, failure: null });
    expect(run.outputTail).toMatch(/pass 5/);
  });

  test('tells failures, skipped and todo tests, repeated titles, broken hooks and files that do not load', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${imports}
        test('parent', async (t) => { await t.test('kid', () => {}); await t.test('kid', () => { assert.equal(1, 2); }); });
        it.skip('left out', () => {});
        it.todo('to come');
        it.todo('may fail', () => { throw new Error(); });
        describe('outer', () => { describe('inner', () => { it('deep', () => {}); }); it('after it', () => {}); });
      `,
      'test/broken.test.js': 'throw new Error("does not load");\n',
      'test/hook.test.js': `${imports}describe('group', () => { before(() => { throw new Error('hook broke'); }); it('unreached', () => {}); });\n`,
      'test/script.test.js': "import assert from 'node:assert';\nassert.ok(1);\n",
      'test/late.test.js': `${imports}it('fine', () => {});\nsetTimeout(() => { throw new Error('late'); }, 20);\n`,
    });

    const run = await runSuite(root);

    expect([...lines(run)].sort()).toEqual([
      'failed test/hook.test.js > group > unreached',
      'failed test/price.test.js > parent',
      'failed test/price.test.js > parent > kid #2',
      'passed test/late.test.js > fine',
      'passed test/price.test.js > outer > after it',
      'passed test/price.test.js > outer > inner > deep',
      'passed test/price.test.js > parent > kid',
      'passed test/script.test.js > test/script.test.js',
      'skipped test/price.test.js > left out',
      'todo test/price.test.js > may fail',
      'todo test/price.test.js > to come',
    ]);
    expect(run.tests.find((each) => each.id.endsWith('#2'))?.failure).toMatch(/1 == 2/);
    expect(run.fileFailures.map(({ file }) => file).sort()).toEqual([
      'test/broken.test.js',
      'test/hook.test.js',
      'test/late.test.js',
    ]);
    const broken = run.fileFailures.find(({ file }) => file === 'test/broken.test.js');
    expect(broken?.message).toMatch(/does not load/);
    expect(run).toMatchObject({ outcome: 'completed', exitCode: 1, remark: null });
  });

  test('tells a failure whatever was thrown', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${imports}
        it('nothing', () => { throw undefined; });
        it('an object without a prototype', () => { throw Object.assign(Object.create(null), { code: 7 }); });
        it('text', () => { throw 'just text'; });
      `,
    });

    const run = await runSuite(root);

    expect(lines(run).every((line) => line.startsWith('failed'))).toBe(true);
    expect(run).toMatchObject({ outcome: 'completed', tests: { length: 3 } });
    expect(run.tests.map(({ failure }) => failure)).toEqual([
      expect.any(String),
      expect.stringContaining('code: 7'),
      expect.stringContaining('just text'),
    ]);
  });

  test('gives tests that a shared module declares to the file that ran them', async () => {
    const root = await projectWith('node-test-basic', {
      'shared/contract.js': `${imports}export const contract = (name) => describe(name, () => { it('holds', () => {}); });\n`,
      'test/one.test.js': "import { contract } from '../shared/contract.js';\ncontract('one');\n",
      'test/price.test.js': "import { contract } from '../shared/contract.js';\ncontract('two');\n",
    });

    expect(lines(await runSuite(root))).toEqual([
      'passed test/one.test.js > one > holds',
      'passed test/price.test.js > two > holds',
    ]);
  });

  test('is not green when a test ends its process, at once or after others were reported', async () => {
    const atOnce = await projectWith('node-test-basic', {
      'test/price.test.js': `${imports}test('good', () => {});\ntest('leaves', () => { process.exit(0); });\ntest('never', () => { throw new Error(); });\n`,
    });
    const later = await projectWith('node-test-basic', {
      'test/a.test.js': `${imports}test('good', () => {});\ntest('leaves', async () => { await new Promise((done) => setTimeout(done, 300)); process.exit(0); });\n`,
    });

    expect(await runSuite(atOnce)).toMatchObject({
      exitCode: 0,
      tests: [],
      fileFailures: [{ file: 'test/price.test.js', message: expect.stringContaining('process.exit') }],
    });
    const run = await runSuite(later);
    expect(run.fileFailures).toEqual([{ file: 'test/a.test.js', message: expect.stringContaining('process.exit') }]);
    expect(lines(run)).toContain('passed test/price.test.js > label > labels an amount');
    expect(isGreen(run)).toBe(false);
  });

  test('is not green when a test ends the process that all files share', async () => {
    const root = await projectWith('node-test-basic', {
      'package.json': JSON.stringify({ type: 'module', scripts: { test: 'node --test --test-isolation=none' } }),
      'test/a.test.js': `${imports}test('leaves', () => { process.exit(0); });\n`,
    });

    expect(await runSuite(root)).toMatchObject({ outcome: 'crashed', exitCode: 0 });
  });

  test('takes patterns, preloads and variables from the test script', async () => {
    const root = await projectWith('node-test-basic', {
      'package.json': JSON.stringify({
        type: 'module',
        scripts: {
          test: 'WHO=me node --import ./setup.js --test --test-reporter tap --experimental-test-coverage spec/*.js',
        },
      }),
      'setup.js': 'globalThis.ready = process.env.WHO;\n',
      'spec/a.js': `${imports}it('is ready', () => { assert.equal(globalThis.ready, 'me'); });\n`,
    });

    const run = await runSuite(root);

    expect(lines(run)).toEqual(['passed spec/a.js > is ready']);
    expect(run.command).toBe('WHO=me node --import ./setup.js --test spec/a.js');
  });

  test('gives no two tests the same identity, whatever their titles', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${imports}for (const title of ['a', 'a', 'a #2', 'a']) it(title, () => {});\n`,
    });

    expect(lines(await runSuite(root))).toEqual([
      'passed test/price.test.js > a',
      'passed test/price.test.js > a #2',
      'passed test/price.test.js > a #2 #2',
      'passed test/price.test.js > a #3',
    ]);
  });

  test('that is a plain file started by node is run like any other', async () => {
    const root = await projectWith('node-test-basic', {
      'package.json': JSON.stringify({ type: 'module', scripts: { test: 'node spec/all.js' } }),
      'spec/all.js': `${imports}it('is found', () => {});\n`,
    });

    expect(lines(await runSuite(root))).toEqual(['passed spec/all.js > is found']);
  });

  test('without a test file is `no-tests`, and cut off at its limit is `timed-out`', async () => {
    const empty = await projectWith('node-test-basic', {
      'package.json': JSON.stringify({ scripts: { test: 'node --test "none/**/*.js"' } }),
    });
    const hanging = await projectWith('node-test-basic', { 'test/price.test.js': 'while (true);\n' });

    expect(await runSuite(empty)).toMatchObject({ outcome: 'no-tests', tests: [] });
    expect(await runSuite(hanging, { timeoutMs: 3_000 })).toMatchObject({ outcome: 'timed-out' });
  });

  test('can be run for some files only', async () => {
    const root = await projectWith('node-test-basic', { 'test/other.test.js': `${imports}it('other', () => {});\n` });

    expect(lines(await runSuite(root, { files: ['test/other.test.js'] }))).toEqual([
      'passed test/other.test.js > other',
    ]);
  });

  test('says which paths are test files', async () => {
    const byDefault = await projectWith('node-test-basic', {});
    const configured = await projectWith('node-test-basic', {
      'package.json': JSON.stringify({ scripts: { test: "node --test './spec/**/*.js'" } }),
    });
    const paths = [
      'test/a.js',
      'src/a.test.ts',
      'a_test.mjs',
      'test-a.js',
      'src/a.js',
      'spec/x/a.js',
      'node_modules/x/test.js',
    ];

    const [plain, special] = [await testFileMatcher(byDefault), await testFileMatcher(configured)];

    expect(paths.filter((path) => plain?.(path))).toEqual(['test/a.js', 'src/a.test.ts', 'a_test.mjs', 'test-a.js']);
    expect(paths.filter((path) => special?.(path))).toEqual(['spec/x/a.js']);
  });
});

describe('the suite of one package of a workspace', () => {
  test('is run in its folder, with paths as seen from the repository root', async () => {
    const root = await projectWith('node-test-basic', {
      'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
      'packages/a b/package.json': JSON.stringify({ type: 'module', scripts: { test: 'node --test' } }),
      'packages/a b/test/[id].test.js': `${imports}it('is here', () => { assert.ok(process.cwd().endsWith('/packages/a b')); });\n`,
    });

    const run = await runSuite(root);

    expect(lines(run)).toEqual(['passed packages/a b/test/[id].test.js > is here']);
  });

  test('gets nothing of our environment but what is allowed, and has its local programs on PATH', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${imports}it('is scrubbed', () => { assert.deepEqual(Object.keys(process.env).filter((name) => /GITHUB|TOKEN|JEST|npm_/i.test(name)), []); });
        it('has the folder first on PATH', () => { assert.match(process.env.PATH, /^[^:]*node_modules\\/\\.bin:/); });\n`,
    });

    expect((await runSuite(root)).tests.map(({ status }) => status)).toEqual(['passed', 'passed']);
  });
});
