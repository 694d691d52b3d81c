import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { removeFolders } from './folders.ts';
import { CACHE_FOLDER, PROGRAMS_PATH } from './programs.ts';
import { runProgram } from './run-program.ts';
import { leftBehind, type WorkTree, workTree } from './work-tree.ts';

const COMMAND_LINE = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url));

const FILES = {
  'test/day.test.js': `
    describe('a day', () => {
      test('is the 1st', () => expect(new Date('2026-03-01T00:00:00Z').getDate()).toBe(1));
      test('has a > in its name', () => expect(1).toBe(1));
    });
  `,
  'test/order.test.js': `
    let basket = [];
    test('starts empty', () => expect(basket).toEqual([]));
    test('watches', () => {});
    test('fills', () => { basket.push('pear'); });
  `,
  'test/hostile.test.js': `
    test('::error::forged \\u001b[2J', () => { throw new Error('first\\n::set-output name=a::b\\n\\u001b[31mred'); });
  `,
};

let tree: WorkTree;
beforeAll(async () => {
  tree = await workTree('jest-basic', FILES);
});
afterAll(removeFolders);

async function rerun(...args: readonly string[]) {
  const environment = { PATH: PROGRAMS_PATH, HOME: process.env.HOME ?? '/', TMPDIR: tree.temporary };
  const ran = await runProgram(COMMAND_LINE, ['rerun', ...args], tree.root, {
    ...environment,
    EARNEST_CACHE: CACHE_FOLDER,
  });
  return { ...ran, lines: ran.stdout.split('\n').filter((line) => line !== '') };
}

const onlyMarks = (lines: readonly string[]) => lines.filter((line) => !line.includes('│'));

describe('earnest rerun', () => {
  test('runs a file as it is', async () => {
    const { exitCode, lines } = await rerun('test/day.test.js');

    expect(lines).toEqual([
      '  ✓ a day > is the 1st',
      '  ✓ a day > has a > in its name',
      '0 of 2 cases failed under natural.',
    ]);
    expect(exitCode).toBe(0);
  });

  test('shows the failure that a condition brings, with its first lines', async () => {
    const { exitCode, lines } = await rerun('--under', 'time-zone=America/Los_Angeles', './test/day.test.js');

    expect(onlyMarks(lines)).toEqual([
      '  ✗ a day > is the 1st',
      '  ✓ a day > has a > in its name',
      '1 of 2 cases failed under time-zone=America/Los_Angeles.',
    ]);
    expect(lines.join('\n')).toMatch(/ {4}│ .*Expected: 1/s);
    expect(exitCode).toBe(1);
  });

  test('runs the named cases only, a polluter with its file before it', async () => {
    const victim = ['--under', 'order=reversed', '--test', 'starts empty', 'test/order.test.js'];
    const alone = await rerun(...victim);
    const together = await rerun('--test', 'test/order.test.js > fills', ...victim);

    expect([alone.exitCode, onlyMarks(alone.lines)]).toEqual([
      0,
      ['  ✓ starts empty', '0 of 1 case failed under order=reversed.'],
    ]);
    expect(together.exitCode).toBe(1);
    expect(onlyMarks(together.lines)).toEqual([
      '  ✗ starts empty',
      '  ✓ fills',
      '1 of 2 cases failed under order=reversed.',
    ]);
  });

  test('runs several times, and finds a case whose titles hold the separator', async () => {
    const { exitCode, lines } = await rerun(
      '--times',
      '2',
      '--test',
      'a day > has a > in its name',
      'test/day.test.js',
    );

    expect(lines).toEqual([
      'Run 1 of 2',
      '  ✓ a day > has a > in its name',
      'Run 2 of 2',
      '  ✓ a day > has a > in its name',
      '0 of 1 case failed in 0 of 2 runs under natural.',
    ]);
    expect(exitCode).toBe(0);
  });

  test('lets no name or failure act on a terminal or a log', async () => {
    const { exitCode, stdout } = await rerun('test/hostile.test.js');

    expect(exitCode).toBe(1);
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
    expect(stdout).toContain('✗ ::error::forged');
  });

  test('ends with 2 and says why when it cannot be run', async () => {
    const { exitCode, stderr, stdout } = await rerun('test/none.test.js');

    expect(stderr).toContain('There is no file "test/none.test.js" in ');
    expect([exitCode, stdout]).toEqual([2, '']);
  });

  test('leaves nothing behind', async () => {
    await rerun('test/day.test.js');

    expect((await leftBehind(tree)).temporary).toEqual([]);
  });
});
