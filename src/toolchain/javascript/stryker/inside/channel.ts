import { createWriteStream, type WriteStream } from 'node:fs';
import type { StrykerEvent } from '../job.ts';

let channel: WriteStream | undefined;

/** Events leave through file descriptor 3, which the workers that run tests do not inherit. */
export function emit(event: StrykerEvent): void {
  channel ??= createWriteStream('', { fd: 3 });
  channel.write(`${JSON.stringify(event)}\n`);
}

export function closeChannel(): Promise<void> {
  return new Promise((resolve) => (channel ? channel.end(resolve) : resolve()));
}
