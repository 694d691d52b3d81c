import { readTexts } from '../change/texts.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';
import { mayRead } from './redaction/may-read.ts';

/**
 * The house rules that the policy names, as they are at the base commit; null when it names none.
 *
 * @throws CouldNotJudge when the file is not there, or is one that is never sent
 */
export async function guidanceAt(git: Git, root: string, base: string, path: string | null): Promise<string | null> {
  if (path === null) return null;
  if (!mayRead(path)) {
    throw new CouldNotJudge(
      `drafting.guidance names ${JSON.stringify(path)}, a file of a kind that is never sent to a model. Put the house rules into a text file of their own.`,
    );
  }
  const [texts] = await readTexts(git, root, base, [{ path, before: path, after: null }]);
  const text = texts?.before ?? null;
  if (text === null) {
    throw new CouldNotJudge(
      `drafting.guidance names ${JSON.stringify(path)}, which is not there at the base commit ${base.slice(0, 7)}. The path is relative to the root of the repository: correct it, or remove the setting.`,
    );
  }
  return text;
}
