import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reviewText, type ShownReview } from '../../src/report/review-text.ts';
import { aSmell, reviewCounts } from '../judgements.ts';
import { hostile } from './hostile-text.ts';

const shown = (changes: Partial<ShownReview> = {}) =>
  reviewText({ smells: [], counts: reviewCounts(), unread: [], ...changes });

describe('the review on a terminal', () => {
  test('is a line for each finding, a group for each file, and the counts', () => {
    const smells = [
      aSmell({ file: 'test/b.test.ts', line: 12, level: 'block', rule: 'tautology', message: '1 is 1' }),
      aSmell({ file: 'test/b.test.ts', line: 3, witness: 'the runner counted none' }),
      aSmell({
        file: 'test/a.test.ts',
        level: 'info',
        rule: 'weak-only',
        message: 'is only there',
        waived: { reason: 'agreed', until: '2027-01-31' },
      }),
    ];
    const unread = [{ file: 'test/torn.test.ts', why: 'it does not parse' }];
    expect(shown({ smells, unread, counts: reviewCounts({ files: 2 }) })).toBe(`\
test/a.test.ts:3  info   weak-only  is only there [waived until 2027-01-31: agreed]

test/b.test.ts:3   warn   no-assertion  nothing is asserted: say what the result should be (the runner counted none)
test/b.test.ts:12  block  tautology     1 is 1

test/torn.test.ts  could not be read: it does not parse

4 tests in 2 files: 1 block, 1 warn, 1 info; 1 file could not be read.
`);
  });

  test('says so when nothing was found', () => {
    expect(shown({ counts: reviewCounts({ tests: 1 }) })).toBe('1 test in 1 file: nothing found.\n');
  });

  test('gives hostile text no way to act on a terminal or a workflow log', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (file, message, reason) => {
        const waived = { reason, until: '2027-01-31' };
        const text = shown({
          smells: [aSmell({ file, message, witness: reason, waived })],
          unread: [{ file: `::error::${file}`, why: message }],
        });
        expect(text.split('\n')).toHaveLength(6);
        expect(text).not.toMatch(/^\s*::|##\[/m);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\p{Cs}]/u);
      }),
    );
    expect(shown({ smells: [aSmell({ file: '::error::x.test.ts' })] })).toMatch(
      /^:\u200b:error::x\.test\.ts:3 {2}warn/,
    );
  });
});
