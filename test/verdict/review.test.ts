import { describe, expect, test } from '@jest/globals';
import type { ReviewRun, Smell } from '../../src/domain/smell.ts';
import { reviewCheck } from '../../src/verdict/review.ts';
import { aReviewRun, aSmell, reviewCounts } from '../judgements.ts';

const reproduce = 'earnest gate --cwd . --base aaaa --only mutation,review';
const judged = (smells: readonly Smell[], run: ReviewRun = aReviewRun()) =>
  reviewCheck(run, smells, { skipped: null, reproduce });

const blocking = aSmell({ level: 'block', witness: 'the runner counted no assertion in it' });
const warning = aSmell({ rule: 'private-access', line: 9, message: 'reaches `_total`' });
const unread = [{ file: 'test/torn.test.ts', why: 'it does not parse:\n1:3' }];

describe('the review check', () => {
  test('fails for a smell that blocks, with rule, test, what was found and its witness', () => {
    expect(judged([blocking, warning])).toEqual({
      id: 'review',
      status: 'fail',
      summary: '1 finding blocks and 1 finding warns in 4 added or edited tests',
      why: null,
      findings: [
        {
          level: 'block',
          message:
            'test/invoice.test.ts:3 no-assertion in "invoice > adds up": nothing is asserted: say what the result should be (the runner counted no assertion in it)',
          at: { file: 'test/invoice.test.ts', line: 3 },
          reproduce,
        },
        {
          level: 'warn',
          message: 'test/invoice.test.ts:9 private-access in "invoice > adds up": reaches `_total`',
          at: { file: 'test/invoice.test.ts', line: 9 },
          reproduce,
        },
      ],
    });
  });

  test('warns for one that warns', () => {
    expect(judged([warning])).toMatchObject({
      status: 'warn',
      summary: '1 finding warns in 4 added or edited tests',
    });
  });

  test('passes what is only noted or waived, and counts it', () => {
    const noted = aSmell({ level: 'info' });
    const waived = aSmell({ level: 'info', waived: { reason: 'agreed', until: '2027-01-31' } });
    expect(judged([noted, noted, waived])).toMatchObject({
      status: 'pass',
      summary:
        'nothing blocks or warns in 4 added or edited tests; 2 findings only noted; 1 finding waived by the policy',
      findings: [],
    });
  });

  test('leaves focused and skipped tests to the suppressions check', () => {
    const others = [aSmell({ rule: 'focused-test', level: 'block' }), aSmell({ rule: 'skipped-test' })];
    expect(judged(others)).toMatchObject({
      status: 'pass',
      summary: 'nothing blocks or warns in 4 added or edited tests',
      findings: [],
    });
  });

  test('could not judge when a changed test file was not read, and keeps what it found', () => {
    expect(judged([warning], aReviewRun({ unread }))).toMatchObject({
      status: 'error',
      summary: 'not every changed test file was read; 1 finding warns in 4 added or edited tests',
      why: '1 changed test file could not be read: test/torn.test.ts (it does not parse: 1:3)',
      findings: [{ level: 'warn' }],
    });
  });

  test('fails all the same when something blocks beside it', () => {
    expect(judged([blocking], aReviewRun({ unread }))).toMatchObject({
      status: 'fail',
      summary: '1 finding blocks in 4 added or edited tests; 1 changed test file not read',
      why: null,
    });
  });

  test('names five files that were not read, and counts the rest', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ file: `test/${index}.test.ts`, why: 'torn' }));
    expect(judged([], aReviewRun({ unread: many })).why).toMatch(
      /^7 changed test files could not be read: test\/0.+test\/4\.test\.ts \(torn\) and 2 more$/,
    );
  });

  const noTest = reviewCounts({ files: 0, tests: 0 });

  test('is skipped when no test is added or edited and nothing was found beside', () => {
    expect(judged([], aReviewRun({ counts: noTest }))).toEqual({
      id: 'review',
      status: 'skipped',
      summary: 'no test was reviewed',
      why: 'the change adds or edits no test',
      findings: [],
    });
  });

  test('judges seams and exports of a change without tests', () => {
    const seam = { from: 'src/a.ts', to: 'src/b.ts', line: 1, exercisedBy: 'test/a.test.ts', doubledBy: [] };
    expect(judged([], aReviewRun({ counts: noTest, seams: [seam] }))).toMatchObject({
      status: 'pass',
      summary: 'nothing blocks or warns',
    });
    const smell = aSmell({
      rule: 'test-only-export',
      file: 'src/a.ts',
      test: null,
      message: 'only tests import `sum`',
    });
    expect(judged([smell], aReviewRun({ counts: noTest }))).toMatchObject({
      status: 'warn',
      findings: [{ message: 'src/a.ts:3 test-only-export: only tests import `sum`' }],
    });
  });

  test('is skipped for the reason given, and when there is nothing to judge by', () => {
    expect(reviewCheck(aReviewRun(), [blocking], { skipped: 'left out by --only', reproduce })).toMatchObject({
      status: 'skipped',
      why: 'left out by --only',
      findings: [],
    });
    expect(reviewCheck(null, [], { skipped: null, reproduce })).toMatchObject({
      status: 'skipped',
      why: 'it was not asked for',
    });
  });

  test('keeps names with line ends on one line', () => {
    const hostile = aSmell({ level: 'block', test: 'a\n::error::b', message: 'c\r\nd', file: 'x\n.ts' });
    const [finding] = judged([hostile]).findings;
    expect(finding?.message).toBe('x .ts:3 no-assertion in "a ::error::b": c d');
  });
});
