import type { Drafting, DraftingCost, Withheld } from '../domain/draft.ts';
import type { BriefRun } from './draft-brief.ts';
import { PROMPT_VERSION } from './prompt/prompt-files.ts';
import type { Endpoint } from './provider/endpoint.ts';

/** All that a run comes to, of what was known before and what became of each brief. */
export function draftingOf(
  known: Pick<Drafting, 'base' | 'head' | 'briefs' | 'remarks'>,
  runs: readonly BriefRun[],
  cost: DraftingCost,
  { host, model }: Pick<Endpoint, 'host' | 'model'>,
): Drafting {
  const briefs = [...runs.map(({ outcome }) => outcome), ...known.briefs];
  const fell = briefs.filter(({ status }) => status === 'failed' || status === 'out-of-budget' || status === 'refused');
  return {
    ...known,
    status: fell.length === 0 ? 'ok' : 'partial',
    reasons: fell.map(({ brief, why }) => `${brief}: ${why}`),
    provider: { host, model },
    prompts: PROMPT_VERSION,
    briefs,
    drafts: runs.flatMap((run) => run.drafts),
    fixtures: runs.flatMap((run) => run.fixtures),
    refused: runs.flatMap((run) => run.refused),
    questions: runs.flatMap((run) => run.questions),
    receipt: { requests: runs.flatMap((run) => run.requests), withheld: addedUp(runs.flatMap((run) => run.withheld)) },
    cost,
    remarks: [...known.remarks, ...runs.flatMap((run) => run.remarks)],
  };
}

/** One entry for each kind. */
function addedUp(withheld: readonly Withheld[]): readonly Withheld[] {
  const kinds = new Map<string, Withheld>();
  for (const one of withheld) {
    const before = kinds.get(one.what);
    const count = one.count === null || before?.count === null ? null : one.count + (before?.count ?? 0);
    kinds.set(one.what, { ...one, count });
  }
  return [...kinds.values()];
}
