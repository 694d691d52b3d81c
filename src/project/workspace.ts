import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { parse } from 'yaml';
import { z } from 'zod';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { matchingPaths } from '../toolchain/javascript/matching-paths.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** A folder with a package.json of its own, inside the work tree. */
export interface PackageFolder {
  /** Relative to the repository root with `/`; `.` for the root itself. */
  readonly directory: string;
  /** Absolute, real path. */
  readonly root: string;
  readonly manifest: Manifest;
}

const pnpmWorkspace = z.looseObject({ packages: z.array(z.string()).optional().catch(undefined) });

/**
 * The root (when it has a package.json) and the members of its workspace, sorted; with `chosen`, just those folders.
 * Members that are links out of the work tree are left out.
 * @throws CouldNotJudge for a chosen folder that is outside, missing, or no package
 */
export async function packageFolders(root: string, chosen: readonly string[]): Promise<readonly PackageFolder[]> {
  if (chosen.length > 0) {
    return Promise.all(chosen.map((directory) => chosenFolder(root, directory)));
  }
  const manifest = await readManifest(root);
  const own: PackageFolder[] = manifest === null ? [] : [{ directory: '.', root, manifest }];
  const patterns = [...(manifest?.workspaces ?? []), ...(await pnpmPatterns(root))].map((pattern) =>
    pattern.replace(/^(!?)(?:\.?\/)+/, '$1').replace(/\/+$/, ''),
  );
  const excluded = picomatch(patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)));
  const directories = new Set<string>();
  for (const pattern of patterns.filter((candidate) => !candidate.startsWith('!'))) {
    for (const directory of await matchingPaths(root, pattern, { globstar: true, folders: true })) {
      directories.add(directory);
    }
  }
  const members: PackageFolder[] = [];
  for (const directory of [...directories].filter((candidate) => !excluded(candidate)).sort()) {
    const path = await realpath(join(root, directory)).catch(() => null);
    const found = path !== null && isInside(root, path) ? await readManifest(path) : null;
    if (path !== null && found !== null) {
      members.push({ directory, root: path, manifest: found });
    }
  }
  return [...own, ...members];
}

async function chosenFolder(root: string, directory: string): Promise<PackageFolder> {
  const path = await realpath(join(root, directory)).catch(() => null);
  if (path === null || !isInside(root, path)) {
    throw new CouldNotJudge(
      `packages: ${JSON.stringify(directory)} is no folder of this repository. Give paths relative to the repository root, and none that is a link to a place outside.`,
    );
  }
  const manifest = await readManifest(path);
  if (manifest === null) {
    throw new CouldNotJudge(
      `packages: ${JSON.stringify(directory)} has no package.json. Name the folder that holds one.`,
    );
  }
  return { directory: relative(root, path).split(sep).join('/') || '.', root: path, manifest };
}

async function pnpmPatterns(root: string): Promise<readonly string[]> {
  const text = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8').catch(() => null);
  if (text === null) {
    return [];
  }
  try {
    return pnpmWorkspace.parse(parse(text, { maxAliasCount: 10 }) ?? {}).packages ?? [];
  } catch (error) {
    throw new CouldNotJudge(
      `pnpm-workspace.yaml cannot be read (${String(error).split('\n')[0]}). Mend it, or name the folders under \`packages\`.`,
    );
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
