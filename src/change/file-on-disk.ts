import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import path from 'node:path';

/** What stands at a path of the work tree right now. */
export interface FileOnDisk {
  readonly entry: 'file' | 'symlink';
  /** As git counts them: line feeds, plus one when the last line has none. 0 for a symlink. */
  readonly lineCount: number;
  /** It holds a NUL byte. */
  readonly hasNul: boolean;
}

const LINE_FEED = 0x0a;

/** Reads the file itself, never what a link points at. null when there is neither a file nor a link. */
export async function readFileOnDisk(root: string, relativePath: string): Promise<FileOnDisk | null> {
  const absolute = path.join(root, relativePath);
  const stats = await lstat(absolute).catch(() => null);
  if (stats?.isSymbolicLink() === true) return { entry: 'symlink', lineCount: 0, hasNul: false };
  if (stats?.isFile() !== true) return null;
  const handle = await open(absolute, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    let lineCount = 0;
    let hasNul = false;
    let last = LINE_FEED;
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) lineCount += 1;
      hasNul ||= chunk.includes(0);
      last = chunk[chunk.length - 1] ?? last;
    }
    return { entry: 'file', lineCount: last === LINE_FEED ? lineCount : lineCount + 1, hasNul };
  } finally {
    await handle.close();
  }
}
