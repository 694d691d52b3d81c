import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as delay, setImmediate as nextPoll } from 'node:timers/promises';
import { captureOutput } from './captured-output.ts';
import { channelLines } from './channel-lines.ts';
import type { Exit, ProcessGroup } from './process-group.ts';
import type { ContainedRequest, ContainedResult } from './system.ts';

/** A program that runs, however it is held. */
export interface ContainedProcess {
  readonly containment: ContainedResult['containment'];
  readonly group: ProcessGroup;
  readonly channel: Readable | null;
  /** What must be read to its end before programExit can tell; null when there is none. */
  readonly control: Readable | null;
  programExit(exit: Exit): Exit;
}

/** Enough for Stryker to write the results it has. */
const GRACE_MS = 2_500;
/** For a process that not even SIGKILL ends: another user's, or one that waits for a dead disk. */
const UNENDING_MS = 10_000;
const QUIET_MS = 250;
const LONGEST_DRAIN_MS = 5_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Sees a started program through to its end, and makes sure that it is the end. */
export async function attend(
  contained: ContainedProcess,
  request: ContainedRequest,
  startedAt: number,
): Promise<ContainedResult> {
  const { group } = contained;
  let ending: 'ended' | 'timed-out' | 'aborted' = 'ended';
  let failure: { readonly error: unknown } | null = null;
  let stopping = false;
  let giveUp = () => {};
  const unending = new Promise<null>((settle) => {
    giveUp = () => settle(null);
  });
  const timers: NodeJS.Timeout[] = [];

  const stop = () => {
    if (stopping) return;
    stopping = true;
    group.terminate();
    timers.push(setTimeout(() => void group.end(), GRACE_MS));
    timers.push(setTimeout(giveUp, GRACE_MS + UNENDING_MS));
  };
  const stopBecause = (why: 'timed-out' | 'aborted') => {
    if (!stopping) ending = why;
    stop();
  };
  const onAbort = () => stopBecause('aborted');
  timers.push(setTimeout(() => stopBecause('timed-out'), Math.min(request.timeoutMs, LONGEST_TIMER_MS)));
  request.signal?.addEventListener('abort', onAbort, { once: true });
  if (request.signal?.aborted) onAbort();

  const stdout = captureOutput();
  const stderr = captureOutput();
  const lines = channelLines((line) => {
    if (failure !== null) return;
    try {
      request.onChannelLine?.(line);
    } catch (error) {
      failure = { error };
      stop();
    }
  });
  const readings = [
    read(group.child.stdout, stdout.add),
    read(group.child.stderr, stderr.add),
    read(contained.channel, lines.add),
    read(contained.control, () => {}),
  ];

  const exit = await Promise.race([group.exited, unending]);
  stopping = true;
  for (const timer of timers) clearTimeout(timer);
  request.signal?.removeEventListener('abort', onAbort);
  const leftovers = await group.end();
  await drain(readings);
  group.release();
  const durationMs = performance.now() - startedAt;

  if (failure !== null) throw (failure as { readonly error: unknown }).error;
  return {
    ...(exit === null ? { exitCode: null, signal: null } : contained.programExit(exit)),
    ending,
    problem: problemOf(exit, lines.dropped()),
    stdout: stdout.text(),
    stderr: stderr.text(),
    truncated: stdout.omitted() + stderr.omitted() > 0,
    durationMs,
    containment: contained.containment,
    leftovers: contained.containment === 'namespaces' ? null : leftovers,
  };
}

function problemOf(exit: Exit | null, droppedLines: number): string | null {
  if (exit === null)
    return 'The program could not be ended: it probably runs as another user. It may still be running.';
  if (droppedLines > 0) return `${droppedLines} lines on file descriptor 3 were over 4 MiB long and were left out.`;
  return null;
}

interface Reading {
  readonly stream: Readable;
  readonly closed: Promise<unknown>;
  received(): number;
}

function read(stream: Readable | null, take: (chunk: Buffer) => void): Reading | null {
  if (stream === null) return null;
  let received = 0;
  // A reader that goes first makes the stream fail; the exit tells how it ended.
  stream.on('error', () => {});
  const closed = stream.closed ? Promise.resolve() : once(stream, 'close').catch(() => {});
  stream.on('data', (chunk: Buffer | string) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    received += bytes.length;
    take(bytes);
  });
  return { stream, closed, received: () => received };
}

/**
 * Waits until everything that was written is read. A process that escaped the sweep may hold a pipe open, so
 * silence for 250 ms ends the wait, and so do 5 s of noise.
 */
async function drain(readings: readonly (Reading | null)[]): Promise<void> {
  const open = readings.filter((reading) => reading !== null);
  let done = false;
  const allClosed = Promise.all(open.map((reading) => reading.closed)).then(() => {
    done = true;
  });
  const received = () => open.reduce((sum, reading) => sum + reading.received(), 0);
  const latest = performance.now() + LONGEST_DRAIN_MS;
  for (let before = -1; !done && before !== received() && performance.now() < latest; ) {
    before = received();
    const waiting = new AbortController();
    await Promise.race([allClosed, delay(QUIET_MS, null, { signal: waiting.signal }).catch(() => {})]);
    waiting.abort();
    // After a stall of our own the data may be there unread: give the streams one turn.
    await nextPoll();
  }
  for (const { stream } of open) stream.destroy();
}
