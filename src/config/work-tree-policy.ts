import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Policy } from '../domain/policy.ts';
import { parsePolicy } from './parse-policy.ts';
import { POLICY_PATHS, policyOnDisk } from './policy-file.ts';
import { defaultPolicy } from './policy-schema.ts';

/**
 * The policy as it stands in the work tree, or the file that was named: for what runs tests and judges nothing. The gate
 * must not use it, since a pull request would then write its own rules.
 *
 * @throws CouldNotJudge for a policy that cannot be read
 */
export async function workTreePolicy(root: string, configFile: string | null): Promise<Policy> {
  const path = configFile ?? (await presentPolicy(root));
  if (path === null) return defaultPolicy();
  const found = await policyOnDisk(path);
  return parsePolicy(found.path, found.text);
}

async function presentPolicy(root: string): Promise<string | null> {
  for (const name of POLICY_PATHS) {
    const path = join(root, name);
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}
