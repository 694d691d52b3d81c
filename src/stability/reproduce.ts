import { type Condition, conditionText } from '../domain/condition.ts';

/** What has to be run to see the failure. */
export interface Reproduction {
  readonly condition: Condition;
  /** Relative to the repository root. */
  readonly files: readonly string[];
  /** Only these cases, by name; empty: all of the files. */
  readonly tests: readonly string[];
  /** More than one where the outcome is a matter of chance. */
  readonly times: number;
  /** The runner's own command that was seen to show it, for the package's folder; null when it takes more than that. */
  readonly nativeCommand: string | null;
  readonly packageDirectory: string;
}

/**
 * One line for a shell at the repository root: the runner's own command where one will do, else `earnest rerun`.
 */
export function reproductionCommand(reproduction: Reproduction): string {
  const { condition, files, times, nativeCommand, packageDirectory } = reproduction;
  if (nativeCommand !== null) {
    return packageDirectory === '.' ? nativeCommand : `cd ${quoted(packageDirectory)} && ${nativeCommand}`;
  }
  const tests = reproduction.tests.every(fitsOnALine) ? reproduction.tests : [];
  return [
    'earnest rerun',
    ...(condition.length === 0 ? [] : [`--under ${quoted(conditionText(condition))}`]),
    ...(times === 1 ? [] : [`--times ${times}`]),
    ...tests.map((name) => `--test ${quoted(name)}`),
    ...files.map((file) => quoted(file.startsWith('-') ? `./${file}` : file)),
  ].join(' ');
}

function fitsOnALine(name: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name);
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
