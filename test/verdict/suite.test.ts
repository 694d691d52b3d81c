import { describe, expect, test } from '@jest/globals';
import type { TestRun } from '../../src/domain/test-run.ts';
import { NOTHING_RELEVANT } from '../../src/verdict/skip.ts';
import { suiteCheck } from '../../src/verdict/suite.ts';
import { aRun, aTest } from '../judgements.ts';

const check = (run: Partial<TestRun>, testFiles: number | null = 1, packageDirectory = '.') =>
  suiteCheck([{ packageDirectory, run: aRun(run), testFiles }]);

describe('the suite check', () => {
  test('passes a green suite and counts what ran', () => {
    const tests = [
      aTest(),
      aTest({ titlePath: ['b'], status: 'skipped' }),
      aTest({ titlePath: ['c'], status: 'todo' }),
    ];
    expect(check({ tests })).toEqual({
      id: 'suite',
      status: 'pass',
      summary: '1 test passes, 2 skipped',
      why: null,
      findings: [],
    });
  });

  test('fails a red suite and names the failing tests with their place and command', () => {
    const failed = aTest({
      titlePath: ['total', 'rounds'],
      status: 'failed',
      failure: '\n  Expected: 3\n  Received: 4',
    });
    const result = check(
      { tests: [aTest(), failed], fileFailures: [{ file: 'test/b.test.ts', message: 'SyntaxError: x' }], exitCode: 1 },
      2,
      "it's",
    );
    expect(result).toEqual({
      id: 'suite',
      status: 'fail',
      summary: '1 of 2 tests fails; 1 test file fails as a whole',
      why: null,
      findings: [
        {
          level: 'block',
          message: 'test/invoice.test.ts > total > rounds fails: Expected: 3',
          at: { file: 'test/invoice.test.ts', line: 3 },
          reproduce: "cd 'it'\\''s' && npx jest",
        },
        {
          level: 'block',
          message: 'test/b.test.ts fails as a whole: SyntaxError: x',
          at: { file: 'test/b.test.ts', line: 1 },
          reproduce: "cd 'it'\\''s' && npx jest",
        },
      ],
    });
  });

  test.each([
    [
      'exits with an error though no test failed',
      { exitCode: 1, remark: 'coverage too low' },
      'the suite exits with 1, though no test is reported as failed (coverage too low)',
    ],
    [
      'is ended by a signal',
      { exitCode: null },
      'the suite is ended by a signal, though no test is reported as failed',
    ],
    ['skips every test', { tests: [aTest({ status: 'skipped' })] }, 'the suite skips every test: none of 1 ran'],
    [
      'runs zero tests while test files exist',
      { outcome: 'no-tests', tests: [] },
      'the suite runs zero tests, though 1 test file exists',
    ],
  ] as const)('fails a suite that %s', (_, run, summary) => {
    expect(check(run)).toMatchObject({ status: 'fail', summary, findings: [{ message: summary }] });
  });

  test('warns of a package without tests, and fails one that may have some', () => {
    expect(check({ outcome: 'no-tests', tests: [] }, 0)).toMatchObject({
      status: 'warn',
      summary: '0 tests pass; the suite has no tests at all',
    });
    expect(check({ outcome: 'no-tests', tests: [] }, null).status).toBe('fail');
  });

  test.each([
    ['timed-out', 'the suite of core was ended at its time limit: 10 m'],
    ['crashed', 'the suite of core ended without a report that can be read: 10 m'],
  ] as const)('cannot judge a suite that %s', (outcome, why) => {
    expect(check({ outcome, tests: [], exitCode: null, remark: '10 m' }, 1, 'core')).toMatchObject({
      status: 'error',
      why,
    });
  });

  test('fails when one package fails, even if another could not be judged', () => {
    const runs = [
      { packageDirectory: 'a', run: aRun({ outcome: 'crashed' }), testFiles: 1 },
      { packageDirectory: 'b', run: aRun({ tests: [aTest({ status: 'failed' })], exitCode: 1 }), testFiles: 1 },
    ];
    expect(suiteCheck(runs).status).toBe('fail');
  });

  test('is skipped only for a reason, and never for want of a run', () => {
    expect(suiteCheck([], NOTHING_RELEVANT)).toMatchObject({ status: 'skipped', why: 'nothing relevant changed' });
    expect(suiteCheck([]).status).toBe('error');
  });
});
