import { describe, expect, test } from '@jest/globals';
import { countText, hasFailure, problemText, runText } from '../../src/report/rerun-text.ts';
import { aTest } from '../judgements.ts';

const passed = aTest({ id: 'a > passes', name: 'passes', status: 'passed' });
const failed = aTest({ id: 'a > fails', name: 'fails', status: 'failed', failure: 'expected 1\nreceived 2' });
const run = (...cases: readonly (typeof passed)[]) => ({ cases, fileFailures: [] });

describe('what a rerun prints', () => {
  test('is a line for each case, with the first lines of its failure', () => {
    const long = { ...failed, failure: `${Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n\n')}` };

    expect(runText(run(passed, failed), 'Run 1 of 2')).toBe(
      'Run 1 of 2\n  ✓ passes\n  ✗ fails\n    │ expected 1\n    │ received 2\n',
    );
    expect(runText(run(long), null).split('\n').slice(-3)).toEqual(['    │ line 6', '    │ line 7', '']);
  });

  test('calls a pass after a retry a failure', () => {
    const retried = { ...passed, hiddenRetries: 1, failure: 'first attempt' };

    expect(runText(run(retried), null)).toBe(
      '  ✗ passes (it passed only when it was tried again)\n    │ first attempt\n',
    );
    expect(hasFailure(run(retried))).toBe(true);
  });

  test.each([
    [[run(passed)], '0 of 1 case failed under natural.\n'],
    [[run(passed, failed)], '1 of 2 cases failed under natural.\n'],
    [[run(passed), run({ ...passed, status: 'failed' })], '1 of 1 case failed in 1 of 2 runs under natural.\n'],
    [
      [{ cases: [passed], fileFailures: [{ file: 'b.js', message: '' }] }],
      '1 file failed as a whole, 0 of 1 case failed under natural.\n',
    ],
  ])('closes with the count', (runs, line) => {
    expect(countText(runs, 'natural')).toBe(line);
  });

  test('gives hostile text no way to act on a terminal or a workflow log', () => {
    const hostile = '::error::forged\n::set-output name=a::b\n\u001b[31m\u202ered\r::warning::x';
    const cases = [{ ...failed, name: hostile, failure: hostile }];
    const shown = [runText({ cases, fileFailures: [{ file: hostile, message: hostile }] }, null), problemText(hostile)];

    for (const text of shown) {
      expect(['\u001b', '\u202e', '\r'].filter((character) => text.includes(character))).toEqual([]);
      expect(text).not.toMatch(/^\s*::/m);
      expect(text).not.toContain('##[');
    }
  });
});
