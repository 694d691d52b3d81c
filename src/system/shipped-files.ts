import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds what ships with Earnest (toolchains/, dist/), whether this runs from src/ or from dist/. */
export function shippedRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'toolchains'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error(`No toolchains/ folder above ${fileURLToPath(from)}: this copy of Earnest is incomplete.`);
    folder = parent;
  }
  return folder;
}

/** The version of this copy of Earnest. */
export function shippedVersion(): string {
  const { version } = JSON.parse(readFileSync(join(shippedRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
