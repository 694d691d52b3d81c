import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Draft, DraftRepair } from '../../src/domain/draft.ts';
import { inOrder } from '../../src/trial/in-order.ts';
import { aBrief, aDraft } from '../judgements.ts';

const briefs = [
  aBrief({ invariants: [{ id: 'whole', text: 'Whole cents.', required: true }] }),
  aBrief({
    path: 'src/other.brief.yml',
    clauses: [{ id: 'sum', kind: 'golden', text: 'Adds.', required: false }],
    invariants: [],
  }),
];
const by = (...who: readonly DraftRepair['by'][]): readonly DraftRepair[] => who.map((one) => ({ by: one, what: 'x' }));
const idsOf = (drafts: readonly Draft[]) => inOrder(drafts, briefs).map(({ id }) => id);

describe('drafts are tried', () => {
  test('for required clauses and invariants first', () => {
    expect(
      idsOf([
        aDraft({ id: 'other', brief: 'src/other.brief.yml', clauses: ['sum'] }),
        aDraft({ id: 'nowhere', brief: 'src/gone.brief.yml', clauses: ['sum'] }),
        aDraft({ id: 'unknown', clauses: ['toString'] }),
        aDraft({ id: 'whole', clauses: ['unknown', 'whole'], code: 'x'.repeat(900) }),
        aDraft({ id: 'sum', clauses: ['sum'], code: 'x'.repeat(999) }),
      ]).slice(0, 2),
    ).toEqual(['whole', 'sum']);
  });

  test('then with the fewest repairs by a model, then with the fewest', () => {
    const drafts = [
      aDraft({ id: 'one-by-model', repairs: by('model') }),
      aDraft({ id: 'three-by-rule', repairs: by('rule', 'rule', 'rule') }),
      aDraft({ id: 'by-both', repairs: by('rule', 'model') }),
      aDraft({ id: 'none', code: 'x'.repeat(999) }),
    ];
    expect(idsOf(drafts)).toEqual(['none', 'three-by-rule', 'one-by-model', 'by-both']);
  });

  test('then the shorter ones, then by path and id', () => {
    const at = (id: string, path: string, length: number) => aDraft({ id, path, code: 'x'.repeat(length) });
    expect(idsOf([at('d', 'b', 5), at('c', 'a', 5), at('b', 'b', 5), at('a', 'c', 6)])).toEqual(['c', 'b', 'd', 'a']);
  });

  test('in one order, whatever that of the batch', () => {
    const anyDraft = fc.record({
      clauses: fc.subarray(['sum', 'whole', 'else'], { minLength: 1 }),
      code: fc.constantFrom('', 'a', 'bb'),
      path: fc.constantFrom('a', 'b', 'B', 'ä'),
      repairs: fc.array(fc.constantFrom<DraftRepair>(...by('rule', 'model')), { maxLength: 2 }),
    });
    const batches = fc.array(anyDraft, { maxLength: 8 }).chain((all) => {
      const drafts = all.map((given, index) => aDraft({ ...given, id: `d${index}` }));
      const shuffled = fc.shuffledSubarray(drafts, { minLength: drafts.length, maxLength: drafts.length });
      return fc.tuple(fc.constant(drafts), shuffled);
    });
    fc.assert(
      fc.property(batches, ([drafts, shuffled]) => {
        const given = [...shuffled];
        expect(idsOf(shuffled)).toEqual(idsOf(drafts));
        expect(shuffled).toEqual(given);
      }),
    );
  });
});
