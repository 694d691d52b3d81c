import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../../src/change/classify.ts';
import {
  createVerdictKeys,
  type Subject,
  type Surroundings,
  type VerdictKey,
} from '../../../src/mutation/reuse/verdict-keys.ts';

type Files = Readonly<Record<string, string | null>>;

/** Two tests that import their sources, one that reads a file, and what stands around them. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "a", "main": "src/entry.js", "jest": { "setupFiles": ["<rootDir>/lib/prepare.js"] } }',
  'package-lock.json': '{}',
  'README.md': 'words',
  'jest.config.js': "module.exports = require('./jest.base.js');",
  'jest.base.js': 'module.exports = { rootDir: __dirname };',
  'lib/prepare.js': "require('./prepared.js');",
  'lib/prepared.js': '',
  'src/price.js': "import { tax } from './tax.js';",
  'src/tax.js': "import './deep.js';",
  'src/deep.js': '',
  'src/other.js': '',
  'src/notes.js': "import { readFileSync } from 'node:fs';",
  'src/untested.js': '',
  'test/price.test.js': "import '../src/price.js'; import './helper.js';",
  'test/more.test.js': "import '../src/price.js';",
  'test/other.test.js': "import '../src/other.js';",
  'test/notes.test.js': "import '../src/notes.js';",
  'test/helper.js': '',
  'test/lonely.js': '',
  'test/fixtures/cases.json': '[]',
  'data/table.csv': '1',
};
const TESTS = ['test/price.test.js', 'test/more.test.js', 'test/other.test.js', 'test/notes.test.js'];

const KILLED: Subject = { file: 'src/price.js', killed: true, static: false, coveredBy: ['test/price.test.js'] };
const SURVIVED: Subject = { ...KILLED, killed: false };

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'earnest-keys-')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function keyOf(
  subject: Subject,
  changes: Files = {},
  given: Partial<Surroundings> = {},
): Promise<VerdictKey | null> {
  await rm(root, { recursive: true });
  const files = { ...FILES, ...changes };
  for (const [path, text] of Object.entries(files)) {
    if (text === null) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const paths = Object.keys(files).filter((path) => files[path] !== null && !path.startsWith('node_modules'));
  const keys = await createVerdictKeys({
    root,
    packageRoot: root,
    files: paths,
    ignoredFiles: () => Promise.resolve([]),
    classify: createClassifier({ testMatches: null }),
    testFiles: [...TESTS, 'test/added.test.js'].filter((path) => paths.includes(path)),
    sharedProcess: false,
    readsAll: false,
    facts: ['node 24'],
    ...given,
  });
  return keys.keyOf(subject);
}

async function changes(subject: Subject, edit: Files, given: Partial<Surroundings> = {}): Promise<boolean> {
  const [before, after] = [await keyOf(subject, {}, given), await keyOf(subject, edit, given)];
  expect(before).not.toBeNull();
  return before?.key !== after?.key;
}

describe('the key of a killed mutant', () => {
  test.each([
    'src/price.js',
    'src/tax.js',
    'src/deep.js',
    'test/price.test.js',
    'test/helper.js',
    'test/lonely.js',
    'test/fixtures/cases.json',
    'data/table.csv',
    'package.json',
    'package-lock.json',
    'jest.config.js',
    'jest.base.js',
    'lib/prepare.js',
    'lib/prepared.js',
  ])('changes with %s', async (path) => {
    expect(await changes(KILLED, { [path]: `${FILES[path]}\n` })).toBe(true);
  });

  test.each([
    'README.md',
    'src/other.js',
    'src/untested.js',
    'test/more.test.js',
    'test/other.test.js',
    'src/notes.js',
  ])('does not change with %s', async (path) => {
    expect(await changes(KILLED, { [path]: `${FILES[path]}\n` })).toBe(false);
  });

  test.each([
    ['a fixture', { 'test/fixtures/more.json': '[]' }],
    ['a setup file', { 'test/setup.js': '' }],
    ['a mock', { '__mocks__/tax.js': '' }],
    ['local settings that git ignores', { '.env.local': 'A=1' }],
    ['the state of what is installed', { 'node_modules/.package-lock.json': '{}' }],
  ])('changes with %s added', async (_, added) => {
    expect(await changes(KILLED, added)).toBe(true);
  });

  test('changes with the facts', async () => {
    const [one, other] = [await keyOf(KILLED), await keyOf(KILLED, {}, { facts: ['node 22'] })];
    expect(one?.key).not.toBe(other?.key);
  });

  test('tells what it stands for', async () => {
    expect((await keyOf(KILLED))?.about).toBe('src/price.js, its 2 imports, 1 test file');
  });

  test('does not mind that another test file is added, as long as they do not share a process', async () => {
    const added = { 'test/added.test.js': "import '../src/price.js';" };
    expect(await changes(KILLED, added)).toBe(false);
    expect(await changes(KILLED, added, { sharedProcess: true })).toBe(true);
  });
});

describe('the key of a mutant that lives', () => {
  test.each<[string, Files, boolean]>([
    ['a test that imports the file is added', { 'test/added.test.js': "import '../src/price.js';" }, true],
    [
      'a test that imports it at some depth is added',
      { 'test/added.test.js': "import './helper.js';", 'test/helper.js': "import '../src/price.js';" },
      true,
    ],
    ['a test that may import anything is added', { 'test/added.test.js': 'import(process.env.NAME);' }, true],
    ['a test that does not reach it is added', { 'test/added.test.js': "import '../src/other.js';" }, false],
    ['another test that imports it is edited', { 'test/more.test.js': "import '../src/price.js'; 1;" }, true],
    ['another test that imports it is deleted', { 'test/more.test.js': null }, true],
    ['a test that does not reach it is edited', { 'test/other.test.js': '' }, false],
  ])('when %s', async (_, edit, expected) => {
    expect(await changes(SURVIVED, edit)).toBe(expected);
  });

  test('without coverage holds until a test reaches it', async () => {
    const untested: Subject = { file: 'src/untested.js', killed: false, static: false, coveredBy: [] };
    expect(await changes(untested, { 'test/other.test.js': "import '../src/other.js'; 1;" })).toBe(false);
    expect(await changes(untested, { 'test/other.test.js': "import '../src/untested.js';" })).toBe(true);
  });
});

describe('where code reads more than it imports', () => {
  const READING: Subject = { file: 'src/notes.js', killed: true, static: false, coveredBy: ['test/notes.test.js'] };

  test('every file of the repository counts', async () => {
    expect((await keyOf(READING))?.about).toBe('all files of the repository but documentation');
    for (const path of ['src/untested.js', 'data/table.csv', 'test/other.test.js']) {
      expect(await changes(READING, { [path]: `${FILES[path]}\n` })).toBe(true);
    }
    expect(await changes(READING, {})).toBe(false);
    expect(await changes(READING, { 'README.md': 'other words' })).toBe(false);
  });

  test('documentation counts where the code that reads names such a file, or lists a folder', async () => {
    for (const text of ["readFileSync('README.md')", "readdirSync('.')"]) {
      const reading = {
        'src/notes.js': `import { readFileSync, readdirSync } from 'node:fs'; export default ${text};`,
      };
      const [one, other] = [await keyOf(READING, reading), await keyOf(READING, { ...reading, 'README.md': 'other' })];
      expect(one?.key).not.toBe(other?.key);
    }
  });

  test('so do files that git ignores; with too many of them nothing is reused', async () => {
    const ignored = (paths: readonly string[] | null) => ({ ignoredFiles: () => Promise.resolve(paths) });
    const [one, other] = ['1', '2'].map((text) => ({ 'build/out.js': text }));
    const given = { ...ignored(['build/out.js']), files: Object.keys(FILES) };
    expect((await keyOf(READING, one, given))?.key).not.toBe((await keyOf(READING, other, given))?.key);
    expect(await keyOf(READING, {}, ignored(null))).toBeNull();
  });

  test.each([
    ['a path from where it stands', 'export const here = __dirname;'],
    ['a program that is started', "import { spawn } from 'child_process';"],
    ['code that is found by a pattern', "import { globSync } from 'glob';"],
    ['code that is compiled at run time', 'export const run = (text) => new Function(text);'],
    ['an import of an expression', 'export const load = (name) => import(name);'],
    ['a name that no package has', "import '@alias/thing';"],
    ['a file named by its address', "export const at = (path) => 'file://' + path;"],
    ['a runner of tests', "import Mocha from 'mocha'; export const run = (path) => new Mocha().addFile(path);"],
    ['a package of that kind, required by another name', "const load = require; load('glob');"],
  ])('as with %s', async (_, text) => {
    expect((await keyOf(KILLED, { 'src/deep.js': text }))?.about).toMatch(/^all files of the repository/);
  });

  test.each([
    ['arguments of the command line', 'export const words = process.argv.slice(2);'],
    ['a title that is the name of a package', "describe('glob', () => {}); it.skip('config', () => {});"],
    ['addresses of files that are mere data', "export const address = 'file:///home/notes';"],
    ['test functions of mocha', "import { it } from 'mocha'; it('adds', () => {});"],
  ])('%s tell of no file', async (_, text) => {
    const installed = { 'node_modules/mocha/index.js': '' };
    expect((await keyOf(KILLED, { 'src/deep.js': text, ...installed }))?.about).toMatch(/^src\/price.js/);
  });

  test('what configures a tool that runs no test may read what it likes', async () => {
    const reading = "import { readdirSync } from 'node:fs'; export default readdirSync('.');";
    expect((await keyOf(KILLED, { 'eslint.config.js': reading }))?.about).toMatch(/^src\/price.js/);
    expect((await keyOf(KILLED, { 'jest.setup.config.js': reading }))?.about).toMatch(/^all files/);
  });

  test('a configuration that names folders reads nothing; one that reads makes everything count', async () => {
    expect(
      (
        await keyOf(KILLED, {
          'node_modules/vite/index.js': '',
          'jest.base.js': "import x from 'vite'; export default [__dirname, import.meta.url, process.cwd()];",
        })
      )?.about,
    ).toMatch(/^src\/price.js/);
    expect((await keyOf(KILLED, { 'jest.base.js': "import { readdirSync } from 'node:fs';" }))?.about).toMatch(
      /^all files/,
    );
  });
});

describe('no key is given', () => {
  test.each<[string, Subject, Files]>([
    ['to a mutant of a file that is gone', { ...KILLED, file: 'src/gone.js' }, {}],
    ['when a covering test file is gone', KILLED, { 'test/price.test.js': null }],
    ['when nothing tells what is installed', KILLED, { 'package-lock.json': null }],
  ])('%s', async (_, subject, edit) => {
    expect(await keyOf(subject, edit)).toBeNull();
  });

  test('when a file cannot be read', async () => {
    execFileSync('mkdir', ['-p', join(root, 'data')]);
    expect(await keyOf(KILLED, {}, { files: [...Object.keys(FILES), 'data'] })).toBeNull();
  });
});
