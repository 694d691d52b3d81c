import { lstat, mkdir, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Change } from '../domain/change.ts';
import type { System } from '../system/system.ts';
import { basePackages } from './base/base-packages.ts';
import { checkOutBase } from './base/base-tree.ts';
import { restoreFilteredFiles } from './base/filtered-files.ts';
import { installBase } from './base/install-base.ts';
import { installDifference, installGroups } from './base/install-groups.ts';
import { leftBehind, listOf } from './base/left-behind.ts';
import { shareModules } from './base/share-modules.ts';
import { readManifest } from './manifest.ts';
import { packageManagerOf } from './package-manager.ts';
import type { Package, Project } from './project.ts';

/** The base commit, ready for its own tests to run. Texts may hold names and output from outside. */
export type BaseProject =
  | {
      readonly kind: 'ready';
      /** Its root is a temporary folder outside of the work tree, a git repository of its own. */
      readonly project: Project;
      /** The package in this folder (relative to the root) at base; null when there is none, or none that can be run: `note` says then. */
      packageAt(directory: string): Package | null;
      /** What a reader of its results should know, in one paragraph: what the tree lacks, how its dependencies came; null: nothing. */
      readonly note: string | null;
      /** Removes the tree. Never rejects: what is left is removed when the gate ends. */
      close(): Promise<void>;
    }
  | { readonly kind: 'unavailable'; readonly why: string };

/**
 * Checks the base commit out beside the work tree, with dependencies, so that its tests can be run as head's are.
 *
 * - Nothing of the user's repository changes, and nothing is left in it when we are killed.
 * - Dependencies are head's own (shared) where lock file, settings and every package.json ask for the same at base, else
 *   installed by the project's package manager from base's lock file, without install scripts.
 * - What git does not keep (a built dist/, generated code) is not there.
 *
 * No code of the repository runs here, save what a package manager's own settings name, contained. Takes seconds when
 * dependencies are shared. Never rejects: whatever goes wrong is `unavailable`.
 */
export async function openBaseProject(system: System, project: Project, change: Change): Promise<BaseProject> {
  const folders: string[] = [];
  const close = async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  };
  try {
    const folder = await system.temporaryFolder('base');
    folders.push(folder);
    return await open(system, project, change, folder, close);
  } catch (problem) {
    await close();
    const reason = problem instanceof Error ? problem.message : String(problem);
    return { kind: 'unavailable', why: `The base commit ${change.base.slice(0, 7)} could not be set up. ${reason}` };
  }
}

async function open(
  system: System,
  head: Project,
  change: Change,
  folder: string,
  close: () => Promise<void>,
): Promise<BaseProject> {
  const home = join(folder, 'home');
  // Tests may show the name of the folder they run in.
  const tree = join(folder, 'tree', basename(head.root));
  await mkdir(home);
  await mkdir(tree, { recursive: true });
  const base = await realpath(tree);
  system.log.progress(`checking out the base commit ${change.base.slice(0, 7)}…`);
  await checkOutBase(system, head.root, change.base, base, home);
  const unfiltered = await restoreFilteredFiles(system, head.root, base, change);
  const installed = await provideDependencies(system, head, base, change);
  const { packages, problems } = await basePackages(head, base);
  if (packages.length === 0 && problems.length > 0) throw new Error(problems.join(' '));

  const notes = [
    ...installed,
    await leftBehind(system, head.root),
    unfiltered.length === 0
      ? null
      : `No filter (Git LFS or another) ran on files that changed since: ${listOf(unfiltered)}.`,
    (await isThere(join(base, '.gitmodules'))) ? 'Its submodules are empty folders.' : null,
    ...problems,
  ].filter((note) => note !== null);
  const packageManager = await packageManagerOf(base, await readManifest(base));
  return {
    kind: 'ready',
    project: { root: base, packageManager, node: head.node, packages },
    packageAt: (directory) => packages.find((candidate) => candidate.directory === directory) ?? null,
    note: notes.length === 0 ? null : notes.join(' '),
    close,
  };
}

/** Shares or installs, group by group. Resolves to what a reader should know. */
async function provideDependencies(
  system: System,
  head: Project,
  base: string,
  change: Change,
): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const group of await installGroups(base, head)) {
    const difference = await installDifference(system.git, head.root, base, group, change);
    if (difference === null) {
      await shareModules(head.root, base, group.folders);
      continue;
    }
    const command = await installBase(system, base, group);
    notes.push(`Its dependencies were installed with \`${command}\`, since ${difference}.`);
  }
  return notes;
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
