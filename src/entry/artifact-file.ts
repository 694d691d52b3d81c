import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

/**
 * Reads a file of an artifact, which whoever made it may have made a link to anywhere, or a pipe that nobody writes to.
 *
 * @param path relative to `folder`
 * @param limit in bytes
 * @param advice what to do when it cannot be used, in a sentence
 * @returns null where there is no such file
 * @throws CouldNotJudge when it is no plain file, or a larger one
 */
export function readArtifactFile(folder: string, path: string, limit: number, advice: string): Uint8Array | null {
  const unusable = (why: string) => new CouldNotJudge(`${JSON.stringify(path)} cannot be used: ${why}. ${advice}`);
  const file = opened(resolve(folder, path), unusable);
  if (file === null) return null;
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw unusable('it is no plain file');
    if (status.size > limit) throw unusable(`it has ${status.size} bytes, and at most ${limit} are read`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function opened(absolute: string, unusable: (why: string) => CouldNotJudge): number | null {
  try {
    return openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unusable(code === 'ELOOP' ? 'it is a link' : (error as Error).message);
  }
}
