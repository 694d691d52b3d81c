import { type Brief, targetText } from '../domain/brief.ts';
import type {
  BriefOutcome,
  Draft,
  DraftFixture,
  DraftQuestion,
  RefusedDraft,
  SentRequest,
  Withheld,
} from '../domain/draft.ts';
import { ask } from './ask.ts';
import { candidatesOf, fixturesOf, isFit } from './candidates.ts';
import type { Gathered } from './gather.ts';
import { marked } from './marked.ts';
import { mend } from './mend.ts';
import { type DraftingParts, nextPlace, note, type Progress } from './progress.ts';
import { clauseIds } from './prompt/brief-text.ts';
import { composeRequest, type Material } from './prompt/request.ts';
import type { Redactor } from './redaction/redactor.ts';

/** What drafting for one brief came to. */
export interface BriefRun {
  readonly outcome: BriefOutcome;
  readonly drafts: readonly Draft[];
  readonly fixtures: readonly DraftFixture[];
  readonly refused: readonly RefusedDraft[];
  readonly questions: readonly DraftQuestion[];
  readonly requests: readonly SentRequest[];
  readonly withheld: readonly Withheld[];
  readonly remarks: readonly string[];
}

/**
 * Drafts for one brief: asks, mends by rules, lets the model mend what static checks find (at most twice), and asks once more with more around
 * the contract for clauses that are left. Never rejects for what a provider or a model does.
 */
export async function draftBrief(parts: DraftingParts, brief: Brief, gathered: Gathered): Promise<BriefRun> {
  const progress: Progress = { fit: [], unfit: [], questions: [], requests: [], remarks: [] };
  const failure = await askFor(parts, gathered.material, 'draft', progress);
  const left = leftClauses(brief, progress);
  if (failure === null && left.size > 0 && gathered.wider !== null) {
    const second = await askFor(parts, { ...gathered.wider, asked: left }, 'wider draft', progress);
    if (second !== null)
      note(progress, brief, [`a second try for ${[...left].join(', ')} came to nothing: ${second.why}`]);
  }
  return {
    outcome: { brief: brief.path, target: targetText(brief.target), status: 'drafted', why: null, ...failure },
    ...(await delivered(brief, progress, parts.redactor)),
    questions: progress.questions,
    requests: progress.requests,
    withheld: gathered.withheld,
    remarks: progress.remarks,
  };
}

/** @returns null when there was an answer that can be read */
async function askFor(
  parts: DraftingParts,
  material: Material,
  purpose: 'draft' | 'wider draft',
  progress: Progress,
): Promise<Pick<BriefOutcome, 'status' | 'why'> | null> {
  const { brief, placement } = material;
  const request = await composeRequest(parts.redactor, material);
  if ('why' in request) return { status: 'refused', why: request.why };
  const answer = await ask(parts, material, purpose, request, progress);
  if ('why' in answer) return answer;
  note(progress, brief, answer.malformed);
  const known = new Set(clauseIds(brief));
  const questions = answer.questions.filter(({ clause }) => known.has(clause));
  progress.questions.push(...questions.map((question) => ({ brief: brief.path, ...question })));
  const placeFor = () => nextPlace(parts, material);
  const candidates = await candidatesOf(answer, placement, parts, placeFor, fixturesOf(progress.fit));
  progress.fit.push(...candidates.filter(isFit));
  const unfit = candidates.filter((candidate) => !isFit(candidate));
  await mend(parts, material, request, unfit, progress);
  return null;
}

/** Clauses with no fit draft, about which the model has no question either. */
function leftClauses(brief: Brief, { fit, questions }: Progress): ReadonlySet<string> {
  const done = new Set([...fit.flatMap(({ draft }) => draft.clause_ids), ...questions.map(({ clause }) => clause)]);
  return new Set(clauseIds(brief).filter((id) => !done.has(id)));
}

async function delivered(
  brief: Brief,
  { fit, unfit }: Progress,
  redactor: Redactor,
): Promise<Pick<BriefRun, 'drafts' | 'fixtures' | 'refused'>> {
  const target = targetText(brief.target);
  return {
    drafts: fit.map(({ id, draft, path, code, fixtures, repairs }) => ({
      id,
      brief: brief.path,
      target,
      clauses: draft.clause_ids,
      kind: draft.kind,
      title: draft.title,
      path,
      code: marked(code, id, brief, draft.clause_ids),
      derivation: draft.expected_value_derivation,
      assumptions: draft.assumptions,
      fixtures: fixtures.map((fixture) => fixture.path),
      repairs,
    })),
    fixtures: fixturesOf(fit).map(({ path, code, purpose }) => ({ path, code, purpose })),
    refused: await Promise.all(
      unfit.map(async ({ id, draft, code, problems, repairs }) => ({
        id,
        brief: brief.path,
        clauses: draft.clause_ids,
        title: draft.title,
        // It may be refused for what it holds.
        code: (await redactor.scrub(code)).text,
        problems,
        repairs,
      })),
    ),
  };
}
