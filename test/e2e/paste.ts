import { execFile } from 'node:child_process';
import { chmod, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freshFolder } from './folders.ts';
import { COMMAND_LINE } from './programs.ts';
import type { WorkTree } from './work-tree.ts';

/** Pastes a command into a shell at the root of the work tree, on a machine with `earnest` on its PATH. Resolves to the exit code. */
export async function paste(tree: Pick<WorkTree, 'root'>, command: string): Promise<number> {
  const bin = await freshFolder();
  await chmod(COMMAND_LINE, 0o755);
  await symlink(COMMAND_LINE, join(bin, 'earnest'));
  const env = { ...process.env, PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}` };
  return promisify(execFile)('/bin/sh', ['-c', command], { cwd: tree.root, env }).then(
    () => 0,
    (error: { code?: number }) => error.code ?? -1,
  );
}
