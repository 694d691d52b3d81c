const { mkdtempSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { isExpired, stamped, token, tryAgain } = require('../src/tokens.js');

test('an event is stamped with the present', () => {
  const before = Date.now();
  const { at } = stamped({ kind: 'sale' });
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
});

test('a token lives for an hour', () => {
  expect(isExpired(token(3600))).toBe(false);
});

test('a file is as young as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  try {
    writeFileSync(join(folder, 'token'), token(3600));
    expect(Math.abs(Date.now() - statSync(join(folder, 'token')).mtimeMs)).toBeLessThan(5000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('at a fixed time', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2024-02-29T12:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('an event is stamped with that time', () => {
    expect(stamped({}).at).toBe(Date.UTC(2024, 1, 29, 12));
    expect(new Date().getUTCFullYear()).toBe(2024);
  });

  test('a token runs out', () => {
    const short = token(60);
    jest.advanceTimersByTime(61_000);
    expect(isExpired(short)).toBe(true);
  });

  test('an action is tried three times', async () => {
    const action = jest.fn().mockRejectedValueOnce(new Error('no')).mockRejectedValueOnce(new Error('no')).mockResolvedValue('yes');
    const result = tryAgain(action, { times: 3, waitMs: 1000 });
    await jest.advanceTimersByTimeAsync(2000);
    await expect(result).resolves.toBe('yes');
    expect(action).toHaveBeenCalledTimes(3);
  });
});
