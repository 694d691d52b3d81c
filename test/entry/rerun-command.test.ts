import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { rerunCommand, rerunOptions } from '../../src/entry/rerun-command.ts';
import { environment, projectWith } from '../toolchain/suites.ts';

describe('the options of earnest rerun', () => {
  test('are read by name, tests and files as often as they are given', () => {
    const argv = ['--cwd', 'work', '--config', 'policy.yml', '--under', 'time-zone=Asia/Tokyo,order=shuffled:7'];
    const more = ['--times', '3', '--test', 'a > b', '--test', '-c', 'one.test.js', '--', '-two.test.js'];

    expect(rerunOptions([...argv, ...more.slice(0, 4), '--test=-c', ...more.slice(6)])).toEqual({
      cwd: 'work',
      configFile: 'policy.yml',
      condition: [
        { kind: 'time-zone', timeZone: 'Asia/Tokyo' },
        { kind: 'order', order: 'shuffled', seed: 7 },
      ],
      times: 3,
      tests: ['a > b', '-c'],
      files: ['one.test.js', '-two.test.js'],
    });
  });

  test('may all be left out but a file', () => {
    expect(rerunOptions(['one.test.js'])).toEqual({
      cwd: null,
      configFile: null,
      condition: [],
      times: 1,
      tests: [],
      files: ['one.test.js'],
    });
  });

  test.each([
    ['no file is named', [], /FILE is missing/],
    ['a file has no name', [''], /FILE was given an empty value/],
    ['a test has no name', ['--test', '', 'a.js'], /--test was given an empty value/],
    ['an option has no value', ['a.js', '--under'], /argument missing/],
    ['an option is unknown', ['--udner', 'natural', 'a.js'], /Unknown option '--udner'.*earnest --help/s],
    ['an option is there twice', ['--times', '2', '--times', '3', 'a.js'], /--times was given twice/],
    [
      'the condition is none',
      ['--under', 'moon=full', 'a.js'],
      /"moon=full", which is no condition\. It takes natural/,
    ],
    ['the condition is empty', ['--under', '', 'a.js'], /"", which is no condition/],
    ['the time zone does not exist', ['--under', 'time-zone=Mars/Base', 'a.js'], /time zone "Mars\/Base"/],
    ['the runs are none', ['--times', '0', 'a.js'], /from 1 to 100, but was given "0"/],
    ['the runs are too many', ['--times', '101', 'a.js'], /from 1 to 100, but was given "101"/],
    ['the runs are no number', ['--times', '1e1', 'a.js'], /from 1 to 100, but was given "1e1"/],
  ])('are refused where %s', (_, argv, words) => {
    expect(() => rerunOptions(argv)).toThrow(CouldNotJudge);
    expect(() => rerunOptions(argv)).toThrow(words);
  });
});

/** Runs the command in this process, in the project at `root`. */
async function rerun(root: string, ...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = [text(stdout), text(stderr)] as const;
  const exitCode = await rerunCommand(argv, { env: environment, stdout, stderr, cwd: () => root });
  stdout.end();
  stderr.end();
  return { exitCode, stdout: await printed[0], stderr: await printed[1] };
}

describe('what can be run again', () => {
  test('does not pass when a file fails as a whole', async () => {
    const root = await projectWith('jest-basic', { 'test/torn.test.js': "throw new Error('at import');" });

    const { exitCode, stdout } = await rerun(root, '--test', 'any', 'test/torn.test.js');

    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ test/torn.test.js (the file as a whole)\n');
    expect(stdout).toContain('1 file failed as a whole under natural.\n');
  });

  test('fails when one run of several does', async () => {
    const once = `
      const { existsSync, writeFileSync } = require('node:fs');
      const mark = require('node:path').join(__dirname, '..', 'mark');
      test('passes once', () => { expect(existsSync(mark)).toBe(false); writeFileSync(mark, ''); });
    `;
    const root = await projectWith('jest-basic', { 'test/once.test.js': once });

    const { exitCode, stdout } = await rerun(root, '--times', '2', 'test/once.test.js');

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^Run 1 of 2\n {2}✓ passes once\nRun 2 of 2\n {2}✗ passes once\n {4}│ /);
    expect(stdout.endsWith('\n1 of 1 case failed in 1 of 2 runs under natural.\n')).toBe(true);
  });

  test('is found by its folder, in a package that the gate does not know', async () => {
    const root = await projectWith('jest-basic', {
      'tools/package.json': '{ "scripts": { "test": "jest --testNamePattern kept" } }',
      'tools/a.test.js': "test('kept', () => {}); test('other', () => {});",
      'package.json': '{ "private": true }',
    });

    const { exitCode, stdout } = await rerun(root, 'tools/a.test.js');

    expect(stdout).toBe('  ✓ kept\n0 of 1 case failed under natural.\n');
    expect(exitCode).toBe(0);
  });

  test('shows the named cases only where the runner runs them all', async () => {
    const junit =
      '<testsuite><testcase classname="a" name="one"/><testcase classname="a" name="two"><failure/></testcase></testsuite>';
    const root = await projectWith('node-test-basic', {
      'earnest.yml': `suite: { command: 'cp made.xml out.xml', junit: out.xml }\n`,
      'made.xml': junit,
    });

    const { exitCode, stdout, stderr } = await rerun(root, '--test', 'a > one', 'test/price.test.js');

    expect(stderr).toBe('');
    expect(stdout).toBe('  ✓ a > one\n0 of 1 case failed under natural.\n');
    expect(exitCode).toBe(0);
  });
});

const UNRUNNABLE = {
  'test/skips.test.js': "test.skip('sleeps', () => {}); test('wakes', () => {});",
  'test/asleep.test.js': "test.skip('sleeps', () => {});",
  'test/ends.test.js': "test('ends', () => process.kill(process.pid, 'SIGKILL'));",
};

describe('what cannot be run ends with 2', () => {
  test.each([
    ['a file that is not there', ['test/none.test.js'], /There is no file "test\/none\.test\.js"/],
    ['a folder', ['test'], /There is no file "test"/],
    ['a file outside of the work tree', ['../../../etc/passwd'], /leads out of the work tree/],
    ['a test that is not there', ['--test', 'nothing', 'test/skips.test.js'], /no test "nothing".*│ {3}sleeps\n/s],
    ['a test that is skipped', ['--test', 'sleeps', 'test/skips.test.js'], /"sleeps" did not run: it is skipped/],
    ['a file whose tests are all skipped', ['test/asleep.test.js'], /No test ran in test\/asleep\.test\.js/],
    ['a runner that is killed', ['test/ends.test.js'], /There is no result \(signal SIGKILL\)/],
    [
      'a policy that cannot be read',
      ['--config', 'none.yml', 'test/skips.test.js'],
      /none\.yml: there is no such file/,
    ],
  ])('%s', async (_, argv, words) => {
    const root = await projectWith('jest-basic', UNRUNNABLE);

    const { exitCode, stdout, stderr } = await rerun(root, ...argv);

    expect(stderr).toMatch(words);
    expect([exitCode, stdout]).toEqual([2, '']);
  });

  test('tests that hang, by the limit of the policy in the work tree', async () => {
    const root = await projectWith('jest-basic', {
      'test/hangs.test.js': "test('hangs', () => new Promise(() => setInterval(() => {}, 1000)), 600_000);",
      'earnest.yml': 'suite: { timeout: 2s }\n',
    });

    const { exitCode, stderr } = await rerun(root, 'test/hangs.test.js');

    expect(stderr).toMatch(/The suite had not finished after \d+ s\./);
    expect(exitCode).toBe(2);
  });

  test('a condition that the runner cannot make', async () => {
    const root = await projectWith('jest-basic', {
      'package.json': JSON.stringify({ scripts: { test: 'TZ=UTC jest' }, devDependencies: { jest: '30.5.2' } }),
    });

    const { exitCode, stderr } = await rerun(root, '--under', 'time-zone=Asia/Tokyo', 'test/price.test.js');

    expect(stderr).toMatch(/^jest cannot run under time-zone=Asia\/Tokyo: .*TZ/);
    expect(exitCode).toBe(2);
  });
});
