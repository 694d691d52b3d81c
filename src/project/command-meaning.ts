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

export const other: CommandMeaning = { kind: 'other' };

/** Reads the words behind a wrapper: the whole reading over again. */
export type ReadCommand = (words: readonly string[]) => CommandMeaning;

const VERBS = new Set(['run', 'watch', 'dev']);
/** Flags whose value may be spelled like a verb. */
const TAKES_A_NAME =
  /^(?:-[trc]|--(?:testNamePattern|project|dir|root|config|reporter|mode|exclude|environment|pool))$/;

/** What starts a runner: its arguments, without the verb that vitest may have among them (`vitest --coverage run`). */
export function runnerMeaning(
  runner: ScriptRunner,
  given: readonly string[],
  nodeArguments: readonly string[],
): CommandMeaning {
  if (runner !== 'vitest') {
    return { kind: 'runner', call: { runner, arguments: given, nodeArguments } };
  }
  const [first = ''] = given;
  if (['bench', 'list', 'init', 'typecheck', 'related', 'complete'].includes(first)) {
    return other;
  }
  const verb = given.findIndex((word, at) => VERBS.has(word) && !TAKES_A_NAME.test(given[at - 1] ?? ''));
  return { kind: 'runner', call: { runner, arguments: given.filter((_, at) => at !== verb), nodeArguments } };
}
