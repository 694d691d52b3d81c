import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Draft, DraftFixture } from '../../src/domain/draft.ts';
import type { Package } from '../../src/project/project.ts';
import { brokenRules } from '../../src/trial/broken-rules.ts';
import { aBrief } from '../judgements.ts';
import { removeWorkTrees, workTree } from '../source/work-tree.ts';
import { aCase, aDraft } from './ticket-office.ts';

afterEach(removeWorkTrees);

const brief = aBrief({
  path: 'src/price.brief.yml',
  target: { kind: 'export', export: { file: 'src/price.js', name: 'price' } },
  clauses: [{ id: 'adult', kind: 'golden', text: 'An adult pays 12.00.', required: true }],
  invariants: [],
});

const good = aCase('good', 'adult', 'assert.equal(price(30, 1, false), 1200);');
const usingFixture = (path: string) => ({
  ...aDraft(
    'fixed',
    'adult',
    "import { age } from './ages.draft.js';\ntest('[adult] pays', () => { assert.equal(price(age, 1, false), 1200); });",
  ),
  fixtures: [path],
});
const fixture = (path: string, code = 'export const age = 30;\n'): DraftFixture => ({ path, code, purpose: 'ages' });

function office(files: Parameters<typeof workTree>[0] = {}): string {
  return workTree({
    'package.json': '{ "type": "module" }',
    'src/price.js': 'export const price = (age, seats, isMember) => age * seats;\n',
    'test/price.test.js': '',
    ...files,
  });
}

interface Given {
  readonly root?: string;
  readonly fixtures?: readonly DraftFixture[];
  readonly of?: typeof brief | null;
}

/** `form: …`: kind and message of each broken rule. */
async function broken(draft: Draft, { root = office(), fixtures = [], of = brief }: Given = {}) {
  const subject: Package = {
    directory: '.',
    root,
    name: null,
    runner: 'node-test',
    runnerFrom: 'test script runs node --test',
    runnerVersion: '24.0.0',
    testScript: 'node --test',
    runnerArguments: [],
    runnerEnvironment: {},
    nodeArguments: [],
  };
  const problems = await brokenRules(root, subject, draft, fixtures, of, { rules: {}, waivers: [] });
  return problems.map(({ kind, message }) => `${kind}: ${message}`);
}

describe('a draft breaks no rule', () => {
  test('when it is what drafting would have handed over', async () => {
    expect(await broken(good)).toEqual([]);
  });

  test('when its folder is new, or a link of the tree is elsewhere', async () => {
    const root = office({ 'test/linked': { link: '../src' } });
    const code = good.code.replace('../src', '../../src');
    expect(await broken({ ...good, path: 'test/new folder/größe.draft.spec.mjs', code }, { root })).toEqual([]);
  });

  test.each(['test/ages.draft.js', 'test/ages.draft.mjs', 'test/ages.draft.ts'])(
    'when its fixture %s is handed over with it',
    async (path) => {
      const draft = usingFixture(path);
      const code = draft.code.replace('./ages.draft.js', `./${path.slice('test/'.length)}`);
      const fixtures = [fixture(path), fixture('not asked for')];
      expect(await broken({ ...draft, code }, { fixtures })).toEqual([]);
    },
  );
});

const NO_NAME = /^form: .* is no name for a draft/;

describe('a place that is none of a draft', () => {
  test.each([
    '',
    'test/a.test.js',
    'test/a.draft.test.js.snap',
    'package.json',
    '/etc/a.draft.test.js',
    '../a.draft.test.js',
    'test/../../a.draft.test.js',
    'test/../test/a.draft.test.js',
    './test/a.draft.test.js',
    'test/./a.draft.test.js',
    'test//a.draft.test.js',
    'test\\a.draft.test.js',
    'C:\\test\\a.draft.test.js',
    '.git/hooks/a.draft.test.js',
    'test/.GIT/a.draft.test.js',
    'test/.git /a.draft.test.js',
    'test/.git::$INDEX_ALLOCATION/a.draft.test.js',
    'test/GIT~1/a.draft.test.js',
    '.github/a.draft.test.js',
    'node_modules/a/a.draft.test.js',
    'test/Node_Modules/a.draft.test.js',
    'test/a.draft.test.js/b.draft.test.js',
    'test/a.draft.js/b.draft.test.js',
    'test/a\0.draft.test.js',
    'test/a\n.draft.test.js',
    'test/a\u202e.draft.test.js',
    'test/.g\u200cit/a.draft.test.js',
    'test/\ud800.draft.test.js',
    `${'a/'.repeat(600)}a.draft.test.js`,
  ])('is refused by its name: %j', async (path) => {
    const root = office();
    expect(await broken({ ...good, path }, { root })).toEqual([expect.stringMatching(NO_NAME)]);
    expect(await broken(usingFixture(path), { root, fixtures: [fixture(path)] })).toEqual([
      expect.stringMatching(NO_NAME),
    ]);
  });

  test.each(['test/a.draft.js', 'test/a.draft.test.js.draft.js', 'test/a.draft.test.mjsx.draft.js'])(
    'is refused by its name, which is one of a fixture: %j',
    async (path) => {
      expect(await broken({ ...good, path })).toEqual([expect.stringMatching(NO_NAME)]);
    },
  );

  test.each(['test/a.draft.test.js', 'test/a.draft.js.draft.spec.js'])(
    'is refused to a fixture by its name, which is one of a test: %j',
    async (path) => {
      expect(await broken(usingFixture(path), { fixtures: [fixture(path)] })).toEqual([expect.stringMatching(NO_NAME)]);
    },
  );

  test.each<[string, string, string]>([
    ['a file is there', 'test/a.draft.test.js', 'something is at'],
    ['a link is there', 'test/link.draft.test.js', 'something is at'],
    ['a link to nothing is there', 'test/dangling.draft.test.js', 'no file can be made at'],
    ['a link leads out of the tree', 'out/a.draft.test.js', 'no file can be made at'],
    ['a link leads to another folder', 'inner/a.draft.test.js', 'no file can be made at'],
    ['a file is in the way', 'src/price.js/a.draft.test.js', 'no file can be made at'],
    ['its name is too long for the disk', `test/${'a'.repeat(250)}.draft.test.js`, 'no file can be made at'],
  ])('is refused since %s', async (_, path, message) => {
    const root = office({
      'test/a.draft.test.js': '',
      'test/link.draft.test.js': { link: '../src/price.js' },
      'test/dangling.draft.test.js': { link: '../gone.js' },
      out: { link: '..' },
      inner: { link: 'src' },
    });
    expect(await broken({ ...good, path }, { root })).toEqual([expect.stringContaining(message)]);
    expect(existsSync(join(root, 'gone.js'))).toBe(false);
  });

  test('is that of a fixture, for a draft, and any other for a fixture', async () => {
    expect(await broken({ ...good, path: 'test/a.draft.js' })).toEqual([expect.stringMatching(NO_NAME)]);
    const path = 'test/ages.js';
    expect(await broken(usingFixture(path), { fixtures: [fixture(path)] })).toEqual([expect.stringMatching(NO_NAME)]);
  });
});

describe('a draft is refused', () => {
  test('when its brief is not at the base commit, whatever else is wrong', async () => {
    expect(await broken(good, { of: null })).toEqual([
      'form: its brief "src/price.brief.yml" is not at the base commit',
    ]);
    expect(await broken({ ...good, path: 'a' }, { of: null })).toHaveLength(2);
  });

  test('when a fixture that it names was not handed over', async () => {
    expect(await broken(usingFixture('test/ages.draft.js'))).toEqual([
      'form: it names the fixture "test/ages.draft.js", which was not handed over',
    ]);
  });

  test.each<[string, Draft, string]>([
    [
      'ends the process',
      aCase('a', 'adult', 'process.exit(0);\n  assert.equal(price(30, 1, false), 1200);'),
      'forbidden',
    ],
    ['does not parse', aDraft('a', 'adult', "test('[adult] a', () => {"), 'syntax'],
    [
      'imports what is not there',
      aDraft(
        'a',
        'adult',
        "import { a } from './a.js';\ntest('[adult] a', () => { assert.equal(price(a, 1, false), 1); });",
      ),
      'import',
    ],
    ['asserts nothing', aCase('a', 'adult', 'price(30, 1, false);\n  assert.ok(true);'), 'review'],
    ['cites a clause that is not there', { ...good, clauses: ['elder'] }, 'clause'],
  ])('by the checks of drafting, when it %s', async (_, draft, kind) => {
    expect((await broken(draft)).map((told) => told.split(':')[0])).toContain(kind);
  });

  test('for what is in its fixture', async () => {
    const path = 'test/ages.draft.js';
    const code = "import { execSync } from 'node:child_process';\nexport const age = Number(execSync('id -u'));\n";
    expect(await broken(usingFixture(path), { fixtures: [fixture(path, code)] })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^forbidden: .*child_process/)]),
    );
  });

  test('in few words, however long its names are', async () => {
    const long = 'x'.repeat(1_000_000);
    const draft = { ...usingFixture(long), path: `${long}.draft.`.repeat(3), brief: long };
    const told = await broken(draft, { of: null });
    expect(told).toHaveLength(3);
    expect(Math.max(...told.map((line) => line.length))).toBeLessThan(400);
  });
});
