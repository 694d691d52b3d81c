import { type CommandMeaning, other, type ReadCommand } from './command-meaning.ts';

/** `node …`: its own flags end at the first word that is none. */
export function nodeMeaning(given: readonly string[], loader: readonly string[], read: ReadCommand): CommandMeaning {
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
  if (path.includes('node_modules/')) {
    const inner = read([path, ...arguments_]);
    return inner.kind === 'runner'
      ? { kind: 'runner', call: { ...inner.call, nodeArguments: [...nodeArguments, ...inner.call.nodeArguments] } }
      : other;
  }
  return { kind: 'file', path, nodeArguments };
}

const TAKES_VALUE =
  /^(?:-r|-C|--(?:import|require|loader|experimental-loader|conditions|env-file|env-file-if-exists|title|input-type|disable-warning|icu-data-dir|experimental-default-type|experimental-config-file|tsconfig|test-(?:name-pattern|skip-pattern|concurrency|timeout|global-setup|isolation|reporter|reporter-destination|shard|random-seed|rerun-failures|coverage-\w+)|experimental-test-isolation|watch-path))$/;
