import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTree } from './file-tree.ts';

/** Larger files are not read: they count as unread. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

export interface FileContent {
  readonly text: string;
  /** SHA-256 of the bytes, base64url. */
  readonly hash: string;
}

/** Reads a file by its real path relative to the root; null when it cannot be read, or is larger than 64 MiB. */
export async function readContent({ root }: FileTree, path: string): Promise<FileContent | null> {
  try {
    const absolute = join(root, path);
    const found = await stat(absolute);
    if (!found.isFile() || found.size > LARGEST_FILE_BYTES) return null;
    const bytes = await readFile(absolute);
    return { text: bytes.toString('utf8'), hash: hashOfBytes(bytes) };
  } catch {
    return null;
  }
}

export function hashOfBytes(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
