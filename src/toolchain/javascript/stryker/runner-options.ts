import { join } from 'node:path';
import type { Package } from '../../../project/project.ts';
import { camelCase, readArguments } from '../runner-flags.ts';
import type { JestProjects } from './inside/jest-runs.ts';
import { literalGlob } from './inside/mutate-patterns.ts';

/** The Stryker options that make its runner plugin do what the project's test script does. */
export function runnerOptions(
  subject: Package,
  request: {
    readonly testFiles: readonly string[];
    readonly onlyTestFiles?: readonly string[];
    readonly command: string | null;
  },
): Readonly<Record<string, unknown>> {
  const node = {
    testRunnerNodeArgs: subject.nodeArguments,
    ...chosen(subject, request.onlyTestFiles ?? suiteFiles(subject, request.testFiles)),
  };
  switch (subject.runner) {
    case 'jest':
      return {
        ...node,
        jest: { projectType: 'custom', ...configFile('configFile', subject.runnerArguments) },
        earnest: { jestProjects: jestProjects(subject.runnerArguments) },
      };
    case 'vitest':
      return { ...node, vitest: configFile('configFile', subject.runnerArguments) };
    case 'mocha':
      return {
        ...node,
        mochaOptions: mochaOptions(subject.runnerArguments, request.onlyTestFiles ?? request.testFiles),
      };
    case 'node-test':
      return {
        earnest: {
          nodeTest: { testFiles: request.onlyTestFiles ?? request.testFiles, nodeArguments: subject.nodeArguments },
        },
      };
    case 'command':
      return { commandRunner: { command: request.command ?? 'npm test' } };
  }
}

/** By projects, which Stryker's runs are told of (see `tellJest`). */
function jestProjects(given: readonly string[]): JestProjects {
  const named = (name: keyof JestProjects) => {
    const words = readArguments('jest', given).flatMap(({ flag, words: [first = '', ...others] }) =>
      flag !== null && camelCase(flag) === name
        ? [...(first.includes('=') ? [first.replace(/^[^=]*=/, '')] : []), ...others]
        : [],
    );
    return words.length === 0 ? {} : { [name]: words };
  };
  return { ...named('selectProjects'), ...named('ignoreProjects') };
}

/** Options by which a script leaves tests out and which Stryker's plugins do not know of: they would run the tests that the script leaves out. */
const CHOOSING: Readonly<Record<'jest' | 'vitest', ReadonlySet<string>>> = {
  jest: new Set(['testPathPattern', 'testPathPatterns', 'testPathIgnorePatterns', 'testMatch', 'testRegex']),
  vitest: new Set(['project', 'exclude', 'dir', 'tagsFilter']),
};

/** What the suite was seen to run, where the test script chooses among the tests; undefined: Stryker finds the tests itself. */
function suiteFiles({ runner, runnerArguments }: Package, seen: readonly string[]): readonly string[] | undefined {
  if ((runner !== 'jest' && runner !== 'vitest') || seen.length === 0) return undefined;
  const chooses = readArguments(runner, runnerArguments).some(
    ({ flag }) => flag === null || CHOOSING[runner].has(camelCase(flag)),
  );
  return chooses ? seen : undefined;
}

/** Stryker's own `testFiles`, which came with 9.5: an older one runs all tests, and takes longer. */
function chosen({ root, runner }: Package, files: readonly string[] | undefined): Record<string, readonly string[]> {
  if (files === undefined || (runner !== 'jest' && runner !== 'vitest')) return {};
  return { testFiles: files.map((file) => literalGlob(join(root, file))) };
}

function configFile(key: string, runnerArguments: readonly string[]): Record<string, string> {
  const value = optionValues(runnerArguments, ['--config', '-c']).at(-1);
  return value === undefined ? {} : { [key]: value };
}

/** The runner plugin takes the files as they are, so what the suite was seen to run is what it runs. */
function mochaOptions(runnerArguments: readonly string[], testFiles: readonly string[]): Record<string, unknown> {
  const required = optionValues(runnerArguments, ['--require', '-r']);
  const ui = optionValues(runnerArguments, ['--ui', '-u']).at(-1);
  const config = optionValues(runnerArguments, ['--config']).at(-1);
  return {
    ...(testFiles.length > 0 && { spec: testFiles }),
    ...(required.length > 0 && { require: required }),
    ...(ui !== undefined && { ui }),
    ...(config !== undefined && { config }),
  };
}

/** Every value given as `--name value` or `--name=value`. */
function optionValues(words: readonly string[], names: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const inline = names.find((name) => word.startsWith(`${name}=`));
    if (inline !== undefined) return [word.slice(inline.length + 1)];
    const next = words[index + 1];
    return names.includes(word) && next !== undefined ? [next] : [];
  });
}
