import { describe, expect, test } from '@jest/globals';
import type { Package } from '../../../src/project/project.ts';
import { runnerOptions } from '../../../src/toolchain/javascript/stryker/runner-options.ts';

const SEEN = ['test/quick/a.test.js', 'test/[id].test.js'];

function optionsOf(runnerArguments: readonly string[], more: { onlyTestFiles?: readonly string[] } = {}) {
  const subject: Package = {
    ...{ directory: '.', root: '/repository', name: null, runner: 'jest', runnerFrom: 'dependency jest' },
    ...{ runnerVersion: '30.0.0', testScript: null, runnerArguments, runnerEnvironment: {}, nodeArguments: [] },
  };
  return runnerOptions(subject, { testFiles: SEEN, command: null, ...more });
}

const testFilesOf = (...given: Parameters<typeof optionsOf>) => optionsOf(...given).testFiles;

describe('the tests that Stryker runs with jest', () => {
  test.each([
    ['files by a pattern', ['--testPathPatterns', 'quick']],
    ['files by name', ['test/quick']],
    ['files to leave out', ['--testPathIgnorePatterns', 'slow']],
  ])('are those that the suite ran, where its script chooses %s', (_, words) => {
    expect(testFilesOf(words)).toEqual(['/repository/test/quick/a.test.js', '/repository/test/?id?.test.js']);
  });

  test.each([[[]], [['--config', 'jest.unit.js']], [['--maxWorkers=2', '--silent']], [['--selectProjects', 'quick']]])(
    'are found by Stryker itself, where its script is %j',
    (words) => {
      expect(testFilesOf(words)).toBeUndefined();
    },
  );

  test('are fewer where only some are asked for', () => {
    expect(testFilesOf(['--testMatch', '**/*.test.js'], { onlyTestFiles: ['test/quick/a.test.js'] })).toEqual([
      '/repository/test/quick/a.test.js',
    ]);
  });
});

describe('the projects that Stryker runs with jest', () => {
  test.each([
    ['none by name', ['--silent'], {}],
    ['some', ['--selectProjects', 'quick', 'unit', '--silent'], { selectProjects: ['quick', 'unit'] }],
    ['one, spelled with dashes', ['--select-projects=quick'], { selectProjects: ['quick'] }],
    ['all but one', ['--ignoreProjects', 'slow'], { ignoreProjects: ['slow'] }],
  ])('are those that the script chooses: %s', (_, words, jestProjects) => {
    expect(optionsOf(words).earnest).toEqual({ jestProjects });
  });
});
