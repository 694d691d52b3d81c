import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';

export type FoundProgram =
  | { readonly path: string; readonly problem: null }
  | { readonly path: null; readonly problem: string };

/**
 * Finds a program the way execvp does: a name with a slash is a path seen from `cwd`, any other is looked for on `path`.
 * Asked beforehand, because a failed start does not tell a missing program from a missing folder.
 */
export async function findProgram(command: string, cwd: string, path: string): Promise<FoundProgram> {
  if (!(await isDirectory(cwd))) {
    return missing(`The folder ${JSON.stringify(cwd)} to run ${JSON.stringify(command)} in does not exist.`);
  }
  // Windows adds endings and asks the registry: leave that to the system.
  if (process.platform === 'win32') return { path: command, problem: null };
  const candidates = command.includes('/')
    ? [resolve(cwd, command)]
    : path.split(delimiter).map((folder) => join(resolve(cwd, folder), command));
  let present: string | null = null;
  for (const candidate of candidates) {
    const verdict = await look(candidate);
    if (verdict === 'program') return { path: candidate, problem: null };
    if (verdict === 'not-executable') present ??= candidate;
  }
  if (present !== null) {
    return missing(
      `${JSON.stringify(present)} is there but may not be executed. Give it execute permission (chmod +x).`,
    );
  }
  return missing(
    command.includes('/')
      ? `The program ${JSON.stringify(command)} does not exist. It is probably not installed: install the project's dependencies first.`
      : `The program ${JSON.stringify(command)} was not found on PATH. It is probably not installed: install it, or the project's dependencies, first.`,
  );
}

function missing(problem: string): FoundProgram {
  return { path: null, problem };
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function look(path: string): Promise<'program' | 'not-executable' | 'absent'> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) return 'absent';
  return access(path, constants.X_OK).then(
    () => 'program',
    () => 'not-executable',
  );
}
