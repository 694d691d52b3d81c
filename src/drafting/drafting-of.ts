import type { BriefOutcome, Drafting, DraftingCost, Withheld } from '../domain/draft.ts';
import type { BriefRun } from './draft-brief.ts';
import { nobodyAsked } from './nobody-asked.ts';
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
  return nobodyAsked(fell.map(reason), {
    ...known,
    status: fell.length === 0 ? 'ok' : 'partial',
    provider: { host, model },
    briefs,
    drafts: runs.flatMap((run) => run.drafts),
    fixtures: runs.flatMap((run) => run.fixtures),
    refused: runs.flatMap((run) => run.refused),
    questions: runs.flatMap((run) => run.questions),
    receipt: { requests: runs.flatMap((run) => run.requests), withheld: addedUp(runs.flatMap((run) => run.withheld)) },
    cost,
    remarks: [...known.remarks, ...runs.flatMap((run) => run.remarks)],
  });
}

function reason({ brief, why }: BriefOutcome): string {
  return `${brief}: ${why}`;
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
