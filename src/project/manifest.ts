import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

const LARGEST_BYTES = 4 * 1024 * 1024;

const names = z.record(z.string(), z.unknown()).optional().catch(undefined);
const shape = z.looseObject({
  name: z.string().optional().catch(undefined),
  packageManager: z.string().optional().catch(undefined),
  scripts: names,
  dependencies: names,
  devDependencies: names,
  peerDependencies: names,
  optionalDependencies: names,
  workspaces: z
    .union([z.array(z.string()), z.looseObject({ packages: z.array(z.string()) }).transform((it) => it.packages)])
    .optional()
    .catch(undefined),
});

/** What a package.json says that matters to us. Hostile text. */
export interface Manifest {
  readonly name: string | null;
  readonly packageManager: string | null;
  readonly scripts: ReadonlyMap<string, string>;
  /** Names of the packages it depends on, in any of the four ways. */
  readonly dependencies: ReadonlySet<string>;
  /** Patterns of folders; empty when it is no workspace. */
  readonly workspaces: readonly string[];
  /** Its top-level keys. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Reads `directory`/package.json; null when there is none.
 * @throws CouldNotJudge when it is too large or not a JSON object
 */
export async function readManifest(directory: string): Promise<Manifest | null> {
  const path = join(directory, 'package.json');
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    return null;
  }
  if (found.size > LARGEST_BYTES) {
    throw new CouldNotJudge(
      `${path} is ${found.size} bytes long. No package needs that: it was probably replaced by mistake.`,
    );
  }
  const value = parseObject(await readFile(path, 'utf8'), path);
  const manifest = shape.parse(value);
  return {
    name: manifest.name ?? null,
    packageManager: manifest.packageManager ?? null,
    scripts: new Map(
      Object.entries(manifest.scripts ?? {}).flatMap(([name, text]) =>
        typeof text === 'string' ? [[name, text]] : [],
      ),
    ),
    dependencies: new Set(
      [
        manifest.dependencies,
        manifest.devDependencies,
        manifest.peerDependencies,
        manifest.optionalDependencies,
      ].flatMap((group) => Object.keys(group ?? {})),
    ),
    workspaces: manifest.workspaces ?? [],
    keys: new Set(Object.keys(value)),
  };
}

function parseObject(text: string, path: string): object {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value;
    }
  } catch (error) {
    throw new CouldNotJudge(
      `${path} is not valid JSON (${String(error)}). Mend it: neither npm nor the test runner can read it.`,
    );
  }
  throw new CouldNotJudge(`${path} holds no JSON object. Mend it: neither npm nor the test runner can read it.`);
}
