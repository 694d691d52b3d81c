import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { onTermination } from './on-termination.ts';
import { sweep, sweepOnce } from './sweep.ts';

export interface Exit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that was started as the head of a group of its own, and everything that comes of it. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** The id of the first process and of the group. */
  readonly id: number;
  /** Of the first process; the others may live on. */
  readonly exited: Promise<Exit>;
  /** Asks the whole group to end, with SIGTERM. */
  terminate(): void;
  /** Ends the group and everything that carries the marker, at once. Resolves to how many processes that were. */
  end(): Promise<number>;
  /** From here on, the end of our own process no longer ends the group. Call it when the group has ended. */
  release(): void;
}

/**
 * Starts a program in a session and group of its own; when our own process ends, so does the group.
 * Rejects with the system's error when the program cannot be started.
 *
 * @param environment the whole of it, with the marker in it
 * @param descriptors for file descriptor 3 and up; 0 is empty, 1 and 2 are pipes
 */
export async function startGroup(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
  marker: string,
  descriptors: readonly ('pipe' | 'ignore')[],
): Promise<ProcessGroup> {
  const child = spawn(command, args, {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', ...descriptors],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const exited = new Promise<Exit>((settle) => {
    child.once('exit', (exitCode, signal) => settle({ exitCode, signal }));
  });
  const id = child.pid ?? 0;
  const release = id === 0 ? () => {} : onTermination(() => endNow(marker, id));
  if (id === 0) await once(child, 'spawn');
  return {
    child,
    id,
    exited,
    terminate: () => (process.platform === 'win32' ? endTree(id) : signalGroup(id, 'SIGTERM')),
    end: async () => {
      if (process.platform === 'win32') endTree(id);
      return process.platform === 'win32' ? 0 : sweep(marker, id);
    },
    release,
  };
}

/** File descriptor `descriptor` of the child as a stream that can be read; null when it is not a pipe. */
export function readableEnd(child: ChildProcess, descriptor: number): Readable | null {
  return (child.stdio[descriptor] ?? null) as Readable | null;
}

function endNow(marker: string, group: number): void {
  if (process.platform === 'win32') endTree(group);
  else sweepOnce(marker, group);
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // Nobody is left in it.
  }
}

/** Windows knows no groups; taskkill follows the tree of those that still have their parent. */
function endTree(pid: number): void {
  spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
}
