import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest.ts';
import type { Project } from './project.ts';

type PackageManager = Project['packageManager'];

const lockFiles: readonly (readonly [file: string, manager: PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-workspace.yaml', 'pnpm'],
];

/** By the `packageManager` field, else by the lock file in `root`, else npm. */
export async function packageManagerOf(root: string, manifest: Manifest | null): Promise<PackageManager> {
  const named = /^(npm|pnpm|yarn|bun)@/.exec(manifest?.packageManager ?? '')?.[1];
  if (named !== undefined) {
    return named as PackageManager;
  }
  for (const [file, manager] of lockFiles) {
    if (await exists(join(root, file))) {
      return manager;
    }
  }
  return 'npm';
}

/** The command that installs what the lock file says, for messages. */
export async function installCommand(root: string, manager: PackageManager): Promise<string> {
  if (manager === 'npm') {
    return (await exists(join(root, 'package-lock.json'))) ? 'npm ci' : 'npm install';
  }
  if (manager === 'yarn') {
    return (await exists(join(root, '.yarnrc.yml'))) ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';
  }
  return `${manager} install --frozen-lockfile`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
