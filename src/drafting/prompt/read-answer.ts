import * as z from 'zod';
import {
  ambiguityInAnswer,
  type DraftInAnswer,
  draftInAnswer,
  type FixtureInAnswer,
  fixtureInAnswer,
  notTestableInAnswer,
} from './answer-schema.ts';

/** An answer as far as it has the form that was asked for. Hostile text. */
export interface ReadAnswer {
  readonly drafts: readonly DraftInAnswer[];
  readonly fixtures: readonly FixtureInAnswer[];
  readonly questions: readonly {
    readonly clause: string;
    readonly kind: 'ambiguity' | 'not-testable';
    readonly text: string;
  }[];
  /** Parts that have another form, a line each. */
  readonly malformed: readonly string[];
}

const MOST_ITEMS = 40;
/** More braces are tried in vain on an answer that is no JSON. */
const MOST_STARTS = 20;

const whole = z.looseObject({ drafts: z.array(z.unknown()) });

/**
 * Reads an answer: a JSON object, in a fence or behind the words of a model that thinks aloud. A part that has another form is left out and told;
 * it never costs the others.
 *
 * @returns why, in a line, when nothing of it can be used
 */
export function readAnswer(text: string): ReadAnswer | { readonly why: string } {
  const found = jsonObject(text);
  if (found === null)
    return { why: `the answer is no JSON object: it begins with ${JSON.stringify(text.trim().slice(0, 60))}` };
  const parsed = whole.safeParse(found);
  if (!parsed.success) {
    const keys = Object.keys(found).slice(0, 8).join(', ').slice(0, 120);
    return { why: `the answer has no list of drafts: its keys are ${JSON.stringify(keys)}` };
  }
  const malformed: string[] = [];
  const listOf = <T>(name: string, item: z.ZodType<T>): readonly T[] => {
    const value = parsed.data[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      malformed.push(`${name} is no list`);
      return [];
    }
    if (value.length > MOST_ITEMS)
      malformed.push(`${name} has ${value.length} entries; the first ${MOST_ITEMS} are read`);
    return value.slice(0, MOST_ITEMS).flatMap((entry: unknown, index) => {
      const one = item.safeParse(entry);
      if (one.success) return [one.data];
      const issue = one.error.issues[0];
      malformed.push(
        `${name}[${index}]${issue === undefined ? '' : `: ${issue.path.join('.')} ${issue.message}`}`.slice(0, 200),
      );
      return [];
    });
  };
  const answer = {
    drafts: listOf('drafts', draftInAnswer),
    fixtures: listOf('fixtures', fixtureInAnswer),
    questions: [
      ...listOf('ambiguities', ambiguityInAnswer).map(
        ({ clause_id, question }) => ({ clause: clause_id, kind: 'ambiguity', text: question }) as const,
      ),
      ...listOf('not_testable', notTestableInAnswer).map(
        ({ clause_id, reason }) => ({ clause: clause_id, kind: 'not-testable', text: reason }) as const,
      ),
    ],
    malformed,
  };
  const isEmpty = answer.drafts.length === 0 && answer.questions.length === 0;
  if (isEmpty && malformed.length > 0)
    return { why: `no part of the answer has the form that was asked for: ${malformed[0]}` };
  return answer;
}

/** The first text from a brace to the last one that is a JSON object. */
function jsonObject(text: string): object | null {
  const end = text.lastIndexOf('}');
  let start = text.indexOf('{');
  for (let tries = 0; start !== -1 && start < end && tries < MOST_STARTS; tries += 1) {
    const value = parsedJson(text.slice(start, end + 1));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    start = text.indexOf('{', start + 1);
  }
  return null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
