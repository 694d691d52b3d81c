import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { reviewCommand, reviewOptions } from '../../src/entry/review-command.ts';
import { createRepository, type Repository } from '../change/repository.ts';

describe('the options of earnest review', () => {
  test('are read by name, files as often as they are given', () => {
    const argv = ['--cwd', 'work', '--config', 'policy.yml', '--format', 'json', 'a.test.ts', '--', '-b.test.ts'];
    expect(reviewOptions(argv)).toEqual({
      cwd: 'work',
      configFile: 'policy.yml',
      format: 'json',
      files: ['a.test.ts', '-b.test.ts'],
    });
  });

  test('may all be left out', () => {
    expect(reviewOptions([])).toEqual({ cwd: null, configFile: null, format: 'text', files: [] });
  });

  test.each([
    ['an option is unknown', ['--formt', 'json'], /Unknown option '--formt'.*earnest --help/s],
    ['an option is there twice', ['--format', 'json', '--format', 'text'], /--format was given twice/],
    ['an option is empty', ['--cwd', ''], /--cwd was given an empty value/],
    ['an option has no value', ['--format'], /argument missing/],
    ['the format is none', ['--format', 'xml'], /--format knows text, json, sarif, but was given "xml"/],
    ['a file has no name', [''], /FILE was given an empty value/],
  ])('are refused where %s', (_, argv, words) => {
    expect(() => reviewOptions(argv)).toThrow(CouldNotJudge);
    expect(() => reviewOptions(argv)).toThrow(words);
  });
});

const GOOD = `import { expect, test } from '@jest/globals';
import { sum } from '../src/sum.js';
test('adds', () => { expect(sum(1, 2)).toBe(3); });
`;
const EMPTY = "import { test } from '@jest/globals';\ntest('adds', () => {});\n";
const SILENT = `import { test } from '@jest/globals';
import { sum } from '../src/sum.js';
test('adds', () => { sum(1, 2); });
`;

function repositoryWith(files: Readonly<Record<string, string>>): Repository {
  const repository = createRepository();
  repository.write('src/sum.js', 'export function sum(a, b) { return a + b; }\n');
  for (const [path, content] of Object.entries(files)) repository.write(path, content);
  repository.commit();
  return repository;
}

/** Runs the command in this process, in the given folder. */
async function review(folder: string, ...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = [text(stdout), text(stderr)] as const;
  const environment = { PATH: process.env.PATH, HOME: '/nonexistent' };
  const exitCode = await reviewCommand(argv, { env: environment, stdout, stderr, cwd: () => folder });
  stdout.end();
  stderr.end();
  return { exitCode, stdout: await printed[0], stderr: await printed[1] };
}

describe('earnest review', () => {
  test('ends with 0 where nothing blocks, a warning included', async () => {
    const { folder } = repositoryWith({ 'test/good.test.js': GOOD, 'test/silent.test.js': SILENT });

    const { exitCode, stdout, stderr } = await review(folder);

    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^test\/silent\.test\.js:3 {2}warn {3}no-assertion {2}.+\n\n2 tests in 2 files: 1 warn\.\n$/,
    );
    expect(exitCode).toBe(0);
  });

  test.each([
    ['an empty test', EMPTY, 'empty-test'],
    ['a focused test, which another check of the gate judges', GOOD.replace('test(', 'test.only('), 'focused-test'],
  ])('ends with 1 for %s', async (_, content, rule) => {
    const { folder } = repositoryWith({ 'test/sum.test.js': content });

    const { exitCode, stdout } = await review(folder, 'test/sum.test.js');

    expect(stdout).toMatch(new RegExp(`^test/sum\\.test\\.js:\\d  block  ${rule}  `));
    expect(exitCode).toBe(1);
  });

  test('reads the named files alone, from the folder it is told, by name or whole path, each once', async () => {
    const { folder } = repositoryWith({ 'core/test/a.test.js': EMPTY, 'core/test/b.test.js': EMPTY });
    const whole = join(folder, 'core/test/a.test.js');

    const { stdout } = await review(folder, '--cwd', join(folder, 'core'), 'test/a.test.js', whole);

    expect(stdout).toMatch(/^core\/test\/a\.test\.js:2 {2}block.+\n\n1 test in 1 file: 1 block\.\n$/);
  });

  test('reads every test file below the folder when none is named, new ones too, and none that only looks broken', async () => {
    const repository = repositoryWith({
      'core/test/a.test.js': GOOD,
      'web/test/b.test.js': EMPTY,
      'core/test/fixtures/torn.js': 'function (',
    });
    repository.write('core/src/new.test.js', GOOD);

    const { exitCode, stdout } = await review(join(repository.folder, 'core'));

    expect(stdout).toBe('2 tests in 2 files: nothing found.\n');
    expect(exitCode).toBe(0);
  });

  test('judges by the policy of the work tree, or by the one that is named', async () => {
    const { folder } = repositoryWith({
      'test/sum.test.js': EMPTY,
      'earnest.yml': 'review: { rules: { empty-test: info } }\n',
      'other.yml': 'review: { rules: { empty-test: off } }\n',
    });

    const own = await review(folder);
    const named = await review(folder, '--config', join(folder, 'other.yml'));

    expect([own.exitCode, own.stdout]).toEqual([0, expect.stringMatching(/info +empty-test/)]);
    expect([named.exitCode, named.stdout]).toEqual([0, '1 test in 1 file: nothing found.\n']);
  });

  test('prints JSON', async () => {
    const { folder } = repositoryWith({ 'test/sum.test.js': EMPTY });

    const { exitCode, stdout } = await review(folder, '--format', 'json');

    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      smells: [
        {
          rule: 'empty-test',
          file: 'test/sum.test.js',
          line: 2,
          test: 'adds',
          level: 'block',
          message: expect.any(String),
          witness: null,
          waived: null,
        },
      ],
      counts: expect.objectContaining({ files: 1, tests: 1 }),
      unread: [],
    });
    expect(exitCode).toBe(1);
  });

  test('prints SARIF with the version of Earnest', async () => {
    const { folder } = repositoryWith({ 'test/sum.test.js': EMPTY });
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));

    const { exitCode, stdout } = await review(folder, '--format', 'sarif');

    expect(JSON.parse(stdout).runs).toMatchObject([
      { tool: { driver: { name: 'Earnest', version } }, results: [{ ruleId: 'empty-test', level: 'error' }] },
    ]);
    expect(exitCode).toBe(1);
  });
});

describe('what cannot be reviewed ends with 2', () => {
  const files = { 'test/torn.test.js': "test('adds', () => {\n", 'test/good.test.js': GOOD };

  test.each([
    ['a file that is not there', ['test/none.test.js'], /^There is no file "test\/none\.test\.js" in /],
    ['a folder', ['test'], /^There is no file "test" in /],
    ['a file below a file', ['test/good.test.js/x'], /^There is no file "test\/good\.test\.js\/x" in /],
    ['a file outside of the work tree', ['../../../etc/passwd'], /leads out of the work tree/],
    ['a policy that is not there', ['--config', 'none.yml'], /none\.yml: there is no such file/],
    ['a folder that is not there', ['--cwd', '/nowhere-at-all'], /^There is no folder \/nowhere-at-all/],
    ['a format that is none', ['--format', 'html'], /--format knows text, json, sarif/],
  ])('%s', async (_, argv, words) => {
    const { folder } = repositoryWith(files);

    const { exitCode, stdout, stderr } = await review(folder, ...argv);

    expect(stderr).toMatch(words);
    expect([exitCode, stdout]).toEqual([2, '']);
  });

  test('a repository without a test file', async () => {
    const { exitCode, stderr } = await review(repositoryWith({}).folder);

    expect(stderr).toMatch(/^There is no test file below .+: none has a name like price\.test\.ts/);
    expect(exitCode).toBe(2);
  });

  test('a file that does not parse, which is said in every format', async () => {
    const { folder } = repositoryWith(files);

    const formats = ['text', 'json', 'sarif'].map((format) => review(folder, '--format', format));
    const [asText, asJson, asSarif] = await Promise.all(formats);

    expect(asText?.stdout).toMatch(
      /^test\/torn\.test\.js {2}could not be read: .+\n\n1 test in 1 file: .+1 file could/,
    );
    expect(JSON.parse(asJson?.stdout ?? '').unread).toEqual([{ file: 'test/torn.test.js', why: expect.any(String) }]);
    expect(asSarif?.stderr).toMatch(/^test\/torn\.test\.js could not be read: /);
    expect([asText, asJson, asSarif].map((run) => run?.exitCode)).toEqual([2, 2, 2]);
  });

  test('but not beside something that blocks', async () => {
    const { folder } = repositoryWith({ ...files, 'test/empty.test.js': EMPTY });

    expect((await review(folder)).exitCode).toBe(1);
  });
});
