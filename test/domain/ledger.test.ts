import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RefusedDraft } from '../../src/domain/draft.ts';
import { ledgerOf } from '../../src/domain/ledger.ts';
import { aDraft, aDrafting, aTrial, aTriedDraft } from '../judgements.ts';

const refused = (id: string, clauses: readonly string[]): RefusedDraft => ({
  ...{ id, clauses, brief: 'src/invoice.brief.yml', title: 'x', code: '', problems: [], repairs: [] },
});

describe('what drafts cost', () => {
  test('is nothing where nothing was drafted', () => {
    expect(ledgerOf(aTrial())).toBeNull();
    expect(ledgerOf(aTrial({ drafting: aDrafting({ drafts: [] }) }))).toBeNull();
  });

  test('is that of drafting and of trying, shared among all that was written and the clauses that it names', () => {
    const [one, two] = [aDraft({ id: 'one', clauses: ['sum', 'whole'] }), aDraft({ id: 'two' })];
    const drafting = aDrafting({ drafts: [one, two], refused: [refused('three', ['sum']), refused('four', ['C2'])] });
    const drafts = [
      aTriedDraft({ draft: one, uniqueKills: ['a', 'b'] }),
      aTriedDraft({ draft: two, verdict: 'redundant', uniqueKills: [] }),
    ];
    expect(ledgerOf(aTrial({ drafting, drafts, durationMs: 4_000 }))).toEqual({
      total: { tokens: 4_000, money: 0.02, seconds: 8 },
      earned: 1,
      uniqueKills: 2,
      perUniqueKill: { tokens: 2_000, money: 0.01, seconds: 4 },
      clauses: [
        {
          brief: 'src/invoice.brief.yml',
          clause: 'sum',
          drafts: 3,
          earned: 1,
          uniqueKills: 2,
          tokens: 2_500,
          money: 0.0125,
          seconds: 5,
        },
        {
          brief: 'src/invoice.brief.yml',
          clause: 'whole',
          drafts: 1,
          earned: 1,
          uniqueKills: 2,
          tokens: 500,
          money: 0.0025,
          seconds: 1,
        },
        {
          brief: 'src/invoice.brief.yml',
          clause: 'C2',
          drafts: 1,
          earned: 0,
          uniqueKills: 0,
          tokens: 1_000,
          money: 0.005,
          seconds: 2,
        },
      ],
    });
  });

  test('has no price for a kill where there is none, and no money without prices', () => {
    const { cost } = aDrafting();
    const drafting = aDrafting({ cost: { ...cost, money: null } });
    expect(ledgerOf(aTrial({ drafting }))).toMatchObject({
      total: { money: null },
      uniqueKills: 0,
      perUniqueKill: null,
      clauses: [{ clause: 'sum', money: null }],
    });
  });

  test('is told apart for two briefs with one id', () => {
    const drafts = [aDraft({ id: 'one' }), aDraft({ id: 'two', brief: 'src/other.brief.yml' })];
    expect(ledgerOf(aTrial({ drafting: aDrafting({ drafts }) }))?.clauses).toMatchObject([
      { brief: 'src/invoice.brief.yml', clause: 'sum', drafts: 1 },
      { brief: 'src/other.brief.yml', clause: 'sum', drafts: 1 },
    ]);
  });

  test('is shared without a rest, whatever clauses are named how often', () => {
    const clauses = fc.array(fc.constantFrom('sum', 'whole', '__proto__', 'constructor'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(clauses, { minLength: 1, maxLength: 6 }), (named) => {
        const drafting = aDrafting({ drafts: named.map((one, index) => aDraft({ id: `d${index}`, clauses: one })) });
        const ledger = ledgerOf(aTrial({ drafting }));
        const sum = (of: 'money' | 'seconds') => (ledger?.clauses ?? []).reduce((all, one) => all + (one[of] ?? 0), 0);
        expect(sum('money')).toBeCloseTo(0.02);
        expect(sum('seconds')).toBeCloseTo(6);
        expect(ledger?.clauses.map(({ clause }) => clause).sort()).toEqual([...new Set(named.flat())].sort());
      }),
    );
  });
});
