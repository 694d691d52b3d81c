import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workTreeAt } from '../change/work-tree.ts';
import { POLICY_PATHS } from '../config/policy-file.ts';
import { createGit } from '../system/git.ts';
import { insideTree } from '../system/work-tree-paths.ts';
import { partsOf } from './init-parts.ts';
import { policyText } from './init-policy.ts';
import { draftingWorkflowText, workflowText } from './init-workflow.ts';

export const WORKFLOW = '.github/workflows/earnest.yml';
const POLICY = '.github/earnest.yml';

/** Paths relative to the repository root, with `/`. */
export interface InitResult {
  readonly written: readonly string[];
  /** Were there already, and are as they were. */
  readonly kept: readonly string[];
}

export interface InitRequest {
  /** `owner/name@commit # vX.Y.Z`, as the workflow's step names Earnest. */
  readonly action: string;
  /** Whether a job goes before the gate in which a model drafts tests. */
  readonly drafting: boolean;
}

/**
 * Writes the workflow and a commented policy into the repository that `folder` is in. Never overwrites a file.
 *
 * @throws CouldNotJudge when the folder is in no git work tree, or a link leads out of it
 */
export async function init(folder: string, { action, drafting }: InitRequest): Promise<InitResult> {
  const git = createGit(process.env);
  const { root } = await workTreeAt(git, folder);
  const parts = await partsOf(git, root, action);
  const workflow = drafting ? draftingWorkflowText(parts) : workflowText(parts);
  const outcomes = [await place(root, WORKFLOW, workflow), await placePolicy(root)];
  const paths = (written: boolean) => outcomes.filter((one) => one.written === written).map(({ path }) => path);
  return { written: paths(true), kept: paths(false) };
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
