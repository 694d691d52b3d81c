import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createChecker } from '../../../src/drafting/check/checker.ts';
import type { CheckerSettings, DraftFile } from '../../../src/drafting/check/draft-to-check.ts';
import { removeWorkTrees, workTree } from '../../source/work-tree.ts';
import { around, draft, SHOP } from './draft-project.ts';

afterAll(removeWorkTrees);

type Content = string | { readonly link: string };

const TYPESCRIPT = { link: join(process.cwd(), 'node_modules/typescript') };
const VITEST = [
  'export declare function test(title: string, run: () => void | Promise<void>): void;',
  'export declare function expect(actual: unknown): { toBe(expected: unknown): void };',
  'export declare const vi: { fn(): () => unknown };',
].join('\n');
const INSTALLED: Readonly<Record<string, Content>> = {
  'package.json': '{"name":"shop","type":"module","devDependencies":{"vitest":"4.0.0"}}',
  'tsconfig.json':
    '{"compilerOptions":{"strict":true,"target":"es2022","module":"nodenext","allowImportingTsExtensions":true,"noEmit":true,"types":[],"noUnusedLocals":true},"include":["src"]}',
  'node_modules/typescript': TYPESCRIPT,
  'node_modules/vitest/package.json': '{"name":"vitest","type":"module","types":"./index.d.ts","version":"4.0.0"}',
  'node_modules/vitest/index.d.ts': VITEST,
};

function checkerOf(files: Readonly<Record<string, Content>>, settings: Partial<CheckerSettings> = {}) {
  return createChecker({
    root: workTree({ ...SHOP, ...files }),
    packageDirectory: '.',
    runner: 'vitest',
    entry: { file: 'src/price.ts', name: 'total' },
    clauseIds: new Set(['C1']),
    review: { rules: {}, waivers: [] },
    mayRead: (path) => path !== 'src/secret.ts',
    ...settings,
  });
}

const told = (checker: ReturnType<typeof checkerOf>, code: string, fixtures: readonly DraftFile[] = []) =>
  checker.problemsOf(draft(code, { fixtures })).map(({ kind, line, message }) => `${kind} ${line} ${message}`);

describe('with TypeScript and the types of the runner installed', () => {
  const checker = checkerOf(INSTALLED);

  test('a draft that is typed well has no problems, and one that is not names the line and the code', () => {
    expect(told(checker, around(''))).toEqual([]);
    expect(told(checker, around("  total('a');"))).toEqual([
      "type 5 TS2345: Argument of type 'string' is not assignable to parameter of type 'readonly Item[]'.",
    ]);
    expect(told(checker, around('  total([{ amount: 1, cuont: 2 }]);'))).toEqual([
      expect.stringMatching(/^type 5 TS2561: .*'cuont' does not exist in type 'Item'/),
    ]);
    expect(checker.typeCheck).toEqual({ done: true });
  });

  test('names that are not used, and an entry that hands types on, are no problem', () => {
    expect(told(checker, around('  const unused = 1;', "import type { Item } from '../src/index.ts';"))).toEqual([]);
  });

  test("errors in the repository are not the draft's", () => {
    const broken = checkerOf({
      ...INSTALLED,
      'src/store.ts': "export const store: number = 'a';\nexport const only = 1;\n",
    });

    expect(told(broken, around('  expect(store).toBe(0);', "import { store } from '../src/store.ts';"))).toEqual([]);
  });

  test('a fixture is checked with the draft, and its problems name it', () => {
    const code = around('  expect(total([item()])).toBe(1);', "import { item } from './price.fixtures.ts';");
    const fixture = (text: string) => [{ path: 'test/price.fixtures.ts', code: text }];

    expect(told(checker, code, fixture('export const item = () => ({ amount: 1, count: 1 });\n'))).toEqual([]);
    expect(told(checker, code, fixture("export const item = () => ({ amount: 'a', count: 1 });\n"))).toEqual([
      expect.stringMatching(/^type 5 TS2322: /),
    ]);
    expect(
      told(
        checker,
        code,
        fixture('export const item = () => ({ amount: 1, count: 1 });\nexport const x: string = 1;\n'),
      ),
    ).toEqual([expect.stringMatching(/^type null In test\/price.fixtures.ts, line 2: TS2322/)]);
  });

  test('JavaScript is not checked', () => {
    const code =
      "import { expect, test } from 'vitest';\nimport { total } from '../src/price.ts';\ntest('[C1] a', () => { expect(total('a')).toBe(0); });\n";

    expect(checker.problemsOf(draft(code, { path: 'test/price.draft.test.js' }))).toEqual([]);
  });

  test('the configuration nearest to the draft counts, with what it extends and without its plugins', () => {
    const lenient = checkerOf({
      ...INSTALLED,
      'test/tsconfig.json':
        '{"extends":"../tsconfig.json","compilerOptions":{"strict":false,"plugins":[{"name":"./evil.js"}]}}',
      'test/evil.js': "throw new Error('it ran');",
    });

    expect(told(lenient, around('  total(null);'))).toEqual([]);
    expect(told(checker, around('  total(null);'))).toEqual([expect.stringMatching(/^type 5 TS2345/)]);
  });

  test.each([
    [
      'options that are gone',
      '{"compilerOptions":{"strict":true,"target":"es5","module":"commonjs","moduleResolution":"node","baseUrl":".","types":[]}}',
    ],
    [
      'a library that is not there yet',
      '{"compilerOptions":{"strict":true,"lib":["es2022","es2099.future"],"module":"nodenext","types":[]}}',
    ],
    ['nothing that can be read', '{ this is no JSON'],
    [
      'a base that is not there',
      '{"extends":"@tsconfig/absent/tsconfig.json","compilerOptions":{"strict":true,"types":[]}}',
    ],
  ])("mistakes of the configuration are not the draft's: %s", (_, config) => {
    const old = checkerOf({ ...INSTALLED, 'tsconfig.json': config });

    expect(told(old, around(''))).toEqual([]);
    expect(told(old, around("  total('a');"))).toEqual([expect.stringMatching(/^type 5 TS2345/)]);
  });

  test('what may not be read gives no types, and says none', () => {
    const code = around('  const x: string = secret;', "import { secret } from '../src/through.ts';");
    const hidden = checkerOf({ ...INSTALLED, 'src/through.ts': "export { secret } from './secret.ts';\n" });

    expect(told(hidden, code)).toEqual([]);
  });
});

describe('types are not checked', () => {
  test.each([
    ['when nothing is installed', {}, /TypeScript is not installed/],
    [
      'when the types of the runner are not',
      { 'node_modules/typescript': TYPESCRIPT },
      /types of the test runner are not installed \(vitest/,
    ],
    [
      'when the library files do not make a library',
      { ...INSTALLED, 'node_modules/typescript': 'x', 'node_modules/typescript2': TYPESCRIPT },
      /TypeScript is not installed/,
    ],
  ])('%s, and it is said why', (_, files, why) => {
    const checker = checkerOf({ 'package.json': INSTALLED['package.json'] as string, ...files });

    expect(told(checker, around("  total('a');"))).toEqual([]);
    expect(checker.typeCheck).toEqual({ done: false, why: expect.stringMatching(why) });
  });

  test('when the library files are empty, which shows at the first draft', () => {
    const files = { ...INSTALLED, 'node_modules/typescript': 'x' };
    const { 'node_modules/typescript': _, ...others } = files;
    const checker = checkerOf({
      ...others,
      'node_modules/typescript/package.json': '{"version":"5.0.0"}',
      'node_modules/typescript/lib/lib.es5.d.ts': '',
      'node_modules/typescript/lib/lib.d.ts': '',
    });

    expect(told(checker, around("  total('a');"))).toEqual([]);
    expect(checker.typeCheck).toEqual({ done: false, why: expect.stringMatching(/library files .* cannot be used/) });
  });
});
