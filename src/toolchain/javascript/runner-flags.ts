import type { RunnerName } from '../../domain/policy.ts';

/** How the command line of a runner is to be read, and what of it must not reach our own runs. */
interface FlagTable {
  /** Flags that take the next word as their value. */
  readonly one: ReadonlySet<string>;
  /** Flags that take every next word up to the next flag. */
  readonly many: ReadonlySet<string>;
  /**
   * Flags that change what is reported, where to, or how much of the suite runs: watching, coverage, reporters, output
   * files, bail, snapshots rewritten, "only what changed", shards, and flags that turn red into green.
   */
  readonly dropped: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

const jest: FlagTable = {
  one: words(`c config rootDir testNamePattern t testTimeout maxWorkers w maxConcurrency
    cacheDirectory coverageDirectory coverageProvider changedSince env testEnvironment
    testEnvironmentOptions globals haste moduleNameMapper outputFile resolver runner prettierPath seed shard testResultsProcessor
    testRunner testSequencer timers transform globalSetup globalTeardown filter notifyMode coverageThreshold moduleLoader
    preset dependencyExtractor snapshotFormat workerIdleMemoryLimit openHandlesTimeout id`),
  many: words(`reporters coverageReporters collectCoverageFrom coveragePathIgnorePatterns projects roots selectProjects
    ignoreProjects setupFiles setupFilesAfterEnv testMatch testPathIgnorePatterns testPathPattern testPathPatterns testRegex
    moduleDirectories moduleFileExtensions modulePaths modulePathIgnorePatterns transformIgnorePatterns
    unmockedModulePathPatterns watchPathIgnorePatterns snapshotSerializers`),
  dropped: words(`watch watchAll coverage collectCoverage coverageReporters coverageDirectory coverageProvider
    coverageThreshold collectCoverageFrom coveragePathIgnorePatterns reporters verbose silent bail b ci json outputFile u
    updateSnapshot passWithNoTests o onlyChanged lastCommit changedSince changedFilesWithAncestor onlyFailures f shard notify
    notifyMode randomize seed testLocationInResults expand e logHeapUsage color colors noStackTrace testResultsProcessor
    useStderr listTests showConfig clearCache init debug findRelatedTests`),
};

const vitest: FlagTable = {
  one: words(`c config r root dir mode environment pool project t testNamePattern testTimeout hookTimeout teardownTimeout
    maxConcurrency maxWorkers minWorkers retry configLoader exclude workspace tagsFilter tags-filter
    reporter outputFile shard attachmentsDir execArgv vmMemoryLimit slowTestThreshold diff changed api browser inspect inspectBrk`),
  many: new Set(),
  dropped: words(`watch w run coverage reporter outputFile bail ui open silent update u passWithNoTests changed shard
    standalone hideSkippedTests logHeapUsage color api typecheck benchmark includeTaskLocation inspect inspectBrk clearScreen
    printConsoleTrace clearCache listTags mergeReports`),
};

const mocha: FlagTable = {
  one: words(`config package ui u grep g fgrep f timeout t slow s retries jobs j reporter R reporter-option reporter-options O
    require r extension file spec ignore exclude node-option n import loader experimental-loader watch-files watch-ignore`),
  many: new Set(),
  dropped:
    words(`watch w watch-files watch-ignore reporter R reporter-option reporter-options O bail b color colors c growl G
    full-trace inline-diffs dry-run pass-on-failing-test-suite list-reporters list-interfaces`),
};

const nodeTest: FlagTable = {
  one: words(`import loader experimental-loader require r conditions C env-file env-file-if-exists title input-type eval e print p
    test-name-pattern test-skip-pattern test-concurrency test-timeout test-global-setup test-isolation
    experimental-test-isolation test-reporter test-reporter-destination test-shard test-coverage-include test-coverage-exclude
    test-coverage-lines test-coverage-branches test-coverage-functions experimental-config-file test-rerun-failures
    test-random-seed watch-path icu-data-dir disable-warning experimental-default-type`),
  many: new Set(),
  dropped:
    words(`watch watch-path test-reporter test-reporter-destination experimental-test-coverage test-coverage-include
    test-coverage-exclude test-coverage-lines test-coverage-branches test-coverage-functions test-update-snapshots test-shard
    test-rerun-failures test-randomize test-random-seed inspect inspect-brk inspect-wait test`),
};

const tables: Readonly<Record<Exclude<RunnerName, 'command'>, FlagTable>> = {
  jest,
  vitest,
  mocha,
  'node-test': nodeTest,
};

/** Ends of dotted flags that are switches; every other dotted flag has a value. */
const DOTTED_SWITCH =
  /\.(?:enabled|all|clean|cleanOnRejected|reportOnFailure|only|ignoreSourceErrors|skipFull|allowExternal|perFile|100|autoUpdate|isolate|singleThread|singleFork|headless|useAtomics|files|tests|hooks|shuffle)$/;

/** A flag with its values as written, or a word on its own (`flag` null). */
export interface RunnerArgument {
  /** Without leading dashes and without `no-`; null for a positional word. */
  readonly flag: string | null;
  readonly words: readonly string[];
  readonly dropped: boolean;
}

/** Splits a runner's arguments into flags with their values, and positional words. */
export function readArguments(
  runner: Exclude<RunnerName, 'command'>,
  given: readonly string[],
): readonly RunnerArgument[] {
  const table = tables[runner];
  const known = (set: ReadonlySet<string>, name: string) =>
    set.has(name) || (runner !== 'node-test' && (set.has(camelCase(name)) || set.has(kebabCase(name))));
  const mostValues = (name: string) => {
    if (known(table.many, name)) {
      return Number.POSITIVE_INFINITY;
    }
    return known(table.one, name) || (name.includes('.') && !DOTTED_SWITCH.test(name)) ? 1 : 0;
  };
  const read: RunnerArgument[] = [];
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    const match = /^--?([^=]+)(=?)/s.exec(word);
    if (word === '--' || match === null) {
      // What follows `--` is positional to every runner; the dashes themselves would be in the way of flags of ours.
      const positional = word === '--' ? given.slice(at + 1) : [word];
      read.push(...positional.map((text) => ({ flag: null, words: [text], dropped: false })));
      at += positional.length - (word === '--' ? 0 : 1);
      continue;
    }
    const written = match[1] ?? '';
    const positive = written.replace(/^no-/, '');
    // `--coverage.enabled` and `--poolOptions.threads.x` belong to the flag before the dot.
    const [name = positive] = known(table.dropped, positive) ? [positive] : positive.split('.');
    const values: string[] = [];
    if (match[2] === '') {
      const next = () => given[at + 1 + values.length];
      const most = written.startsWith('no-') ? 0 : mostValues(positive);
      while (values.length < most && next() !== undefined && !(next() ?? '').startsWith('-')) {
        values.push(next() ?? '');
      }
      if (most === 0 && (name === 'bail' ? /^(?:true|false|\d+)$/ : /^(?:true|false)$/).test(next() ?? '')) {
        values.push(next() ?? '');
      }
    }
    read.push({ flag: positive, words: [word, ...values], dropped: known(table.dropped, name) });
    at += values.length;
  }
  return read;
}

/** The arguments that our own runs may pass on. */
export function keptArguments(runner: Exclude<RunnerName, 'command'>, given: readonly string[]): readonly string[] {
  return readArguments(runner, given).flatMap((argument) => (argument.dropped ? [] : argument.words));
}

/** The same without positional words: for runs where we name the test files. */
export function flagsOnly(runner: Exclude<RunnerName, 'command'>, given: readonly string[]): readonly string[] {
  return readArguments(runner, given).flatMap((argument) => (argument.flag === null ? [] : argument.words));
}

/** The positional words: test files, folders, patterns. */
export function positionalWords(runner: Exclude<RunnerName, 'command'>, given: readonly string[]): readonly string[] {
  return readArguments(runner, given).flatMap((argument) => (argument.flag === null ? argument.words : []));
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
