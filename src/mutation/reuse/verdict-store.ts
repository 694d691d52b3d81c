import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { RawTest } from '../../toolchain/javascript/stryker/job.ts';

/** What an earlier run made of a mutant, and the key of all that it rested on. */
export interface StoredVerdict {
  /** See verdict-keys.ts. */
  readonly key: string;
  readonly status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout';
  readonly reason: string | null;
  readonly static: boolean;
  readonly killedBy: readonly RawTest[];
  readonly coveredBy: readonly RawTest[];
  /** See `RawMutant.everyKiller`, and for the files `RawMutant.toldFiles`. */
  readonly everyKiller: boolean;
  readonly toldFiles: readonly string[] | null;
  /** When it was tested, in ms since 1970. */
  readonly at: number;
}

/** Verdicts of one package. */
export interface StoredPackage {
  /** By mutant key (see mutantKey). */
  readonly verdicts: ReadonlyMap<string, StoredVerdict>;
  /** The key of a scope all of whose mutants got a verdict when it was judged last; null when there is none. A hint, which the next run checks. */
  readonly wholeScope: string | null;
  /** All tests that ran then. */
  readonly tests: readonly RawTest[];
}

export const NO_PACKAGE: StoredPackage = { verdicts: new Map(), wholeScope: null, tests: [] };

export interface StoredVerdicts {
  /** By directory of the package. */
  readonly packages: ReadonlyMap<string, StoredPackage>;
}

export const NO_VERDICTS: StoredVerdicts = { packages: new Map() };

const LARGEST_BYTES = 64 * 1024 * 1024;
const MOST_VERDICTS = 20_000;

const hash = z.string().regex(/^[\w-]{43}$/);
const index = z.number().int().min(0);
const verdict = z.strictObject({
  key: hash,
  status: z.enum(['Killed', 'Survived', 'NoCoverage', 'Timeout']),
  reason: z.string().nullable(),
  static: z.boolean(),
  killedBy: z.array(index),
  coveredBy: z.array(index),
  everyKiller: z.boolean(),
  toldFiles: z.array(z.string()).readonly().nullable(),
  // The largest time that a Date can hold.
  at: index.max(8.64e15),
});
const document = z.strictObject({
  version: z.literal(2),
  root: z.string(),
  packages: z.array(
    z.strictObject({
      directory: z.string(),
      wholeScope: hash.nullable(),
      tests: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          file: z.string().nullable(),
          apart: z.enum(['flaky', 'fails']).nullable(),
        }),
      ),
      ran: z.array(index),
      verdicts: z.array(z.tuple([z.string(), verdict])).max(MOST_VERDICTS),
    }),
  ),
});

/**
 * One line with the SHA-256 of the rest, then JSON. Each test is written once and meant by its place in a list.
 *
 * @param root the work tree that these verdicts are about
 */
export function storeText(root: string, { packages }: StoredVerdicts): string {
  const body = {
    version: 2,
    root,
    packages: [...packages].map(([directory, verdicts]) => packageOf(directory, verdicts)),
  } satisfies z.infer<typeof document>;
  const text = JSON.stringify(body);
  return `${checksum(text)}\n${text}`;
}

function packageOf(directory: string, stored: StoredPackage) {
  const tests = new Map<string, { readonly index: number; readonly test: RawTest }>();
  const indexOf = (test: RawTest): number => {
    const name = JSON.stringify([test.id, test.name, test.file, test.apart]);
    const known = tests.get(name) ?? { index: tests.size, test };
    tests.set(name, known);
    return known.index;
  };
  const newest = [...stored.verdicts].sort(([, a], [, b]) => b.at - a.at).slice(0, MOST_VERDICTS);
  const verdicts = newest.map(([mutant, { killedBy, coveredBy, ...rest }]): [string, z.infer<typeof verdict>] => [
    mutant,
    { ...rest, killedBy: killedBy.map(indexOf), coveredBy: coveredBy.map(indexOf) },
  ]);
  const ran = stored.tests.map(indexOf);
  return {
    directory,
    wholeScope: stored.wholeScope,
    tests: [...tests.values()].map(({ test: { id, name, file, apart } }) => ({ id, name, file, apart })),
    ran,
    verdicts,
  };
}

/** Reads what storeText wrote for this work tree; null for anything else. Nothing in it is believed for being well-formed. */
export function readStoreText(root: string, text: string): StoredVerdicts | null {
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== checksum(json)) return null;
  let parsed: z.infer<typeof document>;
  try {
    parsed = document.parse(JSON.parse(json));
  } catch {
    return null;
  }
  if (parsed.root !== root) return null;
  const packages = new Map<string, StoredPackage>();
  for (const { directory, wholeScope, tests, ran, verdicts } of parsed.packages) {
    const known = verdicts.flatMap(([mutant, stored]): [string, StoredVerdict][] => {
      const [killedBy, coveredBy] = [stored.killedBy, stored.coveredBy].map((list) => list.map((at) => tests[at]));
      if (killedBy === undefined || coveredBy === undefined) return [];
      return allThere(killedBy) && allThere(coveredBy) ? [[mutant, { ...stored, killedBy, coveredBy }]] : [];
    });
    packages.set(directory, { verdicts: new Map(known), wholeScope, tests: ran.flatMap((at) => tests[at] ?? []) });
  }
  return { packages };
}

function allThere(tests: readonly (RawTest | undefined)[]): tests is readonly RawTest[] {
  return !tests.includes(undefined);
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Each work tree has a file of its own in the cache folder, so that clones of one repository do not drop each other's verdicts. */
export function storePath(cacheFolder: string, root: string): string {
  return join(cacheFolder, 'mutation', `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.json`);
}

export interface StoreFile {
  readonly stored: StoredVerdicts;
  /** Why there is a file that cannot be used; null when there is none, or it can. */
  readonly problem: string | null;
}

/** Never rejects: what cannot be used is as good as nothing. */
export async function readStore(cacheFolder: string, root: string): Promise<StoreFile> {
  const nothing = (problem: string | null) => ({ stored: NO_VERDICTS, problem });
  const path = storePath(cacheFolder, root);
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size > LARGEST_BYTES) return nothing('it is no file of ours');
    const stored = readStoreText(root, await readFile(path, 'utf8'));
    return stored === null
      ? nothing('it is damaged, or not what Earnest wrote for this work tree')
      : { stored, problem: null };
  } catch (error) {
    return nothing((error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'it cannot be read');
  }
}

/** Replaces the file as a whole. Resolves to why it could not be written, or null; never rejects. */
export async function writeStore(cacheFolder: string, root: string, stored: StoredVerdicts): Promise<string | null> {
  const path = storePath(cacheFolder, root);
  const draft = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, storeText(root, stored), { mode: 0o600 });
    await rename(draft, path);
    return null;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    return (error as Error).message;
  }
}
