import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const manifest = z.looseObject({
  version: z.string(),
  bin: z
    .union([z.string(), z.record(z.string(), z.string())])
    .optional()
    .catch(undefined),
});

/** A package as it is installed for another one to import. */
export interface InstalledPackage {
  /** Absolute, real path. */
  readonly root: string;
  readonly version: string;
  /** Absolute paths of its programs by name. */
  readonly programs: ReadonlyMap<string, string>;
}

/**
 * Finds `name` the way node does: in the `node_modules` of `from` and of each folder above it. pnpm's links are followed.
 * @returns null when it is not installed
 */
export async function installedPackage(from: string, name: string): Promise<InstalledPackage | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    const root = await realpath(join(folder, 'node_modules', name)).catch(() => null);
    const text = root === null ? null : await readFile(join(root, 'package.json'), 'utf8').catch(() => null);
    if (root !== null && text !== null) {
      const read = manifest.safeParse(parsed(text));
      if (read.success) {
        const { version, bin = {} } = read.data;
        const programs = typeof bin === 'string' ? { [name]: bin } : bin;
        return {
          root,
          version,
          programs: new Map(Object.entries(programs).map(([key, path]) => [key, join(root, path)])),
        };
      }
    }
    if (dirname(folder) === folder) {
      return null;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
