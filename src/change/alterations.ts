import type { Change } from '../domain/change.ts';
import type { Alteration } from '../domain/undone.ts';
import { behaviourChange } from '../source/behaviour.ts';
import type { Git } from '../system/system.ts';
import { readTexts, type TextPair } from './texts.ts';

/** The changed source files whose change may alter behaviour, sorted by path. */
export async function alterations(git: Git, root: string, { base, files }: Change): Promise<readonly Alteration[]> {
  const sources = files.filter(({ kind, entry, binary }) => kind === 'source' && entry === 'file' && !binary);
  const moved = new Map(files.map(({ path, previousPath }) => [previousPath ?? path, path]));
  const texts = await readTexts(
    git,
    root,
    base,
    sources.map(({ path, previousPath, status }): TextPair => {
      const before = status === 'added' ? null : (previousPath ?? path);
      return { path, before, after: status === 'deleted' ? null : path };
    }),
  );
  return sources.flatMap((file, index) => {
    const { before, after } = texts[index] ?? { before: null, after: null };
    const line = file.lines[0]?.first ?? Math.max(1, file.deletedAfter[0] ?? 1);
    const unread = (file.status !== 'added' && before === null) || (file.status !== 'deleted' && after === null);
    const found = unread
      ? 'unknown'
      : behaviourChange(
          before === null ? null : { path: file.previousPath ?? file.path, text: before },
          after === null ? null : { path: file.path, text: after },
          (path) => moved.get(path) ?? path,
        );
    return found === 'same' ? [] : [{ file: file.path, line, known: found === 'altered' }];
  });
}
