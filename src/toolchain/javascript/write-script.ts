import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { System } from '../../system/system.ts';

/**
 * Writes a small program, or a runner's reporter, of ours into a fresh private folder. It leaves its result beside itself:
 * the folder's name is not to be guessed, and is in no variable of the environment. Test code that shares a process with it
 * can still find it (in `process.argv`): what it writes is read as hostile.
 */
export async function writeScript(
  system: System,
  name: string,
  text: string,
): Promise<{ readonly folder: string; readonly path: string }> {
  const path = join(await system.temporaryFolder('run'), name);
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await writeFile(path, text);
  return { folder, path };
}
