import {
  constants,
  copyFileSync,
  type Dirent,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CouldNotJudge } from '../../domain/could-not-judge.ts';

/** What tools keep in node_modules of one tree for the next run: written in place, and full of that tree's paths. */
const CACHES = new Set(['.cache', '.vite', '.vite-temp', '.vitest']);

/** Linking 100 000 files takes some five seconds; copying them, where links are not possible, a minute. */
const SHARING_LIMIT_MS = 4 * 60_000;

interface Sharing {
  readonly head: string;
  readonly base: string;
  readonly deadline: number;
  /** False once the system has refused: the temporary folder is on another device, say. */
  canLink: boolean;
}

/**
 * Gives each folder of the base tree the node_modules that it has in head: real folders, hard links to the same files
 * (copies where the system refuses links), and symbolic links that lead to the same place of the BASE tree, so that
 * `node_modules/@scope/pkg → ../../packages/pkg`, and pnpm's links into `.pnpm`, never lead back to head. Modules then
 * resolve each other by paths inside the base tree, as after an install. What the base commit itself holds stays.
 *
 * @param folders relative to both roots, which are absolute and real
 * @throws CouldNotJudge when it takes too long; rejects when a file can be neither linked nor copied
 */
export async function shareModules(head: string, base: string, folders: readonly string[]): Promise<void> {
  const sharing: Sharing = { head, base, deadline: performance.now() + SHARING_LIMIT_MS, canLink: true };
  for (const folder of folders) {
    const [from, to] = [join(head, folder, 'node_modules'), join(base, folder, 'node_modules')];
    // Behind a link would lie a folder that somebody else speaks for.
    if ([from, to].some((path) => realOrNull(dirname(path)) !== dirname(path))) continue;
    const found = lstatSync(from, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) shareLink(sharing, from, to);
    else if (found?.isDirectory()) await shareFolder(sharing, from, to, true);
  }
}

/** @param merged what is there already stays, and what is missing in it is added: node_modules itself, and the folder of a scope */
async function shareFolder(sharing: Sharing, from: string, to: string, merged: boolean): Promise<void> {
  if (performance.now() > sharing.deadline) {
    throw new CouldNotJudge(
      `node_modules could not be linked into the base tree in ${SHARING_LIMIT_MS / 60_000} minutes.`,
    );
  }
  const present = lstatSync(to, { throwIfNoEntry: false });
  if (present === undefined) mkdirSync(to);
  else if (!present.isDirectory() || !merged) return;
  // Signals are heard and timers run between folders, not between files.
  await setImmediate();
  const inModules = from.endsWith(`${sep}node_modules`);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (inModules && CACHES.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await shareFolder(sharing, source, target, merged && mergesWith(entry));
    else if (entry.isSymbolicLink()) shareLink(sharing, source, target);
    else if (entry.isFile()) shareFile(sharing, source, target);
  }
}

function mergesWith({ name }: Dirent): boolean {
  return name.startsWith('@') || name === '.bin';
}

function shareFile(sharing: Sharing, from: string, to: string): void {
  if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) return;
  if (sharing.canLink) {
    try {
      linkSync(from, to);
      return;
    } catch (error) {
      sharing.canLink = (error as NodeJS.ErrnoException).code === 'EMLINK';
    }
  }
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

function shareLink(sharing: Sharing, from: string, to: string): void {
  if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) return;
  const aim = resolve(dirname(from), readlinkSync(from));
  const inHead = inside(sharing.head, aim) ? aim : realOrNull(aim);
  const aimed =
    inHead !== null && inside(sharing.head, inHead)
      ? // `to` stands in base where `from` stands in head, so the way is the same.
        relative(dirname(from), inHead) || '.'
      : aim;
  symlinkSync(aimed, to);
}

function inside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
