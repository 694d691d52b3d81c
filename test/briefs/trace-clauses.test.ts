import { describe, expect, test } from '@jest/globals';
import { type TracedTests, traceClauses } from '../../src/briefs/trace-clauses.ts';
import type { DraftVerdict } from '../../src/domain/trial.ts';
import { aBrief, aDraft, aMutant, aTest, aTriedDraft } from '../judgements.ts';

const adds = aTest({ titlePath: ['adds up'] });
const ADDS = 'test/invoice.test.ts > adds up';

const trace = (known: Partial<TracedTests>) =>
  traceClauses(aBrief(), { cited: new Map(), drafts: [], mutants: [], questions: [], ...known });
const testsOf = (known: Partial<TracedTests>) => trace(known)[0]?.tests;

describe('the clauses of a brief', () => {
  test('are all there, invariants last, each as the brief has it', () => {
    expect(trace({})).toEqual([
      {
        brief: 'src/invoice.brief.yml',
        target: 'src/invoice.ts#total',
        clause: 'sum',
        kind: 'golden',
        text: 'The amounts are added up.',
        required: true,
        tests: [],
        mutants: 0,
        questions: [],
      },
      expect.objectContaining({ clause: 'whole', kind: 'invariant', required: false }),
    ]);
  });

  test('have the tests that name them, with the mutants that each kills', () => {
    const mutants = [
      aMutant({ id: 'a', killedBy: [ADDS, 'test/other.test.ts > x'] }),
      aMutant({ id: 'b', killedBy: [`${ADDS} twice`] }),
      aMutant({ id: 'c', status: 'timeout', killedBy: [ADDS] }),
      aMutant({ id: 'd', status: 'survived', coveredBy: [ADDS] }),
    ];
    const [sum, whole] = trace({ cited: new Map([['sum', [adds]]]), mutants });
    expect(sum).toMatchObject({ mutants: 4, tests: [{ name: ADDS, draft: null, kills: 1 }] });
    expect(whole).toMatchObject({ mutants: 4, tests: [] });
  });

  test('do not say what a test kills where the mutants are not known', () => {
    const [sum] = trace({ cited: new Map([['sum', [adds]]]), mutants: null });
    expect(sum).toMatchObject({ mutants: null, tests: [{ name: ADDS, draft: null, kills: null }] });
  });

  test('have the drafts for them behind the tests', () => {
    const drafts = [
      aTriedDraft({ draft: aDraft({ id: 'one', title: 'adds', clauses: ['sum', 'whole'] }), kills: ['a', 'b'] }),
      aTriedDraft({ draft: aDraft({ id: 'two', brief: 'src/other.brief.yml' }) }),
      aTriedDraft({ draft: aDraft({ id: 'three', clauses: ['summary'] }) }),
    ];
    const drafted = { name: 'test/one.draft.test.ts > adds', draft: 'one', kills: 2 };
    expect(trace({ cited: new Map([['sum', [adds]]]), drafts }).map(({ tests }) => tests)).toEqual([
      [{ name: ADDS, draft: null, kills: 0 }, drafted],
      [drafted],
    ]);
  });

  test.each<[DraftVerdict, boolean]>([
    ['earned', true],
    ['redundant', true],
    ['candidate-bug', true],
    ['candidate-regression', true],
    ['flaky', false],
    ['broken', false],
    ['rejected', false],
    ['untried', false],
  ])('have a draft that is %s: %p', (verdict, isThere) => {
    expect(testsOf({ drafts: [aTriedDraft({ verdict })] })).toHaveLength(isThere ? 1 : 0);
  });

  test('do not say that a draft kills nothing when it fails', () => {
    const drafts = [aTriedDraft({ verdict: 'candidate-bug', onHead: 'failed', kills: [] })];
    expect(testsOf({ drafts })).toEqual([expect.objectContaining({ draft: 'invoice-1', kills: null })]);
  });

  test('have what the model asks of them', () => {
    const about = { brief: 'src/invoice.brief.yml', clause: 'sum' };
    const [sum, whole] = trace({
      questions: [
        { ...about, kind: 'ambiguity', text: 'Is tax added?' },
        { ...about, kind: 'not-testable', text: 'it has no result' },
        { ...about, brief: 'src/other.brief.yml', kind: 'ambiguity', text: 'Not this one.' },
      ],
    });
    expect(sum?.questions).toEqual(['Is tax added?', 'cannot be tested: it has no result']);
    expect(whole?.questions).toEqual([]);
  });
});
