import { describe, expect, test } from '@jest/globals';
import { ALL_IRRELEVANT, allChecks, type Seen } from '../../src/verdict/all-checks.ts';
import { aChange, aFlake, aPolicy, aReviewRun, aSmell, aStabilityRun, aTestStability } from '../judgements.ts';

function seen(changes: Partial<Seen> = {}): Seen {
  return {
    suites: [],
    change: aChange(),
    texts: [],
    stability: [],
    mutation: [],
    untested: [],
    undone: null,
    weakened: [],
    review: null,
    smells: [],
    trial: null,
    ...changes,
  };
}

describe('all checks', () => {
  test('stand in the order in which reports tell them', () => {
    expect(allChecks(seen(), ALL_IRRELEVANT, aPolicy()).map(({ id }) => id)).toEqual([
      'suite',
      'flaky',
      'mutation',
      'worth',
      'base',
      'weakened',
      'review',
      'brief',
      'drafts',
      'suppressions',
    ]);
  });

  test('are skipped together when nothing relevant changed, but for those that read the diff', () => {
    const judged = allChecks(seen(), ALL_IRRELEVANT, aPolicy()).filter(({ status }) => status !== 'skipped');
    expect(judged.map(({ id }) => id)).toEqual(['drafts', 'suppressions']);
  });

  test('name a command for the review that hears its witnesses too, and knows what is flaky', () => {
    const found = { review: aReviewRun(), smells: [aSmell({ level: 'block' })] };
    const command = (changes: Partial<Seen>) =>
      allChecks(seen({ ...found, ...changes }), { ...ALL_IRRELEVANT, review: null }, aPolicy())
        .find(({ id }) => id === 'review')
        ?.findings.map(({ reproduce }) => reproduce);
    const base = 'a'.repeat(40);
    expect(command({})).toEqual([`earnest gate --cwd . --base ${base} --only mutation,review`]);
    const stability = [aStabilityRun({ tests: [aTestStability({ flake: aFlake() })] })];
    expect(command({ stability })).toEqual([`earnest gate --cwd . --base ${base} --only flaky,mutation,review`]);
  });
});
