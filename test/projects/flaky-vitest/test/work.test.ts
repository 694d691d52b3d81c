import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compute, inBackground, pause, poll } from '../src/work.ts';

describe('speed', () => {
  test('a report is computed in time', () => {
    const start = Date.now();
    compute(100);
    expect(Date.now() - start).toBeLessThan(330);
  });

  test('a job in the background is done after a while', async () => {
    const job = inBackground(100);
    await pause(330);
    expect(job.done).toBe(true);
  });

  test('a long report is computed in the end', () => {
    expect(compute(200)).toBeGreaterThan(0);
  });

  test('a job in the background is waited for', async () => {
    const job = inBackground(40);
    await vi.waitFor(() => expect(job.done).toBe(true), { timeout: 4000 });
  });

  test('another thread answers', async () => {
    const thread = new Worker('require("node:worker_threads").parentPort.postMessage(42)', { eval: true });
    const answer = await new Promise((resolve) => thread.once('message', resolve));
    await thread.terminate();
    expect(answer).toBe(42);
  });
});

describe('with timers of our own', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2024, 1, 29) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('three polls take two seconds', async () => {
    const start = Date.now();
    const polls = poll(() => Date.now() - start >= 2000, 1000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await polls).toBe(3);
  });

  test('the day is the leap day', () => {
    expect(new Date().toISOString()).toBe('2024-02-29T00:00:00.000Z');
  });
});
