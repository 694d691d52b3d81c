import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { problemText } from '../report/rerun-text.ts';
import type { CommandProcess } from './gate-command.ts';

/** Runs a command. A fault that the user can mend is told on standard error, and is exit code 2; any other is thrown on. */
export async function orTold<Code extends number>(
  { stderr }: Pick<CommandProcess, 'stderr'>,
  run: () => Promise<Code>,
): Promise<Code | 2> {
  try {
    return await run();
  } catch (problem) {
    if (!(problem instanceof CouldNotJudge)) throw problem;
    stderr.write(problemText(problem.message));
    return 2;
  }
}

/** What ended an action, in words: the message of a fault that the user can mend, where it arose for one of ours. */
export function wordsOf(problem: unknown): string {
  if (problem instanceof CouldNotJudge) return problem.message;
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
