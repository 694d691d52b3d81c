import { shop } from './shop.ts';

export const worker = shop;

function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Takes as much processor time as it says, however fast the processor is. */
export function compute(milliseconds: number): number {
  const start = spent();
  let rounds = 0;
  while (spent() - start < milliseconds) rounds += 1;
  return rounds;
}

/** The same in pieces, with other work between them. Sets `done` at the end. */
export function inBackground(milliseconds: number): { done: boolean } {
  const job = { done: false };
  const start = spent();
  const piece = () => {
    for (let round = 0; round < 1000; round += 1) spent();
    if (spent() - start < milliseconds) setImmediate(piece);
    else job.done = true;
  };
  setImmediate(piece);
  return job;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function poll(isReady: () => boolean, everyMs: number): Promise<number> {
  let polls = 1;
  for (; !isReady(); polls += 1) await pause(everyMs);
  return polls;
}
