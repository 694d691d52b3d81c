import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { exemplarsAmong } from '../../../src/drafting/surroundings/exemplars.ts';
import { existingTests } from '../../../src/drafting/surroundings/existing-tests.ts';
import { draftPath, fixturePath, placementOf, specifierOf } from '../../../src/drafting/surroundings/placement.ts';
import { testPackageOf } from '../../../src/drafting/surroundings/test-package.ts';
import { createModules } from '../../../src/review/model/modules.ts';
import { aPolicy } from '../../judgements.ts';

type Files = Readonly<Record<string, string>>;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function project(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'earnest-surroundings-')));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function testsOf(files: Files, target: string, directory = '.') {
  const root = project(files);
  const modules = createModules(root);
  return { modules, tests: existingTests(modules, Object.keys(files), directory, target, () => true) };
}

const caseOf = (imports: string, title = 'works') =>
  `${imports}\nimport { expect, test } from 'vitest';\ntest('${title}', () => { expect(f(2)).toBe(4); });\n`;
const PACKAGE = { directory: '.', runner: 'vitest', dependencies: new Set<string>() } as const;

describe('where a draft goes', () => {
  test.each<[string, Files, string, string, string]>([
    [
      'beside the tests of the target, named and written as they are',
      { 'src/price.ts': '', 'test/unit/price.test.ts': caseOf("import { f } from '../../src/price.ts';") },
      'src/price.ts',
      'test/unit/price-1.draft.test.ts',
      '../../src/price.ts',
    ],
    [
      'beside the target, where tests stand beside what they test',
      { 'src/price.ts': '', 'src/tax.ts': '', 'src/tax.spec.ts': caseOf("import { f } from './tax';") },
      'src/price.ts',
      'src/price-1.draft.spec.ts',
      './price',
    ],
    [
      'where the nearest tests are, in a folder of their own',
      { 'src/price.ts': '', 'src/tax.ts': '', 'tests/tax.test.ts': caseOf("import { f } from '../src/tax.js';") },
      'src/price.ts',
      'tests/price-1.draft.test.ts',
      '../src/price.js',
    ],
    [
      'in the __tests__ beside the target, where others have theirs',
      {
        'src/a/price.ts': '',
        'src/b/tax.ts': '',
        'src/b/__tests__/tax.test.ts': caseOf("import { f } from '../tax';"),
      },
      'src/a/price.ts',
      'src/a/__tests__/price-1.draft.test.ts',
      '../price',
    ],
    [
      'beside the target, where there is no test at all',
      { 'lib/price.mjs': '' },
      'lib/price.mjs',
      'lib/price-1.draft.test.mjs',
      './price.mjs',
    ],
    [
      'in plain JavaScript, where code and tests are',
      {
        'lib/price.js': '',
        'test/tax.test.cjs': "const { f } = require('../lib/tax.js');\ntest('x', () => { expect(f(1)).toBe(2); });",
      },
      'lib/price.js',
      'test/price-1.draft.test.cjs',
      '../lib/price.js',
    ],
  ])('%s', (_, files, target, path, specifier) => {
    const placement = placementOf(target, testsOf(files, target).tests, PACKAGE);
    expect([draftPath(placement, 1), specifierOf(placement, target)]).toEqual([path, specifier]);
  });

  test('its fixtures are no test files of any runner', () => {
    const files = { 'src/price.ts': '', 'src/price.test.ts': caseOf("import { f } from './price';") };
    const placement = placementOf('src/price.ts', testsOf(files, 'src/price.ts').tests, PACKAGE);
    expect(fixturePath(placement, 'aPrice')).toBe('src/price.aPrice.draft.ts');
    expect(placement.modules).toBe('import');
  });

  test('tests that require are joined by tests that require', () => {
    const files = {
      'lib/price.js': '',
      'test/price.test.js': "const { f } = require('../lib/price.js');\ntest('x', () => { expect(f(1)).toBe(2); });",
    };
    expect(placementOf('lib/price.js', testsOf(files, 'lib/price.js').tests, PACKAGE).modules).toBe('require');
  });
});

describe('tests that are there already', () => {
  const FILES = {
    'src/price.ts': '',
    'src/tax.ts': '',
    'test/price.test.ts': caseOf("import { f } from '../src/price.ts';", 'prices'),
    'test/price-2.draft.test.ts': caseOf("import { f } from '../src/price.ts';", 'drafted'),
    'test/tax.test.ts': caseOf("import { f } from '../src/tax.ts';", 'taxes'),
    'test/fixtures/bad.test.ts': caseOf("import { f } from '../../src/price.ts';", 'data'),
    'test/helper.ts': 'export const help = 1;',
    'other/far.test.ts': caseOf("import { f } from '../src/tax.ts';", 'far'),
  };
  const named = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

  test('are those of the target and others, the nearest first, without drafts, data and helpers', () => {
    const { tests } = testsOf(FILES, 'src/price.ts');
    expect(named(tests.ofTarget)).toEqual(['test/price.test.ts']);
    expect(named(tests.others)).toEqual(['other/far.test.ts', 'test/tax.test.ts']);
  });

  test('end at the package, and at what may not be read', () => {
    const root = project(FILES);
    const modules = createModules(root);
    const within = existingTests(modules, Object.keys(FILES), 'test', 'src/price.ts', () => true);
    expect(named([...within.ofTarget, ...within.others])).toEqual(['test/price.test.ts', 'test/tax.test.ts']);
    const readable = existingTests(modules, Object.keys(FILES), '.', 'src/price.ts', (path) => !path.includes('price'));
    expect(named(readable.ofTarget)).toEqual([]);
  });
});

describe('an exemplar', () => {
  const TARGET = caseOf("import { f } from '../src/price.ts';");
  const chosen = async (files: Files, factories: readonly string[] = [], reaching: readonly string[] = []) => {
    const { modules, tests } = testsOf({ 'src/price.ts': '', 'src/tax.ts': '', ...files }, 'src/price.ts');
    const reaches = async (path: string) => reaching.includes(path);
    return (await exemplarsAmong(tests, modules, reaches, factories, 2)).map(({ path }) => path);
  };

  test('is a test of other code, not of the target', async () => {
    const files = { 'test/price.test.ts': TARGET, 'test/tax.test.ts': caseOf("import { f } from '../src/tax.ts';") };
    expect(await chosen(files)).toEqual(['test/tax.test.ts']);
  });

  test('is none that reaches the target through other code', async () => {
    const tax = caseOf("import { f } from '../src/tax.ts';");
    const files = { 'test/a.test.ts': tax, 'test/b.test.ts': tax };
    expect(await chosen(files, [], ['test/a.test.ts'])).toEqual(['test/b.test.ts']);
  });

  test('uses the factories of the brief before others do', async () => {
    const files = {
      'test/factories.ts': 'export const aTax = 1;',
      'test/a.test.ts': caseOf("import { f } from '../src/tax.ts';"),
      'test/z.test.ts': caseOf("import { aTax } from './factories.ts';"),
    };
    expect(await chosen(files, ['test/factories.ts'])).toEqual(['test/z.test.ts', 'test/a.test.ts']);
  });

  test('stands beside the tests of the target, and is named as tests are, before others', async () => {
    const tax = caseOf("import { f } from '../../src/tax.ts';");
    const files = {
      'test/a/price.test.ts': TARGET.replace('../src', '../../src'),
      'test/a/spec_types.ts': tax,
      'test/b/near.test.ts': tax,
      'test/a/z.test.ts': tax,
    };
    expect(await chosen(files)).toEqual(['test/a/z.test.ts', 'test/b/near.test.ts']);
  });

  test.each([
    ['doubles a module', "vi.mock('../src/tax.ts');\n"],
    ['rests on a snapshot', "test('s', () => { expect(f(1)).toMatchSnapshot(); });\n"],
    ['is too long', '\n'.repeat(200)],
    ['asserts nothing', null],
  ])('is none that %s', async (_, more) => {
    const bad =
      more === null
        ? "import { test } from 'vitest';\ntest('x', () => {});"
        : more + caseOf("import { f } from '../src/tax.ts';");
    expect(await chosen({ 'test/tax.test.ts': bad })).toEqual([]);
  });

  test('is the shortest case of a test of the target where there is no other', async () => {
    const files = {
      'src/price.ts': '',
      'test/price.test.ts': [
        "import { f } from '../src/price.ts';",
        "import { expect, test } from 'vitest';",
        "test('long', () => {\n  const a = f(1);\n  expect(a).toBe(1);\n});",
        "test('short', () => {\n  expect(f(2)).toBe(4);\n});",
      ].join('\n'),
    };
    const { modules, tests } = testsOf(files, 'src/price.ts');
    expect(await exemplarsAmong(tests, modules, async () => false, [], 2)).toEqual([
      {
        path: 'test/price.test.ts',
        text: "import { f } from '../src/price.ts';\nimport { expect, test } from 'vitest';\n\ntest('short', () => {\n  expect(f(2)).toBe(4);\n});",
      },
    ]);
  });
});

describe('the package that a draft joins', () => {
  const MONOREPO = {
    'package.json': JSON.stringify({ workspaces: ['packages/*'], devDependencies: { jest: '1', 'fast-check': '1' } }),
    'packages/web/package.json': JSON.stringify({ scripts: { test: 'vitest run' }, dependencies: { left: '1' } }),
    'packages/core/package.json': JSON.stringify({ name: 'core' }),
  };

  test.each([
    ['packages/web/src/a.ts', 'packages/web', 'vitest'],
    ['packages/core/src/a.ts', 'packages/core', 'jest'],
    ['scripts/a.ts', '.', 'jest'],
  ])('around %s is %s, on %s', async (file, directory, runner) => {
    expect(await testPackageOf(project(MONOREPO), file, aPolicy())).toMatchObject({ directory, runner });
  });

  test('depends on what the root of its workspace depends on, too', async () => {
    const { dependencies } = await testPackageOf(project(MONOREPO), 'packages/web/src/a.ts', aPolicy());
    expect([...dependencies].sort()).toEqual(['fast-check', 'jest', 'left']);
  });

  test('has no runner that we know where its tests run by a command, or by another one', async () => {
    const root = project({ 'package.json': JSON.stringify({ scripts: { test: 'ava' } }) });
    expect((await testPackageOf(root, 'a.js', aPolicy())).runner).toBeNull();
    const byCommand = aPolicy({ suite: { runner: 'command', command: 'make test', junit: 'a.xml', timeoutMs: 1 } });
    expect((await testPackageOf(project(MONOREPO), 'scripts/a.ts', byCommand)).runner).toBeNull();
  });
});
