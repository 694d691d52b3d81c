import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Draft, Drafting } from '../../src/domain/draft.ts';
import { nobodyAsked } from '../../src/drafting/nobody-asked.ts';
import { draftingSummary } from '../../src/report/drafting-summary.ts';
import { draftingText } from '../../src/report/drafting-text.ts';
import { draftsJson } from '../../src/report/drafts-json.ts';
import { hostile, outsideFences } from './hostile-text.ts';

const aDraft = (given: Partial<Draft> = {}): Draft => ({
  id: 'invoice-1',
  brief: 'src/invoice.brief.yml',
  target: 'src/invoice.ts#total',
  clauses: ['golden'],
  kind: 'example',
  title: 'adds up',
  path: 'test/invoice-1.draft.test.ts',
  code: "test('[golden] adds up', () => {});\n",
  derivation: '3 + 4 = 7',
  assumptions: [],
  fixtures: [],
  repairs: [],
  ...given,
});

const drafting = (given: Partial<Drafting> = {}): Drafting =>
  nobodyAsked([], {
    status: 'ok',
    provider: { host: 'models.example.org', model: 'small' },
    briefs: [{ brief: 'src/invoice.brief.yml', target: 'src/invoice.ts#total', status: 'drafted', why: null }],
    drafts: [aDraft()],
    ...given,
  });

test('what a model writes never breaks out of where it stands in the summary', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const summary = draftingSummary(everywhere(one, other));
      const { lines, closed } = outsideFences(summary);
      const outside = lines.join('\n');
      expect(closed).toBe(true);
      expect(summary).not.toMatch(/^\s*::/m);
      expect(summary).not.toContain('##[');
      expect(summary.isWellFormed()).toBe(true);
      // The only elements are our own.
      expect(outside.replace(/<\/?(?:details|summary|code)>/g, '')).not.toContain('<');
      expect(outside.match(/<details>/g)).toHaveLength(4);
      expect(outside.match(/<\/details>/g)).toHaveLength(4);
      const tables = lines.filter((line) => line.startsWith('|')).map((row) => row.split('|').length);
      expect(tables).toEqual([6, 6, 6, 9, 9, 9]);
      expect(outside.replace(/`[^`]*`/g, '')).not.toMatch(/@[\w-]|:\/\/|\bwww\./i);
      expect(lines.filter((line) => /^#{1,6} /.test(line))).toHaveLength(3);
    }),
    { numRuns: 500 },
  );
});

function everywhere(one: string, other: string): Drafting {
  const section = { name: one, bytes: 1, sha256: 'a'.repeat(64), cut: 0, redactions: [] };
  const refused = { id: one, brief: other, clauses: [one], title: other, code: one, repairs: [] };
  const repairs = [{ by: 'model', what: one }] as const;
  return drafting({
    status: 'partial',
    provider: { host: one, model: other },
    briefs: [{ brief: one, target: other, status: 'failed', why: one }],
    drafts: [
      aDraft({
        id: one,
        title: other,
        path: one,
        derivation: other,
        clauses: [one, other],
        assumptions: [one],
        repairs,
        code: other,
      }),
    ],
    refused: [{ ...refused, problems: [{ kind: 'form', line: 1, message: one }] }],
    questions: [{ brief: one, clause: other, kind: 'ambiguity', text: one }],
    receipt: {
      requests: [
        { brief: one, purpose: 'draft', sections: [section], bytes: 1, sha256: 'a'.repeat(64), answeredBy: 'provider' },
      ],
      withheld: [{ what: one, count: 1, why: other }],
    },
    remarks: [one],
  });
}

describe('the summary', () => {
  test('says how much was drafted, refused and asked, and what it took', () => {
    const summary = draftingSummary(
      drafting({
        cost: {
          calls: 2,
          cached: 1,
          tokens: { input: 300, output: 60 },
          estimated: true,
          money: 0.0123,
          seconds: 4.25,
        },
      }),
    );
    expect(summary.split('\n')[0]).toBe('## ✏️ Earnest: 1 test drafted');
    expect(summary).toContain(
      '| ✏️ drafted | `src/invoice.brief.yml` | `src/invoice.ts#total` | 1 draft, 0 refused, 0 questions |',
    );
    expect(summary).toContain(
      'Asked `small` at `models.example.org`: 2 requests and 1 answered by the cache, 300 tokens sent and 60 received (in part an estimate), cost 0.0123, 4.3 s.',
    );
  });

  test('stays within what GitHub shows, however long the drafts are', () => {
    const long = Array.from({ length: 200 }, (_, index) => aDraft({ id: `a-${index}`, code: 'x'.repeat(30_000) }));
    const summary = draftingSummary(drafting({ drafts: long }));
    expect(Buffer.byteLength(summary)).toBeLessThan(400_000);
    expect(summary).toContain('Its code is in drafts.json.');
    expect(summary).toContain('… and 160 more in drafts.json');
  });
});

test('drafts.json holds every part, and refuses what is none of it', () => {
  expect(draftsJson(drafting())).toMatchObject({ schemaVersion: 1, status: 'ok', drafts: [{ id: 'invoice-1' }] });
  expect(() => draftsJson({ ...drafting(), drafts: [{ ...aDraft(), clauses: [] }] })).toThrow();
});

test('the text for a terminal is one line for each thing, whatever is in it', () => {
  const text = draftingText(drafting({ drafts: [aDraft({ title: 'two\nlines \u001b[31mred' })] }), 'drafts.json');
  expect(text.split('\n')).toEqual([
    'src/invoice.brief.yml: drafted for src/invoice.ts#total',
    '  draft invoice-1 [golden] two lines ␛[31mred: test/invoice-1.draft.test.ts',
    '0 requests, 0 tokens, 0.0 s. Written: drafts.json',
    '',
  ]);
});
