import { afterEach, describe, expect, test } from '@jest/globals';
import { changedTargets } from '../../src/briefs/changed-targets.ts';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import type { Brief, BriefTarget } from '../../src/domain/brief.ts';
import { createRepository, type Repository, removeTemporaryFolders } from '../change/repository.ts';

afterEach(removeTemporaryFolders);

const TOTAL: BriefTarget = { kind: 'export', export: { file: 'src/invoice.js', name: 'total' } };
const ROUTE: BriefTarget = {
  kind: 'route',
  method: 'GET',
  path: '/total',
  entry: { file: 'src/server.js', name: 'createServer' },
};
const INVOICE = [
  "import { fee } from './fee.js';",
  'const rate = 2;',
  'export const total = (lines) => lines.length * rate + fee();',
  'export const title = () => "Invoice";',
  '',
].join('\n');

function aBrief(target: BriefTarget): Brief {
  const clauses = [{ id: 'golden', kind: 'golden', text: 'adds up', required: false }] as const;
  return { path: 'a.brief.yml', target, behaviour: 'b', clauses, invariants: [], fixtures: [], seam: [], avoid: [] };
}

async function seen(target: BriefTarget, change: (repository: Repository) => void) {
  const repository = createRepository()
    .write('src/fee.js', 'export const fee = () => 5;\n')
    .write('src/other.js', 'export const other = () => 1;\n')
    .write('src/invoice.js', INVOICE)
    .write('src/server.js', "import { total } from './invoice.js';\nexport const createServer = () => total([]);\n");
  const base = repository.commit();
  change(repository);
  const head = repository.commit();
  const { tested, folder } = repository;
  const read = await readChange(tested, folder, { base, head, how: 'told' }, createClassifier({ testMatches: null }));
  const brief = aBrief(target);
  return (await changedTargets(tested, folder, read, [brief])).get(brief);
}

const rewrite = (from: string, to: string) => (it: Repository) =>
  void it.write('src/invoice.js', INVOICE.replace(from, to));

describe('a target changes', () => {
  test.each<[string, (repository: Repository) => void, string]>([
    ['with its own body', rewrite('lines.length * rate', 'lines.length + rate'), 'src/invoice.js#total changed'],
    ['with what it uses in its file', rewrite('rate = 2', 'rate = 3'), 'src/invoice.js#total changed'],
    [
      'with a file that it imports',
      (it) => void it.write('src/fee.js', 'export const fee = () => 6;\n'),
      'src/fee.js, which it imports, changed',
    ],
  ])('%s', async (_, change, why) => {
    expect(await seen(TOTAL, change)).toEqual({ changed: true, why });
  });

  test('when it is new', async () => {
    const target: BriefTarget = { kind: 'export', export: { file: 'src/invoice.js', name: 'tax' } };
    const change = (it: Repository) => void it.write('src/invoice.js', `${INVOICE}export const tax = () => 1;\n`);
    expect(await seen(target, change)).toEqual({ changed: true, why: 'src/invoice.js#tax changed' });
  });

  test('as a route when anything behind its entry does', async () => {
    expect(await seen(ROUTE, (it) => void it.write('src/fee.js', 'export const fee = () => 6;\n'))).toEqual({
      changed: true,
      why: 'src/fee.js, which it imports, changed',
    });
  });
});

test.each<[string, (repository: Repository) => void]>([
  ['another export of its file', rewrite('"Invoice"', '"Bill"')],
  ['a comment', rewrite('const rate', '/* per line */ const rate')],
  ['a file that it does not import', (it) => void it.write('src/other.js', 'export const other = () => 2;\n')],
  ['tests and prose', (it) => void it.write('test/a.test.js', 'a();').write('README.md', 'hi')],
])('a target stays as it was with %s', async (_, change) => {
  expect(await seen(TOTAL, change)).toEqual({ changed: false, why: 'this change leaves its behaviour as it was' });
});
