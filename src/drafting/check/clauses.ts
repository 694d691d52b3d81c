import type { DraftProblem } from '../../domain/draft.ts';
import type { CheckerSettings, DraftToCheck } from './draft-to-check.ts';
import { problem, quoted } from './problem.ts';

/** The draft says which clauses of the brief it tests, and its code cites each: a reviewer reads the code, not the answer of the model. */
export function clauseProblems(
  { clauses, code }: DraftToCheck,
  { clauseIds }: CheckerSettings,
): readonly DraftProblem[] {
  if (clauses.length === 0)
    return [problem('clause', null, 'It names no clause of the brief. Say which one it tests.')];
  return [...new Set(clauses)].flatMap((clause) => {
    if (!clauseIds.has(clause))
      return [
        problem(
          'clause',
          null,
          `It names ${quoted(clause)}, which the brief does not have. Name a clause of the brief.`,
        ),
      ];
    if (isCited(clause, code)) return [];
    return [
      problem('clause', null, `Its code does not cite ${quoted(clause)}. Put [${clause}] into the title of the test.`),
    ];
  });
}

/** `[C1]`, `C1:`, `C1` as a whole word; an id is of letters, digits, `-` and `_`. */
export function isCited(clause: string, code: string): boolean {
  if (clause === '') return false;
  for (let at = code.indexOf(clause); at !== -1; at = code.indexOf(clause, at + 1)) {
    if (!isOfId(code[at - 1]) && !isOfId(code[at + clause.length])) return true;
  }
  return false;
}

function isOfId(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character);
}
