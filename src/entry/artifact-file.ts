import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

/**
 * Reads a file of an artifact, which whoever made it may have made a link to anywhere, or a pipe that nobody writes to.
 *
 * @param path relative to `folder`
 * @param limit in bytes
 * @returns null where there is no such file
 * @throws CouldNotJudge when it is no plain file, or a larger one
 */
export function readArtifactFile(folder: string, path: string, limit: number): Uint8Array | null {
  const file = opened(resolve(folder, path), path);
  if (file === null) return null;
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw unreadable(path, 'it is no plain file');
    if (status.size > limit) throw unreadable(path, `it has ${status.size} bytes, and at most ${limit} are read`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function opened(absolute: string, path: string): number | null {
  try {
    return openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unreadable(path, code === 'ELOOP' ? 'it is a link' : (error as Error).message);
  }
}

function unreadable(path: string, why: string): CouldNotJudge {
  return new CouldNotJudge(
    `${JSON.stringify(path)} cannot be used: ${why}. Give the path of a file that the gate of this run wrote.`,
  );
}
