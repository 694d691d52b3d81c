import { describe, expect, test } from '@jest/globals';
import type { Package } from '../../../src/project/project.ts';
import { runnerOptions } from '../../../src/toolchain/javascript/stryker/runner-options.ts';

const SEEN = ['test/quick/a.test.js', 'test/[id].test.js'];

function testFilesOf(runnerArguments: readonly string[], more: { onlyTestFiles?: readonly string[] } = {}): unknown {
  const subject: Package = {
    ...{ directory: '.', root: '/repository', name: null, runner: 'jest', runnerFrom: 'dependency jest' },
    ...{ runnerVersion: '30.0.0', testScript: null, runnerArguments, runnerEnvironment: {}, nodeArguments: [] },
  };
  return runnerOptions(subject, { testFiles: SEEN, command: null, ...more }).testFiles;
}

describe('the tests that Stryker runs with jest', () => {
  test.each([
    ['projects', ['--selectProjects', 'quick']],
    ['projects, spelled with dashes', ['--select-projects=quick']],
    ['all projects but some', ['--ignoreProjects', 'slow']],
    ['files by a pattern', ['--testPathPatterns', 'quick']],
    ['files by name', ['test/quick']],
    ['files to leave out', ['--testPathIgnorePatterns', 'slow']],
  ])('are those that the suite ran, where its script chooses %s', (_, words) => {
    expect(testFilesOf(words)).toEqual(['/repository/test/quick/a.test.js', '/repository/test/?id?.test.js']);
  });

  test.each([[[]], [['--config', 'jest.unit.js']], [['--maxWorkers=2', '--silent']]])(
    'are found by Stryker itself, where its script is %j',
    (words) => {
      expect(testFilesOf(words)).toBeUndefined();
    },
  );

  test('are fewer where only some are asked for', () => {
    expect(testFilesOf(['--selectProjects', 'quick'], { onlyTestFiles: ['test/quick/a.test.js'] })).toEqual([
      '/repository/test/quick/a.test.js',
    ]);
  });
});
