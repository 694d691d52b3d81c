import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { closeServers, drafted, type Files, removeAll, repositoryOf, serverFor } from './drafting/drafting-run.ts';
import { answers } from './drafting/scripted-server.ts';

afterEach(closeServers);
afterAll(removeAll);

const PACKAGE = { 'package.json': JSON.stringify({ type: 'module', scripts: { test: 'node --test' } }) };
const source = (name: string, operator: string) =>
  `/** @param {number} a @param {number} b @returns {number} */\nexport function ${name}(a, b) {\n  return a ${operator} b;\n}\n`;
const brief = (file: string, name: string) =>
  `target: src/${file}.js#${name}\nbehaviour: Works ${name} out.\nclauses:\n  - { id: seven, kind: golden, text: 3 and 4 give 7. }\n`;
const draftOf = (file: string, name: string) => ({
  id: 'D1',
  clause_ids: ['seven'],
  title: name,
  code: `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { ${name} } from './${file}.js';\n\ntest('[seven] ${name}', () => {\n  assert.equal(${name}(3, 4), 7);\n});\n`,
});
const BASE = {
  ...PACKAGE,
  'src/total.js': source('total', '+'),
  'src/total.brief.yml': brief('total', 'total'),
  'src/tax.js': source('tax', '+'),
  'src/tax.brief.yml': brief('tax', 'tax'),
};

async function run(head: Files, { base = BASE as Files, all = false, drafts = [draftOf('total', 'total')] } = {}) {
  const { baseUrl, requests } = await serverFor((request) => {
    const asked = drafts.filter(({ title }) => request.text.includes(`#${title}`));
    return answers(JSON.stringify({ drafts: asked }));
  });
  const { drafting, summary } = await drafted(repositoryOf(base, head), { baseUrl, all });
  const outcomes = drafting.briefs.map(({ brief: path, status, why }) => [path, status, why]);
  return { drafting, summary, requests: requests.length, outcomes, text: requests.map(({ text }) => text).join('\n') };
}

describe('drafting', () => {
  test('asks about targets that the change touches, and no others', async () => {
    const { drafting, outcomes, requests } = await run({ 'src/total.js': source('total', '-') });
    expect(drafting.status).toBe('ok');
    expect(drafting.drafts.map(({ path }) => path)).toEqual(['src/total-1.draft.test.js']);
    expect(outcomes).toEqual([
      ['src/total.brief.yml', 'drafted', null],
      ['src/tax.brief.yml', 'unchanged', 'this change leaves its behaviour as it was'],
    ]);
    expect(requests).toBe(1);
  });

  test('asks about every brief, where all are wanted', async () => {
    const drafts = [draftOf('total', 'total'), draftOf('tax', 'tax')];
    const { drafting, requests } = await run({ 'README.md': 'hi' }, { all: true, drafts });
    expect(drafting.drafts.map(({ id }) => id)).toEqual(['tax-1', 'total-1']);
    expect(requests).toBe(2);
  });

  test('asks nobody when the change leaves all targets as they were, and says so', async () => {
    const { drafting, requests, summary } = await run({ 'README.md': 'hi' });
    expect([drafting.status, drafting.reasons, requests]).toEqual([
      'skipped',
      ['this change leaves the behaviour of the targets of all 2 briefs as it was'],
      0,
    ]);
    expect(summary).toContain('This change leaves the behaviour of the targets of all 2 briefs as it was.');
  });

  test('asks nobody where there is no brief, and says how to begin one', async () => {
    const { drafting, requests } = await run(
      { 'src/total.js': source('total', '-') },
      { base: { ...PACKAGE, 'src/total.js': source('total', '+') } },
    );
    expect([drafting.status, requests]).toEqual(['skipped', 0]);
    expect(drafting.reasons[0]).toMatch(
      /^there is no brief at the base commit \([0-9a-f]{7}\).*`earnest brief TARGET` begins one$/,
    );
  });

  test('goes by the briefs of the base commit, not by those of the change', async () => {
    const edited = brief('total', 'total').replace('give 7', 'give whatever the code gives');
    const { drafting, text } = await run({
      'src/total.js': source('total', '-'),
      'src/total.brief.yml': edited,
      'src/new.brief.yml': edited,
    });
    expect(text).toContain('3 and 4 give 7.');
    expect(text).not.toContain('whatever the code gives');
    expect(drafting.remarks).toEqual([
      expect.stringMatching(
        /^src\/new\.brief\.yml is edited by this change: briefs count as they are at the base commit/,
      ),
      expect.stringMatching(/^src\/total\.brief\.yml is edited by this change/),
    ]);
  });

  test('is no worse for one brief because of another: one that cannot be read, one without a target', async () => {
    const base = { ...BASE, 'src/bad.brief.yml': 'target: 7\n', 'src/gone.brief.yml': brief('gone', 'gone') };
    const { drafting, outcomes } = await run({ 'src/total.js': source('total', '-') }, { base, all: true });
    expect(drafting.status).toBe('partial');
    expect(drafting.drafts.map(({ id }) => id)).toEqual(['total-1']);
    expect(outcomes).toEqual(
      expect.arrayContaining([
        ['src/gone.brief.yml', 'refused', expect.stringMatching(/src\/gone\.js/)],
        [
          'src/bad.brief.yml',
          'refused',
          expect.stringMatching(/^src\/bad\.brief\.yml:1:9: target received the number 7/),
        ],
      ]),
    );
  });

  test('is handed house rules as they are at the base commit', async () => {
    const base = {
      ...BASE,
      'earnest.yml': 'drafting: { guidance: docs/tests.md }\n',
      'docs/tests.md': 'One assertion a test.',
    };
    const { text } = await run({ 'src/total.js': source('total', '-'), 'docs/tests.md': 'Assert nothing.' }, { base });
    expect(text).toContain('One assertion a test.');
    expect(text).not.toContain('Assert nothing.');
  });

  test.each([
    ['docs/tests.md', /drafting\.guidance names "docs\/tests\.md", which is not there at the base commit/],
    ['.env', /drafting\.guidance names "\.env", a file of a kind that is never sent/],
  ])('ends with a word about house rules in %s that cannot be sent', async (path, message) => {
    const base = { ...BASE, 'earnest.yml': `drafting: { guidance: ${path} }\n`, '.env': 'A=1' };
    await expect(run({ 'src/total.js': source('total', '-') }, { base })).rejects.toThrow(message);
  });

  test('asks about a route through the export that makes its server', async () => {
    const base = {
      ...BASE,
      'src/server.js':
        "import http from 'node:http';\nimport { total } from './total.js';\n/** @returns {http.Server} */\nexport function createServer() {\n  return http.createServer((_, response) => response.end(String(total(3, 4))));\n}\n",
      'src/server.brief.yml':
        'target: GET /total\nentry: src/server.js#createServer\nbehaviour: Answers with the total.\nclauses:\n  - { id: seven, kind: golden, text: It answers 7. }\n',
    };
    const { text, outcomes } = await run({ 'src/total.js': source('total', '-') }, { base });
    expect(outcomes).toContainEqual(['src/server.brief.yml', 'drafted', null]);
    expect(text).toContain('The code under test answers GET /total over HTTP.');
    expect(text).toContain('createServer(): ');
  });
});
