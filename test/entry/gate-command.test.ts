import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { gateCommand, gateOptions, stages } from '../../src/entry/gate-command.ts';
import { exitCodeOf } from '../../src/entry/run-gate.ts';

const ALL = [
  ...['--cwd', 'work', '--base', 'main', '--head', 'HEAD', '--config', 'policy.yml', '--json', 'out/report.json'],
  ...[
    '--summary',
    'out/summary.md',
    '--html',
    'out/mutation.html',
    '--drafts',
    'drafts.json',
    '--only',
    'change, mutation',
  ],
];

describe('the options of earnest gate', () => {
  test('are read by name', () => {
    expect(gateOptions(ALL)).toEqual({
      cwd: 'work',
      base: 'main',
      head: 'HEAD',
      config: 'policy.yml',
      json: 'out/report.json',
      summary: 'out/summary.md',
      html: 'out/mutation.html',
      drafts: 'drafts.json',
      only: ['change', 'mutation'],
    });
  });

  test('may all be left out but --base', () => {
    expect(gateOptions(['--base=origin/main'])).toEqual({
      cwd: null,
      base: 'origin/main',
      head: null,
      config: null,
      json: null,
      summary: null,
      html: null,
      drafts: null,
      only: null,
    });
  });

  test.each([
    ['is missing', [], /--base REF is missing/],
    ['is empty', ['--base', ''], /--base REF is missing/],
    ['has no value', ['--base'], /argument missing/],
    ['takes another option for its value', ['--base', '--json', 'x'], /argument is ambiguous/],
    ['is unknown', ['--base', 'main', '--bsae', 'x'], /Unknown option '--bsae'.*earnest --help/s],
    ['is no option', ['main'], /Unexpected argument 'main'.*earnest --help/s],
    ['names no folder', ['--base', 'main', '--cwd', ''], /--cwd was given an empty value/],
    ['names no file', ['--base', 'main', '--json', ''], /--json was given an empty value/],
    ['is there twice', ['--base', 'main', '--base', 'other'], /--base was given twice/],
  ])('are refused where one %s', (_, argv, words) => {
    expect(() => gateOptions(argv)).toThrow(CouldNotJudge);
    expect(() => gateOptions(argv)).toThrow(words);
  });

  test('name stages that there are', () => {
    expect(stages('suite')).toEqual(['suite']);
    expect(() => stages('suite,')).toThrow('--only knows change, suite, flaky, mutation, review, but was given "".');
    expect(() => stages('Suite')).toThrow('was given "Suite"');
  });
});

describe('the exit code', () => {
  test.each([
    ['pass', 'enforce', 0],
    ['fail', 'enforce', 1],
    ['error', 'enforce', 2],
    ['pass', 'report', 0],
    ['fail', 'report', 0],
    ['error', 'report', 2],
  ] as const)('of %s in mode %s is %i', (verdict, mode, code) => {
    expect(exitCodeOf(verdict, mode)).toBe(code);
  });
});

describe('earnest gate', () => {
  test('prints the verdict on standard output, and what it is doing on standard error', async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const missing = '/nonexistent/work-tree';

    const code = await gateCommand(['--base', 'main', '--cwd', missing], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      stdout,
      stderr,
      cwd: () => '/',
    });

    expect(code).toBe(2);
    expect(String(stdout.read())).toContain(`No verdict was reached: There is no folder ${missing}.`);
    expect(stderr.read()).toBeNull();
  });
});
