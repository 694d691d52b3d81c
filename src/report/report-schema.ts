import * as z from 'zod';

/**
 * report.json, version 1: a contract that other programs rely on. Lines and columns are 1-based, ends exclusive; paths are
 * relative to the repository root with `/`.
 */
const line = z.int().min(1);
const count = z.int().min(0);
const text = z.string();
const stages = z.array(z.strictObject({ id: text, ms: z.number().min(0) }));

const check = z.strictObject({
  id: z.enum(['suite', 'flaky', 'mutation', 'worth', 'base', 'weakened', 'review', 'brief', 'drafts', 'suppressions']),
  status: z.enum(['pass', 'fail', 'warn', 'skipped', 'error']),
  summary: text.describe('One line.'),
  why: text.nullable().describe('Why it was skipped, or could not be judged.'),
});

const test = z.strictObject({
  file: text,
  name: text.describe('Titles from the outermost suite inwards, joined by " > ".'),
  change: z
    .enum(['added', 'modified', 'unchanged'])
    .describe('By its own text where it was run again, else by its file.'),
  runs: count.describe('With those under varied conditions, and those that the runner hid.'),
  failures: count,
  stability: z.enum(['stable', 'flaky', 'broken']),
  cause: z.enum(['order', 'time-zone', 'locale', 'clock', 'random', 'timing', 'network', 'port', 'unknown']).nullable(),
  polluter: text.nullable().describe('"file > name" of the test that spoils it, or that it needs.'),
  reproduce: text.nullable(),
  bound95: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'The failure rate that clean runs, earlier ones of the same test included, rule out with 95 % confidence: 1 - 0.05^(1/runs).',
    ),
  kills: count.describe(
    'Of an unchanged test at least so many: a mutant it covers may have been run no further than another test’s kill.',
  ),
  uniqueKills: count
    .nullable()
    .describe(
      'Kills that no other test makes; null where that was not measured, as for tests that are neither added nor modified.',
    ),
  failsOnBase: z.boolean().nullable(),
});

const mutant = z.strictObject({
  id: text,
  file: text,
  line,
  column: line,
  endLine: line,
  endColumn: line,
  mutator: text,
  replacement: text,
  status: z.enum(['killed', 'survived', 'no-coverage', 'timeout', 'unstable', 'suppressed', 'invalid']),
  killedBy: z.array(text).describe('"file > name" of each test.'),
  coveredBy: z.array(text),
  reused: text.nullable().describe('Why an earlier verdict still holds; null when it was tested in this run.'),
});

const mutation = z.strictObject({
  score: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .describe(
      '100 × killed ÷ (killed + survived + no coverage), with confirmed timeouts as killed; null when there is nothing to divide by.',
    ),
  killed: count,
  survived: count,
  noCoverage: count,
  timeout: count,
  unstable: count,
  threshold: z.number().min(0).max(100),
  judged: count,
  planned: count,
  interval: z
    .tuple([z.number().min(0).max(100), z.number().min(0).max(100)])
    .optional()
    .describe(
      'Only where a sample was judged: the score is then an estimate, and lies between these two with 95 % confidence.',
    ),
});

const smell = z.strictObject({
  rule: text,
  file: text,
  line,
  test: text.nullable(),
  level: z.enum(['block', 'warn', 'info']),
  message: text,
  witness: text
    .nullable()
    .describe('The fact from running the tests that agrees; null where none was heard or needed.'),
  waived: z
    .strictObject({ reason: text, until: text })
    .nullable()
    .describe('The reason and last day (YYYY-MM-DD) of the waiver in the policy; its level is then info.'),
});

const answer = z.strictObject({
  question: z.enum([
    'public-behaviour',
    'would-fail',
    'invalid-input',
    'integration-seam',
    'snapshots-and-doubles',
    'more-than-a-mirror',
  ]),
  answer: z.enum(['yes', 'no', 'unknown']),
  evidence: text.describe('One line.'),
});

const draft = z.strictObject({
  id: text,
  brief: text.describe('The path of the brief.'),
  target: text,
  clauses: z.array(text),
  title: text,
  path: text,
  verdict: z.enum([
    'earned',
    'redundant',
    'flaky',
    'broken',
    'rejected',
    'candidate-bug',
    'candidate-regression',
    'untried',
  ]),
  why: text.describe('The evidence in one line.'),
  onHead: z.enum(['passed', 'failed']).nullable().describe('Alone, on the tree under test; null when it was not run.'),
  onBase: z
    .enum(['passed', 'failed', 'absent'])
    .nullable()
    .describe('On the source of the base commit; absent: its target is not there.'),
  runs: count,
  failures: count,
  kills: z.array(text).describe('Ids of mutants of its target.'),
  uniqueKills: z.array(text).describe('Those that no test of the repository and no better draft kills.'),
  problems: z.array(z.strictObject({ kind: text, line: line.nullable(), message: text })),
  failure: text.nullable(),
});

const clause = z.strictObject({
  brief: text,
  target: text,
  clause: text,
  kind: text,
  text,
  required: z.boolean(),
  tests: z.array(
    z.strictObject({
      name: text.describe('"file > name".'),
      draft: text.nullable().describe('The id of the draft that it comes from; null for a test of the repository.'),
      kills: count.nullable().describe('Mutants of the target; null where that is not known.'),
    }),
  ),
  mutants: count.nullable().describe('Mutants of the target that were judged; null when they were not.'),
  questions: z.array(text).describe('What the model asked about it.'),
});

const cost = {
  tokens: count,
  money: z.number().min(0).nullable().describe('In the currency of the prices.'),
  seconds: z.number().min(0),
};

const ledger = z.strictObject({
  total: z.strictObject(cost),
  earned: count,
  uniqueKills: count,
  perUniqueKill: z.strictObject(cost).nullable(),
  clauses: z.array(
    z.strictObject({ brief: text, clause: text, drafts: count, earned: count, uniqueKills: count, ...cost }),
  ),
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  verdict: z.enum(['pass', 'fail', 'error']),
  reasons: z
    .array(text)
    .describe('One line per blocking finding, or per reason why there is no verdict; none for a pass.'),
  checks: z.array(check),
  tests: z.array(test),
  mutants: z.array(mutant),
  mutation,
  smells: z.array(smell),
  checklist: z.array(answer).describe('What the review of the tests answers; empty when they were not reviewed.'),
  drafts: z.array(draft).describe('Each draft that was handed over, with its verdict; empty when none was.'),
  brief: z.array(clause).describe('Each clause and invariant of the briefs that the change concerns, with its tests.'),
  ledger: ledger.nullable().describe('What drafts cost beside what they brought; null when nothing was drafted.'),
  timings: z.strictObject({ totalMs: z.number().min(0), stages }),
});

export type ReportJson = z.output<typeof reportSchema>;

/** The JSON Schema (draft 2020-12) of report.json. */
export function reportJsonSchema(): Record<string, unknown> {
  return {
    title: 'Earnest report',
    description: 'report.json: the verdict on one pull request with its evidence.',
    ...z.toJSONSchema(reportSchema),
  };
}
