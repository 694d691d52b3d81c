import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Change } from '../domain/change.ts';
import type { LoadedPolicy } from '../domain/policy.ts';
import type { Git } from '../system/system.ts';
import { parsePolicy } from './parse-policy.ts';
import { POLICY_PATHS, policyAtCommit, policyOnDisk } from './policy-file.ts';
import { defaultPolicy } from './policy-schema.ts';

export interface PolicyOptions {
  /** The file that whoever runs the command named, or null: the policy of the base commit. */
  readonly configFile: string | null;
}

/**
 * The policy that judges: `--config FILE` if given, else `earnest.yml` or `.github/earnest.yml` as it is at `base` (a
 * commit), else the defaults. The tree under test has no say. Throws CouldNotJudge for a policy that cannot be read.
 */
export async function loadPolicy(
  git: Git,
  root: string,
  base: string,
  change: Change,
  options: PolicyOptions,
): Promise<LoadedPolicy> {
  if (options.configFile !== null) {
    return namedPolicy(root, change, options.configFile);
  }
  const editedByChange = POLICY_PATHS.some((path) => touches(change, path));
  const commit = base.slice(0, 7);
  const found = await policyAtCommit(git, root, base);
  if (found === null) {
    return { policy: defaultPolicy(), source: `defaults (no ${POLICY_PATHS[0]} at ${commit})`, editedByChange };
  }
  return { policy: parsePolicy(found.path, found.text), source: `${found.path} at ${commit}`, editedByChange };
}

async function namedPolicy(root: string, change: Change, file: string): Promise<LoadedPolicy> {
  const found = await policyOnDisk(file);
  const path = relative(await realpath(root), await realpath(file))
    .split(sep)
    .join('/');
  // Whoever runs the command chose this; a reader should still know that the pull request had its hands on it.
  const remark = touches(change, path) ? ' (which this change edits)' : '';
  return { policy: parsePolicy(found.path, found.text), source: `--config ${file}${remark}`, editedByChange: false };
}

function touches(change: Change, path: string): boolean {
  return change.files.some((file) => file.path === path || file.previousPath === path);
}
