import { readTexts } from '../../change/texts.ts';
import type { ChangedFile } from '../../domain/change.ts';
import { readTestFile, type TestFile } from '../../review/model/test-file.ts';
import type { Git } from '../../system/system.ts';
import type { ExistingTests } from './existing-tests.ts';

/** The same tests as they are at the base commit: what a change writes into its tests shows a model nothing. */
export async function asAtBase(
  {
    git,
    root,
    base,
    changed,
  }: {
    readonly git: Git;
    readonly root: string;
    readonly base: string;
    readonly changed: readonly Pick<ChangedFile, 'path' | 'previousPath' | 'status'>[];
  },
  { ofTarget, others }: ExistingTests,
): Promise<ExistingTests> {
  const changes = new Map(changed.map((file) => [file.path, file]));
  const then = async (file: TestFile): Promise<readonly TestFile[]> => {
    const change = changes.get(file.path);
    if (change === undefined) return [file];
    if (change.status === 'added') return [];
    const path = change.previousPath ?? change.path;
    const [texts] = await readTexts(git, root, base, [{ path, before: path, after: null }]);
    const read = readTestFile(file.path, texts?.before ?? '');
    return read === null || read.cases.length === 0 ? [] : [read];
  };
  return {
    ofTarget: (await Promise.all(ofTarget.map(then))).flat(),
    others: (await Promise.all(others.map(then))).flat(),
  };
}
