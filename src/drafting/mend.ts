import type { DraftRepair } from '../domain/draft.ts';
import { ask } from './ask.ts';
import { type Candidate, candidatesOf, fingerprintOf, fixturesOf, isFit } from './candidates.ts';
import { type DraftingParts, nextPlace, note, type Progress } from './progress.ts';
import type { DraftInAnswer } from './prompt/answer-schema.ts';
import type { ComposedRequest, Material } from './prompt/request.ts';
import { composeRepair } from './repair-request.ts';

const MOST_MODEL_REPAIRS = 2;

/** Lets the model mend what static checks found, while that gets anywhere; what stays unfit is kept with its problems. */
export async function mend(
  parts: DraftingParts,
  material: Material,
  request: ComposedRequest,
  unfit: readonly Candidate[],
  progress: Progress,
): Promise<void> {
  let failing = unfit;
  for (let round = 1; round <= MOST_MODEL_REPAIRS && failing.length > 0; round += 1) {
    const mended = await askToMend(parts, material, request, failing, progress);
    if (mended === null) break;
    const next: Candidate[] = [];
    for (const before of failing) {
      const after = mended.get(before.name);
      const candidate =
        after === undefined
          ? before
          : { ...after, repairs: [...before.repairs, ...mendedBy(before), ...after.repairs] };
      const gotNowhere = after === undefined || fingerprintOf(after) === fingerprintOf(before);
      if (isFit(candidate)) progress.fit.push(candidate);
      else if (gotNowhere) progress.unfit.push(candidate);
      else next.push(candidate);
    }
    failing = next;
  }
  progress.unfit.push(...failing);
}

/** @returns the answer's candidates by name; null when there was none that can be read */
async function askToMend(
  parts: DraftingParts,
  material: Material,
  request: ComposedRequest,
  failing: readonly Candidate[],
  progress: Progress,
): Promise<ReadonlyMap<string, Candidate> | null> {
  const { brief, placement } = material;
  const answer = await ask(parts, material, 'repair', await composeRepair(parts.redactor, request, failing), progress);
  if ('why' in answer) {
    note(progress, brief, [`a repair came to nothing: ${answer.why}`]);
    return null;
  }
  const byName = new Map(failing.map((candidate) => [candidate.name, candidate]));
  const drafts = answer.drafts.flatMap((draft) => {
    const before = byName.get(draft.id);
    return before === undefined ? [] : [sameTest(before, draft)];
  });
  // A fixture that a fit draft uses stays as it is.
  const settled = fixturesOf(progress.fit);
  const isOpen = ({ name }: { readonly name: string }) => settled.every((one) => one.name !== name);
  const fixtures = answer.fixtures.filter(isOpen);
  const isKept = (name: string) => fixtures.every((one) => one.name !== name);
  const earlier = [...settled, ...fixturesOf(failing).filter((one) => isOpen(one) && isKept(one.name))];
  const placeFor = (name: string) => byName.get(name) ?? nextPlace(parts, material);
  const candidates = await candidatesOf({ ...answer, drafts, fixtures }, placement, parts, placeFor, earlier);
  return new Map(candidates.map((candidate) => [candidate.name, candidate]));
}

/** What a repair may not touch: whose clauses a draft tests, unless that was what was wrong, and what kind of test it is. */
function sameTest({ draft, problems }: Candidate, mended: DraftInAnswer): DraftInAnswer {
  const clausesWereWrong = problems.some(({ kind }) => kind === 'clause');
  return { ...mended, kind: draft.kind, clause_ids: clausesWereWrong ? mended.clause_ids : draft.clause_ids };
}

function mendedBy({ problems }: Candidate): readonly DraftRepair[] {
  return problems.slice(0, 5).map(({ kind, message }) => ({ by: 'model', what: `${kind}: ${message}` }));
}
