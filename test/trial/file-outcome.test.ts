import { describe, expect, test } from '@jest/globals';
import type { TestCase, TestRun } from '../../src/domain/test-run.ts';
import { outcomeOfFile } from '../../src/trial/file-outcome.ts';
import { aRun, aTest } from '../judgements.ts';

const of = (status: TestCase['status'], file = 'test/a.test.ts') => aTest({ file, status });
const outcome = (tests: readonly TestCase[], fileFailures: TestRun['fileFailures'] = []) =>
  outcomeOfFile(aRun({ tests, fileFailures }), 'test/a.test.ts');

describe('a test file', () => {
  test('passes when all of its cases do that ran', () => {
    expect(outcome([of('passed'), of('skipped'), of('failed', 'test/b.test.ts')])).toBe('passed');
  });

  test('fails when one of its cases does', () => {
    expect(outcome([of('passed'), of('failed')])).toBe('failed');
  });

  test('fails when it could not be loaded, though a case of it passed', () => {
    expect(outcome([of('passed')], [{ file: 'test/a.test.ts', message: 'SyntaxError' }])).toBe('failed');
  });

  test.each([[[]], [[of('skipped')]], [[of('passed', 'test/b.test.ts')]]])(
    'is lost when none of its cases ran: %j',
    (tests) => {
      expect(outcome(tests, [{ file: 'test/b.test.ts', message: 'SyntaxError' }])).toBe('lost');
    },
  );
});
