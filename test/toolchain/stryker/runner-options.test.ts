import { describe, expect, test } from '@jest/globals';
import type { Package } from '../../../src/project/project.ts';
import { runnerOptions } from '../../../src/toolchain/javascript/stryker/runner-options.ts';

const SEEN = ['test/quick/a.test.js', 'test/[id].test.js'];

interface More {
  readonly onlyTestFiles?: readonly string[];
  readonly runner?: 'jest' | 'vitest' | 'mocha';
}

function optionsOf(runnerArguments: readonly string[], { runner = 'jest', ...more }: More = {}) {
  const subject: Package = {
    ...{ directory: '.', root: '/repository', name: null, runner, runnerFrom: 'a dependency' },
    ...{ runnerVersion: '30.0.0', testScript: null, runnerArguments, runnerEnvironment: {}, nodeArguments: [] },
  };
  return runnerOptions(subject, { testFiles: SEEN, command: null, ...more });
}

const testFilesOf = (...given: Parameters<typeof optionsOf>) => optionsOf(...given).testFiles;

describe('the tests that Stryker runs', () => {
  test.each<[string, string[], More]>([
    ['files by a pattern', ['--testPathPatterns', 'quick'], {}],
    ['files by name', ['test/quick'], {}],
    ['files to leave out', ['--testPathIgnorePatterns', 'slow'], {}],
    ['a project of vitest', ['--project', 'quick'], { runner: 'vitest' }],
    ['tags of vitest', ['--tags-filter=quick'], { runner: 'vitest' }],
    ['files of vitest by name', ['test/quick'], { runner: 'vitest' }],
  ])('are those that the suite ran, where its script chooses %s', (_, words, more) => {
    expect(testFilesOf(words, more)).toEqual(['/repository/test/quick/a.test.js', '/repository/test/?id?.test.js']);
  });

  test.each<[string[], More]>([
    [[], {}],
    [['--config', 'jest.unit.js'], {}],
    [['--maxWorkers=2', '--silent'], {}],
    [['--selectProjects', 'quick'], {}],
    [['--config', 'vitest.unit.ts', '--no-file-parallelism'], { runner: 'vitest' }],
    [['test/quick'], { runner: 'mocha' }],
  ])('are found by Stryker itself, where its script is %j', (words, more) => {
    expect(testFilesOf(words, more)).toBeUndefined();
  });

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
