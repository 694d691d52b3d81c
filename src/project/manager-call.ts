import { type CommandMeaning, other, type ReadCommand } from './command-meaning.ts';

/** A flag of a package manager that turns to other packages than this one. */
const ELSEWHERE = /^(?:-r|-F|-w|-C|--recursive|--filter|--workspaces?|--prefix|--dir|--cwd)(?:=|$)/;

/** `npm …`, `pnpm …`, `yarn …`, `bun …`: a script of this package, a program, or something else. */
export function managerMeaning(
  manager: string,
  given: readonly string[],
  scripts: ReadonlySet<string>,
  read: ReadCommand,
): CommandMeaning {
  if (given.some((word, index) => ELSEWHERE.test(word) && !given.slice(0, index).includes('--'))) {
    return other;
  }
  const start = given.findIndex((word) => !word.startsWith('-'));
  const [verb = '', ...rest] = start === -1 ? [] : given.slice(start);
  if (manager === 'bun' && verb === 'test') {
    return { kind: 'unsupported', name: 'bun test' };
  }
  if (['exec', 'x', 'dlx'].includes(verb)) {
    return read(afterLauncherFlags(rest));
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
  return manager === 'npm' || verb === '' ? other : read([verb, ...rest]);
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

/** Takes off the flags of npx and its like. */
export function afterLauncherFlags(words: readonly string[]): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-')) {
    at += ['-p', '--package'].includes(words[at] ?? '') ? 2 : 1;
  }
  return words.slice(at);
}
