import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A fresh folder with a real path, removed by `removeFolders`. */
export async function freshFolder(): Promise<string> {
  return removedLater(await realpath(await mkdtemp(join(tmpdir(), 'earnest-e2e-'))));
}

export function removedLater(folder: string): string {
  folders.push(folder);
  return folder;
}

/** For afterEach: removes every folder made since. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}
