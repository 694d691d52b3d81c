import { describe, expect, test } from '@jest/globals';
import type { ReviewPolicy } from '../../src/domain/policy.ts';
import type { Suspicion } from '../../src/domain/smell.ts';
import { smellsOf } from '../../src/verdict/smells.ts';
import { type Evidence, evidenceOf, NO_EVIDENCE } from '../../src/verdict/witnesses.ts';
import { aMutant, aMutationRun, aPackageWorth, aSuspicion, aTest, aTestWorth } from '../judgements.ts';

const TODAY = '2026-11-20';
const NO_POLICY: ReviewPolicy = { rules: {}, waivers: [] };

function smells(
  suspicions: readonly Suspicion[],
  evidence: Partial<Evidence> = {},
  policy: Partial<ReviewPolicy> = {},
) {
  return smellsOf({ suspicions }, { ...NO_EVIDENCE, ...evidence }, { ...NO_POLICY, ...policy }, TODAY);
}

const silent = aTest({ assertions: 0 });
const outspoken = aTest({ assertions: 2 });
const idle = aTestWorth({ kills: 0, uniqueKills: 0 });

describe('a suspicion without evidence', () => {
  test('keeps the level that its text has, and everything that was said of it', () => {
    expect(smells([aSuspicion()])).toEqual([
      {
        rule: 'no-assertion',
        file: 'test/invoice.test.ts',
        line: 3,
        endLine: 5,
        test: 'invoice > adds up',
        level: 'warn',
        message: 'nothing is asserted: say what the result should be',
        witness: null,
        waived: null,
      },
    ]);
  });

  test('stands by level first, then by file and line', () => {
    const found = smells([
      aSuspicion({ level: 'info', line: 1 }),
      aSuspicion({ file: 'test/b.test.ts', line: 2 }),
      aSuspicion({ file: 'test/a.test.ts', line: 9 }),
      aSuspicion({ file: 'test/a.test.ts', line: 8 }),
      aSuspicion({ file: 'test/z.test.ts', level: 'block' }),
    ]);
    expect(found.map(({ level, file, line }) => `${level} ${file}:${line}`)).toEqual([
      'block test/z.test.ts:3',
      'warn test/a.test.ts:8',
      'warn test/a.test.ts:9',
      'warn test/b.test.ts:2',
      'info test/invoice.test.ts:1',
    ]);
  });
});

describe('the runner that counted no assertion', () => {
  const first = (tests: Evidence['tests'], suspicion = aSuspicion()) => smells([suspicion], { tests })[0];

  test('raises a suspicion to block', () => {
    expect(first([silent])).toMatchObject({ level: 'block', witness: 'the runner counted no assertion in it' });
  });

  test('is heard only when every test that the case became passed without one', () => {
    const rows = [1, 2].map((row) => aTest({ titlePath: ['adds', `row ${row}`], assertions: 0 }));
    const suspicion = aSuspicion({ ran: rows.map(({ name }) => name) });
    expect(first(rows, suspicion)).toMatchObject({
      level: 'block',
      witness: 'the runner counted no assertion in any of its 2 tests',
    });
    expect(first(rows.slice(1), suspicion)).toMatchObject({ level: 'warn', witness: null });
    expect(first([...rows.slice(1), aTest({ titlePath: ['adds', 'row 1'] })], suspicion)).toMatchObject({
      level: 'warn',
      witness: null,
    });
  });

  test.each([
    ['does not count', aTest({ assertions: null })],
    ['saw the test fail', aTest({ assertions: 0, status: 'failed' })],
    ['skipped the test', aTest({ assertions: 0, status: 'skipped' })],
    ['ran a test of that name in another file', aTest({ assertions: 0, file: 'test/other.test.ts' })],
  ])('is no witness when it %s', (_, ran) => {
    expect(first([ran])).toMatchObject({ level: 'warn', witness: null });
  });

  test('is not asked about a rule whose witness it is not, nor about a case that did not run', () => {
    expect(first([silent], aSuspicion({ witnesses: [] }))).toMatchObject({ level: 'warn' });
    expect(first([silent], aSuspicion({ witnesses: ['survivors-there'] }))).toMatchObject({ level: 'warn' });
    expect(first([silent], aSuspicion({ ran: [] }))).toMatchObject({ level: 'warn' });
  });

  test('drops the suspicion when it counted one in every test of the case', () => {
    expect(smells([aSuspicion()], { tests: [outspoken] })).toEqual([]);
    expect(smells([aSuspicion({ level: 'info' })], { tests: [outspoken] })).toEqual([]);
    // The kills of a test whose assertion was seen are for the worth check.
    expect(smells([aSuspicion()], { tests: [outspoken], worth: [aPackageWorth({ tests: [idle] })] })).toEqual([]);
  });

  test('drops nothing that blocks alone, and nothing that is not about assertions', () => {
    const evidence = { tests: [outspoken] };
    expect(smells([aSuspicion({ level: 'block' })], evidence)).toHaveLength(1);
    expect(smells([aSuspicion()], evidence, { rules: { 'no-assertion': 'block' } })).toHaveLength(1);
    expect(smells([aSuspicion({ rule: 'mock-echo', witnesses: ['kills-nothing'] })], evidence)).toHaveLength(1);
    expect(smells([aSuspicion({ ran: ['invoice > adds up', 'did not run'] })], evidence)).toHaveLength(1);
  });
});

describe('a test that kills nothing', () => {
  const echo = aSuspicion({ rule: 'mock-echo', witnesses: ['kills-nothing'] });
  const first = (worth: Evidence['worth'], suspicion = echo) => smells([suspicion], { worth })[0];

  test('is a witness against itself', () => {
    expect(first([aPackageWorth({ tests: [idle] })])).toMatchObject({
      level: 'block',
      witness: 'it covers 4 mutants of the change and kills none',
    });
    expect(first([aPackageWorth({ tests: [{ ...idle, covers: 1 }] })])).toMatchObject({
      witness: 'it covers one mutant of the change and does not kill it',
    });
  });

  test('is one only when each test of the case kills nothing', () => {
    const other = aTestWorth({ ...idle, name: 'other' });
    const both = aSuspicion({ ...echo, ran: [idle.name, 'other'] });
    expect(first([aPackageWorth({ tests: [idle, other] })], both)).toMatchObject({
      level: 'block',
      witness: 'its 2 tests cover mutants of the change, and none of them kills one',
    });
    expect(first([aPackageWorth({ tests: [idle] })], both)).toMatchObject({ level: 'warn' });
    expect(first([aPackageWorth({ tests: [idle, aTestWorth({ name: 'other' })] })], both)).toMatchObject({
      level: 'warn',
    });
  });

  test.each([
    ['kills one', aPackageWorth()],
    ['covers none', aPackageWorth({ tests: [{ ...idle, covers: 0 }] })],
    ['may kill one that ran out of time', aPackageWorth({ tests: [{ ...idle, untold: 1 }] })],
    ['is flaky', aPackageWorth({ tests: [{ ...idle, notJudged: 'it is flaky' }] })],
    ['is of a runner that does not tell', aPackageWorth({ tests: [idle], unknown: 'the runner does not tell' })],
    ['might kill mutants that were not judged', aPackageWorth({ tests: [idle], partial: true })],
  ])('is none when it %s', (_, worth) => {
    expect(first([worth])).toMatchObject({ level: 'warn', witness: null });
  });

  test('is none where the mutation stage failed: an engine that kills nothing says nothing', () => {
    const worth = aPackageWorth({ tests: [idle] });
    const [judged, failed] = (['judged', 'failed'] as const).map((outcome) =>
      smellsOf({ suspicions: [echo] }, evidenceOf([], [aMutationRun({ outcome, worth })]), NO_POLICY, TODAY),
    );
    expect([judged?.[0]?.level, failed?.[0]?.level]).toEqual(['block', 'warn']);
  });
});

describe('mutants that live on in the branches of a rule', () => {
  const golden = aSuspicion({
    rule: 'golden-path-only',
    witnesses: ['survivors-there'],
    branches: [{ file: 'src/invoice.ts', first: 10, last: 12 }],
  });
  const witness = (...mutants: Evidence['mutants']) => smells([golden], { mutants })[0]?.witness;
  const alive = aMutant({ status: 'survived', mutator: 'ConditionalExpression', line: 12, endLine: 14 });
  const unreached = aMutant({ status: 'no-coverage', line: 8, endLine: 10 });

  test('raise it to block, with the first of them', () => {
    expect(smells([golden], { mutants: [alive] })).toMatchObject([
      { level: 'block', witness: '1 mutant survives there (src/invoice.ts:12 ConditionalExpression)' },
    ]);
    expect(witness(alive, alive)).toBe('2 mutants survive there (src/invoice.ts:12 ConditionalExpression)');
    expect(witness(unreached)).toBe('no test reaches 1 mutant there (src/invoice.ts:8 EqualityOperator)');
    expect(witness(unreached, alive)).toBe('2 mutants there are not killed (src/invoice.ts:8 EqualityOperator)');
  });

  test.each([
    ['it is killed', { status: 'killed' }],
    ['people accept it', { status: 'suppressed' }],
    ['it stands above', { line: 8, endLine: 9 }],
    ['it stands below', { line: 13, endLine: 13 }],
    ['it is in another file', { file: 'src/other.ts' }],
  ] as const)('say nothing when %s', (_, changes) => {
    expect(witness(aMutant({ ...alive, ...changes }))).toBeNull();
  });
});

describe('the policy', () => {
  const evidence = { tests: [silent] };
  const level = (chosen: 'off' | 'info' | 'warn' | 'block', suspicion = aSuspicion(), seen = {}) =>
    smells([suspicion], seen, { rules: { [suspicion.rule]: chosen } })[0]?.level;

  test('sets the level of a rule in place of its own', () => {
    expect(level('off')).toBeUndefined();
    expect([level('info'), level('warn'), level('block')]).toEqual(['info', 'warn', 'block']);
    expect(level('warn', aSuspicion({ rule: 'empty-test', level: 'block', witnesses: [] }))).toBe('warn');
    expect(level('warn', aSuspicion({ rule: 'weak-only', level: 'info' }))).toBe('warn');
  });

  test('caps what a witness may raise, and shows the witness all the same', () => {
    expect([level('info', aSuspicion(), evidence), level('warn', aSuspicion(), evidence)]).toEqual(['info', 'warn']);
    expect(smells([aSuspicion()], evidence, { rules: { 'no-assertion': 'warn' } })).toMatchObject([
      { witness: 'the runner counted no assertion in it' },
    ]);
  });

  test('leaves the other rules as they are', () => {
    expect(smells([aSuspicion()], {}, { rules: { 'empty-test': 'off' } })).toHaveLength(1);
  });
});

describe('a waiver', () => {
  const waiver = {
    rule: 'no-assertion',
    where: 'test/invoice.test.ts > invoice > adds up',
    reason: 'it is a smoke test',
    until: TODAY,
  };
  const waived = (changes: Partial<typeof waiver>, suspicion = aSuspicion()) =>
    smells([suspicion], { tests: [silent] }, { waivers: [{ ...waiver, ...changes }] })[0];

  test.each([
    ['one test', {}],
    ['a file', { where: 'test/invoice.test.ts' }],
  ])('for %s lowers what would block to info, to its last day', (_, changes) => {
    expect(waived(changes)).toMatchObject({
      level: 'info',
      waived: { reason: 'it is a smoke test', until: TODAY },
      witness: 'the runner counted no assertion in it',
    });
  });

  test.each([
    ['another rule', { rule: 'empty-test' }],
    ['another test', { where: 'test/invoice.test.ts > invoice > adds' }],
    ['another file', { where: 'test/invoice.test.tsx' }],
    ['a folder', { where: 'test' }],
  ])('for %s changes nothing', (_, changes) => {
    expect(waived(changes)).toMatchObject({
      level: 'block',
      waived: null,
      message: 'nothing is asserted: say what the result should be',
    });
  });

  test('that is over says so', () => {
    expect(waived({ until: '2026-11-19' })).toMatchObject({
      level: 'block',
      waived: null,
      message: 'nothing is asserted: say what the result should be (it was waived until 2026-11-19, which is over)',
    });
  });

  test('that still holds goes before one that is over', () => {
    const waivers = [{ ...waiver, until: '2026-01-31' }, waiver];
    expect(smells([aSuspicion()], {}, { waivers })).toMatchObject([{ level: 'info', waived: { until: TODAY } }]);
  });

  test('finds a test whose name has line ends, which a policy cannot hold', () => {
    expect(waived({}, aSuspicion({ test: 'invoice >\n adds   up' }))).toMatchObject({ level: 'info' });
  });
});
