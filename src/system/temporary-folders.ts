import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { onTermination } from './on-termination.ts';

export interface TemporaryFolders {
  /** A fresh folder that only this user can enter. The prefix shows in its name. Resolves to an absolute, real path. */
  create(prefix: string): Promise<string>;
  /** Removes them all with what is in them. Symbolic links are removed, never followed. */
  removeAll(): void;
}

/**
 * Keeps all temporary folders of one run in one private folder below `parent`, and removes it at the end, also when
 * this process is told to end by a signal. Throws CouldNotJudge when nothing can be created there.
 */
export function createTemporaryFolders(parent: string): TemporaryFolders {
  let root: Promise<string> | null = null;
  let created: string | null = null;
  let forget = () => {};

  const makeRoot = async () => {
    try {
      // mkdtemp creates with mode 0700.
      created = await realpath(await mkdtemp(join(parent, 'earnest-')));
    } catch (error) {
      throw new CouldNotJudge(
        `No temporary folder could be created in ${JSON.stringify(parent)}: ${(error as Error).message}. ` +
          'The disk is probably full, or the folder is not writable. Free some space, or set TMPDIR to a folder that is.',
      );
    }
    forget = onTermination(removeAll);
    return created;
  };
  const removeAll = () => {
    forget();
    if (created !== null) removeTree(created);
    root = null;
    created = null;
  };

  return {
    async create(prefix) {
      root ??= makeRoot();
      return mkdtemp(join(await root, `${prefix.replaceAll(/[^A-Za-z0-9-]/g, '-')}-`));
    },
    removeAll,
  };
}

function removeTree(folder: string): void {
  const options = { recursive: true, force: true, maxRetries: 3 } as const;
  try {
    rmSync(folder, options);
  } catch {
    // A test may have taken the write permission from a folder of its own; nothing in it can be removed until it is back.
    makeWritable(folder);
    rmSync(folder, options);
  }
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
  }
}
