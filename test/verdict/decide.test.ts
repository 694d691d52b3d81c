import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/verdict/decide.ts';
import { NO_CHANGED_TEST, NOTHING_RELEVANT, SUITE_FAILS } from '../../src/verdict/skip.ts';
import { aCheck, aFinding, aPolicy } from '../judgements.ts';

const suite = aCheck();
const mutation = aCheck({ id: 'mutation', summary: 'mutation score 90.0 %' });
const suppressions = aCheck({ id: 'suppressions', summary: 'the change takes nothing out of judgement' });
const review = aCheck({ id: 'review', summary: 'nothing blocks or warns in 4 added or edited tests' });
const failing = aCheck({
  status: 'fail',
  summary: '1 test fails',
  findings: [aFinding({ message: 'a fails' }), aFinding({ level: 'warn', message: 'b' })],
});
const blind = aCheck({ id: 'mutation', status: 'error', summary: 'x', why: 'Stryker stopped' });
const skipped = (why: string) => [
  aCheck({ status: 'skipped', why }),
  aCheck({ id: 'mutation', status: 'skipped', why }),
];

describe('the verdict', () => {
  test('is pass, and says what it rests on', () => {
    expect(decide([suite, mutation, suppressions], aPolicy())).toMatchObject({
      verdict: 'pass',
      reasons: ['18 tests pass; mutation score 90.0 %'],
    });
  });

  test('is fail with one reason per blocking finding, even beside a check that could not judge', () => {
    expect(decide([failing, blind], aPolicy())).toMatchObject({ verdict: 'fail', reasons: ['a fails'] });
  });

  test('is error when a check could not judge and none failed', () => {
    expect(decide([suite, blind], aPolicy())).toMatchObject({
      verdict: 'error',
      reasons: ['mutation: Stryker stopped'],
    });
  });

  test('is fail when the suite fails, though no mutant was judged for it', () => {
    const unjudged = aCheck({ id: 'mutation', status: 'skipped', why: SUITE_FAILS });
    expect(decide([failing, unjudged], aPolicy()).verdict).toBe('fail');
  });

  test('is error when failing tests leave the mutants unjudged and the policy lets them', () => {
    const unjudged = aCheck({ id: 'mutation', status: 'skipped', why: SUITE_FAILS });
    for (const level of ['warn', 'off'] as const) {
      expect(decide([failing, unjudged, suppressions], aPolicy({ checks: { suite: level } })).verdict).toBe('error');
    }
  });

  test('is pass where a check at warn fails, with its findings as warnings', () => {
    const { verdict, checks } = decide([failing, mutation], aPolicy({ checks: { suite: 'warn' } }));
    expect(verdict).toBe('pass');
    expect(checks[0]).toMatchObject({ status: 'warn', findings: [{ level: 'warn' }, { level: 'warn' }] });
  });

  test('stays error where a check at warn could not judge', () => {
    expect(decide([suite, blind], aPolicy({ checks: { mutation: 'warn' } })).verdict).toBe('error');
  });

  test('leaves out a check that is turned off, and the check says so', () => {
    const { verdict, checks } = decide([failing, mutation], aPolicy({ checks: { suite: 'off' } }));
    expect(verdict).toBe('pass');
    expect(checks[0]).toEqual({
      id: 'suite',
      status: 'skipped',
      summary: 'not judged',
      why: 'turned off by the policy (checks.suite: off)',
      findings: [],
    });
  });

  test('is a pass that says so when nothing relevant changed', () => {
    expect(decide([...skipped(NOTHING_RELEVANT), suppressions], aPolicy())).toMatchObject({
      verdict: 'pass',
      reasons: ['nothing relevant changed'],
    });
  });

  test('is error when nothing was judged for any other reason', () => {
    expect(decide([], aPolicy())).toMatchObject({ verdict: 'error', reasons: ['nothing was judged'] });
    expect(decide([...skipped('not asked for'), suppressions], aPolicy()).verdict).toBe('error');
  });

  test('is no pass by reading alone, though what was read blocks', () => {
    const unjudged = skipped('left out by --only');
    expect(decide([...unjudged, review, suppressions], aPolicy())).toMatchObject({
      verdict: 'error',
      reasons: [expect.stringMatching(/^nothing was judged \(/)],
    });
    const found = aCheck({ id: 'review', status: 'fail', findings: [aFinding({ message: 'a tautology' })] });
    expect(decide([...unjudged, found, suppressions], aPolicy())).toMatchObject({
      verdict: 'fail',
      reasons: ['a tautology'],
    });
  });

  test('is a pass by reading alone where every other check is turned off, and there may be no test to read', () => {
    const policy = aPolicy({ checks: { suite: 'off', mutation: 'off' } });
    const off = skipped('turned off by the policy');
    expect(decide([...off, review, suppressions], policy).verdict).toBe('pass');
    const unread = (why: string) => aCheck({ id: 'review', status: 'skipped', why });
    expect(decide([...off, unread(NO_CHANGED_TEST), suppressions], policy).verdict).toBe('pass');
    expect(decide([...off, unread('left out by --only'), suppressions], policy).verdict).toBe('error');
  });

  test('is a pass that judged nothing when the policy turns everything off', () => {
    const policy = aPolicy({ checks: { suite: 'off', mutation: 'off', suppressions: 'off' } });
    expect(decide([failing, blind, suppressions], policy)).toMatchObject({
      verdict: 'pass',
      reasons: ['every check is turned off by the policy: nothing was judged'],
    });
  });
});
