import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  NO_VERDICTS,
  readStore,
  readStoreText,
  type StoredVerdicts,
  storePath,
  storeText,
  writeStore,
} from '../../../src/mutation/reuse/verdict-store.ts';

const ROOT = '/work/tree';

const aTest = fc.record({
  id: fc.string(),
  name: fc.string(),
  file: fc.option(fc.string()),
  apart: fc.constantFrom(null, 'flaky' as const),
});
const aVerdict = fc.record({
  key: fc.stringMatching(/^[\w-]{43}$/),
  status: fc.constantFrom('Killed' as const, 'Survived' as const, 'NoCoverage' as const, 'Timeout' as const),
  reason: fc.option(fc.string()),
  static: fc.boolean(),
  killedBy: fc.array(aTest, { maxLength: 3 }),
  coveredBy: fc.array(aTest, { maxLength: 3 }),
  everyKiller: fc.boolean(),
  toldFiles: fc.option(fc.array(fc.string())),
  at: fc.nat(),
});
const aPackage = fc.record({
  verdicts: fc.array(fc.tuple(fc.string(), aVerdict), { maxLength: 4 }).map((list) => new Map(list)),
  wholeScope: fc.option(fc.stringMatching(/^[\w-]{43}$/)),
  tests: fc.array(aTest, { maxLength: 3 }),
});
const aStore: fc.Arbitrary<StoredVerdicts> = fc
  .array(fc.tuple(fc.string(), aPackage), { maxLength: 3 })
  .map((list) => ({ packages: new Map(list) }));

describe('the text of a store', () => {
  test('brings back what was stored, whatever the names', () => {
    fc.assert(fc.property(aStore, (stored) => expect(readStoreText(ROOT, storeText(ROOT, stored))).toEqual(stored)));
  });

  test('is nothing when it is cut anywhere, or a character differs', () => {
    fc.assert(
      fc.property(aStore, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (stored, place, other) => {
        const text = storeText(ROOT, stored);
        const at = place % text.length;
        expect(readStoreText(ROOT, text.slice(0, at))).toBeNull();
        const edited = text.slice(0, at) + other + text.slice(at + 1);
        if (edited !== text) expect(readStoreText(ROOT, edited)).toBeNull();
      }),
    );
  });

  test('is nothing to another work tree', () => {
    expect(readStoreText('/work/other', storeText(ROOT, NO_VERDICTS))).toBeNull();
  });
});

describe('the file of a store', () => {
  let cache: string;
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'earnest-store-'));
    await mkdir(dirname(storePath(cache, ROOT)));
  });
  afterEach(() => rm(cache, { recursive: true, force: true }));

  test('is written as a whole, and leaves nothing beside it', async () => {
    expect(await writeStore(cache, ROOT, NO_VERDICTS)).toBeNull();
    expect(await readStore(cache, ROOT)).toEqual({ stored: NO_VERDICTS, problem: null });
    expect(await readdir(join(cache, 'mutation'))).toHaveLength(1);
  });

  test('that is missing is no problem', async () => {
    expect(await readStore(cache, ROOT)).toEqual({ stored: NO_VERDICTS, problem: null });
  });

  test.each([
    ['random bytes', (path: string) => writeFile(path, randomBytes(5_000))],
    ['nothing', (path: string) => writeFile(path, '')],
    ['a folder', (path: string) => mkdir(path)],
    ['a link to a device without end', (path: string) => symlink('/dev/zero', path)],
    ['another work tree’s', (path: string) => writeFile(path, storeText('/work/other', NO_VERDICTS))],
  ])('that holds %s is a problem that is told, and nothing else', async (_, put) => {
    await put(storePath(cache, ROOT));
    const { stored, problem } = await readStore(cache, ROOT);
    expect(stored).toEqual(NO_VERDICTS);
    expect(problem).toMatch(/^it /);
  });

  test('that cannot be written is told', async () => {
    await rm(join(cache, 'mutation'), { recursive: true });
    await writeFile(join(cache, 'mutation'), 'a file');
    await chmod(join(cache, 'mutation'), 0o400);
    expect(await writeStore(cache, ROOT, NO_VERDICTS)).toMatch(/EEXIST|ENOTDIR/);
  });
});
