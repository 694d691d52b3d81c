import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import type { Judgement } from '../../src/domain/judgement.ts';
import type { TestCase } from '../../src/domain/test-run.ts';
import { ctrfReport } from '../../src/report/ctrf.ts';
import { aFlake, aJudgement, aRun, aStabilityRun, aTest, aTestStability } from '../judgements.ts';
import { hostile } from './hostile-text.ts';

const official = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, 'ctrf-schema/ctrf-schema-0.0.json'), 'utf8')),
);

const NOW = Date.parse('2026-11-20T12:00:00Z');

function judged(tests: readonly TestCase[], changes: Partial<Judgement> = {}): Judgement {
  return aJudgement({
    packages: [{ directory: '.', runner: 'jest', engine: null, run: aRun({ tests }) }],
    timings: { totalMs: 5_000.4, stages: [] },
    ...changes,
  });
}

function report(judgement: Judgement) {
  const found = ctrfReport(judgement, NOW);
  expect(official.safeParse(found).error).toBeUndefined();
  return found;
}

describe('ctrf.json', () => {
  test('gives every test with the status of the suite and what it is made of', () => {
    const found = report(
      judged([
        aTest({ durationMs: 4.6 }),
        aTest({ titlePath: ['fails'], status: 'failed', failure: 'expected 3\n  received 4', location: null }),
        aTest({ titlePath: ['later'], status: 'todo', durationMs: null }),
        aTest({ titlePath: ['left out'], status: 'skipped', durationMs: null }),
      ]),
    );
    expect(found).toEqual({
      reportFormat: 'CTRF',
      specVersion: '0.0.0',
      generatedBy: 'Earnest',
      results: {
        tool: { name: 'jest', version: '30.5.2' },
        summary: {
          tests: 4,
          passed: 1,
          failed: 1,
          skipped: 1,
          pending: 1,
          other: 0,
          flaky: 0,
          start: NOW - 5_000,
          stop: NOW,
          duration: 5_000,
        },
        tests: [
          {
            name: 'invoice > adds up',
            status: 'passed',
            duration: 5,
            suite: ['invoice'],
            line: 3,
            filePath: 'test/invoice.test.ts',
            flaky: false,
          },
          {
            name: 'fails',
            status: 'failed',
            duration: 4,
            message: 'expected 3\n  received 4',
            filePath: 'test/invoice.test.ts',
            flaky: false,
          },
          {
            name: 'later',
            status: 'pending',
            duration: 0,
            line: 3,
            rawStatus: 'todo',
            filePath: 'test/invoice.test.ts',
          },
          { name: 'left out', status: 'skipped', duration: 0, line: 3, filePath: 'test/invoice.test.ts' },
        ],
      },
    });
  });

  test('marks a flaky test and lists its other runs with their conditions', () => {
    const strip = ['passed', 'failed', 'passed'] as const;
    const seen = aTestStability({
      strip: strip.map((outcome, index) => ({ outcome, condition: index === 1 ? 'order=reversed' : 'natural' })),
      flake: aFlake({ cause: 'order', polluter: 'a > b' }),
      bound95: null,
    });
    const { results } = report(judged([aTest()], { stability: [aStabilityRun({ tests: [seen] })] }));
    expect(results.summary.flaky).toBe(1);
    expect(results.tests[0]).toMatchObject({
      status: 'passed',
      flaky: true,
      retries: 2,
      retryAttempts: [
        {
          attempt: 2,
          status: 'failed',
          message: 'Error: expected 1 but got 2',
          extra: { condition: 'order=reversed' },
        },
        { attempt: 3, status: 'passed', extra: { condition: 'natural' } },
      ],
      extra: { earnest: { cause: 'order', polluter: 'a > b', runs: 3, failures: 1, level: 'block' } },
    });
  });

  test('marks a test that its runner ran again until it passed', () => {
    const { results } = report(judged([aTest({ hiddenRetries: 2, failure: 'no' })]));
    expect(results.tests[0]).toMatchObject({
      status: 'passed',
      flaky: true,
      retries: 2,
      retryAttempts: [
        { attempt: 1, status: 'failed' },
        { attempt: 2, status: 'failed' },
      ],
    });
  });

  test('counts a retry that the strip tells of once, and stands for the run that passed', () => {
    const strip = ['failed', 'passed', 'passed'] as const;
    const seen = aTestStability({
      strip: strip.map((outcome) => ({ outcome, condition: 'natural' })),
      flake: aFlake({ cause: 'unknown', failure: null }),
    });
    const { results } = report(
      judged([aTest({ hiddenRetries: 1 })], { stability: [aStabilityRun({ tests: [seen] })] }),
    );
    expect(results.tests[0]).toMatchObject({
      status: 'passed',
      retries: 2,
      retryAttempts: [
        { attempt: 1, status: 'failed' },
        { attempt: 3, status: 'passed' },
      ],
    });
  });

  test('gives no retries to a test that never failed, which readers would take for flaky', () => {
    const { results } = report(judged([aTest()], { stability: [aStabilityRun()] }));
    expect(results.tests[0]).toMatchObject({ flaky: false, extra: { earnest: { runs: 2, bound95: 0.7764 } } });
    expect(results.tests[0]).not.toHaveProperty('retries');
    expect(results.tests[0]).not.toHaveProperty('retryAttempts');
  });

  test('never looks green where a file or the whole suite failed', () => {
    const run = (changes: Parameters<typeof aRun>[0]) => ({
      directory: 'core',
      runner: 'jest',
      engine: null,
      run: aRun(changes),
    });
    const packages = [
      run({ tests: [], fileFailures: [{ file: 'test/b.test.ts', message: 'SyntaxError: x' }] }),
      run({ tests: [], outcome: 'crashed', remark: null }),
      run({ tests: [], outcome: 'timed-out', remark: 'ended after 10 min' }),
    ];
    const { results } = report(aJudgement({ packages }));
    expect(results.summary).toMatchObject({ tests: 3, failed: 3 });
    expect(results.tests.map(({ name, message }) => [name, message])).toEqual([
      ['test/b.test.ts', 'SyntaxError: x'],
      ['the suite of core', 'the suite of core: crashed'],
      ['the suite of core', 'ended after 10 min'],
    ]);
  });

  test('names itself as the tool where there are several runners, or none', () => {
    const packages = ['jest', 'mocha'].map((runner) => ({ directory: runner, runner, engine: null, run: null }));
    expect(report(aJudgement({ packages })).results.tool).toEqual({ name: 'Earnest' });
    expect(report(aJudgement({ packages: [] })).results.tool).toEqual({ name: 'Earnest' });
  });

  test('keeps to the official schema whatever tests are called', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const tests = [
          aTest({ id: a, file: a, titlePath: [b, c], failure: c, hiddenRetries: 1 }),
          aTest({ titlePath: [a] }),
        ];
        const seen = aTestStability({ id: a, file: a, name: b, flake: aFlake({ failure: b, polluter: c }) });
        const found = report(judged(tests, { stability: [aStabilityRun({ tests: [seen] })] }));
        expect(official.safeParse(JSON.parse(JSON.stringify(found))).success).toBe(true);
      }),
    );
  });
});
