import type { Change, ChangedFile, FileKind } from '../domain/change.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';
import { changedLines, NO_LINES, wholeFile } from './changed-lines.ts';
import { isScript } from './classify.ts';
import { committedPaths, diffWorkTree } from './diff-work-tree.ts';
import { type FileOnDisk, readFileOnDisk } from './file-on-disk.ts';
import type { References } from './measured-against.ts';
import { type RevealedRecord, revealText } from './reveal-text.ts';
import { unmergedFiles, untrackedFiles } from './uncommitted.ts';

/**
 * The lines that differ between `references.base` and the work tree at `root` (absolute, the top of the repository).
 *
 * - With a head, the files are those that its commits change; their lines are still those on disk, which a step before
 *   us may have edited. Without one, uncommitted and untracked files belong to the change.
 * - `.gitattributes` cannot hide lines (see reveal-text.ts).
 * - A file that becomes source by a rename counts whole: no gate has seen it as source before.
 * - An edited script with other line ends than line feeds (lone carriage returns, U+2028, U+2029) counts whole, in lines
 *   as ECMAScript counts them: engines and Stryker number its lines otherwise than git, which would put the edit elsewhere.
 *
 * Reads only: neither the index nor any reference is written.
 *
 * @throws CouldNotJudge on unresolved merge conflicts, names that are not UTF-8, and patches above 256 MiB.
 */
export async function readChange(
  git: Git,
  root: string,
  references: References,
  classify: (path: string) => FileKind,
): Promise<Change> {
  const { base, head, how } = references;
  const differing = await diffWorkTree(git, root, base);
  const committed = head === null ? null : await committedPaths(git, root, base, head);
  const tracked = differing.filter(
    ({ path, previousPath }) => committed === null || committed.has(path) || committed.has(previousPath ?? path),
  );
  const untracked = head === null ? await untrackedFiles(git, root) : [];
  refuseConflicts(await unmergedFiles(git, root));
  refuseUnreadableNames([...tracked.map((record) => record.path), ...untracked]);

  const files = new Map<string, ChangedFile>();
  for (const record of await revealText(git, root, base, tracked)) {
    files.set(record.path, await describeTracked(root, record, classify));
  }
  for (const path of untracked) {
    const file = await describeUntracked(root, path, files.get(path), classify);
    if (file !== null) files.set(path, file);
  }
  return { base, head, how, files: [...files.values()].sort((one, other) => (one.path < other.path ? -1 : 1)) };
}

const STATUS = { A: 'added', D: 'deleted', M: 'modified', R: 'renamed', T: 'modified', U: 'modified' } as const;

async function describeTracked(
  root: string,
  record: RevealedRecord,
  classify: (path: string) => FileKind,
): Promise<ChangedFile> {
  const { path, previousPath } = record;
  const entry = entryOf(record.status === 'D' ? record.oldMode : record.newMode);
  const kind = classify(path);
  const becomesSource = previousPath !== null && kind === 'source' && classify(previousPath) !== 'source';
  const { removedLines, ...hunked } = changedLines(record.hunks);
  const common = { path, previousPath, status: STATUS[record.status], kind, entry, binary: record.binary };
  if (entry !== 'file' || record.status === 'D') return { ...common, ...NO_LINES, removedLines };
  const whole = record.whole || becomesSource;
  const disk = whole || (isScript(path) && record.hunks.length > 0) ? await readFileOnDisk(root, path) : null;
  const believed = disk === null || !(whole || hasOtherLineEnds(path, disk));
  return believed
    ? { ...common, ...hunked, removedLines }
    : { ...common, ...wholeFile(linesIn(path, disk), removedLines) };
}

/** `tracked` is what the diff says of the same path: a file taken out of the index, but still there. */
async function describeUntracked(
  root: string,
  path: string,
  tracked: ChangedFile | undefined,
  classify: (path: string) => FileKind,
): Promise<ChangedFile | null> {
  const disk = await readFileOnDisk(root, path);
  if (disk === null) return null;
  const kind = classify(path);
  const binary = disk.hasNul && !isScript(path);
  return {
    path,
    previousPath: null,
    status: tracked === undefined ? 'added' : 'modified',
    kind,
    entry: disk.entry,
    binary,
    ...wholeFile(binary ? 0 : linesIn(path, disk), tracked?.removedLines ?? 0),
  };
}

function hasOtherLineEnds(path: string, disk: FileOnDisk): boolean {
  return isScript(path) && disk.scriptLineCount !== disk.lineCount;
}

function linesIn(path: string, disk: FileOnDisk): number {
  return isScript(path) ? Math.max(disk.lineCount, disk.scriptLineCount) : disk.lineCount;
}

function entryOf(mode: string): ChangedFile['entry'] {
  if (mode === '120000') return 'symlink';
  return mode === '160000' ? 'submodule' : 'file';
}

function refuseConflicts(paths: readonly string[]): void {
  if (paths.length === 0) return;
  throw new CouldNotJudge(
    `${paths.length} file(s) have unresolved merge conflicts (${named(paths)}). ` +
      'The tree is neither side of the merge, so no verdict on it would mean anything. Resolve them, then judge again.',
  );
}

function refuseUnreadableNames(paths: readonly string[]): void {
  const unreadable = paths.filter((path) => path.includes('\uFFFD'));
  if (unreadable.length === 0) return;
  throw new CouldNotJudge(
    `${unreadable.length} changed file(s) have a name that is not valid UTF-8 (${named(unreadable)}). ` +
      'Test runners and Stryker cannot open them by name. Rename them.',
  );
}

function named(paths: readonly string[]): string {
  const first = paths.slice(0, 3).map((path) => JSON.stringify(path));
  return paths.length > 3 ? `${first.join(', ')}…` : first.join(', ');
}
