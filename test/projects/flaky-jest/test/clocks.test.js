const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const { stat } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');
const { close, serve } = require('../src/service.js');
const { stamped } = require('../src/tokens.js');

const NEAR_MS = 10_000;
const near = (one, other) => Math.abs(one - other) < NEAR_MS;

test('the date of an answer is the present', async () => {
  const server = await serve({ port: 0, host: '127.0.0.1' });
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/`);
  await answer.text();
  await close(server);
  expect(near(Date.parse(answer.headers.get('date')), Date.now())).toBe(true);
});

test('another program has the same time', () => {
  const told = Number(execFileSync(process.execPath, ['-p', 'Date.now()'], { encoding: 'utf8' }));
  expect(near(told, Date.now())).toBe(true);
});

test('another thread has the same time', async () => {
  const thread = new Worker('require("node:worker_threads").parentPort.postMessage(Date.now())', { eval: true });
  const told = await new Promise((resolve) => thread.once('message', resolve));
  await thread.terminate();
  expect(near(told, Date.now())).toBe(true);
});

test('the clock of performance agrees', () => {
  expect(near(performance.timeOrigin + performance.now(), Date.now())).toBe(true);
});

test('a file has the times that it is given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clocks-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  utimesSync(file, new Date('2020-05-01T00:00:00Z'), 1_600_000_000);
  const { atime, mtimeMs } = statSync(file);
  const { mtime, birthtimeMs } = await stat(file);
  rmSync(folder, { recursive: true });
  expect(atime.toISOString()).toBe('2020-05-01T00:00:00.000Z');
  expect(mtimeMs).toBe(1_600_000_000_000);
  expect(mtime).toEqual(new Date(1_600_000_000_000));
  expect(near(birthtimeMs, Date.now())).toBe(true);
});

test('a date is a date', () => {
  class Moment extends Date {
    isPast() {
      return this.getTime() <= Date.now();
    }
  }
  expect(new Date()).toBeInstanceOf(Date);
  expect(new Moment().isPast()).toBe(true);
  expect(new Moment(0)).toBeInstanceOf(Date);
  expect(new Date().constructor).toBe(Date);
  expect(Date.length).toBe(7);
  expect(near(Date.parse(Date()), Date.now())).toBe(true);
  expect(near(structuredClone(new Date()).getTime(), Date.now())).toBe(true);
  expect({ at: new Date() }).toEqual({ at: expect.any(Date) });
});

test('the clock can be spied on', () => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(7);
  try {
    expect(stamped({}).at).toBe(7);
  } finally {
    now.mockRestore();
  }
  expect(stamped({}).at).toBeGreaterThan(7);
});

test('a deadline comes', async () => {
  const signal = AbortSignal.timeout(20);
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  expect(signal.reason.name).toBe('TimeoutError');
});
