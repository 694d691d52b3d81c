import { describe, expect, test } from '@jest/globals';
import type { Trial } from '../../src/domain/trial.ts';
import { type BriefJudging, briefCheck } from '../../src/verdict/brief.ts';
import { NO_BRIEF } from '../../src/verdict/skip.ts';
import { aDraft, aMutant, aTracedClause, aTrial, aTriedDraft } from '../judgements.ts';

const judging: BriefJudging = { skipped: null, candidateBugs: 'required', reproduce: 'earnest gate --only brief' };
const check = (trial: Trial | null, changes: Partial<BriefJudging> = {}) =>
  briefCheck(trial, { ...judging, ...changes });
const of = (...clauses: readonly Parameters<typeof aTracedClause>[0][]) =>
  check(aTrial({ clauses: clauses.map(aTracedClause) }));
const own = (kills: number | null, name = 'test/a.test.ts > a') => ({ name, draft: null, kills });
const drafted = { name: 'test/invoice-1.draft.test.ts > adds', draft: 'invoice-1', kills: 3 };

describe('the brief check is skipped', () => {
  test.each<[string, Trial | null, string | null, string]>([
    ['for the reason that is told', aTrial(), 'the suite fails', 'the suite fails'],
    ['where there was no trial', null, null, NO_BRIEF],
    ['where no brief is concerned', aTrial({ clauses: [] }), null, NO_BRIEF],
  ])('%s', (_, trial, skipped, why) => {
    expect(check(trial, { skipped })).toEqual({
      id: 'brief',
      status: 'skipped',
      summary: 'no clause was traced',
      why,
      findings: [],
    });
  });
});

describe('the brief check passes', () => {
  test('when each clause has a test that kills', () => {
    expect(of({}, { clause: 'whole', required: false, tests: [own(1)] })).toEqual({
      id: 'brief',
      status: 'pass',
      summary: '2 of 2 clauses have tests that kill',
      why: null,
      findings: [],
    });
  });

  test('when one of several tests kills', () => {
    expect(of({ tests: [own(0), own(2)] })).toMatchObject({
      status: 'pass',
      summary: '1 of 1 clause has a test that kills',
    });
  });

  test('with any test, where no mutant can be made of the target', () => {
    expect(of({ tests: [own(0)], mutants: 0 })).toMatchObject({ status: 'pass' });
  });

  test('with any test, for a clause that is not required', () => {
    expect(of({ required: false, tests: [own(0)] })).toMatchObject({
      status: 'pass',
      summary: '0 of 1 clause have tests that kill',
    });
    expect(of({ required: false, tests: [own(null)], mutants: null })).toMatchObject({ status: 'pass' });
  });
});

describe('the brief check fails', () => {
  test('when no test names a required clause', () => {
    expect(of({ tests: [] })).toEqual({
      id: 'brief',
      status: 'fail',
      summary: '0 of 1 clause have tests that kill',
      why: null,
      findings: [
        {
          level: 'block',
          message: 'no test names the required clause sum of src/invoice.brief.yml',
          at: { file: 'src/invoice.brief.yml', line: 1 },
          reproduce: null,
        },
      ],
    });
  });

  test.each([
    [
      [own(0)],
      'no mutant of its target is killed by the one test that names the required clause sum of src/invoice.brief.yml',
    ],
    [
      [own(0), own(0)],
      'no mutant of its target is killed by any of the 2 tests that name the required clause sum of src/invoice.brief.yml',
    ],
  ])('when tests name a required clause and kill nothing', (tests, message) => {
    expect(of({ tests })).toMatchObject({
      status: 'fail',
      findings: [{ level: 'block', message, reproduce: 'earnest gate --only brief' }],
    });
  });

  test('when only a draft kills for a required clause, and offers that', () => {
    const clauses = [aTracedClause({ tests: [drafted] })];
    const { status, findings } = check(aTrial({ clauses, drafts: [aTriedDraft()] }));
    expect([status, findings.map(({ message }) => message)]).toEqual([
      'fail',
      [
        'no test names the required clause sum of src/invoice.brief.yml; the draft invoice-1 kills for it: read it and take it',
      ],
    ]);
  });

  test('and says which test kills what a redundant draft kills: it may be the one for the clause', () => {
    const draft = aTriedDraft({ verdict: 'redundant', kills: ['a', 'b'] });
    const killers = [`${draft.draft.path} > adds`, 'test/b.test.ts > most', 'test/a.test.ts > once'];
    const mutants = [
      aMutant({ id: 'a', killedBy: killers }),
      aMutant({ id: 'b', killedBy: killers.slice(0, 2) }),
      aMutant({ id: 'c', killedBy: ['test/c.test.ts > else'] }),
    ];
    const clauses = [aTracedClause({ tests: [] })];
    expect(check(aTrial({ clauses, drafts: [draft], mutants })).findings[0]?.message).toContain(
      '; test/b.test.ts > most kills what the draft invoice-1 for it kills: if it is about this clause, name sum in its title or in a comment',
    );
  });

  test('and names the first by name of two tests that kill as much', () => {
    const draft = aTriedDraft({ verdict: 'redundant', kills: ['a'] });
    const clauses = [aTracedClause({ tests: [] })];
    const message = (...killedBy: readonly string[]) =>
      check(aTrial({ clauses, drafts: [draft], mutants: [aMutant({ id: 'a', killedBy })] })).findings[0]?.message;
    expect(message('test/b.test.ts > b', 'test/a.test.ts > a')).toContain('; test/a.test.ts > a kills what');
    expect(message('test/a.test.ts > a', 'test/b.test.ts > b')).toContain('; test/a.test.ts > a kills what');
  });

  test('and offers nothing where only drafts kill what a redundant draft kills', () => {
    const draft = aTriedDraft({ verdict: 'redundant', kills: ['a'] });
    const mutants = [aMutant({ id: 'a', killedBy: [`${draft.draft.path} > adds`] })];
    const clauses = [aTracedClause({ tests: [] })];
    expect(check(aTrial({ clauses, drafts: [draft], mutants })).findings[0]?.message).toBe(
      'no test names the required clause sum of src/invoice.brief.yml',
    );
  });

  test('with no test where no mutant can be made either', () => {
    expect(of({ tests: [], mutants: 0 }).status).toBe('fail');
  });
});

describe('the brief check cannot judge', () => {
  test('a required clause with a test, where the mutants of its target are not known', () => {
    const clauses = [aTracedClause({ tests: [own(null)], mutants: null })];
    expect(check(aTrial({ clauses, problems: ['Stryker stopped.\nIt says no more.'] }))).toMatchObject({
      status: 'error',
      why: '1 required clause cannot be judged: Stryker stopped. It says no more.',
    });
    expect(check(aTrial({ clauses }))).toMatchObject({
      status: 'error',
      why: expect.stringContaining('the mutants of its target are not known'),
    });
  });

  test('and fails where another one is missing: that is known', () => {
    expect(of({ tests: [own(null)], mutants: null }, { clause: 'C2', tests: [] })).toMatchObject({
      status: 'fail',
      why: null,
    });
  });
});

describe('the brief check warns', () => {
  test('when no test names a clause that is not required', () => {
    expect(of({ required: false, tests: [] })).toMatchObject({
      status: 'warn',
      findings: [{ level: 'warn', message: 'no test names the clause sum of src/invoice.brief.yml' }],
    });
  });

  test.each([[[]], [[aTracedClause()]]])('when a brief cannot be read', (clauses) => {
    const { id, status, why, findings } = check(
      aTrial({ clauses, problems: ['a.brief.yml cannot be read: no target'] }),
    );
    expect([id, status, why, findings]).toEqual([
      'brief',
      'warn',
      null,
      [{ level: 'warn', message: 'a.brief.yml cannot be read: no target', at: null, reproduce: null }],
    ]);
  });

  test('and says how many, where nothing else is known', () => {
    expect(check(aTrial({ clauses: [], problems: ['a.brief.yml: x', 'b.brief.yml: y'] })).summary).toBe(
      '2 briefs cannot be read',
    );
  });
});

describe('a draft that follows its clause and fails', () => {
  const bug = aTriedDraft({
    verdict: 'candidate-bug',
    onHead: 'failed',
    kills: [],
    failure: 'Error: 10 is not 12\n    at a.js:1:1',
  });
  const optional = [aTracedClause({ required: false })];

  test.each<[BriefJudging['candidateBugs'], boolean, 'fail' | 'warn']>([
    ['required', true, 'fail'],
    ['required', false, 'warn'],
    ['block', true, 'fail'],
    ['block', false, 'fail'],
    ['warn', true, 'warn'],
    ['warn', false, 'warn'],
  ])('with candidateBugs: %s, for a clause that is required: %p, is a %s', (candidateBugs, required, status) => {
    const trial = aTrial({ clauses: required ? [aTracedClause()] : optional, drafts: [bug] });
    expect(check(trial, { candidateBugs })).toMatchObject({
      status,
      findings: [{ level: status === 'fail' ? 'block' : 'warn' }],
    });
  });

  test('is told with what happened, and counted', () => {
    const { summary, findings } = check(aTrial({ drafts: [bug] }));
    expect(summary).toBe('1 of 1 clause has a test that kills; 1 draft that follows its clause fails');
    expect(findings).toEqual([
      {
        level: 'block',
        message:
          'the draft invoice-1 follows sum of src/invoice.brief.yml and fails (Error: 10 is not 12 at a.js:1:1): the code or the brief is wrong',
        at: { file: 'src/invoice.brief.yml', line: 1 },
        reproduce: null,
      },
    ]);
  });

  test('is counted with others', () => {
    expect(check(aTrial({ drafts: [bug, bug] })).summary).toMatch(/; 2 drafts that follow their clauses fail$/);
  });

  test('and passes on base, is laid on the change', () => {
    const regression = aTriedDraft({ ...bug, verdict: 'candidate-regression', failure: null });
    expect(check(aTrial({ drafts: [regression] })).findings[0]?.message).toMatch(
      /and fails: this change broke it, or the brief is out of date$/,
    );
  });

  test('is judged where no clause is traced, and is not taken for one of another brief', () => {
    expect(check(aTrial({ clauses: [], drafts: [bug] })).status).toBe('warn');
    const other = aTriedDraft({ ...bug, draft: aDraft({ brief: 'src/other.brief.yml' }) });
    expect(check(aTrial({ drafts: [other] })).status).toBe('warn');
  });

  test('comes before what only warns', () => {
    const clauses = [aTracedClause(), aTracedClause({ clause: 'whole', required: false, tests: [] })];
    expect(check(aTrial({ clauses, drafts: [bug] })).findings.map(({ level }) => level)).toEqual(['block', 'warn']);
  });
});

test.each(['earned', 'redundant', 'flaky', 'broken', 'rejected', 'untried'] as const)(
  'a draft that is %s neither blocks nor warns',
  (verdict) => {
    expect(check(aTrial({ drafts: [aTriedDraft({ verdict })] }))).toMatchObject({ status: 'pass', findings: [] });
  },
);
