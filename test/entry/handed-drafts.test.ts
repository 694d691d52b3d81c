import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { draftsIn, draftsOf } from '../../src/entry/handed-drafts.ts';
import { draftsJson } from '../../src/report/drafts-json.ts';
import { aDraft, aDrafting } from '../judgements.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'earnest-handed-')));
let path = '';
let files = 0;
beforeEach(() => {
  files += 1;
  path = join(folder, `drafts-${files}.json`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = (drafting = aDrafting()) => JSON.stringify(draftsJson(drafting));
const changed = (change: object) => JSON.stringify({ ...JSON.parse(json()), ...change });

/** Why reading `path` is refused. */
function refusal(): string {
  try {
    draftsIn(path);
  } catch (problem) {
    if (problem instanceof CouldNotJudge) return problem.message;
    throw problem;
  }
  throw new Error('it was read');
}

describe('drafts.json', () => {
  test('is read as drafting wrote it', async () => {
    const drafting = aDrafting({
      drafts: [aDraft(), aDraft({ id: 'invoice-2' })],
      fixtures: [{ path: 'test/amounts.draft.ts', code: 'export {};\n', purpose: 'amounts' }],
    });
    writeFileSync(path, json(drafting));
    expect(draftsIn(path)).toEqual(drafting);
  });

  test.each([
    ['there is no such file', ''],
    ['a file is where its folder would be', '/drafts.json'],
  ])('is none where %s', (_, below) => {
    if (below !== '') writeFileSync(path, '');
    expect(draftsIn(`${path}${below}`)).toBeNull();
  });

  test('is not read through a link, even to a drafts.json', async () => {
    writeFileSync(`${path}.real`, json());
    symlinkSync(`${path}.real`, path);
    expect(refusal()).toContain('cannot be used: it is a link.');
  });

  test('is not waited for at a pipe', async () => {
    execFileSync('mkfifo', [path]);
    expect(refusal()).toContain('cannot be used: it is no plain file.');
  });

  test('is no folder', async () => {
    mkdirSync(path);
    expect(refusal()).toContain('cannot be used: it is no plain file.');
  });

  test('is refused by its size without being read', async () => {
    writeFileSync(path, json());
    truncateSync(path, 21 * 1024 * 1024);
    expect(refusal()).toContain('it has 22020096 bytes, and at most 20971520 are read');
  });

  test('is refused with what to do about it', async () => {
    writeFileSync(path, 'not json');
    const message = refusal();
    expect(message).toContain(`${path}: received no JSON (`);
    expect(message).toMatch(/Hand over the drafts\.json that .* of the same version wrote\.$/);
  });
});

describe('a text is no drafts.json when it', () => {
  const draft = aDraft();
  const fixture = { path: 'test/amounts.draft.ts', code: '', purpose: '' };
  const drafted = (...drafts: readonly (typeof draft)[]) => json(aDrafting({ drafts }));

  test.each<[string, string, RegExp]>([
    ['is empty', '', /received no JSON/],
    ['is cut off', json().slice(0, -1), /received no JSON/],
    ['is another value', '[]', /received no drafts\.json of this version: /],
    ['is of another version', changed({ schemaVersion: 2 }), /of this version: schemaVersion: /],
    ['has no version', changed({ schemaVersion: undefined }), /of this version: schemaVersion: /],
    ['has a key of its own', changed({ verdict: 'pass' }), /verdict/],
    ['has a key of its own in a draft', changed({ drafts: [{ ...draft, earned: true }] }), /drafts\.0: .*earned/],
    ['lacks a key', changed({ drafts: undefined }), /drafts: /],
    ['has a draft without a clause', changed({ drafts: [{ ...draft, clauses: [] }] }), /drafts\.0\.clauses: /],
    ['has a number for a text', changed({ drafts: [{ ...draft, code: 1 }] }), /drafts\.0\.code: /],
    ['has a key that objects are made of', json().replace('{', '{"__proto__":{"drafts":[]},'), /__proto__/],
    [
      'has two drafts with one id',
      drafted(draft, { ...draft, path: 'test/b.draft.test.ts' }),
      /two drafts with the id "invoice-1"/,
    ],
    [
      'has two drafts for one place',
      drafted(draft, { ...draft, id: 'b' }),
      /two files for the place "test\/invoice-1\.draft\.test\.ts"/,
    ],
    [
      'has two places that differ in case',
      drafted(draft, { ...draft, id: 'b', path: 'Test/Invoice-1.draft.test.ts' }),
      /two files for the place/,
    ],
    [
      'has two places that differ in how a letter is composed',
      drafted(
        { ...draft, path: 'test/\u00fc.draft.test.ts' },
        { ...draft, id: 'b', path: 'test/u\u0308.draft.test.ts' },
      ),
      /two files for the place/,
    ],
    ['has two fixtures for one place', json(aDrafting({ fixtures: [fixture, fixture] })), /two files for the place/],
    [
      'has a fixture where a draft goes',
      json(aDrafting({ fixtures: [{ ...fixture, path: draft.path }] })),
      /two files for the place/,
    ],
    [
      'has too many drafts',
      drafted(...Array.from({ length: 501 }, (_, index) => aDraft({ id: `d${index}` }))),
      /received 501 drafts; at most 500 are tried/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => draftsOf('drafts.json', text)).toThrow(CouldNotJudge);
    expect(() => draftsOf('drafts.json', text)).toThrow(message);
  });

  test('says what is wrong in few words, however long its names are', () => {
    const id = 'x'.repeat(1_000_000);
    for (const text of [drafted(aDraft({ id }), aDraft({ id })), changed({ [id]: 1 }), id]) {
      expect(() => draftsOf('drafts.json', text)).toThrow(/^.{0,1000}$/);
    }
  });
});

test('five hundred drafts are as many as are tried', () => {
  const drafts = Array.from({ length: 500 }, (_, index) => aDraft({ id: `d${index}` }));
  expect(draftsOf('drafts.json', json(aDrafting({ drafts }))).drafts).toHaveLength(500);
});
