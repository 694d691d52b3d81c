import type { Git } from '../system/system.ts';
import { isScript } from './classify.ts';
import { convertedPaths, diffAsText } from './diff-work-tree.ts';
import { readFileOnDisk } from './file-on-disk.ts';
import type { DiffRecord } from './parse-diff.ts';

/** A record whose `binary` can be believed. `whole`: its hunks cannot be, and every line on disk counts as changed. */
export type RevealedRecord = DiffRecord & { readonly whole: boolean };

/**
 * A pull request writes its own `.gitattributes`, so what they do to a diff is not believed:
 * - what git calls binary (`binary`, `-diff`, a driver, or its own look at the bytes) is read again as text, unless it
 *   holds a NUL byte on disk. A script is text even then: a NUL in a comment runs;
 * - what a filter or an encoding rewrites on its way to disk counts whole: the lines that run are not those in git.
 */
export async function revealText(
  git: Git,
  root: string,
  base: string,
  records: readonly DiffRecord[],
): Promise<RevealedRecord[]> {
  const files = records.filter((record) => record.newMode.startsWith('100'));
  const converted = await convertedPaths(
    git,
    root,
    files.map((record) => record.path),
  );
  const binary = new Set<DiffRecord>();
  const hidden = new Set<DiffRecord>();
  for (const record of records) {
    if (!record.binary && !converted.has(record.path)) continue;
    if (!isScript(record.path) && (await isBinaryOnDisk(root, record))) binary.add(record);
    else if (record.binary) hidden.add(record);
  }
  const text = await readAgain(git, root, base, [...hidden]);
  return records.map((record) => {
    if (binary.has(record)) return { ...record, hunks: [], binary: true, whole: false };
    const revealed = hidden.has(record) ? text.get(record.path) : record;
    // With fewer paths to look at, git may pair a rename otherwise: then these hunks belong to another pair.
    const sound = revealed !== undefined && !revealed.binary && revealed.previousPath === record.previousPath;
    return {
      ...record,
      hunks: sound ? revealed.hunks : [],
      binary: false,
      whole: !sound || converted.has(record.path),
    };
  });
}

async function isBinaryOnDisk(root: string, record: DiffRecord): Promise<boolean> {
  if (record.status === 'D') return true;
  const disk = await readFileOnDisk(root, record.path);
  return disk === null ? record.binary : disk.hasNul;
}

async function readAgain(
  git: Git,
  root: string,
  base: string,
  hidden: readonly DiffRecord[],
): Promise<Map<string, DiffRecord>> {
  const paths = hidden.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [previousPath, path]));
  const records = await diffAsText(git, root, base, [...new Set(paths)]);
  return new Map(records.map((record) => [record.path, record]));
}
