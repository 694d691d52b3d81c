import { type Condition, parseCondition } from '../../../src/domain/condition.ts';
import type { TestRun } from '../../../src/domain/test-run.ts';

/** The text of a case that says that it runs. */
export const says = (title: string) => `test('${title}', () => { process.stdout.write('\\nran ${title}\\n'); });`;

/** What said that it runs, in that order. */
export function ran(run: TestRun): readonly string[] {
  return [...run.outputTail.matchAll(/^ran (.+)$/gm)].map(([, title = '']) => title);
}

/** A condition by its text. */
export function under(text: string): Condition {
  const condition = parseCondition(text);
  if (condition === null) throw new Error(text);
  return condition;
}
