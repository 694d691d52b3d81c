import { beforeAll, describe, expect, test } from '@jest/globals';
import { LABELLED } from './labelled-drafts.ts';
import { aDrafting, type Tried, tried, verdictsOf } from './ticket-office.ts';

/** Neither best nor worst first. */
const SHUFFLED = [...LABELLED].sort(({ draft: one }, { draft: other }) => (turned(one.id) < turned(other.id) ? -1 : 1));

let found: Tried;
beforeAll(async () => {
  found = await tried(aDrafting(SHUFFLED.map(({ draft }) => draft)));
}, 600_000);

describe('drafts of mixed quality, tried together', () => {
  test('each get the verdict that a person gives them', () => {
    expect(verdictsOf(found.trial)).toEqual(Object.fromEntries(LABELLED.map(({ draft, label }) => [draft.id, label])));
  });

  test('are not run where a rule forbids them, and at least six times where they are called earned or redundant', () => {
    const runsOf = (...verdicts: readonly string[]) =>
      found.trial.drafts.filter(({ verdict }) => verdicts.includes(verdict)).map(({ runs }) => runs);
    expect(new Set(runsOf('rejected'))).toEqual(new Set([0]));
    expect(Math.min(...runsOf('earned', 'redundant'))).toBe(6);
  });

  test('leave the tree as it was, and nothing beside it', () => {
    expect([found.status, found.strays]).toEqual([' M src/price.js\n', []]);
  });

  test('are handed on as a patch of those that earned it, and of no other', () => {
    const earned = LABELLED.filter(({ label }) => label === 'earned').map(({ draft }) => `+++ b/${draft.path}`);
    const named = (found.trial.patch ?? '').split('\n').filter((line) => line.startsWith('+++ '));
    expect(named).toEqual(earned.sort());
  });
});

function turned(text: string): string {
  return [...text].reverse().join('');
}
