import { type Condition, conditionText } from '../domain/condition.ts';
import { observed } from './attribute.ts';
import type { Explained } from './explain.ts';
import type { Laboratory } from './laboratory.ts';
import { failsIn } from './runs.ts';
import type { Subject } from './subjects.ts';

/** Time zone and locale are variables of the environment: every runner's own command can be put under them. */
export function isNative(condition: Condition): boolean {
  return condition.length > 0 && condition.every(({ kind }) => kind === 'time-zone' || kind === 'locale');
}

/**
 * The runner's own commands that show failures, each of one test file alone, and seen to: the runs that found them held other
 * files too. A test for which there was no time, or whose failure did not show, has none.
 */
export async function nativeCommands(
  laboratory: Laboratory,
  found: readonly Explained[],
): Promise<ReadonlyMap<Subject, string>> {
  const commands = new Map<Subject, string>();
  const groups = Map.groupBy(
    found.filter(({ condition }) => isNative(condition)),
    ({ condition, subject }) => JSON.stringify([subject.test.file, conditionText(condition)]),
  );
  for (const group of groups.values()) {
    const [first] = group;
    const seen = first === undefined ? null : await observed(laboratory, [first.subject], first.condition);
    for (const { subject } of group) {
      if (seen !== null && failsIn(seen, subject.test)) commands.set(subject, seen.command);
    }
  }
  return commands;
}
