import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openLedger } from '../../src/stability/ledger.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 23);

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earnest-ledger-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function runsAt(now: number, key: string): Promise<number> {
  return (await openLedger(folder, now)).runsOf(key);
}

describe('the ledger of clean runs', () => {
  test('adds up over gates', async () => {
    for (const now of [NOW, NOW + DAY]) {
      const ledger = await openLedger(folder, now);
      ledger.add('a', 6);
      expect(await ledger.save()).toBeNull();
    }
    expect(await runsAt(NOW + 2 * DAY, 'a')).toBe(12);
  });

  test('forgets a test that failed', async () => {
    const ledger = await openLedger(folder, NOW);
    ledger.add('a', 6);
    ledger.add('a', null);
    await ledger.save();
    expect(await runsAt(NOW, 'a')).toBe(0);
  });

  test('forgets what nobody has run for 90 days', async () => {
    const first = await openLedger(folder, NOW);
    first.add('old', 6);
    await first.save();
    const later = await openLedger(folder, NOW + 91 * DAY);
    later.add('new', 1);
    await later.save();
    expect(await runsAt(NOW + 91 * DAY, 'old')).toBe(0);
    expect(await runsAt(NOW + 91 * DAY, 'new')).toBe(1);
  });

  test.each([
    ['cut off', '{"version":1,"entr'],
    ['of another version', '{"version":2,"entries":{"a":{"runs":5,"day":20000}}}'],
    ['with impossible counts', '{"version":1,"entries":{"a":{"runs":-3,"day":20000}}}'],
    ['with more runs than anyone has', '{"version":1,"entries":{"a":{"runs":1e12,"day":20000}}}'],
  ])('that is %s counts as empty, and can be written again', async (_, text) => {
    const path = join(folder, 'stability', 'ledger.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    const ledger = await openLedger(folder, NOW);
    expect(ledger.runsOf('a')).toBe(0);
    ledger.add('a', 2);
    await ledger.save();
    expect(await runsAt(NOW, 'a')).toBe(2);
  });

  test('that cannot be written is said and harms nothing', async () => {
    await writeFile(join(folder, 'stability'), 'a file where the folder should be');
    const ledger = await openLedger(folder, NOW);
    ledger.add('a', 2);
    expect(await ledger.save()).toMatch(/could not be kept/);
    expect(await readFile(join(folder, 'stability'), 'utf8')).toBe('a file where the folder should be');
  });
});
