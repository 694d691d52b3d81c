import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/**
 * Clean runs of tests in earlier gates, by the key of a test's text, its hooks, all that it imports and the lock file. It only
 * makes the printed bound tighter and moves repetitions elsewhere: nothing in it can turn a verdict, so that a cache that
 * somebody else wrote does no harm.
 */
export interface Ledger {
  /** Clean runs of the test with this key, 0..10,000. */
  runsOf(key: string): number;
  /** Adds clean runs; `null` forgets the test, since it was seen to fail. */
  add(key: string, cleanRuns: number | null): void;
  /** Never rejects: a ledger that cannot be kept costs tightness only. Resolves to a remark, or null. */
  save(): Promise<string | null>;
}

const FORGOTTEN_AFTER_DAYS = 90;
const MOST_ENTRIES = 50_000;
const MOST_RUNS = 10_000;
const LARGEST_BYTES = 16 * 1024 * 1024;

const document = z.object({
  version: z.literal(1),
  entries: z.record(
    z.string().max(128),
    z.object({ runs: z.number().int().min(0).max(MOST_RUNS), day: z.number().int().min(0) }),
  ),
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads the ledger of a cache folder; an unreadable one is an empty one. */
export async function openLedger(cacheFolder: string, now: number): Promise<Ledger> {
  const path = join(cacheFolder, 'stability', 'ledger.json');
  const today = Math.floor(now / DAY_MS);
  const entries = new Map(Object.entries(await read(path)));
  return {
    runsOf: (key) => entries.get(key)?.runs ?? 0,
    add(key, cleanRuns) {
      if (cleanRuns === null) entries.delete(key);
      else entries.set(key, { runs: Math.min(MOST_RUNS, (entries.get(key)?.runs ?? 0) + cleanRuns), day: today });
    },
    async save() {
      const kept = [...entries]
        .filter(([, { day }]) => today - day <= FORGOTTEN_AFTER_DAYS)
        .sort(([, a], [, b]) => b.day - a.day)
        .slice(0, MOST_ENTRIES);
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}.${process.pid}`, JSON.stringify({ version: 1, entries: Object.fromEntries(kept) }));
        await rename(`${path}.${process.pid}`, path);
        return null;
      } catch (error) {
        return `The ledger of clean runs could not be kept: ${(error as Error).message}`;
      }
    },
  };
}

async function read(path: string): Promise<z.infer<typeof document>['entries']> {
  try {
    if ((await stat(path)).size > LARGEST_BYTES) return {};
    return document.parse(JSON.parse(await readFile(path, 'utf8'))).entries;
  } catch {
    return {};
  }
}
