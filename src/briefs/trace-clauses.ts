import { type Brief, type BriefClause, type BriefInvariant, targetText } from '../domain/brief.ts';
import type { DraftQuestion } from '../domain/draft.ts';
import type { Mutant } from '../domain/mutant.ts';
import type { TestCase } from '../domain/test-run.ts';
import type { ClauseTest, DraftVerdict, TracedClause, TriedDraft } from '../domain/trial.ts';
import { nameOf } from '../domain/worth.ts';
import type { CitedTests } from './cited-tests.ts';

/** What is known of the tests of one brief. */
export interface TracedTests {
  /** Tests of the repository by the id of the clause that they name. */
  readonly cited: CitedTests;
  readonly drafts: readonly TriedDraft[];
  /** Of the target; null: it is not known what kills them. */
  readonly mutants: readonly Mutant[] | null;
  readonly questions: readonly DraftQuestion[];
}

/** Drafts that say something of their clause. */
const TELLING: ReadonlySet<DraftVerdict> = new Set(['earned', 'redundant', 'candidate-bug', 'candidate-regression']);

/** Every clause and invariant of a brief, with the tests that name it and the mutants of its target that each kills. */
export function traceClauses(
  brief: Brief,
  { cited, drafts, mutants, questions }: TracedTests,
): readonly TracedClause[] {
  const killsOf = (test: TestCase): number | null =>
    mutants === null
      ? null
      : mutants.filter(({ status, killedBy }) => status === 'killed' && killedBy.includes(nameOf(test))).length;
  const traced = (clause: BriefClause | BriefInvariant): TracedClause => ({
    brief: brief.path,
    target: targetText(brief.target),
    clause: clause.id,
    kind: 'kind' in clause ? clause.kind : 'invariant',
    text: clause.text,
    required: clause.required,
    tests: [
      ...(cited.get(clause.id) ?? []).map(
        (test): ClauseTest => ({ name: nameOf(test), draft: null, kills: killsOf(test) }),
      ),
      ...drafts
        .filter(
          ({ draft, verdict }) =>
            TELLING.has(verdict) && draft.brief === brief.path && draft.clauses.includes(clause.id),
        )
        .map(
          ({ draft, kills, onHead }): ClauseTest => ({
            name: `${draft.path} > ${draft.title}`,
            draft: draft.id,
            kills: onHead === 'passed' ? kills.length : null,
          }),
        ),
    ],
    mutants: mutants?.length ?? null,
    questions: questions
      .filter((question) => question.brief === brief.path && question.clause === clause.id)
      .map(({ kind, text }) => (kind === 'not-testable' ? `cannot be tested: ${text}` : text)),
  });
  return [...brief.clauses, ...brief.invariants].map(traced);
}
