import { describe, expect, test } from '@jest/globals';
import { createClassifier, isScript } from '../../src/change/classify.ts';

const classify = createClassifier({ testMatches: null });

describe('without knowledge of the project', () => {
  test.each([
    'src/invoice.ts',
    'index.js',
    'lib/a.mjs',
    'lib/a.cjs',
    'app/page.tsx',
    'app/[id]/page.jsx',
    'src/a.mts',
    'src/a.cts',
    'src/App.vue',
    'src/App.svelte',
    'src/app/app.config.ts',
    'src/contest.ts',
    'src/latest/protest.ts',
    'src/testing.ts',
    'packages/specification/index.ts',
    'Über file.ts',
  ])('%s is source', (path) => expect(classify(path)).toBe('source'));

  test.each([
    'src/invoice.test.ts',
    'src/invoice.spec.jsx',
    'src/__tests__/invoice.ts',
    'test/server.js',
    'packages/a/tests/factory.ts',
    'spec/a.js',
    'e2e/login.ts',
    'src/__mocks__/fs.js',
    'src/__fixtures__/package.json',
    'test/fixtures/project/tsconfig.json',
    'test/data.json',
    'src/__snapshots__/a.test.ts.snap',
    'other.snap',
    'test-invoice.js',
    'test.mjs',
    'invoice-test.cjs',
    'src/invoice_test.js',
    'test/types.d.ts',
  ])('%s is a test', (path) => expect(classify(path)).toBe('test'));

  test.each([
    'package.json',
    'packages/a/package.json',
    'package-lock.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'tsconfig.json',
    'tsconfig.build.json',
    'jest.config.js',
    'vitest.config.mts',
    'packages/a/src/vitest.config.ts',
    'tools.config.json',
    '.babelrc',
    '.babelrc.json',
    '.mocharc.yml',
    '.swcrc',
    'jest.setup.ts',
    'jest-setup.js',
    'src/setupTests.ts',
    'vitest.workspace.ts',
    'stryker.conf.json',
    '.github/workflows/ci.yml',
    '.github/scripts/release.js',
    'earnest.yml',
    '.npmrc',
    '.gitattributes',
    'Dockerfile',
    'docker/Dockerfile.test',
    'docker-compose.yml',
  ])('%s is config', (path) => expect(classify(path)).toBe('config'));

  test.each([
    'README.md',
    'test/README.md',
    'src/types.d.ts',
    'src/style.d.css.ts',
    'src/a.css',
    'data.json',
    'node_modules/a/index.js',
    'packages/a/node_modules/b/b.test.js',
    'LICENSE',
    'a.ts.bak',
    '',
  ])('%s is other', (path) => expect(classify(path)).toBe('other'));
});

describe('with knowledge of the project', () => {
  const informed = createClassifier({
    testMatches: (path) => path.startsWith('checks/') || path.includes('node_modules'),
    configFiles: ['scripts/before-tests.ts', 'test/setup.ts'],
  });

  test('what the runner runs is a test', () => expect(informed('checks/invoice.ts')).toBe('test'));
  test('what the project names is config, even among tests', () => expect(informed('test/setup.ts')).toBe('config'));
  test('a conventional name is a test even when this runner does not run it', () =>
    expect(informed('src/a.test.ts')).toBe('test'));
  test("node:test's looser names are source when the runner does not run them", () =>
    expect(['src/ab-test.ts', 'src/test-bench.ts'].map(informed)).toEqual(['source', 'source']));
  test('nothing below node_modules is', () => expect(informed('node_modules/a/a.js')).toBe('other'));
});

test('a script is told by its ending alone', () => {
  expect(['a.ts', 'a.d.ts', 'test/a.jsx', 'a.vue'].every(isScript)).toBe(true);
  expect(['a.json', 'ts', 'a.ts/b', 'a.tsv'].some(isScript)).toBe(false);
});
