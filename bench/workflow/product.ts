import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { committed } from './git.ts';

/** What a checkout of Earnest has to hold for a workflow that names it. */
const SHIPPED = ['action.yml', 'draft', 'dist', 'prompts', 'schema', 'toolchains', 'package.json'];

export interface Product {
  readonly folder: string;
  readonly commit: string;
}

/** The shipped files of `from` as they are now, in a repository of their own: a later build changes nothing of it, and `init` pins its commit. */
export function productAt(folder: string, from: string): Product {
  mkdirSync(folder, { recursive: true });
  for (const name of SHIPPED) cpSync(join(from, name), join(folder, name), { recursive: true });
  return { folder, commit: committed(folder, 'Earnest as it is shipped') };
}
