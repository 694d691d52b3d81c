import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer, Question } from '../../../src/drafting/provider/answer.ts';
import { answers, cutsOff, fails, refuses, type ScriptedServer, type Step, startServer } from '../scripted-server.ts';
import { API_KEY, type AskingOptions, asking, QUESTION } from './asking.ts';

let root: string;
let cacheFolder: string;
let server: ScriptedServer;
/** What answers the next request, whichever run sends it. */
let next: Step;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'earnest-answers-'));
  cacheFolder = join(root, 'cache', 'answers');
  next = answers('{"drafts":["kept"]}');
  server = await startServer(() => next);
});

afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

const inNewRun = (options: AskingOptions = {}) => asking([], { server, cacheFolder, ...options });
const files = () => readdir(cacheFolder).catch((): string[] => []);

async function askInNewRun(question: Question = QUESTION, options: AskingOptions = {}): Promise<Answer> {
  return (await inNewRun(options)).provider.ask(question);
}

/** The file that an answered question leaves behind. */
async function keptFile(): Promise<string> {
  await askInNewRun();
  const [name = ''] = await files();
  next = answers('{"drafts":["new"]}');
  return join(cacheFolder, name);
}

const KEPT = { kind: 'answered', text: '{"drafts":["kept"]}', from: 'cache', use: { input: 100, output: 20 } };
const NEW = { kind: 'answered', text: '{"drafts":["new"]}', from: 'provider' };

describe('an answer that was given before', () => {
  test('is given again without a request, whatever is left of the budget', async () => {
    await keptFile();
    const { provider } = await inNewRun({ settings: { maxTokens: 1 } });
    expect([await provider.ask(QUESTION), await provider.ask(QUESTION)]).toEqual([KEPT, KEPT]);
    expect(server.requests).toHaveLength(1);
    expect(provider.spent()).toMatchObject({ calls: 0, cached: 2, tokens: { input: 0, output: 0 } });
  });

  test('is given again for another key of the same provider', async () => {
    await keptFile();
    expect(await askInNewRun(QUESTION, { settings: { apiKey: 'sk-another' } })).toEqual(KEPT);
  });

  test('is given again though the question had to be put in an older way', async () => {
    const old = await startServer([answers('{"drafts":["kept"]}')], ['response_format', 'store']);
    expect(await askInNewRun(QUESTION, { server: old })).toMatchObject({ from: 'provider' });
    expect(await askInNewRun(QUESTION, { server: old })).toEqual(KEPT);
    await old.close();
  });

  test.each<[string, Partial<Question>]>([
    ['another question', { user: 'another' }],
    ['another instruction', { system: 'another' }],
    ['a question with turns', { turns: [{ role: 'user', text: 'x' }] }],
    ['another schema', { schema: { ...QUESTION.schema, name: 'other' } }],
    ['another limit', { maxOutputTokens: 1_000 }],
  ])('is not given to %s', async (_title, change) => {
    await keptFile();
    expect(await askInNewRun({ ...QUESTION, ...change })).toMatchObject(NEW);
    expect(await files()).toHaveLength(2);
  });

  test('is not given for another server', async () => {
    await keptFile();
    const other = await startServer([answers('{"drafts":["new"]}')]);
    expect(await askInNewRun(QUESTION, { server: other })).toMatchObject(NEW);
    await other.close();
  });

  test('is not given for another version of the API of Azure OpenAI', async () => {
    await askInNewRun(QUESTION, { apiVersion: '2026-10-01' });
    expect(await askInNewRun(QUESTION, { apiVersion: '2026-10-01' })).toEqual(KEPT);
    expect(await askInNewRun(QUESTION, { apiVersion: '2026-11-01' })).toMatchObject({ from: 'provider' });
  });

  test('is asked for anew after it was found to be of no use', async () => {
    await keptFile();
    const { provider } = await inNewRun();
    await provider.forget(QUESTION);
    expect(await provider.ask(QUESTION)).toMatchObject(NEW);
  });
});

describe('what is kept', () => {
  test('is the answer, for this user alone, and neither the key nor the request', async () => {
    const path = await keptFile();
    const text = '{"drafts":["kept"]}';
    const content = await readFile(path, 'utf8');
    expect(JSON.parse(content)).toEqual({
      version: 1,
      key: basename(path, '.json'),
      text,
      use: { input: 100, output: 20 },
      sha256: createHash('sha256').update(text).digest('hex'),
    });
    expect(content).not.toMatch(/Draft tests|sk-proj/);
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(cacheFolder)).mode & 0o777).toString(8)).toBe('700');
  });

  test.each<[string, Step]>([
    ['a refusal', refuses('no')],
    ['a cut-off', cutsOff()],
    ['an answer without content', answers(null)],
    ['an error', fails(400, 'no')],
    ['an answer that holds the key', answers(`{"drafts":["${API_KEY}"]}`)],
    ['an answer of more than 1 MiB', answers('x'.repeat(1024 * 1024))],
  ])('is not %s', async (_title, step) => {
    next = step;
    await askInNewRun();
    expect(await files()).toEqual([]);
  });

  test('is nothing without a folder', async () => {
    const { provider } = await asking([], { server });
    await provider.ask(QUESTION);
    await provider.forget(QUESTION);
    expect(await provider.ask(QUESTION)).toMatchObject({ from: 'provider' });
  });

  test('are 200 answers: the oldest go first, and nothing of others goes', async () => {
    const path = await keptFile();
    const name = (number: number) => `${number.toString(16).padStart(64, '0')}.json`;
    for (let number = 1; number <= 205; number += 1) {
      await writeFile(join(cacheFolder, name(number)), '{}');
      await utimes(join(cacheFolder, name(number)), number, number);
    }
    await writeFile(join(cacheFolder, 'notes.json'), 'mine');
    await utimes(join(cacheFolder, 'notes.json'), 1, 1);
    await askInNewRun({ ...QUESTION, user: 'another' });
    const left = await files();
    expect(left).toHaveLength(201);
    expect(left).toEqual(expect.arrayContaining(['notes.json', basename(path), name(8)]));
    expect(left).not.toContain(name(7));
  });
});

describe('a file that is not what was kept', () => {
  const changed = (change: (kept: Record<string, unknown>) => unknown) => async (path: string) =>
    writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))));

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['is empty', (path) => writeFile(path, '')],
    ['is no JSON', (path) => writeFile(path, '{"version": 1,')],
    ['is of another version', changed((kept) => ({ ...kept, version: 2 }))],
    ['has another text', changed((kept) => ({ ...kept, text: '{"drafts":["evil"]}' }))],
    ['is of another question', changed((kept) => ({ ...kept, key: '0'.repeat(64) }))],
    ['does not say what it took', changed(({ use: _use, ...kept }) => kept)],
    ['holds more', changed((kept) => ({ ...kept, request: 'x' }))],
    ['is too large', async (path) => writeFile(path, `${await readFile(path, 'utf8')}${' '.repeat(1024 * 1024)}`)],
    ['is a folder', async (path) => rm(path).then(() => mkdir(path))],
    [
      'is a link to what was kept',
      async (path) => {
        await rename(path, join(root, 'elsewhere.json'));
        await symlink(join(root, 'elsewhere.json'), path);
      },
    ],
  ])('because it %s is asked for anew', async (_title, spoil) => {
    await spoil(await keptFile());
    expect(await askInNewRun()).toMatchObject(NEW);
  });

  test('because it is a link is replaced, and what it leads to stays', async () => {
    const path = await keptFile();
    const elsewhere = join(root, 'elsewhere.json');
    await writeFile(elsewhere, 'mine');
    await rm(path);
    await symlink(elsewhere, path);
    await askInNewRun();
    expect(await readFile(elsewhere, 'utf8')).toBe('mine');
    expect(await askInNewRun()).toMatchObject({ text: '{"drafts":["new"]}', from: 'cache' });
  });
});

test('a folder that cannot be written to costs nothing but the cache', async () => {
  await writeFile(join(root, 'cache'), 'a file where a folder should be');
  expect(await askInNewRun()).toMatchObject({ kind: 'answered', from: 'provider' });
  expect(await askInNewRun()).toMatchObject({ kind: 'answered', from: 'provider' });
});
