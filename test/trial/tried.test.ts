import { expect, test } from '@jest/globals';
import { untried } from '../../src/trial/tried.ts';
import { aDraft } from '../judgements.ts';

test('of a draft that was not tried nothing is known but why', () => {
  const draft = aDraft();
  expect(untried(draft, 'The time ended first.')).toEqual({
    draft,
    verdict: 'untried',
    why: 'The time ended first.',
    ...{ onHead: null, onBase: null, runs: 0, failures: 0 },
    ...{ kills: [], uniqueKills: [], problems: [], failure: null },
  });
});
