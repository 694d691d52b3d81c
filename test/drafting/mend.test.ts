import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { closeServers, drafted, removeAll, repositoryOf, serverFor } from './drafting-run.ts';
import { answers } from './scripted-server.ts';

let root: string;
beforeAll(() => {
  root = repositoryOf(BASE, { 'src/total.js': TOTAL('+') });
});
afterEach(closeServers);
afterAll(removeAll);

const TOTAL = (operator: string) =>
  `/** @param {number} a @param {number} b @returns {number} */\nexport function total(a, b) {\n  return a ${operator} b;\n}\n`;
const BASE = {
  'package.json': JSON.stringify({ type: 'module', scripts: { test: 'node --test' } }),
  'src/total.js': TOTAL('-'),
  'src/total.brief.yml': `target: src/total.js#total
behaviour: Adds two amounts.
clauses:
  - { id: adds, kind: golden, text: 3 and 4 are 7. }
  - { id: zero, kind: boundary, text: 0 and 0 are 0. }
`,
};

const code = (assertion: string, imports = '') =>
  `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\n${imports}import { total } from './total.js';\n\ntest('[adds] adds up', () => {\n  ${assertion}\n});\n`;
const GOOD = code('assert.equal(total(3, 4), 7);');
const BAD = code('assert.equal(total(3, 4), Number(process.env.SEVEN));').replace('[adds]', '[adds] [zero]');
const aDraft = (given: object = {}) => ({
  id: 'D1',
  clause_ids: ['adds', 'zero'],
  title: 'adds',
  code: GOOD,
  ...given,
});
const answer = (drafts: readonly object[], more: object = {}) => answers(JSON.stringify({ drafts, ...more }));
const CITED = GOOD.replace('[adds]', '[adds] [zero]');

async function run(script: Parameters<typeof serverFor>[0]) {
  const { baseUrl, requests } = await serverFor(script);
  const { drafting } = await drafted(root, { baseUrl });
  const asked = requests.map(({ body }) => (body as { messages: { role: string; content: string }[] }).messages);
  return { drafting, asked, purposes: drafting.receipt.requests.map(({ purpose }) => purpose) };
}

describe('what static checks find goes back to the model', () => {
  test('and what it mends is fit, with what was wrong noted', async () => {
    const { drafting, asked, purposes } = await run([
      answer([aDraft({ code: BAD })]),
      answer([aDraft({ code: CITED })]),
    ]);

    expect(purposes).toEqual(['draft', 'repair']);
    expect(drafting.drafts.map(({ id, repairs }) => [id, repairs.map(({ by }) => by)])).toEqual([
      ['total-1', ['model']],
    ]);
    expect(drafting.drafts[0]?.repairs[0]?.what).toMatch(/^forbidden: .*process/);
    const [system, first, before, problems] = asked[1] ?? [];
    expect([system?.role, first?.role, before?.role, problems?.role]).toEqual(['system', 'user', 'assistant', 'user']);
    expect(JSON.parse(before?.content ?? '').drafts[0].code).toContain('process.env.SEVEN');
    expect(problems?.content).toMatch(/D1:\n- line 6: forbidden: /);
  });

  test('at most twice', async () => {
    const other = (name: string) => aDraft({ code: CITED.replace('7);', `${name});`) });
    const { drafting, purposes } = await run([
      answer([aDraft({ code: BAD })]),
      answer([other("eval('7')")]),
      answer([other('globalThis.seven')]),
      answer([]),
    ]);

    expect(purposes).toEqual(['draft', 'repair', 'repair', 'wider draft'].slice(0, purposes.length));
    expect(purposes.filter((purpose) => purpose === 'repair')).toHaveLength(2);
    expect(drafting.refused.map(({ id, repairs }) => [id, repairs.length])).toEqual([['total-1', 2]]);
  });

  test('once, where the answer has the same fault', async () => {
    const { drafting, purposes } = await run([answer([aDraft({ code: BAD })]), answer([aDraft({ code: `${BAD}\n` })])]);

    expect(purposes.filter((purpose) => purpose === 'repair')).toHaveLength(1);
    expect([drafting.drafts.length, drafting.refused.length]).toEqual([0, 1]);
  });

  test('and costs what is fit nothing, when the answer is of no use', async () => {
    const fit = aDraft({ id: 'D2', code: CITED });
    const { drafting } = await run([answer([aDraft({ code: BAD }), fit]), answers('Sorry.')]);

    expect(drafting.status).toBe('ok');
    expect(drafting.drafts.map(({ id }) => id)).toEqual(['total-2']);
    expect(drafting.refused.map(({ id }) => id)).toEqual(['total-1']);
    expect(drafting.remarks).toContainEqual(
      expect.stringMatching(/a repair came to nothing: the answer is no JSON object/),
    );
  });

  test('but only the drafts that were asked about are taken', async () => {
    const { drafting } = await run([answer([aDraft({ code: BAD })]), answer([aDraft({ id: 'D9', code: CITED })])]);

    expect([drafting.drafts.length, drafting.refused.map(({ id }) => id)]).toEqual([0, ['total-1']]);
  });
});

describe('a repair may not', () => {
  test('change whose clauses a draft tests', async () => {
    const script = [
      answer([
        aDraft({ code: BAD, clause_ids: ['adds'] }),
        aDraft({ id: 'D2', clause_ids: ['zero'], code: GOOD.replace('adds', 'zero') }),
      ]),
      answer([aDraft({ code: CITED, clause_ids: ['zero'] })]),
    ];
    expect((await run(script)).drafting.drafts.map(({ clauses }) => clauses)).toEqual([['zero'], ['adds']]);
  });

  test('change a fixture that a fit draft uses', async () => {
    const using = code(
      'assert.equal(total(seven, 0), 7);',
      "import { seven } from './total.seven.draft.js';\n",
    ).replace('[adds]', '[adds] [zero]');
    const fixture = (value: string) => ({
      fixtures: [{ name: 'seven', purpose: 'seven', code: `export const seven = ${value};\n` }],
    });
    const { drafting } = await run([
      answer([aDraft({ code: using, fixtures: ['seven'] }), aDraft({ id: 'D2', code: BAD })], fixture('7')),
      answer([aDraft({ id: 'D2', code: using, fixtures: ['seven'] })], fixture('8')),
    ]);

    expect(drafting.drafts.map(({ fixtures }) => fixtures)).toEqual([
      ['src/total.seven.draft.js'],
      ['src/total.seven.draft.js'],
    ]);
    expect(drafting.fixtures.map(({ code: text }) => text)).toEqual(['export const seven = 7;\n']);
  });
});

test('a draft that names a fixture which is not there is refused, and says so', async () => {
  const { drafting } = await run([answer([aDraft({ code: CITED, fixtures: ['gone'] })]), answer([])]);

  expect(drafting.refused[0]?.problems.map(({ message }) => message)).toEqual([
    'it names the fixture "gone", which is not in the answer: add it to fixtures, or do without',
  ]);
});

test('a draft that holds what looks secret is refused, and no report holds it', async () => {
  const token = ['gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('');
  const leaking = CITED.replace('7);', `7, ${JSON.stringify(token)});`);
  const { drafting } = await run([answer([aDraft({ code: leaking, title: `uses ${token}` })]), answer([])]);

  expect(drafting.refused[0]?.problems[0]).toMatchObject({ kind: 'form', line: 6 });
  expect(JSON.stringify(drafting)).not.toContain(token);
});
