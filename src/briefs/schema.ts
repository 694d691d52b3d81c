import * as z from 'zod';
import { choice } from '../config/setting-kinds.ts';
import { type Brief, CLAUSE_KINDS, type ExportName, exportText } from '../domain/brief.ts';
import { INVISIBLE } from '../domain/invisible.ts';
import {
  EDITOR_EXPORT_PATTERN,
  EDITOR_TARGET_PATTERN,
  EXPORT_PATTERN,
  exportNamed,
  METHODS,
  TARGET_PATTERN,
  targetNamed,
} from './target-text.ts';

const LONGEST_TEXT = 1000;
const MOST_CLAUSES = 40;
const MOST_INVARIANTS = 40;
const MOST_ENTRIES = 20;

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/**
 * What cannot be seen in a review may not stand in a text that a model is given. Joiners (U+200C, U+200D) and the selectors of emoji
 * (U+FE0E, U+FE0F) belong to how people write.
 */
const HIDDEN = new RegExp(String.raw`[[${INVISIBLE}]--[\n\t\u200c\u200d\ufe0e\ufe0f]]`, 'v');

const words = (what: string) =>
  z
    .string({ error: what })
    .trim()
    .min(1, { error: what })
    .max(LONGEST_TEXT, { error: `at most ${LONGEST_TEXT} characters` })
    .refine((text) => !HIDDEN.test(text), { error: 'text without invisible or control characters' });

const exportName = () => {
  const error = 'a file relative to the repository root and an export of it, such as src/invoice.ts#total';
  return z.string({ error }).regex(EXPORT_PATTERN, { error }).meta({ pattern: EDITOR_EXPORT_PATTERN });
};

const targetName = () => {
  const error = `a file relative to the repository root and an export of it, such as src/invoice.ts#total, or one of ${METHODS.join(', ')} and a path, such as GET /api/invoices/:id`;
  return z.string({ error }).regex(TARGET_PATTERN, { error }).meta({ pattern: EDITOR_TARGET_PATTERN });
};

const id = () => {
  const error = 'a name of at most 40 letters, digits, - and _, which begins with a letter';
  return z.string({ error }).regex(ID, { error });
};

const oneOrMany = (what: string) => {
  const error = `a text, or a list of at most ${MOST_ENTRIES} texts`;
  return z.union([words(what), z.array(words(what)).max(MOST_ENTRIES)], { error });
};

const listOf = <Entry extends z.core.$ZodType>(entry: Entry, most: number, what: string) => {
  const error = `a list of at most ${most} ${what}`;
  return z.array(entry, { error }).max(most, { error });
};

/** Every key of a brief, what it allows and what it means. The JSON Schema in `schema/` follows from here. */
export const briefSchema = z.strictObject({
  target: targetName().describe(
    'What the brief is about: an export as `src/invoice.ts#total`, or a route as `GET /api/invoices/:id`.',
  ),
  entry: exportName()
    .optional()
    .describe('Only for a route: the export that makes the server or the application, through which tests reach it.'),
  behaviour: words('what it is for, in a sentence or two').describe(
    'What it is for, in a sentence or two, in the words of whoever uses it.',
  ),
  clauses: listOf(
    z.strictObject(
      {
        id: id().describe('Unique in the brief. Tests cite it.'),
        kind: choice(CLAUSE_KINDS).describe('What sort of case it is.'),
        text: words('what must happen, in words').describe(
          'What must happen, exactly enough to work an expected value out by hand.',
        ),
      },
      { error: 'a mapping of id, kind and text' },
    ),
    MOST_CLAUSES,
    'clauses, each with id, kind and text',
  )
    .default([])
    .describe('What must happen in which case.'),
  invariants: listOf(
    z.strictObject(
      {
        id: id().describe('Unique among the clauses and invariants of the brief. Tests cite it.'),
        text: words('what always holds, in words').describe('What holds for all inputs.'),
      },
      { error: 'a mapping of id and text' },
    ),
    MOST_INVARIANTS,
    'invariants, each with id and text',
  )
    .default([])
    .describe('What holds for all inputs: the place of property-based tests.'),
  fixtures: listOf(exportName(), MOST_ENTRIES, 'factories, such as test/factories.ts#anInvoice')
    .default([])
    .describe('Factories that tests use in place of literals, as `file#export`.'),
  seam: oneOrMany('a path, or words, for what stays real')
    .default([])
    .describe('What stays real, as a path or in words: no double may stand there.'),
  avoid: oneOrMany('what tests must not do, in words').default([]).describe('What tests must not do.'),
  required: z
    .union([z.boolean(), z.array(id()).max(MOST_CLAUSES + MOST_INVARIANTS)], {
      error: 'true for all clauses and invariants, false, or a list of their ids',
    })
    .default(false)
    .describe(
      'Which clauses and invariants must have a test that fails when they are broken: `true` for all, or a list of ids.',
    ),
});

/**
 * What the schema gives, made into the words of the domain. Its target and entry belong together: see `targetNamed`.
 *
 * @param path where the brief stands, relative to the repository root
 */
export function toBrief(path: string, value: z.output<typeof briefSchema>): Brief {
  const { required } = value;
  const target = targetNamed(value.target, value.entry ?? null);
  if (target === null) throw new TypeError(`${path}: the target and the entry do not belong together`);
  const isRequired = (id: string) => (typeof required === 'boolean' ? required : required.includes(id));
  return {
    path,
    target,
    behaviour: value.behaviour,
    clauses: value.clauses.map(({ id, kind, text }) => ({ id, kind, text, required: isRequired(id) })),
    invariants: value.invariants.map(({ id, text }) => ({ id, text, required: isRequired(id) })),
    fixtures: unique(value.fixtures),
    seam: listed(value.seam),
    avoid: listed(value.avoid),
  };
}

function listed(texts: string | readonly string[]): readonly string[] {
  return [...new Set(typeof texts === 'string' ? [texts] : texts)];
}

function unique(texts: readonly string[]): readonly ExportName[] {
  const named = texts.flatMap((text) => exportNamed(text) ?? []);
  return [...new Map(named.map((one) => [exportText(one), one])).values()];
}
