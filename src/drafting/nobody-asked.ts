import type { Drafting, DraftingCost } from '../domain/draft.ts';
import { PROMPT_VERSION } from './prompt/prompt-files.ts';

const NO_COST: DraftingCost = {
  calls: 0,
  cached: 0,
  tokens: { input: 0, output: 0 },
  estimated: false,
  money: null,
  seconds: 0,
};

/** A run in which nothing was drafted, and nobody was asked. */
export function nobodyAsked(reasons: readonly string[], known: Partial<Drafting> = {}): Drafting {
  return {
    status: 'skipped',
    reasons,
    base: null,
    head: null,
    provider: null,
    prompts: PROMPT_VERSION,
    briefs: [],
    drafts: [],
    fixtures: [],
    refused: [],
    questions: [],
    receipt: { requests: [], withheld: [] },
    cost: NO_COST,
    remarks: [],
    ...known,
  };
}
