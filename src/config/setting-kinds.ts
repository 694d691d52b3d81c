import * as z from 'zod';
import { SMELL_RULES } from '../domain/smell-rules.ts';
import { DURATION_PATTERN, parseDuration } from './duration.ts';

/** The kinds of settings that earnest.yml has. The `error` of each is what is allowed, in words. */

const LEVELS = ['block', 'warn', 'off'] as const;

export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

const A_DURATION = 'a whole number with a unit, from 1ms to 24h, such as 90s, 10m or 1h';

/** A duration as text, which becomes milliseconds. */
export const duration = () =>
  z.string({ error: A_DURATION }).regex(DURATION_PATTERN, { error: A_DURATION }).transform(milliseconds);

/** The same, or `auto`, which becomes null. */
export const durationOrAuto = () => {
  const error = `auto, or ${A_DURATION}`;
  return z
    .string({ error })
    .regex(new RegExp(`^auto$|${DURATION_PATTERN.source}`), { error })
    .transform((text, context) => (text === 'auto' ? null : milliseconds(text, context)));
};

function milliseconds(text: string, context: z.core.$RefinementCtx): number {
  const found = parseDuration(text);
  if (found === null) {
    context.addIssue({ code: 'custom', message: A_DURATION });
    return z.NEVER;
  }
  return found;
}

/** Text, or null. */
export const line = (what: string) => {
  const error = `null, or ${what}`;
  return z.string({ error }).trim().min(1, { error }).nullable();
};

export const percent = () => {
  const error = 'a number from 0 to 100';
  return z.number({ error }).min(0, { error }).max(100, { error });
};

export const flag = () => z.boolean({ error: 'true or false' });

export const wholeNumber = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

/** An amount of money, or null. */
export const money = () => {
  const error = 'null, or an amount such as 0.5';
  return z.number({ error }).min(0, { error }).max(1_000_000, { error }).nullable();
};

/** An http(s) address, or null. What is wrong with it in detail is told where it is used. */
export const endpoint = () => {
  const error = 'null, or an address such as https://api.example.com/v1';
  return z
    .string({ error })
    .regex(/^https?:\/\/[^\s\p{Cc}]+$/u, { error })
    .nullable();
};

/** A glob on paths relative to the repository root. */
export const pattern = () => {
  const error = 'a pattern relative to the repository root, such as **/*.brief.yml';
  return z
    .string({ error })
    .regex(/^(?![/\\])(?![A-Za-z]:)(?!(.*\/)?\.\.(\/|$))[^\\\p{Cc}]{1,200}$/u, { error })
    .meta({ title: 'patterns' });
};

export const folder = () => {
  const error = 'a folder relative to the repository root, such as packages/core';
  return z
    .string({ error })
    .min(1, { error })
    .regex(/^(?![/\\])(?![A-Za-z]:)(?!(.*\/)?\.\.(\/|$))[^\\\p{Cc}]+$/u, { error })
    .meta({ title: 'folders' });
};

/** `file` or `file > name`, as reports write it. */
export const acceptedTest = () =>
  placeOfTest('a test file relative to the repository root, or one test of it as `path > name`');

const placeOfTest = (error: string) =>
  z.string({ error }).regex(/^(?![/\\])(?![A-Za-z]:)(?!([^>]*\/)?\.\.(\/|$))[^\s\\\p{Cc}>][^\p{Cc}]*\S$/u, { error });

/** The same of what the review finds, which may be in any file. */
export const reviewedPlace = () =>
  placeOfTest('a file relative to the repository root, or one test of it as `path > name`');

/** `file` or `file > id`, as the summary writes it. */
export const acceptedMutant = () => {
  const error =
    'a file relative to the repository root, or one mutant of it as `path > id`, with the twelve digits of its id';
  return z
    .string({ error })
    .regex(/^(?![/\\])(?![A-Za-z]:)(?!([^>]*\/)?\.\.(\/|$))[^\s\\>]([^\\>\t\r\n]*[^\s\\>])?( > [0-9a-f]{12})?$/, {
      error,
    });
};

/** The name of a call, in which `*` is any name; a `!` in front takes it out. */
export const callPattern = () => {
  const error = 'a call such as audit.log or telemetry.*, with a ! in front for one that is to be judged';
  return z
    .string({ error })
    .regex(/^(?=.*[A-Za-z_$])!?(#?[A-Za-z_$][\w$]*|\*)(\.(#?[A-Za-z_$][\w$]*|\*))*$/, { error })
    .meta({ title: 'calls' });
};

/** A day of the calendar, YYYY-MM-DD. */
export const day = () => {
  const error = 'a day of the calendar as YYYY-MM-DD';
  return z
    .string({ error })
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error })
    .refine(isDay, { error });
};

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const RULE_LEVELS = ['off', 'info', 'warn', 'block'] as const;
const RULE_IDS = SMELL_RULES.map(({ id }) => id);

/** A level for each rule of the review that is named. */
export const ruleLevels = () =>
  z
    .strictObject(
      Object.fromEntries(SMELL_RULES.map(({ id, what }) => [id, choice(RULE_LEVELS).optional().describe(what)])),
      { error: 'a mapping of rule ids to off, info, warn or block' },
    )
    .meta({ title: 'rule ids with `off`, `info`, `warn` or `block`' });

/** The id of a rule of the review. */
export const ruleId = () => z.enum(RULE_IDS, { error: 'the id of a rule, as docs/review-rules.md lists them' });

export const words = (error: string) => z.string({ error }).trim().min(1, { error });

export const section = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, { error: 'a mapping of settings' });

/** What a check does to the verdict. */
export const level = (what: string) => choice(LEVELS).default('block').describe(what);
