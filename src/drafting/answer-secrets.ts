import type { DraftProblem } from '../domain/draft.ts';
import type { ReadAnswer } from './prompt/read-answer.ts';
import type { Redactor } from './redaction/redactor.ts';

/** Found in honest tests too: made-up people, accounts and ids. */
const ORDINARY_IN_TESTS = new Set(['e-mail address', 'ip address', 'card number', 'iban', 'random string']);

/** An answer is looked through as what is sent is: its words with what looks secret taken out. Code stays as it is, and is told about. */
export async function withoutSecrets(redactor: Redactor, answer: ReadAnswer): Promise<ReadAnswer> {
  const clean = async (text: string) => (await redactor.scrub(text)).text;
  return {
    ...answer,
    drafts: await Promise.all(
      answer.drafts.map(async (draft) => ({
        ...draft,
        title: await clean(draft.title),
        expected_value_derivation: await clean(draft.expected_value_derivation),
        assumptions: await Promise.all(draft.assumptions.map(clean)),
      })),
    ),
    fixtures: await Promise.all(
      answer.fixtures.map(async (fixture) => ({ ...fixture, purpose: await clean(fixture.purpose) })),
    ),
    questions: await Promise.all(
      answer.questions.map(async (question) => ({ ...question, text: await clean(question.text) })),
    ),
    malformed: await Promise.all(answer.malformed.map(clean)),
  };
}

/** What looks secret, or cannot be seen, in drafted code: it may be an echo of what should never have been sent. */
export async function secretsInCode(redactor: Redactor, code: string): Promise<readonly DraftProblem[]> {
  const { redactions } = await redactor.scrub(code);
  return redactions
    .filter(({ rule }) => !ORDINARY_IN_TESTS.has(rule))
    .slice(0, 5)
    .map(({ rule, line }) => ({
      kind: 'form',
      line,
      message: `it holds what must not stand in a test (${rule}): use a value that cannot be taken for a real one`,
    }));
}
