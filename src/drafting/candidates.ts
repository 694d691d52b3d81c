import type { DraftProblem, DraftRepair } from '../domain/draft.ts';
import { secretsInCode } from './answer-secrets.ts';
import type { Checker, DraftFile } from './check/draft-to-check.ts';
import type { DraftPlace } from './numbering.ts';
import type { DraftInAnswer } from './prompt/answer-schema.ts';
import type { ReadAnswer } from './prompt/read-answer.ts';
import type { Redactor } from './redaction/redactor.ts';
import { fixturePath, type Placement } from './surroundings/placement.ts';

/** A draft on its way to be fit or refused. */
export interface Candidate {
  /** What the model calls it; unique in its answer. */
  readonly name: string;
  readonly draft: DraftInAnswer;
  /** Of the run. */
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly fixtures: readonly DraftFixtureFile[];
  readonly repairs: readonly DraftRepair[];
  readonly problems: readonly DraftProblem[];
}

/** What looks at drafts before anything runs. */
export interface CandidateChecks {
  readonly checker: Checker;
  readonly redactor: Redactor;
}

/** A drafted fixture with the name that drafts use it by. */
export interface DraftFixtureFile extends DraftFile {
  readonly name: string;
  readonly purpose: string;
}

/**
 * Makes candidates of an answer: each gets a path, is mended by rules and checked.
 *
 * @param placeFor hands out a place that nothing else has
 * @param known fixtures of earlier answers: drafts may use them, and none of the same name takes their place
 */
export async function candidatesOf(
  answer: ReadAnswer,
  placement: Placement,
  { checker, redactor }: CandidateChecks,
  placeFor: (name: string) => DraftPlace,
  known: readonly DraftFixtureFile[],
): Promise<readonly Candidate[]> {
  const own = answer.fixtures.map(
    ({ name, purpose, code }): DraftFixtureFile => ({ name, purpose, code, path: fixturePath(placement, name) }),
  );
  const fixtures = new Map([...own, ...known].map((fixture) => [fixture.name, fixture]));
  const candidates: Candidate[] = [];
  for (const draft of uniquelyNamed(answer.drafts)) {
    const used = draft.fixtures.flatMap((name) => fixtures.get(name) ?? []);
    const missing = draft.fixtures.filter((name) => !fixtures.has(name));
    const { id, path } = placeFor(draft.id);
    const candidate = { name: draft.id, draft, id, path, fixtures: used };
    const checked = mendedAndChecked(checker, candidate);
    const texts = [checked.code, ...used.map(({ code }) => code)];
    const secrets = (await Promise.all(texts.map((text) => secretsInCode(redactor, text)))).flat();
    const unknown = missing.map(
      (name): DraftProblem => ({
        kind: 'form',
        line: null,
        message: `it names the fixture ${JSON.stringify(name.slice(0, 80))}, which is not in the answer: add it to fixtures, or do without`,
      }),
    );
    candidates.push({ ...candidate, ...checked, problems: [...unknown, ...secrets, ...checked.problems] });
  }
  return candidates;
}

function mendedAndChecked(
  checker: Checker,
  { draft, path, fixtures }: Pick<Candidate, 'draft' | 'path' | 'fixtures'>,
): Pick<Candidate, 'code' | 'repairs' | 'problems'> {
  const given = { path, clauses: draft.clause_ids, fixtures };
  const { code, repairs } = checker.repaired({ ...given, code: draft.code });
  return { code, repairs, problems: checker.problemsOf({ ...given, code }) };
}

function uniquelyNamed(drafts: readonly DraftInAnswer[]): readonly DraftInAnswer[] {
  const seen = new Set<string>();
  return drafts.map((draft, index) => {
    const id = seen.has(draft.id) ? `${draft.id}#${index + 1}` : draft.id;
    seen.add(id);
    return { ...draft, id };
  });
}

/** The fixtures of candidates, each once. */
export function fixturesOf(candidates: readonly Candidate[]): readonly DraftFixtureFile[] {
  return [...new Map(candidates.flatMap(({ fixtures }) => fixtures.map((one) => [one.name, one] as const))).values()];
}

/** True when nothing speaks against trying it. */
export function isFit({ problems }: Pick<Candidate, 'problems'>): boolean {
  return problems.length === 0;
}

/** What is wrong with it as one text: the same text after a repair means that the repair was of no use. */
export function fingerprintOf({ problems }: Candidate): string {
  return problems
    .map(({ kind, message }) => `${kind} ${message.replace(/\d+/g, '0')}`)
    .sort()
    .join('\n');
}
