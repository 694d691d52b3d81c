import * as z from 'zod';

/**
 * drafts.json, version 1: what a run of drafting hands to the gate and to people. All texts of drafts are a model's: hostile. Paths are relative
 * to the repository root with `/`; lines are 1-based.
 */
const text = z.string();
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const repair = z.strictObject({ by: z.enum(['rule', 'model']), what: text });

const draft = z.strictObject({
  id: text,
  brief: text.describe('The path of the brief.'),
  target: text.describe('file#export, or a method and a route.'),
  clauses: z.array(text).min(1).describe('Ids of clauses and invariants.'),
  kind: z.enum(['example', 'property']),
  title: text,
  path: text.describe('Where the file goes.'),
  code: text,
  derivation: text.describe('How the expected values follow from the brief, in the model’s words.'),
  assumptions: z.array(text),
  fixtures: z.array(text).describe('Paths of drafted fixtures that it imports.'),
  repairs: z.array(repair),
});

const problem = z.strictObject({
  kind: z.enum(['syntax', 'import', 'package', 'forbidden', 'type', 'review', 'clause', 'form']),
  line: z.int().min(1).nullable(),
  message: text,
});

const refused = z.strictObject({
  id: text,
  brief: text,
  clauses: z.array(text),
  title: text,
  code: text,
  problems: z.array(problem),
  repairs: z.array(repair),
});

const section = z.strictObject({
  name: text,
  bytes: count,
  sha256: sha256.describe('Of the text as it was sent.'),
  cut: count.describe('Bytes that the cap cut off.'),
  redactions: z.array(z.strictObject({ rule: text, line: z.int().min(1) })),
});

const request = z.strictObject({
  brief: text,
  purpose: z.enum(['draft', 'wider draft', 'repair']),
  sections: z.array(section),
  bytes: count,
  sha256: sha256.describe('Of the whole body.'),
  answeredBy: z.enum(['provider', 'cache', 'nobody', 'dry-run']),
});

const tokens = z.strictObject({ input: count, output: count });

export const draftsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  status: z.enum(['ok', 'partial', 'skipped']),
  reasons: z.array(text),
  base: text.nullable(),
  head: text.nullable().describe('Null: the work tree had uncommitted work.'),
  provider: z.strictObject({ host: text, model: text }).nullable(),
  prompts: text.describe('The version of the prompts.'),
  briefs: z.array(
    z.strictObject({
      brief: text,
      target: text,
      status: z.enum(['drafted', 'unchanged', 'refused', 'failed', 'out-of-budget']),
      why: text.nullable(),
    }),
  ),
  drafts: z.array(draft),
  fixtures: z.array(z.strictObject({ path: text, code: text, purpose: text })),
  refused: z.array(refused),
  questions: z.array(z.strictObject({ brief: text, clause: text, kind: z.enum(['ambiguity', 'not-testable']), text })),
  receipt: z.strictObject({
    requests: z.array(request),
    withheld: z.array(z.strictObject({ what: text, count: count.nullable(), why: text })),
  }),
  cost: z.strictObject({
    calls: count,
    cached: count,
    tokens,
    estimated: z.boolean().describe('Some of the tokens are an estimate.'),
    money: z.number().min(0).nullable().describe('In the currency of the prices.'),
    seconds: z.number().min(0),
  }),
  remarks: z.array(text),
});

export type ReportedDrafting = z.output<typeof draftsSchema>;

/** The JSON Schema (draft 2020-12) of drafts.json. */
export function draftsJsonSchema(): Record<string, unknown> {
  return { title: 'Earnest drafts', ...z.toJSONSchema(draftsSchema) };
}
