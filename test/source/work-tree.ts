import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];

/** A folder with these files: a text, or `{ link }` for a symbolic link to that target. Absolute, real path. */
export function workTree(files: Readonly<Record<string, string | { readonly link: string }>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'earnest-source-')));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    if (typeof content === 'string') writeFileSync(absolute, content);
    else symlinkSync(content.link, absolute);
  }
  return root;
}

export function removeWorkTrees(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
