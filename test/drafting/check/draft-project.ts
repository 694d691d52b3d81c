import type { DraftProblem } from '../../../src/domain/draft.ts';
import { createChecker } from '../../../src/drafting/check/checker.ts';
import type { Checker, CheckerSettings, DraftFile, DraftRunner } from '../../../src/drafting/check/draft-to-check.ts';
import { workTree } from '../../source/work-tree.ts';

type Files = Readonly<Record<string, string>>;

const PACKAGES: Readonly<Record<DraftRunner, Files>> = {
  jest: { jest: '30.0.0', 'fast-check': '4.0.0' },
  vitest: { vitest: '4.0.0', '@fast-check/vitest': '1.0.0', 'fast-check': '4.0.0' },
  mocha: { mocha: '11.0.0', chai: '6.0.0', sinon: '21.0.0' },
  'node-test': { typescript: '5.9.0' },
};

/** A small shop: prices, an invoice with a clock and a store, an HTTP server, and a factory that tests share. */
export const SHOP: Files = {
  'src/price.ts': [
    'export interface Item { readonly amount: number; readonly count: number }',
    'export class NotPositive extends Error {}',
    'export function total(items: readonly Item[], options?: { readonly taxed?: boolean }): number {',
    '  return items.length;',
    '}',
    'export async function fetchTotal(id: string): Promise<number> { return id.length; }',
    'export default total;',
    '',
  ].join('\n'),
  'src/index.ts': "export * from './price.ts';\nexport { total as sum } from './price.ts';\n",
  'src/store.ts':
    "import { total } from './price.ts';\nexport const store = { read: (id: string) => total([]) };\nexport const only = 1;\n",
  'src/server.ts':
    "import { createServer } from 'node:http';\nexport function createShopServer() { return createServer(); }\n",
  'src/secret.ts': 'export const secret = 1;\n',
  'src/common.cjs': 'exports.total = () => 1;\nexports.other = 2;\n',
  'src/price.json': '{}',
  'test/factories.ts': 'export const item = (over = {}) => ({ amount: 1, count: 1, ...over });\n',
  'test/other.draft.test.ts': 'export {};\n',
};

export interface ProjectOptions {
  readonly runner?: DraftRunner;
  readonly files?: Files;
  readonly settings?: Partial<CheckerSettings>;
}

export function checkerFor({ runner = 'vitest', files = {}, settings = {} }: ProjectOptions = {}): Checker {
  const manifest = { name: 'shop', type: 'module', devDependencies: PACKAGES[runner] };
  return createChecker({
    root: workTree({ 'package.json': JSON.stringify(manifest), ...SHOP, ...files }),
    packageDirectory: '.',
    runner,
    entry: { file: 'src/price.ts', name: 'total' },
    clauseIds: new Set(['C1', 'C2', 'I1']),
    review: { rules: {}, waivers: [] },
    mayRead: (path) => path !== 'src/secret.ts',
    ...settings,
  });
}

export interface Drafted {
  readonly path?: string;
  readonly clauses?: readonly string[];
  readonly fixtures?: readonly DraftFile[];
}

export function draft(
  code: string,
  { path = 'test/price.draft.test.ts', clauses = ['C1'], fixtures = [] }: Drafted = {},
) {
  return { path, code, clauses, fixtures };
}

/** A draft of vitest with one test whose title cites C1, around what is of interest. */
export function around(body: string, imports = ''): string {
  return [
    "import { expect, test, vi } from 'vitest';",
    "import { total } from '../src/price.ts';",
    imports,
    "test('[C1] an empty list costs nothing', async () => {",
    body,
    '  expect(total([])).toBe(0);',
    '});',
    '',
  ].join('\n');
}

export function kindsOf(problems: readonly DraftProblem[]): readonly string[] {
  return [...new Set(problems.map(({ kind }) => kind))].sort();
}
