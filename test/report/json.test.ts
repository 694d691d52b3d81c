import { describe, expect, test } from '@jest/globals';
import type { TestStability } from '../../src/domain/stability.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/report-schema.ts';
import {
  aChange,
  aChangedFile,
  aCheck,
  aFinding,
  aFlake,
  aJudgement,
  aMutant,
  aPackageWorth,
  aRun,
  aSmell,
  aStabilityRun,
  aTest,
  aTestStability,
  aTestWorth,
} from '../judgements.ts';

describe('report.json', () => {
  test('gives no reason for a pass, since nothing blocks', () => {
    const passed = aJudgement({ verdict: 'pass', reasons: ['2 tests pass'] });
    expect(reportJson(passed).reasons).toEqual([]);
    expect(reportJson({ ...passed, verdict: 'error' }).reasons).toEqual(['2 tests pass']);
  });

  test('has what the review found and answered, with waivers', () => {
    const waived = { reason: 'agreed', until: '2027-01-31' };
    const report = reportJson(
      aJudgement({
        smells: [
          aSmell({ level: 'block', witness: 'it covers 4 mutants of the change and kills none' }),
          aSmell({ waived }),
        ],
        checklist: [{ question: 'would-fail', answer: 'no', evidence: 'no-assertion at test/invoice.test.ts:3' }],
      }),
    );
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.smells).toEqual([
      {
        rule: 'no-assertion',
        file: 'test/invoice.test.ts',
        line: 3,
        test: 'invoice > adds up',
        level: 'block',
        message: 'nothing is asserted: say what the result should be',
        witness: 'it covers 4 mutants of the change and kills none',
        waived: null,
      },
      expect.objectContaining({ waived }),
    ]);
    expect(report.checklist).toEqual([
      { question: 'would-fail', answer: 'no', evidence: 'no-assertion at test/invoice.test.ts:3' },
    ]);
  });

  test('has the interval of the score only where the score is an estimate', () => {
    const { totals } = aJudgement({ mutants: [aMutant()] });
    expect(Object.keys(reportJson(aJudgement()).mutation)).not.toContain('interval');
    const sampled = reportJson(aJudgement({ totals: { ...totals, planned: 9, interval: [64, 77.9] } }));
    expect(sampled.mutation).toMatchObject({ judged: 1, planned: 9, interval: [64, 77.9] });
    expect(reportSchema.parse(sampled)).toEqual(sampled);
  });

  test('holds every key of the contract and no other', () => {
    const tests = [
      aTest({ titlePath: ['adds'] }),
      aTest({ file: 'test/new.test.ts', titlePath: ['fails'], status: 'failed', failure: 'no' }),
    ];
    const report = reportJson(
      aJudgement({
        verdict: 'fail',
        reasons: ['test/new.test.ts > fails fails: no'],
        checks: [aCheck({ status: 'fail', summary: '1 of 2 tests fails', findings: [aFinding()] })],
        change: aChange([aChangedFile({ path: 'test/new.test.ts', kind: 'test', status: 'added' })]),
        packages: [{ directory: 'core', runner: 'jest', engine: null, run: aRun({ tests }) }],
        mutants: [aMutant({ killedBy: ['test/invoice.test.ts > adds'], coveredBy: ['test/invoice.test.ts > adds'] })],
        timings: { totalMs: 5, stages: [{ id: 'suite', ms: 4 }] },
      }),
    );
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report).toEqual({
      schemaVersion: 1,
      verdict: 'fail',
      reasons: ['test/new.test.ts > fails fails: no'],
      checks: [{ id: 'suite', status: 'fail', summary: '1 of 2 tests fails', why: null }],
      tests: [
        {
          file: 'test/invoice.test.ts',
          name: 'adds',
          change: 'unchanged',
          runs: 1,
          failures: 0,
          stability: 'stable',
          cause: null,
          polluter: null,
          reproduce: null,
          bound95: 0.95,
          kills: 1,
          uniqueKills: null,
          failsOnBase: null,
        },
        {
          file: 'test/new.test.ts',
          name: 'fails',
          change: 'added',
          runs: 1,
          failures: 1,
          stability: 'broken',
          cause: null,
          polluter: null,
          reproduce: 'cd core && npx jest',
          bound95: null,
          kills: 0,
          uniqueKills: null,
          failsOnBase: null,
        },
      ],
      mutants: [
        {
          id: '0123456789ab',
          file: 'src/invoice.ts',
          line: 2,
          column: 7,
          endLine: 2,
          endColumn: 12,
          mutator: 'EqualityOperator',
          replacement: 'a >= b',
          status: 'killed',
          killedBy: ['test/invoice.test.ts > adds'],
          coveredBy: ['test/invoice.test.ts > adds'],
          reused: null,
        },
      ],
      mutation: {
        score: 100,
        killed: 1,
        survived: 0,
        noCoverage: 0,
        timeout: 0,
        unstable: 0,
        threshold: 80,
        judged: 1,
        planned: 1,
      },
      smells: [],
      checklist: [],
      drafts: [],
      ledger: null,
      brief: [],
      timings: { totalMs: 5, stages: [{ id: 'suite', ms: 4 }] },
    });
  });

  test('calls a test flaky that passed only when its runner tried again, and says nothing of one that did not run', () => {
    const tests = [aTest({ hiddenRetries: 2 }), aTest({ titlePath: ['b'], status: 'skipped' })];
    const packages = [{ directory: '.', runner: 'jest', engine: null, run: aRun({ tests }) }];
    expect(reportJson(aJudgement({ packages })).tests).toMatchObject([
      { runs: 3, failures: 2, stability: 'flaky', bound95: null, reproduce: 'npx jest' },
      { runs: 0, failures: 0, stability: 'stable', bound95: null, reproduce: null },
    ]);
  });

  test('fills in what running tests again has shown', () => {
    const names = ['flaky', 'broken', 'clean', 'failed once', 'not run again'];
    // A retry of the suite's own run stands in the strip as well.
    const tests = names.map((name) =>
      aTest({
        titlePath: [name],
        status: name === 'failed once' ? 'failed' : 'passed',
        hiddenRetries: name === 'flaky' ? 1 : 0,
      }),
    );
    const run = (...outcomes: ('passed' | 'failed')[]) =>
      outcomes.map((outcome) => ({ outcome, condition: 'natural' }));
    const seen = (name: string, changes: Partial<TestStability>) =>
      aTestStability({ id: `test/invoice.test.ts > ${name}`, name, ...changes });
    const packages = ['.', 'other'].map((directory) => ({
      directory,
      runner: 'jest',
      engine: null,
      run: aRun({ tests }),
    }));
    const stability = [
      aStabilityRun({
        tests: [
          seen('flaky', {
            strip: run('passed', 'failed', 'failed'),
            flake: aFlake({ cause: 'order', dependence: 'victim', polluter: 'a > b', reproduce: 'npx jest a' }),
            bound95: null,
          }),
          seen('broken', { change: 'modified', strip: run('failed', 'failed'), broken: true, bound95: null }),
          seen('clean', { change: 'unchanged', strip: run('passed', 'passed'), earlierRuns: 4, bound95: 0.393 }),
          seen('failed once', { strip: run('failed', 'passed'), bound95: null }),
        ],
      }),
    ];
    const report = reportJson(aJudgement({ packages, stability }));
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.tests.slice(0, 5)).toMatchObject([
      {
        change: 'added',
        runs: 3,
        failures: 2,
        stability: 'flaky',
        cause: 'order',
        polluter: 'a > b',
        reproduce: 'npx jest a',
        bound95: null,
      },
      {
        change: 'modified',
        runs: 2,
        failures: 2,
        stability: 'broken',
        cause: null,
        reproduce: 'npx jest',
        bound95: null,
      },
      { change: 'unchanged', runs: 2, failures: 0, stability: 'stable', reproduce: null, bound95: 0.393 },
      { change: 'added', runs: 2, failures: 1, stability: 'flaky', cause: null, reproduce: 'npx jest', bound95: null },
      { change: 'unchanged', runs: 1, failures: 0, stability: 'stable', bound95: 0.95 },
    ]);
    // The same names in another package are other tests.
    expect(report.tests.slice(5).map(({ runs }) => runs)).toEqual([2, 1, 1, 1, 1]);
  });

  test('counts the kills of every test, and unique ones only where every killer was to be known', () => {
    const tests = ['a', 'b'].map((name) => aTest({ titlePath: [name] }));
    const [a, b] = ['test/invoice.test.ts > a', 'test/invoice.test.ts > b'] as const;
    const judgement = aJudgement({
      packages: [{ directory: '.', runner: 'jest', engine: null, run: aRun({ tests }) }],
      mutants: [aMutant({ killedBy: [a, b] }), aMutant({ killedBy: [a] }), aMutant({ killedBy: ['gone.test.ts > a'] })],
      worth: [aPackageWorth({ tests: [aTestWorth({ name: 'a', kills: 2, uniqueKills: 1 })] })],
    });
    expect(reportJson(judgement).tests.map(({ kills, uniqueKills }) => [kills, uniqueKills])).toEqual([
      [2, 1],
      [1, null],
    ]);
  });
});
