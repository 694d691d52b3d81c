import { afterEach, expect, test } from '@jest/globals';
import { draftsSchema } from '../../src/report/drafts-schema.ts';
import { drafted, invoiceExample, recordedAnswers, removeAll, serverFor } from './drafting-run.ts';

afterEach(removeAll);

test('the brief of the worked example is drafted for, from what a model answered to what is handed on', async () => {
  const server = await serverFor(recordedAnswers());
  const { drafting, json, summary } = await drafted(invoiceExample(), { baseUrl: server.baseUrl });

  expect(draftsSchema.parse(JSON.parse(json)).drafts).toHaveLength(6);
  expect(drafting.status).toBe('ok');
  expect(drafting.briefs).toEqual([
    { brief: 'src/invoice.brief.yml', target: 'src/invoice.ts#buildInvoiceSummary', status: 'drafted', why: null },
  ]);
  expect(
    drafting.drafts.map(({ id, path, clauses, kind, repairs }) => [
      id,
      path,
      clauses,
      kind,
      repairs.map(({ by }) => by),
    ]),
  ).toEqual([
    ['invoice-1', 'test/invoice-1.draft.test.ts', ['golden-path'], 'example', []],
    ['invoice-2', 'test/invoice-2.draft.test.ts', ['duplicate-line'], 'example', ['rule', 'rule']],
    ['invoice-3', 'test/invoice-3.draft.test.ts', ['currency-mismatch'], 'example', ['rule']],
    ['invoice-5', 'test/invoice-5.draft.test.ts', ['order-free'], 'property', []],
    ['invoice-4', 'test/invoice-4.draft.test.ts', ['empty-invoice'], 'example', ['model']],
    ['invoice-8', 'test/invoice-8.draft.test.ts', ['totals-add-up'], 'property', []],
  ]);
  expect(drafting.fixtures.map(({ path }) => path)).toEqual(['test/invoice.coffeeTwice.draft.ts']);
  expect(drafting.refused.map(({ id, problems }) => [id, [...new Set(problems.map(({ kind }) => kind))]])).toEqual([
    ['invoice-6', ['forbidden']],
    ['invoice-7', ['forbidden']],
  ]);
  expect(drafting.questions.map(({ clause, kind }) => [clause, kind])).toEqual([
    ['hidden-currency', 'ambiguity'],
    ['hidden-is-free', 'not-testable'],
  ]);
  expect(drafting.receipt.requests.map(({ purpose, answeredBy }) => [purpose, answeredBy])).toEqual([
    ['draft', 'provider'],
    ['repair', 'provider'],
    ['wider draft', 'provider'],
  ]);
  expect(drafting.cost).toMatchObject({ calls: 3, cached: 0, tokens: { input: 300, output: 60 } });

  const [, duplicate, mismatch] = drafting.drafts;
  expect(duplicate?.code.split('\n').slice(0, 4)).toEqual([
    '// @draft invoice-2: a model drafted this from src/invoice.brief.yml (duplicate-line). Read it, and remove this line to take it as yours.',
    "import { expect, test } from 'vitest';",
    "import { buildInvoiceSummary } from '../src/invoice.ts';",
    "import { coffeeTwice } from './invoice.coffeeTwice.draft.ts';",
  ]);
  expect(mismatch?.code).toContain("import { expect, test } from 'vitest';");
  expect(summary).toMatch(/^## ✏️ Earnest: 6 tests drafted\n/);
  expect(summary).toContain(
    '| ✏️ drafted | `src/invoice.brief.yml` | `src/invoice.ts#buildInvoiceSummary` | 6 drafts, 2 refused, 2 questions |',
  );
});
