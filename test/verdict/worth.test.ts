import { describe, expect, test } from '@jest/globals';
import type { MutationRun } from '../../src/domain/mutation-run.ts';
import type { PackageWorth, TestWorth } from '../../src/domain/worth.ts';
import { worthCheck } from '../../src/verdict/worth.ts';
import { aMutationRun, aPackageWorth, aTestWorth } from '../judgements.ts';

const reproduce = 'earnest gate --cwd . --base aaaa --only mutation';

function run(tests: readonly TestWorth[], changes: Partial<PackageWorth> = {}): MutationRun {
  return aMutationRun({ outcome: 'judged', worth: aPackageWorth({ tests, ...changes }) });
}

const judged = (...runs: readonly MutationRun[]) => worthCheck(runs, { skipped: null, reproduce });

const useful = aTestWorth();
const idle = aTestWorth({ name: 'shipping > is\n free', line: 12, kills: 0, uniqueKills: 0 });
const elsewhere = aTestWorth({ name: 'elsewhere', covers: 0, kills: 0, uniqueKills: 0 });
const unclear = aTestWorth({ name: 'unclear', covers: 0, kills: 0, uniqueKills: 0, untold: 2 });
const flaky = aTestWorth({ name: 'flaky', covers: 3, kills: 0, uniqueKills: 0, notJudged: 'it is flaky' });

describe('the worth check', () => {
  test('warns of a test that kills none of the mutants it covers, where it stands, with a command', () => {
    expect(judged(run([useful, idle]))).toEqual({
      id: 'worth',
      status: 'warn',
      summary: '1 of 2 added or edited tests kills none of the mutants that it covers',
      why: null,
      findings: [
        {
          level: 'warn',
          message: 'the added test "shipping > is free" does not kill any of the 4 mutants that it covers',
          at: { file: 'test/invoice.test.ts', line: 12 },
          reproduce,
        },
      ],
    });
  });

  test('says so when not every mutant was judged, and when the test was edited', () => {
    const { summary, findings } = judged(
      run([{ ...idle, change: 'modified', covers: 1, line: null }], { partial: true }),
    );
    expect(summary).toMatch(/, of those that were judged$/);
    expect(findings).toEqual([
      expect.objectContaining({
        message:
          'the edited test "shipping > is free" does not kill the one mutant that it covers, of those that were judged',
        at: { file: 'test/invoice.test.ts', line: 1 },
      }),
    ]);
  });

  test.each([
    ['each test kills', [useful], '1 of 1 added or edited test kills mutants'],
    ['another one covers no mutant', [useful, elsewhere], '1 of 1 added or edited test kills mutants'],
    ['another one is flaky', [useful, flaky], '1 of 1 added or edited test kills mutants'],
    [
      'another one may kill what ran out of time',
      [useful, unclear],
      '1 of 2 added or edited tests kills mutants, and what the others kill is not known',
    ],
  ])('passes when %s', (_, tests, summary) => {
    expect(judged(run(tests))).toMatchObject({ status: 'pass', summary, findings: [] });
  });

  test.each([
    ['the change adds or edits no test that ran', [run([])]],
    ['no added or edited test covers a mutant that was judged', [run([elsewhere])]],
    ['of the one added or edited test nothing can be told: it is flaky', [run([flaky])]],
    [
      'of none of the 2 added or edited tests anything can be told; of the first: it is flaky',
      [run([flaky, { ...flaky, name: 'other' }])],
    ],
    ['the runner does not tell', [run([idle], { unknown: 'the runner does not tell' })]],
    ['the changed lines offer no mutant', [aMutationRun()]],
    ['the mutants could not be judged', [aMutationRun({ outcome: 'failed', problem: 'no Stryker' })]],
  ])('has nothing to say when %s', (why, runs) => {
    expect(judged(...runs)).toMatchObject({ status: 'skipped', why, findings: [] });
  });

  test('is skipped for the reason that mutants are', () => {
    expect(worthCheck([run([idle])], { skipped: 'left out by --only', reproduce })).toMatchObject({
      status: 'skipped',
      why: 'left out by --only',
    });
  });

  test('counts the tests of all packages that can tell', () => {
    expect(judged(run([idle], { unknown: 'the runner does not tell' }), run([useful]))).toMatchObject({
      status: 'pass',
    });
    expect(judged(run([idle]), run([useful]), aMutationRun({ outcome: 'failed' }))).toMatchObject({ status: 'warn' });
  });
});
