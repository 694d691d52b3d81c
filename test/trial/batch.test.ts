import { expect, test } from '@jest/globals';
import { LABELLED } from './labelled-drafts.ts';
import { aDrafting, tried, verdictsOf } from './ticket-office.ts';

const labels = Object.fromEntries(LABELLED.map(({ draft, label }) => [draft.id, label]));
const drafts = LABELLED.map(({ draft }) => draft);

test('thirty drafts of mixed quality each get the verdict that a person gives them, in any order of the batch', async () => {
  const { trial } = await tried(aDrafting(drafts));
  expect(verdictsOf(trial)).toEqual(labels);
  const turned = await tried(aDrafting([...drafts].reverse()));
  expect(verdictsOf(turned.trial)).toEqual(labels);
});
