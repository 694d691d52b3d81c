import { describe, expect, test } from '@jest/globals';
import { type Mutant, mutationTotals } from '../../src/domain/mutant.ts';
import type { ReviewCounts, ReviewRun, Smell } from '../../src/domain/smell.ts';
import { checklist } from '../../src/verdict/checklist.ts';
import { aReviewRun, aSmell, mutants, reviewCounts } from '../judgements.ts';

function answers(
  run: ReviewRun = aReviewRun(),
  smells: readonly Smell[] = [],
  judged: readonly Mutant[] = [],
): Readonly<Record<string, string>> {
  const totals = mutationTotals(judged, 80, judged.length);
  return Object.fromEntries(
    checklist(run, smells, { mutants: judged, totals }).map(({ question, answer, evidence }) => [
      question,
      `${answer}: ${evidence}`,
    ]),
  );
}

const counting = (changes: Partial<ReviewCounts>) => aReviewRun({ counts: reviewCounts(changes) });
const seam = { from: 'src/a.ts', to: 'src/b.ts', line: 4, exercisedBy: 'test/a.test.ts', doubledBy: [] };

describe('the checklist', () => {
  test('answers its six questions in order, each with its evidence', () => {
    const judged = [...mutants(14, 'killed'), ...mutants(2, 'survived')];
    expect(Object.entries(answers(aReviewRun({ seams: [seam] }), [], judged))).toEqual([
      ['public-behaviour', 'yes: nothing blocks or warns in 4 tests'],
      ['would-fail', 'yes: 14 of 16 mutants of the changed lines are killed; the first that is not: src/invoice.ts:1'],
      ['invalid-input', 'yes: of 4 tests 1 expects an error, 2 are given a boundary'],
      [
        'integration-seam',
        'yes: 1 of 1 import between modules exercised without a double: src/a.ts → src/b.ts by test/a.test.ts',
      ],
      [
        'snapshots-and-doubles',
        'yes: nothing blocks or warns in 4 tests; 0 rest on a snapshot alone, 1 module doubled',
      ],
      ['more-than-a-mirror', 'yes: nothing blocks or warns in 4 tests'],
    ]);
  });

  test.each([
    ['private-access', 'public-behaviour'],
    ['no-assertion', 'would-fail'],
    ['golden-path-only', 'invalid-input'],
    ['giant-snapshot', 'snapshots-and-doubles'],
    ['mock-echo', 'more-than-a-mirror'],
  ])('is no for a question to which %s objects', (rule, question) => {
    const judged = mutants(4, 'killed');
    expect(answers(aReviewRun(), [aSmell({ rule })], judged)[question]).toBe(`no: ${rule} at test/invoice.test.ts:3`);
    expect(answers(aReviewRun(), [aSmell({ rule }), aSmell({ rule, line: 9 })], judged)[question]).toBe(
      `no: 2 findings, the first ${rule} at test/invoice.test.ts:3`,
    );
  });

  test('counts what is only noted, and is not told otherwise by it', () => {
    const noted = aSmell({ rule: 'interaction-only', level: 'info' });
    expect(answers(aReviewRun(), [noted])['more-than-a-mirror']).toBe(
      'yes: nothing blocks or warns in 4 tests; 1 finding only noted',
    );
  });

  test('knows nothing of tests where there are none', () => {
    const found = answers(counting({ files: 0, tests: 0, assertValues: 0, expectErrors: 0, useBoundaries: 0 }));
    expect(Object.values(found).map((text) => text.split(':')[0])).toEqual(Array(6).fill('unknown'));
  });

  test('takes no silence for a yes while a test file could not be read', () => {
    const run = aReviewRun({ unread: [{ file: 'test/torn.test.ts', why: 'torn' }] });
    expect(answers(run)['public-behaviour']).toBe(
      'unknown: nothing blocks or warns in 4 tests; 1 changed test file could not be read',
    );
    expect(answers(run)['would-fail']).toMatch(/^unknown: /);
    expect(answers({ ...run, counts: reviewCounts({ expectErrors: 0, useBoundaries: 0 }) })['invalid-input']).toMatch(
      /^unknown: /,
    );
  });
});

describe('whether the tests would fail', () => {
  const wouldFail = (judged: readonly Mutant[], counts: Partial<ReviewCounts> = {}) =>
    answers(counting(counts), [], judged)['would-fail'];

  test('is told by the mutants, at the threshold of the policy', () => {
    expect(wouldFail([...mutants(3, 'killed'), ...mutants(1, 'timeout')])).toBe(
      'yes: 4 of 4 mutants of the changed lines are killed',
    );
    expect(wouldFail([...mutants(3, 'killed'), ...mutants(1, 'no-coverage', { line: 7 })])).toBe(
      'no: 3 of 4 mutants of the changed lines are killed; the first that is not: src/invoice.ts:7',
    );
  });

  test('is told by what they compare where no mutant was judged', () => {
    expect(wouldFail(mutants(2, 'suppressed'))).toBe(
      'yes: no mutant was judged; 4 of 4 tests compare a value with an expected one',
    );
    expect(wouldFail([], { assertValues: 1 })).toBe(
      'unknown: no mutant was judged; 1 of 4 tests compares a value with an expected one',
    );
  });
});

describe('whether there is a case for invalid input', () => {
  test('is no when no test has one', () => {
    expect(answers(counting({ expectErrors: 0, useBoundaries: 0 }))['invalid-input']).toBe(
      'no: none of 4 tests expects an error or is given a boundary (0, -1, an empty text, null …)',
    );
  });
});

describe('whether a seam is exercised', () => {
  const seams = (...found: ReviewRun['seams']) => answers(aReviewRun({ seams: found }))['integration-seam'];

  test('is unknown when the change touches none', () => {
    expect(seams()).toBe('unknown: no import between two modules of the repository that the change touches');
  });

  test('is no when one is not, which is named', () => {
    const open = { ...seam, to: 'src/c.ts', exercisedBy: null, doubledBy: ['test/c.test.ts'] };
    expect(seams(seam, open)).toBe(
      'no: no test exercises 1 of 2 imports between modules without a double: src/a.ts → src/c.ts (line 4, doubled in test/c.test.ts)',
    );
    const unreached = { ...open, doubledBy: [] };
    expect(seams(unreached)).toBe(
      'unknown: no test is seen to reach the 1 import between modules, such as src/a.ts → src/c.ts',
    );
    expect(seams(unreached, seam)).toMatch(/^yes: 1 of 2 imports between modules exercised without a double: /);
  });
});
