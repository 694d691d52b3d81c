import { describe, expect, test } from '@jest/globals';
import type { Flake, StabilityRun } from '../../src/domain/stability.ts';
import { decide } from '../../src/verdict/decide.ts';
import { flakyCheck } from '../../src/verdict/flaky.ts';
import { NOTHING_RELEVANT, SUITE_FAILS } from '../../src/verdict/skip.ts';
import { aCheck, aFlake, aPolicy, aStabilityRun, aTestStability } from '../judgements.ts';

const check = (run: Partial<StabilityRun>) => flakyCheck([aStabilityRun(run)], null);

/** A test that ran so many times without a failure. */
const clean = (name: string, runs: number, bound95: number, earlierRuns = 0) =>
  aTestStability({
    id: name,
    name,
    strip: Array.from({ length: runs }, () => ({ outcome: 'passed' as const, condition: 'natural' })),
    bound95,
    earlierRuns,
  });

const flaky = (name: string, flake: Partial<Flake> = {}, file = 'test/a.test.ts') =>
  aTestStability({ id: `${file} > ${name}`, file, name, flake: aFlake(flake), bound95: null });

const WARNS: Partial<Flake> = {
  level: 'warn',
  onBase: 'flaky',
  blame: 'pre-existing: it fails on the base commit too',
};
const ACCEPTED: Partial<Flake> = { accepted: { reason: 'the clock moves', until: '2027-01-31' } };

describe('the flaky check', () => {
  test('passes clean runs with the bound that they give, and never calls a test stable', () => {
    const result = check({ tests: Array.from({ length: 12 }, (_, index) => clean(`t${index}`, 6, 0.393)) });
    expect(result).toEqual({
      id: 'flaky',
      status: 'pass',
      summary:
        '12 tests ran 6 times each under varied conditions without a failure: at 95 % confidence each fails in at most 39.3 % of such runs',
      why: null,
      findings: [],
    });
    expect(JSON.stringify(result)).not.toMatch(/stable|not flaky/i);
  });

  test('gives the weakest bound where tests ran differently often, and says when earlier runs count', () => {
    expect(check({ tests: [clean('a', 2, 0.7764), clean('b', 10, 0.139, 10)] }).summary).toBe(
      '2 tests ran 2 to 10 times each under varied conditions without a failure: at 95 % confidence each fails in at most 77.7 % of such runs, earlier runs of the same tests counted',
    );
    expect(check({ tests: [clean('a', 1, 0.95)] }).summary).toBe(
      '1 test ran 1 time under varied conditions without a failure: at 95 % confidence it fails in at most 95.0 % of such runs',
    );
  });

  test('fails where this change brought a flaky test, with place, cause, blame and command', () => {
    expect(check({ tests: [flaky('adds up'), clean('a', 6, 0.393)] })).toEqual({
      id: 'flaky',
      status: 'fail',
      summary:
        '1 test is flaky, brought by this change; 1 test ran 6 times under varied conditions without a failure: at 95 % confidence it fails in at most 39.3 % of such runs',
      why: null,
      findings: [
        {
          level: 'block',
          message:
            'test/a.test.ts > adds up is flaky (time zone): passes 3 of 3 times naturally, fails 2 of 2 times under time-zone=America/Los_Angeles; added by this change',
          at: { file: 'test/a.test.ts', line: 3 },
          reproduce: 'TZ=America/Los_Angeles npx jest test/invoice.test.ts',
        },
      ],
    });
  });

  test('only warns of a flaky test that was there before', () => {
    const result = check({ tests: [flaky('a', WARNS)] });
    expect(result).toMatchObject({ status: 'warn', summary: '1 test is flaky, which only warns' });
    expect(result.findings.map(({ level }) => level)).toEqual(['warn']);
  });

  test('names what blocks first, over all packages', () => {
    const result = flakyCheck(
      [
        aStabilityRun({ packageDirectory: 'a', tests: [flaky('warns', WARNS)], discarded: [{ what: 'x', why: 'y' }] }),
        aStabilityRun({ packageDirectory: 'b', tests: [flaky('warns', WARNS), flaky('blocks')] }),
      ],
      null,
    );
    expect(result.summary).toContain('3 tests are flaky: 1 brought by this change, 2 that only warn; 1 condition');
    expect(result.findings.map(({ level }) => level)).toEqual(['block', 'warn', 'warn', 'warn']);
  });

  test('neither blocks nor warns of an accepted one, and says until when and why', () => {
    expect(check({ tests: [flaky('a', ACCEPTED)] })).toMatchObject({
      status: 'pass',
      summary: '1 flaky test is accepted until 2027-01-31 because the clock moves',
      findings: [],
    });
    const later = { accepted: { reason: 'x', until: '2028-01-01' } };
    expect(check({ tests: [flaky('a', later), flaky('b', ACCEPTED)] }).summary).toBe(
      '2 flaky tests are accepted, the first until 2027-01-31',
    );
  });

  test('tells a cluster as one finding that names at most five of its tests', () => {
    const cluster = Array.from({ length: 7 }, (_, index) => flaky(`t${index}`, { ...WARNS, cluster: 1 }));
    const blocking = flaky('blocks', { cluster: 1 });
    const accepted = flaky('accepted', { cluster: 1, ...ACCEPTED });
    const result = check({ tests: [...cluster, accepted, blocking, flaky('other', { ...WARNS, cluster: 2 })] });
    expect(result.status).toBe('fail');
    expect(result.findings.map(({ level, message }) => [level, message])).toEqual([
      [
        'block',
        '8 tests are flaky in the same way (time zone): test/a.test.ts > blocks, ' +
          'test/a.test.ts > t0, test/a.test.ts > t1, test/a.test.ts > t2, test/a.test.ts > t3 and 3 more; the first ' +
          'passes 3 of 3 times naturally, fails 2 of 2 times under time-zone=America/Los_Angeles; added by this change',
      ],
      ['warn', expect.stringContaining('test/a.test.ts > other is flaky')],
    ]);
  });

  test.each<[string, Partial<Flake>]>([
    ['order: spoiled by b > x', { cause: 'order', dependence: 'victim', polluter: 'b > x' }],
    ['order: spoiled by tests that run before it', { cause: 'order', dependence: 'victim' }],
    ['order: needs b > x to run first', { cause: 'order', dependence: 'brittle', polluter: 'b > x' }],
    ['order: needs other tests to run first', { cause: 'order', dependence: 'brittle' }],
    ['fails when it runs twice in one process', { cause: 'order', dependence: 'non-idempotent' }],
    ['real clock (fails 400 days from now)', { cause: 'clock', condition: 'clock=+400d' }],
    ['real clock (fails 1 day earlier)', { cause: 'clock', condition: 'clock=-1d' }],
    ['real clock (fails on 31 January)', { cause: 'clock', condition: 'locale=de_DE,clock=01-31' }],
    ['real clock', { cause: 'clock', condition: 'natural' }],
    ['unknown: two outcomes under one condition', { cause: 'unknown', condition: 'natural' }],
  ])('puts the cause into words: %s', (words, flake) => {
    expect(check({ tests: [flaky('a', flake)] }).findings[0]?.message).toContain(`is flaky (${words}): `);
  });

  test('warns of conditions without a verdict and of entries that are out of date', () => {
    const result = check({
      discarded: [{ what: 'clock=+400d', why: '9 of 12 tests fail' }],
      staleAccepts: ['test/old.test.ts was accepted until 2026-01-01, which is over'],
    });
    expect(result.status).toBe('warn');
    expect(result.summary).toBe(
      '1 test ran 2 times under varied conditions without a failure: at 95 % confidence it fails in at most 77.7 % of such runs; 1 condition discarded; 1 entry of stability.accept is out of date',
    );
    expect(result.findings.map(({ message }) => message)).toEqual([
      'no verdict under clock=+400d, a condition that this suite cannot run under: 9 of 12 tests fail',
      'stability.accept: test/old.test.ts was accepted until 2026-01-01, which is over',
    ]);
  });

  test('says what was left undone for want of time', () => {
    const all = 'order=reversed,time-zone=America/Los_Angeles,locale=de_DE,clock=+400d,random=low:1';
    const ran = (id: string, condition: string) =>
      aTestStability({
        id,
        strip: [
          { outcome: 'passed', condition: 'natural' },
          { outcome: 'passed', condition },
        ],
      });
    const run: Partial<StabilityRun> = {
      outcome: 'out-of-time',
      tests: [ran('a', `${all},stress`), ran('b', all), ran('c', all)],
      notVaried: [{ what: 'repeat', why: 'repeat not varied: x' }],
      discarded: [
        { what: 'network=denied', why: 'x' },
        { what: 'ports=occupied', why: 'x' },
      ],
    };
    expect(check(run).summary).toMatch(/; for want of time, stress not tried on up to 2 tests$/);
    const bare = [ran('a', 'natural'), ran('b', all)];
    expect(check({ ...run, tests: bare }).summary).toMatch(
      /want of time, 6 kinds of conditions not tried on up to 2 tests$/,
    );
    expect(check({ ...run, discarded: [], outcome: 'judged' }).summary).not.toContain('want of time');
    expect(check({ ...run, discarded: [] }).status).toBe('pass');
  });

  test('warns where time did not allow to run an added or modified test again', () => {
    const tests = [
      clean('a', 1, 0.95),
      clean('b', 2, 0.7764),
      { ...clean('c', 1, 0.95), change: 'unchanged' as const },
    ];
    const { status, findings } = check({ outcome: 'out-of-time', tests });
    expect(status).toBe('warn');
    expect(findings.map(({ message }) => message)).toEqual([
      '1 of 2 added or modified tests could not be run again for want of time: raise stability.budget',
    ]);
  });

  test('could not judge where a run failed, and lists the flaky tests that were found all the same', () => {
    const result = flakyCheck(
      [
        aStabilityRun({
          packageDirectory: 'a',
          outcome: 'failed',
          problem: 'git worktree\nsays no',
          tests: [],
          discarded: [{ what: 'every condition', why: 'git worktree\nsays no' }],
        }),
        aStabilityRun({ tests: [flaky('blocks')] }),
      ],
      null,
    );
    expect(result).toMatchObject({
      status: 'error',
      summary: 'not every test could be judged; 1 test is flaky, brought by this change',
      why: 'a: git worktree says no',
    });
    expect(result.findings).toHaveLength(2);
    expect(flakyCheck([], null)).toMatchObject({ status: 'error', why: 'the stability stage brought nothing back' });
  });

  test('is skipped, and says why, where nothing was run again', () => {
    expect(flakyCheck([], NOTHING_RELEVANT)).toMatchObject({ status: 'skipped', why: NOTHING_RELEVANT });
    expect(check({ outcome: 'nothing-to-judge', tests: [] })).toMatchObject({
      status: 'skipped',
      why: 'no test is added, modified or reached by the change',
    });
  });

  test('warns of an entry that is out of date even where the change touches no test', () => {
    expect(check({ outcome: 'nothing-to-judge', tests: [], staleAccepts: ['x'] })).toMatchObject({
      status: 'warn',
      summary: '1 entry of stability.accept is out of date',
    });
  });

  test('holds no line end of what it was given', () => {
    const hostile = flaky('a\n::error::b', { evidence: 'x\r\ny', blame: 'p\u2028q', reproduce: 'a\nb' }, 'te\nst.ts');
    expect(
      JSON.stringify(check({ tests: [hostile] }).findings.map(({ message, reproduce }) => [message, reproduce])),
    ).not.toMatch(/\\n|\\r|\u2028/);
  });
});

describe('the verdict on flaky tests', () => {
  const blocked = () => check({ tests: [flaky('a')] });

  test('gives the finding as its reason', () => {
    const { verdict, reasons } = decide([aCheck(), blocked()], aPolicy());
    expect(verdict).toBe('fail');
    expect(reasons).toEqual([expect.stringContaining('test/a.test.ts > a is flaky (time zone)')]);
  });

  test('may be made a warning, or turned off', () => {
    const warned = decide([aCheck(), blocked()], aPolicy({ checks: { flaky: 'warn' } }));
    expect(warned.verdict).toBe('pass');
    expect(warned.checks[1]).toMatchObject({ status: 'warn', findings: [{ level: 'warn' }] });
    expect(decide([aCheck(), blocked()], aPolicy({ checks: { flaky: 'off' } })).checks[1]?.status).toBe('skipped');
  });

  test('is no pass where the suite fails and may', () => {
    const { verdict, reasons } = decide(
      [aCheck({ status: 'fail' }), flakyCheck([], SUITE_FAILS)],
      aPolicy({ checks: { suite: 'warn' } }),
    );
    expect(verdict).toBe('error');
    expect(reasons).toEqual([
      'flaky: the suite fails, and the policy does not let that block: a suite that fails has nothing steady to vary',
    ]);
  });
});
