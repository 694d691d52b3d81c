import { describe, expect, test } from '@jest/globals';
import { aCase, aDrafting, BASE, HEAD_WITH_GROUPS, tried, verdictsOf } from './ticket-office.ts';

const GROUP = aCase('ten-seats', 'group', 'assert.equal(price(30, 10, false), 10_800);');
const tracedIn = ({ clauses }: Awaited<ReturnType<typeof tried>>['trial']) =>
  Object.fromEntries(clauses.map(({ clause, tests, mutants }) => [clause, [tests.map(({ kills }) => kills), mutants]]));

describe('the clauses of a brief whose target the change touches', () => {
  test('are traced in the tree itself where its tests need what git does not keep, and drafts are not tried', async () => {
    const human = `import { readFileSync } from 'node:fs';\nreadFileSync(new URL('../built.txt', import.meta.url));\n${BASE['test/price.test.js']}`;
    const { trial } = await tried(aDrafting([GROUP]), {
      base: { ...BASE, '.gitignore': 'node_modules\nbuilt.txt\n', 'test/price.test.js': human },
      head: { ...HEAD_WITH_GROUPS, 'built.txt': 'built' },
    });
    expect(verdictsOf(trial)).toEqual({ 'ten-seats': 'untried' });
    expect(trial.problems).toEqual([
      expect.stringMatching(/^Tests that pass here fail in a copy of the tree \(test\/price\.test\.js\).*built\.txt/s),
    ]);
    expect(tracedIn(trial)).toMatchObject({ adult: [[11], 26] });
  });

  test('are told as not known, and drafts as not tried, when the time ends first', async () => {
    const briefs = { include: ['**/*.brief.yml'], budgetMs: 1, candidateBugs: 'required' as const };
    const { trial } = await tried(aDrafting([GROUP]), { head: HEAD_WITH_GROUPS, policy: { briefs } });
    expect(verdictsOf(trial)).toEqual({ 'ten-seats': 'untried' });
    expect(trial.patch).toBeNull();
  });
});
