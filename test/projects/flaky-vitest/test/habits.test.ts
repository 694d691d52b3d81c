import { execFileSync } from 'node:child_process';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import * as dates from '../src/dates.ts';
import { sample } from '../src/luck.ts';
import { shop } from '../src/shop.ts';

vi.mock('../src/words.ts', () => ({ price: () => 'free' }));

const near = (one: number, other: number) => Math.abs(one - other) < 10_000;

test('the date of an answer is the present', async () => {
  const server = createServer((_request, response) => response.end(shop));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const date = await new Promise<string | undefined>((resolve) => get({ port, host: '127.0.0.1', agent: false }, (answer) => resolve(answer.resume().headers.date)));
  expect(near(Date.parse(date ?? ''), Date.now())).toBe(true);
});

test('another program has the same time', () => {
  const told = Number(execFileSync(process.execPath, ['-p', 'Date.now()'], { encoding: 'utf8' }));
  expect(near(told, Date.now())).toBe(true);
});

test('another thread has the same time', async () => {
  const thread = new Worker('require("node:worker_threads").parentPort.postMessage(Date.now())', { eval: true });
  const told = await new Promise<number>((resolve) => thread.once('message', resolve));
  await thread.terminate();
  expect(near(told, Date.now())).toBe(true);
});

test('the clock of performance agrees', () => {
  expect(near(performance.timeOrigin + performance.now(), Date.now())).toBe(true);
});

test('a date is a date', () => {
  class Moment extends Date {}
  expect(new Date()).toBeInstanceOf(Date);
  expect(near(new Moment().getTime(), Date.now())).toBe(true);
  expect(new Date().constructor).toBe(Date);
  expect({ at: new Date(5) }).toEqual({ at: new Date(5) });
  expect(Object.prototype.toString.call(new Date())).toBe('[object Date]');
});

test('the clock can be spied on', () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(7);
  expect(dates.stamp()).toBe(7);
  now.mockRestore();
  expect(dates.stamp()).toBeGreaterThan(7);
});

test('a hundred thousand draws differ', () => {
  expect(new Set(Array.from({ length: 100_000 }, () => Math.random())).size).toBe(100_000);
});

test('a deck of cards comes in another order', () => {
  const deck = Array.from({ length: 52 }, (_, card) => card);
  expect(sample(deck, 52)).not.toEqual(deck);
});

test('a mocked module stays mocked', async () => {
  const { price } = await import('../src/words.ts');
  expect(price(3)).toBe('free');
});

test('assertions are counted', () => {
  expect.assertions(1);
  expect(shop).toBe('Corner Shop');
});

test.fails('what is known to fail', () => {
  expect(shop).toBe('Supermarket');
});

const withBasket = test.extend<{ basket: string[] }>({
  basket: async ({}, use) => {
    await use(['pen']);
  },
});

withBasket('a fixture is made anew', ({ basket }) => {
  basket.push('ink');
  expect(basket).toEqual(['pen', 'ink']);
});

withBasket('a fixture is made anew once more', ({ basket }) => {
  expect(basket).toEqual(['pen']);
});

describe('with a clock that is put back', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('time stands still', () => {
    const start = Date.now();
    vi.advanceTimersByTime(500);
    expect(Date.now() - start).toBe(500);
  });

  test('the present is the real one', () => {
    expect(near(vi.getRealSystemTime(), Date.now())).toBe(true);
  });
});

describe.each(['one', 'two'])('clerk %s', (name) => {
  test('has a name', () => expect(name).toMatch(/^(one|two)$/));
});

describe('the same title', () => {
  test('again', () => expect(1).toBe(1));
  test('again', () => expect(2).toBe(2));
});

test.skip('not today', () => {
  throw new Error('not today');
});

test.todo('some day');
