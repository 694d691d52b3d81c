import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workTreeAt } from '../change/work-tree.ts';
import { POLICY_PATHS } from '../config/policy-file.ts';
import { readManifest } from '../project/manifest.ts';
import { installCommand, packageManagerOf } from '../project/package-manager.ts';
import { createGit } from '../system/git.ts';
import type { Git } from '../system/system.ts';
import { insideTree } from '../system/work-tree-paths.ts';
import { policyText } from './init-policy.ts';
import { type WorkflowParts, workflowText } from './init-workflow.ts';

const WORKFLOW = '.github/workflows/earnest.yml';
const POLICY = '.github/earnest.yml';

/** Paths relative to the repository root, with `/`. */
export interface InitResult {
  readonly written: readonly string[];
  /** Were there already, and are as they were. */
  readonly kept: readonly string[];
}

/**
 * Writes the workflow and a commented policy into the repository that `folder` is in. Never overwrites a file.
 *
 * @param pin `action`: `owner/name@commit # vX.Y.Z`, as the workflow's step names Earnest
 * @throws CouldNotJudge when the folder is in no git work tree, or a link leads out of it
 */
export async function init(folder: string, pin: { readonly action: string }): Promise<InitResult> {
  const git = createGit(process.env);
  const { root } = await workTreeAt(git, folder);
  const workflow = workflowText(await partsOf(git, root, pin.action));
  const outcomes = [await place(root, WORKFLOW, workflow), await placePolicy(root)];
  const paths = (written: boolean) => outcomes.filter((one) => one.written === written).map(({ path }) => path);
  return { written: paths(true), kept: paths(false) };
}

async function partsOf(git: Git, root: string, action: string): Promise<WorkflowParts> {
  const manifest = await readManifest(root);
  const manager = await packageManagerOf(root, manifest);
  const byCorepack =
    manager === 'pnpm' || (manager === 'yarn' && (manifest?.packageManager || (await has('.yarnrc.yml'))));
  return {
    action,
    defaultBranch: await defaultBranch(git, root),
    install: await installCommand(root, manager),
    nodeVersionFile: (await has('.nvmrc')) ? '.nvmrc' : (await has('.node-version')) ? '.node-version' : null,
    setup: manager === 'bun' ? 'bun' : byCorepack ? 'corepack' : null,
    npmCache: manager === 'npm' && (await has('package-lock.json')),
  };

  function has(name: string): Promise<boolean> {
    return exists(join(root, name));
  }
}

/** What origin says it is, as far as this clone knows; else `main`. */
async function defaultBranch(git: Git, root: string): Promise<string> {
  const { exitCode, stdout } = await git.attempt(root, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  return exitCode === 0 ? stdout.trim().replace(/^origin\//, '') : 'main';
}

/** A policy at any of its places is kept: a second one would not be read, or hide the first. */
async function placePolicy(root: string): Promise<Placed> {
  for (const path of POLICY_PATHS) {
    if (await exists(join(root, path))) return { path, written: false };
  }
  return place(root, POLICY, policyText());
}

interface Placed {
  readonly path: string;
  readonly written: boolean;
}

async function place(root: string, path: string, text: string): Promise<Placed> {
  const target = await insideTree(root, path);
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(target, text, { flag: 'wx' });
    return { path, written: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return { path, written: false };
    throw error;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
