import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseBrief } from '../../src/briefs/parse-brief.ts';
import { type Brief, type BriefTarget, CLAUSE_KINDS, exportText, targetText } from '../../src/domain/brief.ts';

const VISIBLE = fc.constantFrom(...('abcXYZ019 äß中🙂-:#&*!|>\'"%@`{}[],?\\/\n\t~=+.'.match(/./gsu) ?? []));
const text = fc
  .array(VISIBLE, { minLength: 1, maxLength: 80 })
  .map((characters) => `Says ${characters.join('')}`.trim());
const id = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/);
const segment = fc.stringMatching(/^[A-Za-z0-9_[\]()@$-]{1,12}$/);
const exported = fc.record({
  file: fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `${segments.join('/')}.ts`),
  name: fc.stringMatching(/^[A-Za-z_$][A-Za-z0-9_$]{0,20}$/),
});
const target: fc.Arbitrary<BriefTarget> = fc.oneof(
  exported.map((one) => ({ kind: 'export', export: one }) as const),
  fc
    .record({
      method: fc.constantFrom('GET', 'POST'),
      path: fc.stringMatching(/^\/[a-z:{}[\]*?#&/-]{0,20}$/),
      entry: exported,
    })
    .map((route) => ({ kind: 'route', ...route }) as const),
);
const uniqueTexts = fc.uniqueArray(text, { maxLength: 4 });

const briefs: fc.Arbitrary<Brief> = fc
  .record({
    path: fc.constant('docs/any.brief.yml'),
    target,
    behaviour: text,
    stated: fc.uniqueArray(
      fc.record({ id, text, kind: fc.constantFrom(...CLAUSE_KINDS, null), required: fc.boolean() }),
      { minLength: 1, maxLength: 10, selector: (one) => one.id },
    ),
    fixtures: fc.uniqueArray(exported, { maxLength: 3, selector: exportText }),
    seam: uniqueTexts,
    avoid: uniqueTexts,
  })
  .map(({ stated, ...brief }) => ({
    ...brief,
    clauses: stated.flatMap(({ kind, ...one }) => (kind === null ? [] : [{ ...one, kind }])),
    invariants: stated.flatMap(({ kind, ...one }) => (kind === null ? [one] : [])),
  }));

function written(brief: Brief): string {
  const stated = [...brief.clauses, ...brief.invariants];
  return stringify({
    target: targetText(brief.target),
    ...(brief.target.kind === 'route' ? { entry: exportText(brief.target.entry) } : {}),
    behaviour: brief.behaviour,
    clauses: brief.clauses.map(({ required, ...clause }) => clause),
    invariants: brief.invariants.map(({ required, ...invariant }) => invariant),
    fixtures: brief.fixtures.map(exportText),
    seam: brief.seam.length === 1 ? brief.seam[0] : brief.seam,
    avoid: brief.avoid,
    required: stated.filter(({ required }) => required).map((one) => one.id),
  });
}

test('any brief that is written as YAML reads as it was meant', () => {
  fc.assert(
    fc.property(briefs, (brief) => {
      expect(parseBrief(brief.path, written(brief))).toEqual(brief);
    }),
    { numRuns: 200 },
  );
});
