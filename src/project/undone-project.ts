import { copyFile, lstat, mkdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Change, ChangedFile, FileKind } from '../domain/change.ts';
import type { System } from '../system/system.ts';
import { insideTree } from '../system/work-tree-paths.ts';
import { checkOutBase } from './base/base-tree.ts';
import { restoreFilteredFiles } from './base/filtered-files.ts';
import { installGroups } from './base/install-groups.ts';
import { shareModules } from './base/share-modules.ts';
import type { Package, Project } from './project.ts';

/** The tree under test with its change of source undone; or why there is none. Texts may hold names from outside. */
export type UndoneProject =
  | {
      readonly kind: 'ready';
      /** Its root is a temporary folder outside of the work tree. */
      readonly project: Project;
      packageOf(subject: Package): Package;
      /** Makes the change of source again: what then fails, fails in this copy whatever the source. */
      redo(): Promise<void>;
      /** Removes the tree. Never rejects. */
      close(): Promise<void>;
    }
  | { readonly kind: 'unavailable'; readonly why: string };

/** What is taken from the tree under test. */
const KEPT: readonly FileKind[] = ['test', 'config'];

/**
 * The base commit's source under head's tests, beside the work tree.
 *
 * - Tests, helpers, fixtures and snapshots are head's: added, modified and deleted ones alike. So are configuration and manifests,
 *   and the installed dependencies: the tests of head may need what the change adds to `devDependencies`, and with base's
 *   they would fail for want of it, which would look as if they noticed something. For the same reason nothing is installed: a
 *   repository whose base commit cannot be installed any more is judged like any other.
 * - Everything else (source, data beside it, prose) is base's.
 * - What git does not keep (a built dist/) is not there. Tests that need it fail, but they do so with the change made again too.
 *
 * No code of the repository runs here. Never rejects.
 *
 * @param kindOf the kind of a path, for the old paths of renamed files
 */
export async function openUndoneProject(
  system: System,
  head: Project,
  change: Change,
  kindOf: (path: string) => FileKind,
): Promise<UndoneProject> {
  const folder = await system.temporaryFolder('undone');
  const close = () => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  try {
    const home = join(folder, 'home');
    const tree = join(folder, 'tree', basename(head.root));
    await mkdir(home);
    await mkdir(tree, { recursive: true });
    const root = await realpath(tree);
    system.log.progress('undoing the change in a copy…');
    await checkOutBase(system, head.root, change.base, root, home);
    await restoreFilteredFiles(system, head.root, root, change);
    const { files } = change;
    const isKept = ({ kind }: ChangedFile) => KEPT.includes(kind);
    await takeOver(head.root, root, files.filter(isKept), (path) => KEPT.includes(kindOf(path)));
    const project = { ...head, root, packages: head.packages.map((subject) => within(root, subject)) };
    for (const group of await installGroups(root, head)) await shareModules(head.root, root, group.folders);
    return {
      kind: 'ready',
      project,
      packageOf: (subject) => within(root, subject),
      redo: () =>
        takeOver(
          head.root,
          root,
          files.filter((file) => !isKept(file)),
          () => true,
        ),
      close,
    };
  } catch (problem) {
    await close();
    const reason = problem instanceof Error ? problem.message : String(problem);
    return { kind: 'unavailable', why: `The change could not be undone in a copy of the tree. ${reason}` };
  }
}

function within(root: string, subject: Package): Package {
  return { ...subject, root: join(root, subject.directory) };
}

/** Makes these files in `to` what they are in `from`. */
async function takeOver(
  from: string,
  to: string,
  files: readonly ChangedFile[],
  isGone: (previousPath: string) => boolean,
): Promise<void> {
  const present = new Set(files.flatMap(({ path, status }) => (status === 'deleted' ? [] : [path])));
  for (const { path, previousPath, status } of files) {
    if (status === 'deleted') await remove(to, path);
    else if (previousPath !== null && !present.has(previousPath) && isGone(previousPath))
      await remove(to, previousPath);
  }
  for (const file of files) if (file.status !== 'deleted') await copy(from, to, file);
}

async function remove(root: string, path: string): Promise<void> {
  // A link is removed itself, so the way to its folder is what must stay inside.
  const folder = await insideTree(root, dirname(path));
  await rm(join(folder, basename(path)), { recursive: true, force: true });
}

async function copy(from: string, to: string, { path, entry }: ChangedFile): Promise<void> {
  if (entry === 'submodule') return;
  const source = join(from, path);
  const found = await lstat(source).catch(() => null);
  if (found === null) return;
  const folder = await insideTree(to, dirname(path));
  await mkdir(folder, { recursive: true });
  const target = join(folder, basename(path));
  await rm(target, { recursive: true, force: true });
  if (found.isSymbolicLink()) await symlink(await readlink(source), target);
  // A file behind a linked folder is none of the repository's.
  else if (found.isFile() && relative(await realpath(dirname(source)), dirname(source)) === '')
    await copyFile(source, target);
}
