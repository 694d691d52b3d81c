import { type CommandMeaning, other, type ReadCommand, runnerMeaning, type ScriptRunner } from './command-meaning.ts';
import { afterLauncherFlags, managerMeaning } from './manager-call.ts';
import { nodeMeaning } from './node-call.ts';

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

/** The meaning of a command whose variable assignments have been taken off. `scripts` holds the names of the package's scripts. */
export function readCommand(words: readonly string[], scripts: ReadonlySet<string>): CommandMeaning {
  const [program = '', ...rest] = words;
  const read: ReadCommand = (inner) => readCommand(inner, scripts);
  const name = programName(program);
  const runner = runnerNames.get(name);
  if (runner !== undefined) {
    return runnerMeaning(runner, rest, []);
  }
  if (managers.has(name)) {
    return managerMeaning(name, rest, scripts, read);
  }
  switch (name) {
    case 'node':
      return nodeMeaning(rest, [], read);
    case 'npx':
    case 'pnpx':
    case 'bunx':
      return read(afterLauncherFlags(rest));
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
    return nodeMeaning(rest[0] === 'watch' ? rest.slice(1) : rest, loader, read);
  }
  if (wrappers.has(name)) {
    return wrappedMeaning(rest, read);
  }
  return unsupportedRunners.has(name) ? { kind: 'unsupported', name } : other;
}

function programName(program: string): string {
  const base = program.slice(program.lastIndexOf('/') + 1);
  return base.replace(/(?<=.)@[^@/]+$/, '').replace(/\.(?:[cm]?js|cmd|exe)$/, '');
}

/** Script names of npm-run-all, each of which may carry arguments of its own. */
function scriptsMeaning(names: readonly string[]): CommandMeaning {
  return { kind: 'shell', lines: names.map((name) => `npm run ${name.replace(/^(\S+)\s+(?!--)/, '$1 -- ')}`) };
}

/** Skips the flags of a wrapper, with their values, up to the first word that means something to us. */
function wrappedMeaning(words: readonly string[], read: ReadCommand): CommandMeaning {
  for (let at = 0; at < words.length; at += 1) {
    if (!(words[at] ?? '').startsWith('-')) {
      const meaning = read(words.slice(at));
      if (meaning.kind !== 'other') {
        return meaning;
      }
    }
  }
  return other;
}
