import { describe, expect, test } from '@jest/globals';
import type { TestStability } from '../../src/domain/stability.ts';
import type { Check } from '../../src/domain/verdict.ts';
import { annotations } from '../../src/report/annotations.ts';
import {
  aChange,
  aChangedFile,
  aCheck,
  aFinding,
  aFlake,
  aJudgement,
  aMutant,
  aSmell,
  aStabilityRun,
  aTestStability,
  mutants,
} from '../judgements.ts';

const failed = aCheck({ id: 'mutation', status: 'fail' });
const change = aChange([
  aChangedFile({
    lines: [
      { first: 4, last: 6 },
      { first: 20, last: 99 },
    ],
  }),
]);

describe('annotations', () => {
  test('stand on changed lines only, clipped to them', () => {
    const found = [
      aMutant({ id: 'a', line: 1, endLine: 5, status: 'survived', coveredBy: ['t > a'], original: 'a\n  > b' }),
      aMutant({ id: 'b', line: 10, endLine: 12, status: 'survived' }),
      aMutant({ id: 'c', file: 'src/other.ts', line: 5, endLine: 5, status: 'survived' }),
      aMutant({ id: 'd', line: 20, endLine: 20, status: 'no-coverage', replacement: '' }),
    ];
    expect(annotations(aJudgement({ verdict: 'fail', checks: [failed], change, mutants: found }))).toEqual([
      {
        level: 'error',
        file: 'src/invoice.ts',
        line: 4,
        endLine: 5,
        title: 'Earnest: a mutant survives',
        message: 'EqualityOperator: a > b → a >= b\nRan this line and still passed, strengthen these: t > a',
      },
      {
        level: 'error',
        file: 'src/invoice.ts',
        line: 20,
        endLine: 20,
        title: 'Earnest: no test reaches this',
        message: 'EqualityOperator: a > b → nothing',
      },
    ]);
  });

  test('are at most ten of a level, what blocks first, then by how telling they are', () => {
    const found = [
      ...mutants(40, 'survived', { mutator: 'StringLiteral' }),
      aMutant({ id: 'z', line: 90, endLine: 90, status: 'survived', mutator: 'ConditionalExpression' }),
    ];
    const suite = aCheck({
      status: 'fail',
      findings: [aFinding({ message: 'a fails', at: { file: 'src/invoice.ts', line: 21 } })],
    });
    const warning = aCheck({
      id: 'suppressions',
      status: 'warn',
      findings: [aFinding({ level: 'warn', message: 'adds .skip', at: { file: 'src/invoice.ts', line: 4 } })],
    });
    const all = annotations(aJudgement({ verdict: 'fail', checks: [warning, suite, failed], change, mutants: found }));
    expect(all.map(({ level, line }) => `${level} ${line}`)).toEqual([
      'error 21',
      'error 90',
      'error 4',
      'error 5',
      'error 6',
      'error 20',
      'error 21',
      'error 22',
      'error 23',
      'error 24',
      'warning 4',
    ]);
  });

  test('show what the review found on the first line of it that the change touches', () => {
    const at = (line: number) => aFinding({ message: `found at ${line}`, at: { file: 'src/invoice.ts', line } });
    const review = aCheck({ id: 'review', status: 'fail', findings: [at(2), at(5), at(10)] });
    const smells = [2, 5, 10].map((line) =>
      aSmell({ file: 'src/invoice.ts', line, endLine: line + 4, level: 'block' }),
    );
    expect(annotations(aJudgement({ verdict: 'fail', checks: [review], change, smells }))).toEqual([
      { level: 'error', file: 'src/invoice.ts', line: 4, endLine: 4, title: 'Earnest: review', message: 'found at 2' },
      { level: 'error', file: 'src/invoice.ts', line: 5, endLine: 5, title: 'Earnest: review', message: 'found at 5' },
    ]);
  });

  test('warn where survivors do not block', () => {
    const found = mutants(5, 'survived');
    const warning = aJudgement({ checks: [aCheck({ id: 'mutation', status: 'warn' })], change, mutants: found });
    const report = aJudgement({ verdict: 'fail', mode: 'report', checks: [failed], change, mutants: found });
    for (const judgement of [warning, report]) {
      expect(new Set(annotations(judgement).map(({ level }) => level))).toEqual(new Set(['warning']));
    }
  });

  test('stand in a flaky test of this change, on the first line of it that the change touches', () => {
    const at = (line: number) => ({ file: 'src/invoice.ts', line });
    const seen = (line: number, change: TestStability['change']) =>
      aTestStability({ id: `${line}`, file: 'src/invoice.ts', line, change, flake: aFlake() });
    const stability = [aStabilityRun({ tests: [seen(10, 'modified'), seen(5, 'added'), seen(2, 'unchanged')] })];
    const flaky = (status: Check['status']) =>
      aCheck({
        id: 'flaky',
        status,
        findings: [10, 5, 2].map((line) =>
          aFinding({ message: `${line} is flaky`, at: at(line), reproduce: 'npx jest' }),
        ),
      });
    const of = (status: Check['status']) =>
      annotations(aJudgement({ verdict: 'fail', checks: [flaky(status)], change, stability }));
    expect(of('fail')).toEqual([
      {
        level: 'error',
        file: 'src/invoice.ts',
        line: 20,
        endLine: 20,
        title: 'Earnest: a flaky test',
        message: '10 is flaky\nReproduce: npx jest',
      },
      expect.objectContaining({ level: 'error', line: 5 }),
    ]);
    expect(of('warn').map(({ level }) => level)).toEqual(['warning', 'warning']);
  });

  test('hold no control character and no more than the runner shows', () => {
    const message = `\u001b[31m\u202e##[error]${'x'.repeat(10_000)}`;
    const check = aCheck({
      status: 'fail',
      findings: [aFinding({ message, at: { file: 'src/invoice.ts', line: 4 } })],
    });
    const [only] = annotations(aJudgement({ verdict: 'fail', checks: [check], change }));
    expect(only?.message.startsWith('␛[31m⟨U+202E⟩##\u200b[error]xxx')).toBe(true);
    expect(only?.message).toHaveLength(4096);
  });

  test('have nowhere to stand without a change', () => {
    expect(annotations(aJudgement({ change: null, checks: [failed], mutants: mutants(3, 'survived') }))).toEqual([]);
  });
});
