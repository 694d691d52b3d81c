import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EXCLUDED, type Mutant, type MutantStatus } from '../../src/domain/mutant.ts';
import type { MutationRun } from '../../src/domain/mutation-run.ts';
import { type MutationJudging, mutationCheck } from '../../src/verdict/mutation.ts';
import { aMutant, aMutationRun, mutants } from '../judgements.ts';

const judging: MutationJudging = {
  threshold: 80,
  uncertain: 'warn',
  skipped: null,
  reproduce: 'earnest gate --base abc',
};
const check = (found: readonly Mutant[], changes: Partial<MutationRun> = {}) =>
  mutationCheck([aMutationRun({ mutants: found, ...changes })], judging);

describe('the mutation check', () => {
  test('passes when every mutant is killed, a confirmed timeout included', () => {
    expect(check([...mutants(3, 'killed'), ...mutants(1, 'timeout')])).toEqual({
      id: 'mutation',
      status: 'pass',
      summary: 'mutation score 100.0 %, threshold 80.0 %: 4 of 4 mutants killed',
      why: null,
      findings: [],
    });
  });

  test('holds exactly at the threshold, and warns of each survivor', () => {
    const result = check([...mutants(8, 'killed'), ...mutants(2, 'survived')]);
    expect(result.status).toBe('warn');
    expect(result.findings.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });

  test('fails below the threshold and names what survives, the most telling first', () => {
    const result = check([
      ...mutants(5, 'killed'),
      aMutant({ line: 1, mutator: 'StringLiteral', original: '"a"', replacement: '""', status: 'survived' }),
      aMutant({ line: 9, mutator: 'BlockStatement', original: '{ go(); }', replacement: '{}', status: 'no-coverage' }),
      aMutant({ line: 7, status: 'survived' }),
    ]);
    expect(result).toMatchObject({
      status: 'fail',
      summary: 'mutation score 62.5 %, threshold 80.0 %: 5 of 8 mutants killed, 2 survived, 1 without coverage',
    });
    expect(result.findings.map(({ message }) => message)).toEqual([
      'src/invoice.ts:7: a mutant survives; EqualityOperator changes a > b to a >= b',
      'src/invoice.ts:9: no test reaches the line; BlockStatement changes { go(); } to {}',
      'src/invoice.ts:1: a mutant survives; StringLiteral changes "a" to ""',
    ]);
    expect(result.findings[0]).toMatchObject({
      level: 'block',
      at: { file: 'src/invoice.ts', line: 7 },
      reproduce: 'earnest gate --base abc',
    });
  });

  test('never rounds a score up to the threshold', () => {
    expect(check([...mutants(7999, 'killed'), ...mutants(2001, 'survived')]).summary).toContain(
      'mutation score 79.9 %, threshold 80.0 %',
    );
  });

  test('adds the packages up', () => {
    const runs = [aMutationRun({ mutants: mutants(9, 'killed') }), aMutationRun({ mutants: mutants(1, 'survived') })];
    expect(mutationCheck(runs, judging)).toMatchObject({ status: 'warn', summary: expect.stringContaining('90.0 %') });
  });

  test('cannot judge when a run failed, and keeps both ends of a long problem', () => {
    const problem = `Stryker stopped: ${'x'.repeat(5000)}\nInstall the dependencies first.`;
    const result = check(mutants(9, 'killed'), { outcome: 'failed', problem, packageDirectory: 'core' });
    expect(result).toMatchObject({
      status: 'error',
      why: expect.stringMatching(/^core: Stryker stopped: x+ … x+ Install the dependencies first\.$/),
    });
  });

  test('fails out of time only where no verdict on the rest could save it', () => {
    const late = { outcome: 'out-of-time', planned: 20, problem: 'the budget ended' } as const;
    expect(check(mutants(5, 'survived'), late).status).toBe('fail');
    expect(check([...mutants(6, 'killed'), ...mutants(4, 'survived')], late)).toMatchObject({
      status: 'error',
      why: 'could not judge 10 of 20 mutants; the budget ended',
    });
    expect(check([], late)).toMatchObject({ status: 'error', summary: 'no mutant has a verdict, 20 not judged' });
  });

  test('does not let suppressed mutants stand in for those that time ran out on', () => {
    const found = [...mutants(6, 'killed'), ...mutants(10, 'suppressed')];
    expect(check(found, { outcome: 'out-of-time', planned: 10, problem: 'late' }).status).toBe('error');
  });

  test('cannot judge fewer mutants than were planned, whatever the run says of itself', () => {
    expect(check(mutants(9, 'killed'), { planned: 12 })).toMatchObject({
      status: 'error',
      why: 'could not judge 3 of 12 mutants',
    });
  });

  describe('of a sample', () => {
    /** 400 lines of one mutant each, of which the first are judged. */
    const sampled = (killed: number, survived: number, changes: Partial<MutationRun> = {}) => {
      const found = [
        ...mutants(killed, 'killed', { file: 'a.ts' }),
        ...mutants(survived, 'survived', { file: 'b.ts' }),
      ];
      const lines = Array.from({ length: 200 }, (_, index) => index + 1).flatMap((line) =>
        ['a.ts', 'b.ts'].map((file) => ({ file, line, mutants: 1 })),
      );
      const sample = { lines, judged: found.map(({ id }) => id) };
      return aMutationRun({ outcome: 'sampled', mutants: found, planned: 400, sample, ...changes });
    };
    const judge = (run: MutationRun, uncertain: MutationJudging['uncertain'] = 'warn') =>
      mutationCheck([run], { ...judging, uncertain });

    test('tells the interval, and how many were judged', () => {
      expect(judge(sampled(70, 30)).summary).toMatch(
        /^mutation score 70\.0 % \(95 %: 6\d\.\d to 7\d\.\d\), threshold 80\.0 %: 100 of 400 mutants judged, 30 survived$/,
      );
    });

    test('fails where the whole interval is below the threshold, whatever the policy says of uncertainty', () => {
      expect(judge(sampled(50, 50), 'pass').status).toBe('fail');
    });

    test('holds where the whole interval is above it, and warns of survivors', () => {
      const result = judge(sampled(97, 3), 'fail');
      expect([result.status, result.findings.length]).toEqual(['warn', 3]);
      expect(judge(sampled(100, 0), 'fail').status).toBe('pass');
    });

    test.each([
      ['fail', 'fail', /a mutant survives/],
      ['warn', 'warn', /^100 mutants of 400 leave open on which side of the threshold the score is$/],
      ['pass', 'warn', /a mutant survives/],
    ] as const)('does as the policy says where the interval holds the threshold: %s', (uncertain, status, first) => {
      const result = judge(sampled(80, 20), uncertain);
      expect(result.status).toBe(status);
      expect(result.findings[0]?.message).toMatch(first);
    });

    test('cannot judge when the budget ended before any mutant had a verdict, whatever else is known', () => {
      const unreached = mutants(3, 'no-coverage', { file: 'c.ts' });
      const none = sampled(0, 0, { mutants: unreached });
      expect(judge(none)).toMatchObject({ status: 'error', why: expect.stringContaining('mutation.budget') });
      expect(judge(sampled(0, 0)).status).toBe('error');
    });

    test('counts what is known beside the sample as it is', () => {
      const known = aMutationRun({ mutants: mutants(400, 'no-coverage', { file: 'c.ts' }) });
      const { summary } = mutationCheck([sampled(100, 0), known], judging);
      expect(summary).toMatch(/^mutation score 50\.0 % \(95 %: 4\d\.\d to 50\.0\), .* 500 of 800 mutants judged/);
    });
  });

  test('warns of entries of mutation.accept that are out of date', () => {
    const result = check(mutants(9, 'killed'), { staleAccepts: ['a.ts was accepted until 2026-01-01, which is over'] });
    expect(result).toMatchObject({
      status: 'warn',
      findings: [{ message: 'mutation.accept: a.ts was accepted until 2026-01-01, which is over' }],
    });
    expect(check([], { staleAccepts: ['x'] }).status).toBe('warn');
  });

  test('passes and says so when the changed lines offer no mutant', () => {
    expect(check([])).toMatchObject({ status: 'pass', summary: 'the changed lines offer no mutant' });
  });

  test.each([
    ['unstable', 'error'],
    ['invalid', 'error'],
    ['suppressed', 'warn'],
  ] as const)('has no score to show where every mutant is %s: %s', (status, expected) => {
    expect(check(mutants(3, status)).status).toBe(expected);
  });

  test('keeps unstable mutants out of the score and lists them', () => {
    const result = check([...mutants(4, 'killed'), ...mutants(2, 'unstable', { reason: 'two runs disagree' })]);
    expect(result).toMatchObject({
      status: 'warn',
      summary: 'mutation score 100.0 %, threshold 80.0 %: 4 of 4 mutants killed, 2 unstable',
    });
    expect(result.findings[0]?.message).toBe(
      'src/invoice.ts:1: the EqualityOperator mutant is unstable, outside of the score: two runs disagree',
    );
  });

  test('cannot judge by a score that speaks for the smaller part', () => {
    expect(check([...mutants(1, 'killed'), ...mutants(2, 'unstable')]).status).toBe('error');
  });

  test('is skipped only for a reason', () => {
    expect(mutationCheck([], { ...judging, skipped: 'the suite fails' })).toMatchObject({
      status: 'skipped',
      why: 'the suite fails',
    });
    expect(mutationCheck([], judging).status).toBe('error');
  });

  test('never passes while the score is below the threshold, and never fails while it holds', () => {
    const statuses = fc.constantFrom<MutantStatus>(
      'killed',
      'survived',
      'no-coverage',
      'timeout',
      'unstable',
      'suppressed',
      'invalid',
    );
    fc.assert(
      fc.property(
        fc.array(statuses, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 100 }),
        (all, threshold) => {
          const found = all.map((status, index) => aMutant({ id: String(index), line: index + 1, status }));
          const { status } = mutationCheck([aMutationRun({ mutants: found })], { ...judging, threshold });
          const detected = all.filter((one) => one === 'killed' || one === 'timeout').length;
          const valid = detected + all.filter((one) => one === 'survived' || one === 'no-coverage').length;
          if (valid > 0) {
            expect(status === 'fail').toBe(100 * detected < threshold * valid);
          } else {
            expect(['error', 'warn']).toContain(status);
          }
        },
      ),
    );
  });
});

test.each<[string, Partial<MutationRun>, string]>([
  [
    'nothing is left to judge',
    {},
    'the changed lines offer no mutant; 2 changed files left out by the Stryker configuration',
  ],
  [
    'others are judged',
    { mutants: mutants(4, 'killed') },
    'mutation score 100.0 %, threshold 80.0 %: 4 of 4 mutants killed; 2 changed files left out by the Stryker configuration',
  ],
])('files that the project leaves out are said to be, where %s', (_, run, summary) => {
  const notJudged = [
    { what: 'src/a.ts', why: EXCLUDED, count: 1 },
    { what: 'whole blocks', why: 'they are large', count: 3 },
    { what: 'src/b.ts', why: EXCLUDED, count: 1 },
  ];
  expect(mutationCheck([aMutationRun({ ...run, notJudged })], judging)).toMatchObject({ status: 'pass', summary });
});

test('files that the project leaves out are no news where nothing could be judged', () => {
  const run = aMutationRun({ outcome: 'failed', notJudged: [{ what: 'src/a.ts', why: EXCLUDED, count: 1 }] });
  expect(mutationCheck([run], judging).summary).toBe('the mutants could not be judged');
});

test('code in no package with tests turns a pass into a warning, and leaves a failure one', () => {
  const untested = { ...judging, untested: ['packages/core/src/price.ts'] };
  const none = mutationCheck([aMutationRun()], untested);
  expect(none).toMatchObject({
    status: 'warn',
    summary: 'the changed lines offer no mutant; 1 changed file in no package with tests',
  });
  expect(none.findings.map(({ level, at }) => [level, at?.file])).toEqual([['warn', 'packages/core/src/price.ts']]);
  expect(mutationCheck([aMutationRun({ mutants: mutants(3, 'survived') })], untested).status).toBe('fail');
});
