import { alterations } from '../change/alterations.ts';
import { readTexts } from '../change/texts.ts';
import type { Brief, ExportName } from '../domain/brief.ts';
import { entryOf, exportText } from '../domain/brief.ts';
import type { Change } from '../domain/change.ts';
import { behaviourChange } from '../source/behaviour.ts';
import { createImportGraph } from '../source/import-graph.ts';
import type { Git } from '../system/system.ts';

/** Whether a target may behave otherwise since the base commit, and why, in a line. */
export interface TargetChange {
  readonly changed: boolean;
  readonly why: string;
}

/**
 * Which targets a change may have given another behaviour: the export itself, what it uses in its file, or a file that it imports at any
 * depth. Names, types, comments and formatting are none.
 */
export async function changedTargets(
  git: Git,
  root: string,
  change: Change,
  briefs: readonly Brief[],
): Promise<ReadonlyMap<Brief, TargetChange>> {
  const altered = new Set((await alterations(git, root, change)).map(({ file }) => file));
  const graph = createImportGraph(root);
  const answers = await Promise.all(
    briefs.map(async (brief): Promise<readonly [Brief, TargetChange]> => {
      const entry = entryOf(brief.target);
      if (altered.has(entry.file) && (await isAltered(git, root, change, entry))) {
        return [brief, { changed: true, why: `${exportText(entry)} changed` }];
      }
      const imported = (await graph.closureOf(entry.file)).files.find((file) => altered.has(file));
      if (imported !== undefined) return [brief, { changed: true, why: `${imported}, which it imports, changed` }];
      return [brief, { changed: false, why: 'this change leaves its behaviour as it was' }];
    }),
  );
  return new Map(answers);
}

async function isAltered(
  git: Git,
  root: string,
  { base, files }: Change,
  { file, name }: ExportName,
): Promise<boolean> {
  const moved = new Map(files.map(({ path, previousPath }) => [previousPath ?? path, path]));
  const changed = files.find(({ path }) => path === file);
  const then = changed?.status === 'added' ? null : (changed?.previousPath ?? file);
  const [texts] = await readTexts(git, root, base, [{ path: file, before: then, after: file }]);
  const before = texts?.before ?? null;
  const after = texts?.after ?? null;
  const found = behaviourChange(
    before === null || then === null ? null : { path: then, text: before },
    after === null ? null : { path: file, text: after },
    (path) => moved.get(path) ?? path,
    name,
  );
  return found !== 'same';
}
