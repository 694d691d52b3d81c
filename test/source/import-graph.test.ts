import { afterAll, describe, expect, test } from '@jest/globals';
import { createImportGraph } from '../../src/source/import-graph.ts';
import { removeWorkTrees, workTree } from './work-tree.ts';

afterAll(removeWorkTrees);

type Files = Parameters<typeof workTree>[0];

async function closure(files: Files, file = 'test/a.test.ts') {
  return createImportGraph(workTree(files)).closureOf(file);
}

/** The closure of a test file with this text, in a repository with these other files; all of it must be known. */
async function filesOf(text: string, others: Files, file = 'test/a.test.ts') {
  const { files, unknown } = await closure({ [file]: text, ...others }, file);
  expect(unknown).toEqual([]);
  return files;
}

describe('a closure holds', () => {
  test('what is imported, exported from, required and loaded, at any depth', async () => {
    const files = await filesOf(
      "import a from '../src/a.js'; export * from '../src/b'; const c = require('../src/c'); await import('../src/d.mjs');",
      {
        'src/a.ts': "import type { T } from './types'; export { deep } from './deep/index.js';",
        'src/types.ts': '',
        'src/deep/index.tsx': "import '../a.js'; import json from './data.json';",
        'src/deep/data.json': '{}',
        'src/b/index.js': '',
        'src/c.cjs': '',
        'src/d.mts': "import e = require('./e.cjs'); let t: import('./f').F;",
        'src/e.cts': '',
        'src/f.d.ts': '',
        'src/not-imported.ts': '',
      },
    );
    expect(files).toEqual([
      'src/a.ts',
      'src/b/index.js',
      'src/c.cjs',
      'src/d.mts',
      'src/deep/data.json',
      'src/deep/index.tsx',
      'src/e.cts',
      'src/f.d.ts',
      'src/types.ts',
    ]);
  });

  test('modules that are mocked, their mocks, and those of packages', async () => {
    const files = await filesOf(
      "vi.mock('../src/a'); jest.mock('../src/b', () => ({})); jest.requireActual('../src/c'); t.mock.module('../src/d', {}); import 'lodash'; import fs from 'node:fs';",
      {
        'src/a.ts': '',
        'src/__mocks__/a.ts': "import './made';",
        'src/__mocks__/made.ts': '',
        'src/b.ts': '',
        'src/c.ts': '',
        'src/d.ts': '',
        '__mocks__/lodash.js': '',
        '__mocks__/fs.js': '',
        'node_modules/lodash/package.json': '{}',
        'node_modules/lodash/index.js': '',
      },
    );
    expect(files).toEqual([
      '__mocks__/fs.js',
      '__mocks__/lodash.js',
      'src/__mocks__/a.ts',
      'src/__mocks__/made.ts',
      'src/a.ts',
      'src/b.ts',
      'src/c.ts',
      'src/d.ts',
    ]);
  });

  test('workers, child processes and other files whose path is written out', async () => {
    const files = await filesOf(
      "new Worker(new URL('./worker.js', import.meta.url)); fork(join(__dirname, '..', 'src/child.js')); proxyquire('../src/a', {}); read('./data.txt'); f('./not-there');",
      { 'test/worker.js': '', 'src/child.js': '', 'src/a.js': '', 'test/data.txt': '' },
    );
    expect(files).toEqual(['src/a.js', 'src/child.js', 'test/data.txt', 'test/worker.js']);
  });

  test('snapshots beside the file, and an environment of the project', async () => {
    const files = await filesOf('/** @jest-environment ./environment.js */', {
      'test/__snapshots__/a.test.ts.snap': '',
      'test/__snapshots__/b.test.ts.snap': '',
      'test/a.test.ts.snapshot': '',
      'test/environment.js': '',
    });
    expect(files).toEqual(['test/__snapshots__/a.test.ts.snap', 'test/a.test.ts.snapshot', 'test/environment.js']);
  });

  test('what createRequire loads, and styles and queries as the files they are', async () => {
    const files = await filesOf(
      "const load = createRequire(import.meta.url); load('../src/a.js'); import '../src/b.css'; import text from '../src/c.txt?raw';",
      { 'src/a.js': '', 'src/b.css': '', 'src/c.txt': '' },
    );
    expect(files).toEqual(['src/a.js', 'src/b.css', 'src/c.txt']);
  });

  test('the imports of Vue and Svelte components', async () => {
    const files = await filesOf("import A from '../src/A.vue'; import B from '../src/B.svelte';", {
      'src/A.vue':
        '<template>{{ a }}</template>\n<script setup lang="ts">\nimport a from "./a";\n</script>\n<script src="./extra.ts"></script>',
      'src/B.svelte': '<script>import b from "./b.js"; let x: number;</script>{#if x}{/if}',
      'src/a.ts': '',
      'src/b.js': '',
      'src/extra.ts': '',
    });
    expect(files).toEqual(['src/A.vue', 'src/B.svelte', 'src/a.ts', 'src/b.js', 'src/extra.ts']);
  });

  test('both of two files that a path may mean', async () => {
    const files = await filesOf("import '../src/a'; import '../src/b.js';", {
      'src/a.js': '',
      'src/a.ts': '',
      'src/b.js': '',
      'src/b.ts': '',
    });
    expect(files).toEqual(['src/a.js', 'src/a.ts', 'src/b.js', 'src/b.ts']);
  });

  test('neither the file itself nor installed packages', async () => {
    const files = await filesOf(
      "import './b'; import 'lib'; import '../node_modules/lib/index.js'; import fs from 'fs';",
      {
        'test/b.ts': "import './a.test';",
        'node_modules/lib/package.json': '{ "main": "index.js" }',
        'node_modules/lib/index.js': "import '../../src/c.ts';",
        'src/c.ts': '',
      },
    );
    expect(files).toEqual(['test/b.ts']);
  });
});

describe('names are resolved', () => {
  const alias = { 'src/api/index.ts': '', 'src/util.ts': '' };

  test('by paths of the nearest tsconfig.json, with what it extends', async () => {
    const files = await filesOf("import '@api'; import '~/util';", {
      ...alias,
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@api": ["wrong"] } } }',
      'test/tsconfig.json': '{ // comment\n "extends": "../base.json", }',
      'base.json': '{ "compilerOptions": { "paths": { "@api": ["./src/api"], "~/*": ["./src/*"] } } }',
    });
    expect(files).toEqual(['src/api/index.ts', 'src/util.ts']);
  });

  test('by baseUrl, jsconfig.json, and the configurations that a solution references', async () => {
    const byBase = { ...alias, 'jsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }' };
    expect(await filesOf("import 'util';", byBase)).toEqual([]);
    expect(await filesOf("import 'api';", byBase)).toEqual(['src/api/index.ts']);
    const solution = {
      ...alias,
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    };
    expect(await filesOf("import '@/api';", solution)).toEqual(['src/api/index.ts']);
  });

  test('by imports of package.json, and by the own name of a package', async () => {
    const files = await filesOf("import '#util'; import '#deep/a.js'; import 'own/sub'; import 'own';", {
      'package.json': JSON.stringify({
        name: 'own',
        imports: { '#util': { types: './src/util.d.ts', default: './src/util.js' }, '#deep/*': './src/deep/*' },
        exports: { '.': ['./src/index.js'], './sub': { import: { node: './src/sub.js' } } },
      }),
      'src/util.ts': '',
      'src/deep/a.ts': '',
      'src/index.ts': '',
      'src/sub.js': '',
    });
    expect(files).toEqual(['src/deep/a.ts', 'src/index.ts', 'src/sub.js', 'src/util.ts']);
  });

  const workspace = {
    'packages/b/package.json': '{ "name": "@own/b", "main": "./dist/index.js", "types": "./dist/index.d.ts" }',
    'packages/b/src/index.ts': "import './deep';",
    'packages/b/src/deep.ts': '',
  };

  test('by links into the workspace, to the sources of what is built', async () => {
    const linked = { ...workspace, 'packages/a/node_modules/@own/b': { link: '../../../b' } };
    const sources = ['packages/b/src/deep.ts', 'packages/b/src/index.ts'];
    expect(await filesOf("import '@own/b';", linked, 'packages/a/a.test.ts')).toEqual(sources);
    const built = { ...linked, 'packages/b/dist/index.js': 'require(anything)' };
    expect(await filesOf("import '@own/b';", built, 'packages/a/a.test.ts')).toEqual([
      'packages/b/dist/index.js',
      ...sources,
    ]);
  });

  test('by the names of packages that nothing links', async () => {
    expect(await filesOf("import '@own/b'; import '@own/b/src/deep.js';", workspace, 'packages/a/a.test.ts')).toEqual([
      'packages/b/src/deep.ts',
      'packages/b/src/index.ts',
    ]);
  });

  test('by subpaths of a package of the workspace', async () => {
    const files = await filesOf("import 'b/feature/x'; import 'b/plain';", {
      'packages/b/package.json':
        '{ "name": "b", "exports": { "./feature/*": "./dist/features/*.mjs", "./plain": "./lib/plain.js" } }',
      'packages/b/src/features/x.mts': '',
      'packages/b/lib/plain.js': '',
      'node_modules/b': { link: '../packages/b' },
    });
    expect(files).toEqual(['packages/b/lib/plain.js', 'packages/b/src/features/x.mts']);
  });

  test('through links inside of the repository, which count themselves', async () => {
    const files = await filesOf("import '../src/linked'; import '../shared/a';", {
      'src/linked.ts': { link: '../lib/real.ts' },
      'lib/real.ts': "import './near';",
      'lib/near.ts': '',
      'lib/a.ts': '',
      shared: { link: 'lib' },
    });
    expect(files).toEqual(['lib/a.ts', 'lib/near.ts', 'lib/real.ts', 'shared', 'src/linked.ts']);
  });
});

describe('what may be missing is said', () => {
  test.each([
    ['an import() of an expression', 'let x;\nawait import(x);', 'test/a.test.ts:2: import() of an expression'],
    ['a require of an expression', 'require(x + "y")', 'test/a.test.ts:1: require() of an expression'],
    ['a mock of an expression', 'vi.mock(path, () => ({}))', 'test/a.test.ts:1: mock() of an expression'],
    ['a pattern', "import.meta.glob('./*.ts')", 'test/a.test.ts:1: import.meta.glob() of a pattern'],
    ['a context', "require.context('./', true)", 'test/a.test.ts:1: require.context() of a pattern'],
    ['a file that is not there', "import './gone'", 'test/a.test.ts:1: "./gone" is not there'],
    [
      'a name that only a bundler knows',
      "import 'virtual:x'",
      'test/a.test.ts:1: "virtual:x" is found by no rule we know',
    ],
    ['a file that cannot be parsed', 'import {', 'test/a.test.ts cannot be parsed'],
  ])('%s', async (_what, text, reason) => {
    expect((await closure({ 'test/a.test.ts': text })).unknown).toEqual([reason]);
  });

  test('in files further down as well', async () => {
    const { files, unknown } = await closure({ 'test/a.test.ts': "import '../src/a';", 'src/a.ts': 'require(x)' });
    expect({ files, unknown }).toEqual({ files: ['src/a.ts'], unknown: ['src/a.ts:1: require() of an expression'] });
  });

  test('of an alias that only a guess explains, with the guess', async () => {
    const { files, unknown } = await closure({ 'test/a.test.ts': "import '@/a';", 'src/a.ts': '' });
    expect(files).toEqual(['src/a.ts']);
    expect(unknown).toEqual(['test/a.test.ts:1: "@/a" is found by no rule we know']);
  });

  test('of a tsconfig.json that cannot be read', async () => {
    const { unknown } = await closure({
      'test/a.test.ts': "import '@/a';",
      'tsconfig.json': '{ "extends": "./tsconfig.json" }',
    });
    expect(unknown).toEqual([expect.stringContaining('(tsconfig.json cannot be read: ')]);
  });

  test('of a file that is no file of the repository', async () => {
    expect(await closure({}, 'gone.ts')).toEqual({ files: [], unknown: ['gone.ts is not a file of the repository'] });
    expect((await closure({}, '../../etc/passwd')).files).toEqual([]);
  });

  test('but not of types, mocks and texts that lead nowhere', async () => {
    const text =
      "import type { A } from 'no-such-types'; let a: import('./gone').A; jest.mock('virtual', f, { virtual: true }); f('../x');";
    expect(await closure({ 'test/a.test.ts': text })).toEqual({ files: [], unknown: [] });
  });
});

describe('hostile repositories', () => {
  test('links that leave the root, or point at themselves, lead nowhere', async () => {
    const outside = workTree({ 'secret.ts': "import './more';", 'more.ts': '' });
    const { files, unknown } = await closure({
      'test/a.test.ts': "import '../out/secret'; import '../one'; import '../loop'; import 'linked';",
      out: { link: outside },
      'one.ts': { link: `${outside}/secret.ts` },
      'loop.ts': { link: 'loop.ts' },
      'node_modules/linked': { link: outside },
    });
    expect(files).toEqual([]);
    expect(unknown).toEqual([
      'test/a.test.ts:1: "../loop" is not there',
      'test/a.test.ts:1: "../one" is not there',
      'test/a.test.ts:1: "../out/secret" is not there',
      'test/a.test.ts:1: "linked" is linked to a place outside of the repository',
    ]);
  });

  test('names made to confuse are only names', async () => {
    const names = [
      '../../../../etc/passwd',
      './a\0b',
      `./${'x/'.repeat(2_000)}`,
      '__proto__',
      'constructor',
      '@/../../..',
      '#',
      '~',
      './',
      '..',
      '/etc/passwd',
      '',
      '%2e%2e/a',
      '\\\\host',
    ];
    const text = names.map((name) => `require(${JSON.stringify(name)});`).join('\n');
    const { files } = await closure({
      'test/a.test.ts': text,
      'package.json':
        '{ "name": "__proto__", "imports": { "#": ["../../x", null, 1], "__proto__": "./x" }, "exports": [[[["./package.json"]]]] }',
    });
    expect(files.every((path) => !path.startsWith('.') && !path.startsWith('/'))).toBe(true);
  });

  test('large, binary and broken files are reasons, not errors', async () => {
    const { unknown } = await closure({
      'test/a.test.ts': "import '../src/large'; import '../src/binary'; import '../src/deep'; import 'pkg';",
      'src/large.ts': '//'.repeat(2_500_000),
      'src/binary.js': '\0\x01\x02',
      'src/deep.ts': '['.repeat(100_000),
      'node_modules/pkg/package.json': '{',
      'package.json': '[]',
      'tsconfig.json': '\0',
    });
    expect(unknown).toEqual([
      'src/binary.js cannot be parsed',
      'src/deep.ts cannot be parsed',
      'src/large.ts cannot be parsed',
    ]);
  });
});
