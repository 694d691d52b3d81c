import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Judgement } from '../../src/domain/judgement.ts';
import { draftsOf } from '../../src/entry/handed-drafts.ts';
import { gate } from '../../src/gate.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/report-schema.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { createSystem } from '../../src/system/create-system.ts';
import { createGit } from '../../src/system/git.ts';
import { drafted, freshFolder, git, removeAll, serverFor } from '../drafting/drafting-run.ts';
import { answers } from '../drafting/scripted-server.ts';
import { installedModules } from '../projects/installed-project.ts';
import { environment } from '../toolchain/stryker/judging.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = here('../../examples/invoice-ts/base');

/** Tests of people that leave much open. */
const HUMANS = `import { describe, expect, test } from 'vitest';
import { buildInvoiceSummary, MixedCurrencies } from '../src/invoice.ts';
import { invoice, lineItem } from './factories.ts';

describe('buildInvoiceSummary', () => {
  // empty-invoice
  test('charges nothing, in no currency, for an empty invoice', () => {
    expect(buildInvoiceSummary(invoice({ items: [] }))).toMatchObject({ currency: null, pieces: 0, total: 0 });
  });

  // currency-mismatch
  test('rejects lines in different currencies', () => {
    const items = [lineItem({ currency: 'EUR' }), lineItem({ currency: 'USD', description: 'Cake' })];

    expect(() => buildInvoiceSummary(invoice({ items }))).toThrow(MixedCurrencies);
  });
});
`;
/** A bug that has been there for long: the currency of hidden lines counts. */
const OLD_BUG = ['charged.map((item) => item.currency)', 'invoice.items.map((item) => item.currency)'] as const;
/** A bug of the change: equal lines are merged. */
const NEW_BUG = [
  'invoice.items.filter((item) => !item.hidden)',
  '[...new Map(invoice.items.map((item) => [item.description, item])).values()].filter((item) => !item.hidden)',
] as const;

let judgement: Judgement;
let summary: string;
beforeAll(async () => {
  const root = freshFolder();
  cpSync(EXAMPLE, root, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  const modules = await installedModules(EXAMPLE);
  if (modules !== null) symlinkSync(modules, join(root, 'node_modules'));
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  writeFileSync(join(root, 'test/invoice.test.ts'), HUMANS);
  rmSync(join(root, 'test/invoice-api.test.ts'));
  replace(root, OLD_BUG);
  git(root, 'init', '--quiet', '--initial-branch=main');
  commit(root);
  replace(root, NEW_BUG);
  commit(root);

  const server = await serverFor([
    answers(readFileSync(here('recorded/invoice.json'), 'utf8')),
    answers('{"drafts":[]}'),
  ]);
  const { json } = await drafted(root, { baseUrl: server.baseUrl });
  const { system, dispose } = await createSystem({
    environment,
    log: { info() {}, warn() {}, progress() {}, group: () => () => {} },
    git: createGit(environment),
  });
  try {
    judgement = await gate(system, {
      cwd: root,
      references: { kind: 'local', base: 'HEAD~1', head: null },
      configFile: null,
      only: ['mutation'],
      drafting: draftsOf('drafts.json', json),
      environment,
    });
  } finally {
    await dispose();
  }
  summary = summaryMarkdown(judgement, { links: null, sources: new Map() });
}, 600_000);
afterAll(removeAll);

test('drafts for the brief of the worked example get the verdicts that a person gives them', () => {
  const report = reportSchema.parse(reportJson(judgement));
  const found = report.drafts.map(({ id, clauses, verdict, onHead, onBase }) => [
    id,
    clauses[0],
    verdict,
    onHead,
    onBase,
  ]);
  expect(found.sort()).toEqual([
    ['invoice-1', 'golden-path', 'earned', 'passed', 'passed'],
    ['invoice-2', 'empty-invoice', 'redundant', 'passed', 'passed'],
    ['invoice-3', 'golden-path', 'flaky', 'passed', null],
    ['invoice-4', 'golden-path', 'broken', 'failed', null],
    ['invoice-5', 'golden-path', 'rejected', null, null],
    ['invoice-6', 'hidden-currency', 'candidate-bug', 'failed', 'failed'],
    ['invoice-7', 'duplicate-line', 'candidate-regression', 'failed', 'passed'],
  ]);
  expect(report.ledger).toMatchObject({
    earned: 1,
    uniqueKills: report.drafts.find(({ id }) => id === 'invoice-1')?.uniqueKills.length,
  });
});

test('clauses are traced to the tests of people that name them, and to what these kill', () => {
  const { brief } = reportJson(judgement);
  const traced = brief.map(({ clause, tests, mutants }) => [
    clause,
    tests.map(({ draft, kills }) => [draft, kills]),
    mutants,
  ]);
  expect(traced.slice(0, 5)).toEqual([
    ['golden-path', [['invoice-1', expect.any(Number)]], 26],
    ['duplicate-line', [['invoice-7', null]], 26],
    ['currency-mismatch', [[null, 10]], 26],
    ['hidden-currency', [['invoice-6', null]], 26],
    [
      'empty-invoice',
      [
        [null, 6],
        ['invoice-2', 6],
      ],
      26,
    ],
  ]);
});

test('a bug that a draft for a required clause shows blocks, and one for another clause warns', () => {
  const findings = judgement.checks.find(({ id }) => id === 'brief')?.findings ?? [];
  const about = (draft: string) => findings.find(({ message }) => message.startsWith(`the draft ${draft} `));
  expect(about('invoice-7')).toMatchObject({
    level: 'block',
    message: expect.stringMatching(/follows duplicate-line .*: this change broke it/),
  });
  expect(about('invoice-6')).toMatchObject({
    level: 'warn',
    message: expect.stringMatching(/follows hidden-currency .*: the code or the brief is wrong$/),
  });
});

test('the summary shows each candidate bug with its clause, what was expected and what happened', () => {
  expect(summary).toContain(`**🐞 candidate bug** \`invoice-6\`: does not mind the currency of a hidden line
- \`hidden-currency\`: A hidden line in another currency is no mismatch. The currency is that of the lines that are charged.
- Expected: A hidden line is not there: EUR is left.
- It follows its clause, and fails 3 of 3 times. It fails on the source of the base commit too.

What happened:

\`\`\`text
Error: An invoice has one currency; this one has EUR and USD.
    at buildInvoiceSummary (src/invoice.ts:42:11)
    at test/invoice-6.draft.test.ts:9:10
\`\`\``);
});

function replace(root: string, [from, to]: readonly [string, string]): void {
  const path = join(root, 'src/invoice.ts');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${from} is not in the example`);
  writeFileSync(path, text.replace(from, to));
}

function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'a change');
}
