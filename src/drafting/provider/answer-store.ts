import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TokenUse } from '../../domain/draft.ts';

export interface StoredAnswer {
  readonly text: string;
  readonly use: TokenUse;
}

/** Answers of earlier runs, a file each. Holds neither requests nor keys. Whatever goes wrong with it, it is as good as empty. */
export interface AnswerStore {
  read(key: string): Promise<StoredAnswer | null>;
  write(key: string, answer: StoredAnswer): Promise<void>;
  remove(key: string): Promise<void>;
}

const LARGEST_BYTES = 1024 * 1024;
const MOST_ANSWERS = 200;
/** What is ours in the folder: answers, and what a run that was ended left half written. */
const OWN_NAME = /^[0-9a-f]{64}\.json(?:\.[0-9a-f-]{36})?$/;

const tokens = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const document = z.strictObject({
  version: z.literal(1),
  key: z.string(),
  text: z.string(),
  use: z.strictObject({ input: tokens, output: tokens }),
  sha256: z.string(),
});

/** @param folder null: nothing is kept. Made when it is not there; links in it are not followed. */
export function createAnswerStore(folder: string | null): AnswerStore {
  if (folder === null) return { read: async () => null, write: async () => {}, remove: async () => {} };
  const pathOf = (key: string) => join(folder, `${key}.json`);
  return {
    read: (key) => readAnswer(pathOf(key), key).catch(() => null),
    async write(key, { text, use }) {
      const content = JSON.stringify({ version: 1, key, text, use, sha256: sha256(text) } satisfies z.infer<
        typeof document
      >);
      if (Buffer.byteLength(content) > LARGEST_BYTES) return;
      await replaceFile(folder, pathOf(key), content).catch(() => {});
      await dropOldest(folder).catch(() => {});
    },
    remove: (key) => rm(pathOf(key), { force: true }).catch(() => {}),
  };
}

/** What an answer is known by: where it was asked for, and the whole of what was asked. */
export function answerKey(parts: readonly string[]): string {
  return sha256(JSON.stringify(parts));
}

async function readAnswer(path: string, key: string): Promise<StoredAnswer | null> {
  // NONBLOCK: a pipe in that place would be waited for.
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const found = await file.stat();
  if (!found.isFile() || found.size > LARGEST_BYTES) return null;
  const { data, success } = document.safeParse(JSON.parse(await file.readFile('utf8')));
  if (!success || data.key !== key || data.sha256 !== sha256(data.text)) return null;
  return { text: data.text, use: data.use };
}

async function replaceFile(folder: string, path: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, content, { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => OWN_NAME.test(name));
  if (names.length <= MOST_ANSWERS) return;
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await lstat(join(folder, name))).mtimeMs })),
  );
  const old = dated.sort((one, other) => other.at - one.at).slice(MOST_ANSWERS);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
