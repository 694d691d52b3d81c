import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** An option that takes a text. */
export const TEXT = { type: 'string' } as const;

/**
 * Reads the options of a command; what is no option is a FILE.
 *
 * @param mayBeEmpty options that say better what is wrong when they are empty
 * @throws CouldNotJudge for an option that is unknown, is given twice though it is no list, or is empty, and for a FILE that is empty
 */
export function commandOptions<Known extends Options>(
  argv: readonly string[],
  options: Known,
  {
    takesFiles = false,
    mayBeEmpty = [],
  }: { readonly takesFiles?: boolean; readonly mayBeEmpty?: readonly string[] } = {},
) {
  const { values, positionals, tokens } = parsed(argv, options, takesFiles);
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const names = given.map(({ name }) => name).filter((name) => options[name]?.multiple !== true);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw wrongOption(`--${twice} was given twice`);
  const empty = given.find(({ name, value }) => value === '' && !mayBeEmpty.includes(name));
  if (empty !== undefined) throw wrongOption(`--${empty.name} was given an empty value`);
  const named: readonly string[] = positionals;
  if (named.includes('')) throw wrongOption('FILE was given an empty value');
  return { values, files: named };
}

function parsed<Known extends Options>(argv: readonly string[], options: Known, takesFiles: boolean) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: takesFiles, tokens: true });
  } catch (error) {
    throw wrongOption((error as Error).message);
  }
}

export function wrongOption(problem: string): CouldNotJudge {
  return new CouldNotJudge(`${problem}. \`earnest --help\` lists what can be given.`);
}
