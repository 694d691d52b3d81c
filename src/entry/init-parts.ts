import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from '../project/manifest.ts';
import { installCommand, packageManagerOf } from '../project/package-manager.ts';
import type { Project } from '../project/project.ts';
import type { Git } from '../system/system.ts';

export interface WorkflowParts {
  /** `owner/name@commit # vX.Y.Z` of Earnest. */
  readonly action: string;
  readonly defaultBranch: string;
  readonly install: string;
  /** `.nvmrc` or `.node-version` where the repository has one; null: the workflow names the version. */
  readonly nodeVersionFile: string | null;
  /** What puts the package manager on PATH: nothing where the runner has it. */
  readonly setup: 'corepack' | 'bun' | null;
  readonly npmCache: boolean;
}

export interface DraftingParts extends WorkflowParts {
  /** Installs files and runs nothing, neither of packages nor of the repository; null where the package manager cannot be held to that. */
  readonly installFiles: string | null;
}

/** What the repository at `root` says of how it is installed. */
export async function partsOf(git: Git, root: string, action: string): Promise<DraftingParts> {
  const manifest = await readManifest(root);
  const manager = await packageManagerOf(root, manifest);
  const byCorepack =
    manager === 'pnpm' || (manager === 'yarn' && (manifest?.packageManager || (await has('.yarnrc.yml'))));
  const install = await installCommand(root, manager);
  return {
    action,
    defaultBranch: await defaultBranch(git, root),
    install,
    installFiles: filesOnly(manager, install),
    nodeVersionFile: (await has('.nvmrc')) ? '.nvmrc' : (await has('.node-version')) ? '.node-version' : null,
    setup: manager === 'bun' ? 'bun' : byCorepack ? 'corepack' : null,
    npmCache: manager === 'npm' && (await has('package-lock.json')),
  };

  function has(name: string): Promise<boolean> {
    return access(join(root, name)).then(
      () => true,
      () => false,
    );
  }
}

/**
 * - npm runs the program that `git` names in the repository's .npmrc for dependencies from git, scripts or not: the option goes before it.
 * - pnpm runs .pnpmfile.cjs. Version 10 refuses to leave it out where the lock file knows it: no types then.
 * - yarn is itself a file of the repository where `yarnPath` names one, and runs the plugins there; bun runs the scanner that bunfig.toml names.
 */
function filesOnly(manager: Project['packageManager'], install: string): string | null {
  if (manager === 'npm') return `${install} --ignore-scripts --git=git`;
  if (manager === 'pnpm') return `${install} --ignore-scripts --ignore-pnpmfile`;
  return null;
}

/** What origin says it is, as far as this clone knows; else `main`. */
async function defaultBranch(git: Git, root: string): Promise<string> {
  const { exitCode, stdout } = await git.attempt(root, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  return exitCode === 0 ? stdout.trim().replace(/^origin\//, '') : 'main';
}
