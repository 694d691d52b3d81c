import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { briefPath } from '../../src/briefs/brief-path.ts';
import { parseBrief } from '../../src/briefs/parse-brief.ts';
import { signatureIn } from '../../src/briefs/signature.ts';
import { type KnownOfTarget, skeletonOf } from '../../src/briefs/skeleton.ts';
import type { BriefTarget } from '../../src/domain/brief.ts';
import { anyCodePoint } from '../any-code-point.ts';

const INVOICE: BriefTarget = { kind: 'export', export: { file: 'src/invoice.ts', name: 'f' } };
const ROUTE: BriefTarget = {
  kind: 'route',
  method: 'POST',
  path: '/api/invoices/:id/lines/{line}',
  entry: { file: 'src/server.ts', name: 'createServer' },
};

function knownFrom(declarations: string, errors: readonly string[] = []): KnownOfTarget {
  const { text, parameters } = signatureIn(declarations, 'f');
  return { signature: text, parameters, errors };
}

const NOTHING: KnownOfTarget = { signature: null, parameters: [], errors: [] };

interface Written {
  readonly clauses: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
}

function clausesOf(text: string): readonly string[] {
  return (parse(text) as Written).clauses.map(({ id, kind }) => `${kind} ${id}`);
}

function mistakesIn(text: string): readonly string[] {
  try {
    parseBrief('a.brief.yml', text);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

const answered = (text: string) => text.replaceAll('TODO\n', 'It adds up.\n');

describe('a skeleton', () => {
  test('asks what the signature suggests', () => {
    const known = knownFrom(
      `export declare function f(items: readonly Item[], rate?: number, note: string | null): Promise<number>;
interface Item { quantity: number; due: Date; kind: 'a' | 'b'; done: boolean }`,
      ['MixedCurrencies', 'TooMany'],
    );
    expect(clausesOf(skeletonOf(INVOICE, known))).toEqual([
      'golden golden-path',
      'boundary boundary-items',
      'boundary boundary-items-quantity',
      'boundary boundary-items-due',
      'boundary boundary-items-kind',
      'boundary boundary-rate',
      'boundary boundary-note',
      'invalid invalid-MixedCurrencies',
      'invalid invalid-TooMany',
      'duplicate duplicate',
      'timeout timeout',
      'permission permission',
    ]);
  });

  test('asks of limits and errors in words, above the clause that answers', () => {
    const text = skeletonOf(INVOICE, knownFrom('export declare function f(rate?: number): number;', ['TooMany']));
    expect(text).toContain(
      '  # rate: what happens when it is zero, below zero, a fraction or very large; or it is left out?\n  - id: boundary-rate\n',
    );
    expect(text).toContain('  # When exactly is TooMany thrown, and when only just not?\n  - id: invalid-TooMany\n');
  });

  test('does not ask of waiting where nothing is waited for', () => {
    const text = skeletonOf(INVOICE, knownFrom('export declare function f(): number;'));
    expect(clausesOf(text)).toEqual(['golden golden-path', 'duplicate duplicate', 'permission permission']);
  });

  test('of a route asks of its path and its body, and names its entry', () => {
    const text = skeletonOf(ROUTE, { ...knownFrom('declare function f(port: number): void;'), errors: ['NoInvoice'] });
    expect(clausesOf(text)).toEqual([
      'golden golden-path',
      'boundary boundary-id',
      'boundary boundary-line',
      'invalid invalid-NoInvoice',
      'invalid invalid-body',
      'duplicate duplicate',
      'timeout timeout',
      'permission permission',
    ]);
    expect(parseBrief('a.brief.yml', answered(text)).target).toEqual(ROUTE);
    expect(clausesOf(skeletonOf({ ...ROUTE, method: 'GET' }, NOTHING))).not.toContain('invalid invalid-body');
  });

  test('shows the signature, and tells an editor the schema', () => {
    const text = skeletonOf(
      INVOICE,
      knownFrom('export declare function f(a: number): void;\nexport declare function f(): void;'),
    );
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\/schema\/brief\.schema\.json\n/);
    expect(text).toContain(
      '\n#   declare function f(a: number): void;\n#   declare function f(): void;\ntarget: src/invoice.ts#f\n',
    );
  });

  test('has few enough questions to be answered in minutes', () => {
    const parameters = Array.from({ length: 30 }, (_, index) => `p${index}: number`).join(', ');
    const errors = Array.from({ length: 30 }, (_, index) => `E${index}`);
    const text = skeletonOf(INVOICE, knownFrom(`export declare function f(${parameters}): Promise<void>;`, errors));
    expect(clausesOf(text)).toHaveLength(24);
    expect(text).toContain('  # 20 more of its parameters have boundaries. Add a clause for those that matter.');
    expect(mistakesIn(answered(text))).toEqual([]);
  });
});

describe('a skeleton that is not filled in', () => {
  const text = skeletonOf(
    INVOICE,
    knownFrom('export declare function f(quantity: number): Promise<void>;', ['TooMany']),
  );

  test('is refused, with a message for each open question', () => {
    expect(mistakesIn(text).map((line) => line.replace(/^a\.brief\.yml:\d+:\d+: /, ''))).toEqual([
      'behaviour is not answered yet: write what the target is for.',
      ...['golden-path', 'boundary-quantity', 'invalid-TooMany', 'duplicate', 'timeout', 'permission'].map(
        (id) => `clause ${id} is not answered yet: write what must happen, or remove it.`,
      ),
      'invariant always is not answered yet: write what always holds, or remove it.',
    ]);
  });

  test('points at the line of each', () => {
    const line = text.split('\n').indexOf('  - id: boundary-quantity') + 3;
    expect(mistakesIn(text)[2]).toMatch(new RegExp(`^a\\.brief\\.yml:${line}:11: clause boundary-quantity `));
  });

  test('is refused as long as one question is open', () => {
    expect(mistakesIn(answered(text))).toEqual([]);
    for (const index of text.split('TODO\n').keys()) {
      const parts = answered(text).split('It adds up.\n');
      const open = parts.map((part, at) =>
        at === parts.length - 1 ? part : `${part}${at === index ? '"TODO: ask Ada"' : 'It adds up.'}\n`,
      );
      expect(mistakesIn(open.join(''))).toHaveLength(index === parts.length - 1 ? 0 : 1);
    }
  });

  test('is valid once each question is answered or its clause is removed', () => {
    const short = answered(text)
      .replace(/ {2}# When exactly.*(?=\ninvariants)/s, '')
      .replace(/ {2}# What holds.*?\n\n/s, '\n');
    const { clauses, invariants } = parseBrief('a.brief.yml', short);
    expect(clauses.map(({ id }) => id)).toEqual(['golden-path', 'boundary-quantity']);
    expect(invariants).toEqual([]);
  });
});

describe('a skeleton of hostile names', () => {
  test('keeps them in the comments', () => {
    const known: KnownOfTarget = {
      signature: 'declare function f(\u2028clauses: []\u0085a: 1\r\nb: 2\u0000\u001b[31m\u202e\ud800, c): void;',
      parameters: [{ name: 'a\nclauses: []', type: "'x\u2028y: 1' | 'z'", optional: true }],
      errors: ['E\r\n  - id: mine'],
    };
    const text = skeletonOf(INVOICE, known);
    expect(text).toContain('#   declare function f(\n#   clauses: []\n#   a: 1\n#   b: 2??[31m??, c): void;\n');
    expect(clausesOf(text)).toEqual([
      'golden golden-path',
      'boundary boundary-a-clauses',
      'invalid invalid-E-id-mine',
      'duplicate duplicate',
      'permission permission',
    ]);
    expect(mistakesIn(answered(text))).toEqual([]);
  });

  test('gives each clause an id of its own, short enough', () => {
    const long = 'aVeryLongNameOfAParameterThatGoesOnAndOn';
    const names = [`${long}.a`, `${long}.b`, `${long}.c`, 'größe', 'grö-e', 'gr.e', '中', '文'];
    const parameters = names.map((name) => ({ name, type: 'number', optional: false }));
    const text = skeletonOf(INVOICE, { ...NOTHING, parameters });
    expect(mistakesIn(answered(text))).toEqual([]);
    expect(clausesOf(text).slice(1, 9)).toEqual(
      [
        'boundary boundary-aVeryLongNameOfAParameterThatGo',
        'boundary boundary-aVeryLongNameOfAParameterTha-2',
        'boundary boundary-aVeryLongNameOfAParameterTha-3',
        'boundary boundary-gr-e',
        'boundary boundary-gr-e-2',
        'boundary boundary-gr-e-3',
        'boundary boundary',
        'boundary boundary-2',
      ].map((line) => expect.stringMatching(new RegExp(`^${line.slice(0, 36)}`))),
    );
  });

  test('is as valid as any, whatever the names are', () => {
    const hostile = fc.oneof(
      fc.string({ unit: anyCodePoint, maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('\n', '\r', '\u2028', ':', '#', '- ', ' ', 'a', '"', "'", '|', '\ud800', '\0'),
        maxLength: 40,
      }),
    );
    const parameter = fc.record({
      name: hostile,
      type: fc.option(
        fc.oneof(
          hostile,
          fc.constant('number'),
          hostile.map((text) => `'${text}' | 'b'`),
        ),
      ),
      optional: fc.boolean(),
    });
    const known = fc.record({
      signature: fc.option(hostile),
      parameters: fc.array(parameter, { maxLength: 12 }),
      errors: fc.array(hostile, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(known, (one) => {
        const text = skeletonOf(INVOICE, one);
        expect(mistakesIn(text).every((line) => line.includes('is not answered yet'))).toBe(true);
        expect(mistakesIn(answered(text))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('quotes a target that YAML would read otherwise', () => {
    const target: BriefTarget = { kind: 'export', export: { file: '[id]/a: b.ts', name: 'default' } };
    expect(parseBrief('a.brief.yml', answered(skeletonOf(target, NOTHING))).target).toEqual(target);
  });
});

describe('where a brief stands', () => {
  test.each([
    ['src/invoice.ts', 'src/invoice.brief.yml'],
    ['src/a.b.tsx', 'src/a.b.brief.yml'],
    ['types/a.d.ts', 'types/a.brief.yml'],
    ['[id]/page.tsx', '[id]/page.brief.yml'],
    ['bin/run', 'bin/run.brief.yml'],
    ['a.b/run', 'a.b/run.brief.yml'],
    ['.hidden', '.hidden.brief.yml'],
  ])('is beside %s', (file, path) => {
    expect(briefPath({ kind: 'export', export: { file, name: 'f' } })).toBe(path);
  });

  test('is a folder of its own for a route', () => {
    expect(briefPath(ROUTE)).toBe('briefs/post-api-invoices-id-lines-line.brief.yml');
    expect(briefPath({ ...ROUTE, method: 'GET', path: '/' })).toBe('briefs/get.brief.yml');
  });
});
