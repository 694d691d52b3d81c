import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Preload } from '../job.ts';

/**
 * Loads what the test script loads by flags of node (`--import tsx`, `--loader ts-node/esm`), in the folder of Stryker's copy: a loader that reads
 * `paths` of a tsconfig.json where it is started would lead tests out of the copy, to code without mutants.
 */
export async function preload({ imports, loaders }: Preload): Promise<void> {
  const folder = pathToFileURL(join(process.cwd(), '/'));
  for (const loader of loaders) register(loader, folder);
  for (const name of imports) await import(urlOf(name, folder));
}

/** As node resolves the value of `--import`: a URL, a path, or a package seen from the folder. */
function urlOf(name: string, folder: URL): string {
  if (/^[a-z]+:/i.test(name)) return name;
  if (/^\.{0,2}\//.test(name)) return new URL(name, folder).href;
  return pathToFileURL(createRequire(new URL('package.json', folder)).resolve(name)).href;
}
