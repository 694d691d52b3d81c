import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { projectWith } from '../suites.ts';
import { judge, lines, told } from './judging.ts';

const log = join(tmpdir(), `earnest-loaded-${process.pid}`);
afterEach(() => rmSync(log, { force: true }));

/** A test file that leaves its name where it is loaded. */
function testing(name: string, assertion: string): string {
  return `const { add, times } = require('../src/sums.js');
require('fs').appendFileSync(${JSON.stringify(log)}, '${name}\\n');
test('${name}', () => { ${assertion} });
`;
}

test('with jest a mutant costs no more than the test files that reach it, of the projects that the script chooses', async () => {
  const root = await projectWith('jest-basic', {
    'package.json': JSON.stringify({
      scripts: { test: 'jest --selectProjects quick' },
      devDependencies: { jest: '*' },
    }),
    'jest.config.js': `module.exports = { projects: ['quick', 'slow'].map((displayName) => ({
      displayName, testMatch: ['<rootDir>/' + displayName + '/*.test.js'],
    })) };`,
    'src/sums.js': 'exports.add = function (a, b) {\n  return a + b;\n};\nexports.times = (a, b) => a * b;\n',
    'quick/[add].test.js': testing('add', 'expect(add(1, 2)).toBe(3);'),
    'quick/times.test.js': testing('times', 'expect(times(2, 3)).toBe(6);'),
    'slow/add.test.js': testing('slow', 'expect(add(1, 2)).toBe(3);'),
  });

  const judged = await judge(root, {
    files: [lines('src/sums.js', '2')],
    testFiles: ['quick/[add].test.js', 'quick/times.test.js'],
  });

  expect(told(judged.mutants)).toEqual(['1:31 BlockStatement "{}" Killed', '2:10 ArithmeticOperator "a - b" Killed']);
  const loaded = readFileSync(log, 'utf8').trim().split('\n');
  const times = (name: string) => loaded.filter((one) => one === name).length;
  // Once in the initial run; those that reach a mutant once for each, and once with nothing mutated.
  expect([times('times'), times('add'), times('slow')]).toEqual([1, 4, 0]);
});

test.each([
  ['jest', 'jest-basic', 'jest quick'],
  ['vitest', 'vitest-basic', 'vitest run quick'],
])(
  'with %s no test judges that the script leaves out, and what is mutated as modules load is judged by all others',
  async (runner, name, script) => {
    const testing = (assertion: string) =>
      `const { least, most } = require('../src/limits.js');\ntest('${assertion}', () => { ${assertion} });\n`;
    const root = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: script }, devDependencies: { [runner]: '*' } }),
      'vitest.config.ts': 'export default { test: { globals: true } };\n',
      'src/limits.js': 'exports.least = 1 + 1;\nexports.most = 3 + 3;\n',
      'quick/limits.test.js': testing('expect(least + most).toBeGreaterThan(5);'),
      'quick/most.test.js': testing('expect(most).toBe(6);'),
      'slow/limits.test.js': testing('expect(least).toBe(2);'),
      'slow/broken.test.js': testing('expect(least).toBe(0);'),
    });
    const judged = await judge(root, {
      files: [lines('src/limits.js', '1-2')],
      testFiles: ['quick/limits.test.js', 'quick/most.test.js'],
    });
    expect([...judged.run.failsUnmutated.values()]).toEqual([]);
    expect(told(judged.mutants)).toEqual([
      '1:17 ArithmeticOperator "1 - 1" Survived',
      '2:16 ArithmeticOperator "3 - 3" Killed',
    ]);
  },
);
