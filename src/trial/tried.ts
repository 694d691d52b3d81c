import type { Draft } from '../domain/draft.ts';
import type { DraftVerdict, TriedDraft } from '../domain/trial.ts';

/** A verdict on a draft, with whatever else is known of it. */
export function tried(
  draft: Draft,
  verdict: DraftVerdict,
  why: string,
  known: Partial<Omit<TriedDraft, 'draft' | 'verdict' | 'why'>> = {},
): TriedDraft {
  return {
    draft,
    verdict,
    why,
    onHead: null,
    onBase: null,
    runs: 0,
    failures: 0,
    kills: [],
    uniqueKills: [],
    problems: [],
    failure: null,
    ...known,
  };
}

export function untried(draft: Draft, why: string): TriedDraft {
  return tried(draft, 'untried', why);
}
