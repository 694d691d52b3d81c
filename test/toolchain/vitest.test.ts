import { describe, expect, test } from '@jest/globals';
import { isGreen } from '../../src/domain/test-run.ts';
import { lines, projectWith, runSuite, testFileMatcher } from './suites.ts';

const imports = "import { afterAll, describe, expect, test } from 'vitest';\n";

describe.each(['vitest-basic', 'vitest-3'])('a vitest suite (%s)', (name) => {
  test('is run once and told test by test, with places', async () => {
    const root = await projectWith(name, {});

    const run = await runSuite(root);

    expect(run).toMatchObject({
      runner: 'vitest',
      outcome: 'completed',
      fileFailures: [],
      exitCode: 0,
      command: 'npx vitest run',
      remark: null,
    });
    expect(isGreen(run)).toBe(true);
    expect(lines(run)).toEqual([
      'passed test/price.test.ts > price > multiplies the unit price by the quantity',
      'passed test/price.test.ts > price > refuses a quantity of zero',
      'passed test/price.test.ts > price > takes a tenth off from ten pieces',
      'passed test/price.test.ts > price > halves with the coupon',
      'passed test/price.test.ts > labels an amount',
    ]);
    expect(run.tests[0]).toMatchObject({ location: { line: 5, column: 3 }, assertions: null, hiddenRetries: 0 });
  });

  test('tells failures, skipped and todo tests, hidden retries, repeated titles and files that do not load', async () => {
    const root = await projectWith(name, {
      'test/price.test.ts': `${imports}
        let runs = 0;
        test('same', () => { expect(1).toBe(2); });
        test('same', () => { expect(1).toBe(1); });
        test.skip('left out', () => {});
        test.todo('to come');
        test('second time lucky', { retry: 2 }, () => { runs += 1; expect(runs).toBe(2); });
      `,
      'test/broken.test.ts': 'throw new Error("does not load");\n',
      'test/hook.test.ts': `${imports}describe('group', () => { afterAll(() => { throw new Error("hook broke"); });\ntest("fine", () => {}); });\n`,
      'test/late.test.ts': `${imports}test("fine", async () => { Promise.reject(new Error("nobody looks")); await new Promise((done) => setTimeout(done, 50)); });\n`,
    });

    const run = await runSuite(root);

    expect([...lines(run)].sort()).toEqual([
      'failed test/price.test.ts > same',
      'passed test/hook.test.ts > group > fine',
      'passed test/late.test.ts > fine',
      'passed test/price.test.ts > same #2',
      'passed test/price.test.ts > second time lucky',
      'skipped test/price.test.ts > left out',
      'todo test/price.test.ts > to come',
    ]);
    expect(run.tests.find((each) => each.status === 'failed')?.failure).toMatch(/expected 1 to be 2/);
    const retried = run.tests.find((each) => each.name === 'second time lucky');
    expect(retried).toMatchObject({ hiddenRetries: 1, failure: expect.stringContaining('expected 1 to be 2') });
    const failures = Object.fromEntries(run.fileFailures.map(({ file, message }) => [file, message]));
    expect(failures).toEqual({
      'test/broken.test.ts': expect.stringContaining('does not load'),
      'test/hook.test.ts': expect.stringContaining('hook broke'),
      'test/late.test.ts': expect.stringContaining('nobody looks'),
    });
    expect(run).toMatchObject({ outcome: 'completed', exitCode: 1 });
  });

  test('is whole and without coverage, whatever the test script and the configuration ask for', async () => {
    const root = await projectWith(name, {
      'package.json': JSON.stringify({
        type: 'module',
        scripts: {
          test: 'npm run lint && npm run unit -- --run',
          unit: 'cross-env WHO=me vitest --coverage --reporter=junit --outputFile=x.xml --bail 1 --config vite.other.ts',
        },
      }),
      'vite.other.ts':
        'export default { test: { bail: 1, coverage: { enabled: true }, passWithNoTests: true, reporters: ["nope"], retry: 1 } };\n',
      'test/a.test.ts': `${imports}test("red", () => { throw new Error(process.env.WHO); });\n`,
    });

    const run = await runSuite(root);

    expect(run.tests).toHaveLength(6);
    const red = run.tests.find((each) => each.status === 'failed');
    expect(red).toMatchObject({ hiddenRetries: 1, failure: expect.stringContaining('Error: me') });
    expect(run.command).toBe('WHO=me npx vitest run --config vite.other.ts');
  });

  test('is not green when a test ends the process', async () => {
    const root = await projectWith(name, {
      'test/price.test.ts': `${imports}test("good", () => {});\ntest("leaves", () => { process.exit(0); });\ntest("never", () => { throw new Error(); });\n`,
    });

    expect(isGreen(await runSuite(root))).toBe(false);
  });

  test('without a test file is `no-tests`, and cut off at its limit is `timed-out`', async () => {
    const empty = await projectWith(name, { 'vitest.config.ts': 'export default { test: { include: ["none"] } };\n' });
    const hanging = await projectWith(name, { 'test/price.test.ts': 'while (true);\n' });

    expect(await runSuite(empty)).toMatchObject({ outcome: 'no-tests', tests: [] });
    expect(await runSuite(hanging, { timeoutMs: 3_000 })).toMatchObject({ outcome: 'timed-out' });
  });

  test('can be run for some files only', async () => {
    const root = await projectWith(name, { 'test/other.test.ts': `${imports}test("other", () => {});\n` });

    const run = await runSuite(root, { files: ['test/other.test.ts'] });

    expect(lines(run)).toEqual(['passed test/other.test.ts > other']);
  });

  test('says which paths are test files, also of files that are gone', async () => {
    const root = await projectWith(name, {
      'vitest.config.ts':
        'export default { test: { projects: [{ test: { name: "a", include: ["test/**/*.test.ts"], exclude: ["**/old/**"] } }, { test: { name: "b", root: "./sub", include: ["**/*_spec.ts"] } }] } };\n',
      'sub/b_spec.ts': '',
    });

    const isTest = await testFileMatcher(root);

    const paths = ['test/gone.test.ts', 'test/old/x.test.ts', 'src/price.ts', 'sub/x/b_spec.ts', 'b_spec.ts'];
    expect(paths.filter((path) => isTest?.(path))).toEqual(['test/gone.test.ts', 'sub/x/b_spec.ts']);
  });
});
