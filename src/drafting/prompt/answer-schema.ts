import * as z from 'zod';

/** The form of an answer as the API is given it: every property required, nothing else allowed, the root an object. */
export const ANSWER_SCHEMA = {
  name: 'drafts',
  schema: object({
    drafts: list(
      object({
        id: text(),
        clause_ids: list(text()),
        kind: { type: 'string', enum: ['example', 'property'] },
        title: text(),
        code: text(),
        fixtures: list(text()),
        expected_value_derivation: text(),
        assumptions: list(text()),
      }),
    ),
    fixtures: list(object({ name: text(), purpose: text(), code: text() })),
    ambiguities: list(object({ clause_id: text(), question: text() })),
    not_testable: list(object({ clause_id: text(), reason: text() })),
  }),
} as const;

function object(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function list(items: unknown): Readonly<Record<string, unknown>> {
  return { type: 'array', items };
}

function text(): Readonly<Record<string, unknown>> {
  return { type: 'string' };
}

const words = (most: number) => z.string().max(most);
const LONGEST_CODE = 64 * 1024;

/** One draft of an answer: what the model is free to leave out is filled in. */
export const draftInAnswer = z.object({
  id: words(40).min(1),
  clause_ids: z.array(words(80)).min(1).max(40),
  kind: z.enum(['example', 'property']).catch('example'),
  title: words(300).min(1),
  code: words(LONGEST_CODE).min(1),
  fixtures: z.array(words(80)).max(10).catch([]),
  expected_value_derivation: words(4000).catch(''),
  assumptions: z.array(words(1000)).max(20).catch([]),
});

export const fixtureInAnswer = z.object({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/),
  purpose: words(1000).catch(''),
  code: words(LONGEST_CODE).min(1),
});

export const ambiguityInAnswer = z.object({ clause_id: words(80), question: words(1000).min(1) });
export const notTestableInAnswer = z.object({ clause_id: words(80), reason: words(1000).min(1) });

export type DraftInAnswer = z.output<typeof draftInAnswer>;
export type FixtureInAnswer = z.output<typeof fixtureInAnswer>;
