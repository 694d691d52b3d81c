import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { MARKER_VARIABLE } from './child-environment.ts';

const MOST_ROUNDS = 100;
const BETWEEN_ROUNDS_MS = 10;

/**
 * Ends with SIGKILL every process of the group, and every process that carries the marker, wherever it detached to;
 * again and again until none is found, since one that is being ended may just have started another.
 * Finds by marker where there is a /proc to read; elsewhere only the group. A process that cleared its own
 * environment and left the group is not found: only a namespace holds that one.
 *
 * @returns how many processes were ended
 */
export async function sweep(marker: string, group: number): Promise<number> {
  const ended = new Set<number>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = sweepOnce(marker, group);
    if (found.length === 0) break;
    for (const pid of found) ended.add(pid);
    await delay(BETWEEN_ROUNDS_MS);
  }
  return ended.size;
}

/** One round of the sweep, without waiting. Returns the ids of the processes that were sent SIGKILL. */
export function sweepOnce(marker: string, group: number): number[] {
  const pids = runningProcesses();
  if (pids === null) return kill(-group) ? [group] : [];
  const needle = `${MARKER_VARIABLE}=${marker}`;
  return pids.filter((pid) => pid !== process.pid && (isInGroup(pid, group) || carries(pid, needle)) && kill(pid));
}

function runningProcesses(): number[] | null {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return null;
  }
}

function carries(pid: number, needle: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`).includes(needle);
  } catch {
    // Gone in the meantime, or another user's: not ours to end.
    return false;
  }
}

function isInGroup(pid: number, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may itself hold spaces and parentheses.
    const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state !== 'Z' && state !== 'X' && Number(processGroup) === group;
  } catch {
    return false;
  }
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
