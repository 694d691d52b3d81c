import type { RunnerName } from '../domain/policy.ts';

export type ScriptRunner = Exclude<RunnerName, 'command'>;

/** A runner as a command line starts it; arguments as written. */
export interface RunnerCall {
  readonly runner: ScriptRunner;
  readonly arguments: readonly string[];
  readonly nodeArguments: readonly string[];
}

/** What the words of one command come to, after wrappers are taken off. */
export type CommandMeaning =
  | { readonly kind: 'runner'; readonly call: RunnerCall }
  | { readonly kind: 'script'; readonly names: readonly string[]; readonly extra: readonly string[] }
  | { readonly kind: 'shell'; readonly lines: readonly string[] }
  /** `node file`: a test if the file says so itself. */
  | { readonly kind: 'file'; readonly path: string; readonly nodeArguments: readonly string[] }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'other' };

const other: CommandMeaning = { kind: 'other' };
const runnerNames: ReadonlyMap<string, ScriptRunner> = new Map([
  ['jest', 'jest'],
  ['jest-cli', 'jest'],
  ['vitest', 'vitest'],
  ['mocha', 'mocha'],
  ['_mocha', 'mocha'],
]);
const unsupportedRunners = new Set(
  `ava tap tape uvu jasmine karma lab qunit wtr web-test-runner playwright cypress nightwatch testcafe aegir tsdx deno zora
  japa brittle best-test poku`.split(/\s+/),
);
/** Programs that run the command behind their own flags. */
const wrappers = new Set([
  'c8',
  'nyc',
  'time',
  'exec',
  'dotenv',
  'dotenvx',
  'env-cmd',
  'nice',
  'command',
  'xvfb-run',
  'op',
  'infisical',
]);
const tsLoaders: ReadonlyMap<string, readonly string[]> = new Map([
  ['tsx', ['--import', 'tsx']],
  ['ts-node', ['--require', 'ts-node/register']],
  ['ts-node-esm', ['--loader', 'ts-node/esm']],
  ['esmo', ['--import', 'tsx']],
]);
const managers = new Set(['npm', 'pnpm', 'yarn', 'bun']);
/** A flag of a package manager that turns to other packages than this one. */
const ELSEWHERE = /^(?:-r|-F|-w|-C|--recursive|--filter|--workspaces?|--prefix|--dir|--cwd)(?:=|$)/;

/** The meaning of a command whose variable assignments have been taken off. `scripts` holds the names of the package's scripts. */
export function commandMeaning(words: readonly string[], scripts: ReadonlySet<string>): CommandMeaning {
  const [program = '', ...rest] = words;
  const name = programName(program);
  const runner = runnerNames.get(name);
  if (runner !== undefined) {
    return runnerMeaning(runner, rest, []);
  }
  if (managers.has(name)) {
    return managerMeaning(name, rest, scripts);
  }
  switch (name) {
    case 'node':
      return nodeMeaning(rest, [], scripts);
    case 'npx':
    case 'pnpx':
    case 'bunx':
      return commandMeaning(afterLauncherFlags(rest), scripts);
    case 'borp':
      return {
        kind: 'runner',
        call: { runner: 'node-test', arguments: rest.filter((word) => !word.startsWith('-')), nodeArguments: [] },
      };
    case 'react-scripts':
    case 'craco':
      return rest[0] === 'test' ? runnerMeaning('jest', rest.slice(1), []) : other;
    case 'ts-mocha':
      return runnerMeaning('mocha', ['--require', 'ts-mocha/src/index.js', ...rest], []);
    case 'npm-run-all':
    case 'npm-run-all2':
    case 'run-s':
    case 'run-p':
      return scriptsMeaning(rest.filter((word) => !word.startsWith('-')));
    case 'concurrently':
      return {
        kind: 'shell',
        lines: rest
          .filter((word) => !word.startsWith('-'))
          .map((word) => word.replace(/^(npm|pnpm|yarn|bun):/, '$1 run ')),
      };
    case 'sh':
    case 'bash':
      return rest[0] === '-c' && rest[1] !== undefined ? { kind: 'shell', lines: [rest[1]] } : other;
    case 'cross-env-shell':
      return { kind: 'shell', lines: [rest.join(' ')] };
  }
  const loader = tsLoaders.get(name);
  if (loader !== undefined) {
    return nodeMeaning(rest[0] === 'watch' ? rest.slice(1) : rest, loader, scripts);
  }
  if (wrappers.has(name)) {
    return wrappedMeaning(rest, scripts);
  }
  return unsupportedRunners.has(name) ? { kind: 'unsupported', name } : other;
}

function programName(program: string): string {
  const base = program.slice(program.lastIndexOf('/') + 1);
  return base.replace(/(?<=.)@[^@/]+$/, '').replace(/\.(?:[cm]?js|cmd|exe)$/, '');
}

function runnerMeaning(
  runner: ScriptRunner,
  given: readonly string[],
  nodeArguments: readonly string[],
): CommandMeaning {
  if (runner !== 'vitest') {
    return { kind: 'runner', call: { runner, arguments: given, nodeArguments } };
  }
  const [first = '', ...rest] = given;
  if (['bench', 'list', 'init', 'typecheck', 'related', 'complete'].includes(first)) {
    return other;
  }
  const verb = ['run', 'watch', 'dev'].includes(first);
  return { kind: 'runner', call: { runner, arguments: verb ? rest : given, nodeArguments } };
}

/** `node …`: its own flags end at the first word that is none. */
function nodeMeaning(
  given: readonly string[],
  loader: readonly string[],
  scripts: ReadonlySet<string>,
): CommandMeaning {
  const nodeArguments: string[] = [...loader];
  const testArguments: string[] = [];
  let tests = false;
  let at = 0;
  for (; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (!word.startsWith('-')) {
      break;
    }
    if (/^(?:-e|-p|-c|--eval|--print|--check)$/.test(word)) {
      return other;
    }
    if (word === '--run') {
      return {
        kind: 'script',
        names: given.slice(at + 1, at + 2),
        extra: given.slice(at + 2).filter((extra) => extra !== '--'),
      };
    }
    tests ||= word === '--test';
    const into = /^--(?:experimental-)?test(?:-|$|=)/.test(word) ? testArguments : nodeArguments;
    into.push(word);
    if (TAKES_VALUE.test(word) && given[at + 1] !== undefined) {
      into.push(given[at + 1] ?? '');
      at += 1;
    }
  }
  const rest = given.slice(at);
  if (tests) {
    // A `--test` of its own kind: everything that is left names files, or are flags written behind them.
    return { kind: 'runner', call: { runner: 'node-test', arguments: [...testArguments, ...rest], nodeArguments } };
  }
  const [path, ...arguments_] = rest;
  if (path === undefined) {
    return other;
  }
  const runner = /node_modules\//.test(path) ? runnerNames.get(programName(path)) : undefined;
  if (runner !== undefined) {
    return runnerMeaning(runner, arguments_, nodeArguments);
  }
  if (/node_modules\//.test(path)) {
    const inner = commandMeaning([path, ...arguments_], scripts);
    return inner.kind === 'runner'
      ? { kind: 'runner', call: { ...inner.call, nodeArguments: [...nodeArguments, ...inner.call.nodeArguments] } }
      : other;
  }
  return { kind: 'file', path, nodeArguments };
}

const TAKES_VALUE =
  /^(?:-r|-C|--(?:import|require|loader|experimental-loader|conditions|env-file|env-file-if-exists|title|input-type|disable-warning|icu-data-dir|experimental-default-type|experimental-config-file|tsconfig|test-(?:name-pattern|skip-pattern|concurrency|timeout|global-setup|isolation|reporter|reporter-destination|shard|random-seed|rerun-failures|coverage-\w+)|experimental-test-isolation|watch-path))$/;

function managerMeaning(manager: string, given: readonly string[], scripts: ReadonlySet<string>): CommandMeaning {
  if (given.some((word, index) => ELSEWHERE.test(word) && !given.slice(0, index).includes('--'))) {
    return other;
  }
  const start = given.findIndex((word) => !word.startsWith('-'));
  const [verb = '', ...rest] = start === -1 ? [] : given.slice(start);
  if (manager === 'bun' && verb === 'test') {
    return { kind: 'unsupported', name: 'bun test' };
  }
  if (['exec', 'x', 'dlx'].includes(verb)) {
    return commandMeaning(afterLauncherFlags(rest), scripts);
  }
  const shorthand = ['test', 't', 'tst'].includes(verb);
  if (shorthand || ['run', 'run-script', 'rum'].includes(verb)) {
    const words = shorthand
      ? ['test', ...rest]
      : rest.slice(
          Math.max(
            0,
            rest.findIndex((word) => !word.startsWith('-')),
          ),
        );
    const [name, ...extra] = words;
    return name === undefined ? other : { kind: 'script', names: [name], extra: extraArguments(manager, extra) };
  }
  if (scripts.has(verb) && manager !== 'npm') {
    return { kind: 'script', names: [verb], extra: extraArguments(manager, rest) };
  }
  return manager === 'npm' || verb === '' ? other : commandMeaning([verb, ...rest], scripts);
}

/** npm keeps flags for itself up to `--`; the others hand everything on. */
function extraArguments(manager: string, words: readonly string[]): readonly string[] {
  const dashes = words.indexOf('--');
  if (manager !== 'npm') {
    return words.filter((_, index) => index !== dashes);
  }
  const before = (dashes === -1 ? words : words.slice(0, dashes)).filter((word) => !word.startsWith('-'));
  return [...before, ...(dashes === -1 ? [] : words.slice(dashes + 1))];
}

/** Script names of npm-run-all, each of which may carry arguments of its own. */
function scriptsMeaning(names: readonly string[]): CommandMeaning {
  return { kind: 'shell', lines: names.map((name) => `npm run ${name.replace(/^(\S+)\s+(?!--)/, '$1 -- ')}`) };
}

function afterLauncherFlags(words: readonly string[]): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-')) {
    at += ['-p', '--package'].includes(words[at] ?? '') ? 2 : 1;
  }
  return words.slice(at);
}

/** Skips the flags of a wrapper, with their values, up to the first word that means something to us. */
function wrappedMeaning(words: readonly string[], scripts: ReadonlySet<string>): CommandMeaning {
  for (let at = 0; at < words.length; at += 1) {
    if (!(words[at] ?? '').startsWith('-')) {
      const meaning = commandMeaning(words.slice(at), scripts);
      if (meaning.kind !== 'other') {
        return meaning;
      }
    }
  }
  return other;
}
