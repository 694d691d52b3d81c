import type { Change } from '../domain/change.ts';
import type { Policy } from '../domain/policy.ts';
import type { Check } from '../domain/verdict.ts';
import { baseCheck } from './base.ts';
import { briefCheck } from './brief.ts';
import { draftsCheck } from './drafts.ts';
import { flakyCheck } from './flaky.ts';
import type { Findings } from './judgement.ts';
import { mutationCheck } from './mutation.ts';
import { reviewCheck } from './review.ts';
import { NOTHING_RELEVANT, SUITE_FAILS } from './skip.ts';
import { type SuiteRun, suiteCheck } from './suite.ts';
import { type ChangedText, suppressionsCheck } from './suppressions.ts';
import { weakenedCheck } from './weakened.ts';
import { worthCheck } from './worth.ts';

/** What the checks look at. */
export interface Seen
  extends Pick<
    Findings,
    'stability' | 'mutation' | 'untested' | 'undone' | 'weakened' | 'review' | 'smells' | 'trial'
  > {
  readonly suites: readonly SuiteRun[];
  readonly change: Change;
  readonly texts: readonly ChangedText[];
}

/** Why a stage was left out (see skip.ts), or null where it ran. `worth` goes with the mutants. */
export type Skipped = Readonly<
  Record<'suite' | 'flaky' | 'mutation' | 'base' | 'weakened' | 'review' | 'brief', string | null>
>;

export const ALL_IRRELEVANT: Skipped = {
  suite: NOTHING_RELEVANT,
  flaky: NOTHING_RELEVANT,
  mutation: NOTHING_RELEVANT,
  base: NOTHING_RELEVANT,
  weakened: NOTHING_RELEVANT,
  review: NOTHING_RELEVANT,
  brief: NOTHING_RELEVANT,
};

/** Every check, in the order in which reports tell them. */
export function allChecks(seen: Seen, skipped: Skipped, { mutation, briefs }: Policy): readonly Check[] {
  const { suites, stability, change } = seen;
  const reproduce = reproduction(seen, 'mutation');
  const mutants = { skipped: skipped.mutation, reproduce };
  return [
    suiteCheck(suites, skipped.suite),
    flakyCheck(stability, skipped.flaky ?? (stability.length < suites.length ? SUITE_FAILS : null)),
    mutationCheck(seen.mutation, {
      ...mutants,
      threshold: mutation.threshold,
      uncertain: mutation.uncertain,
      untested: seen.untested.map(({ what }) => what),
    }),
    worthCheck(seen.mutation, mutants),
    baseCheck(seen.undone, skipped.base, reproduce),
    weakenedCheck(seen.weakened, skipped.weakened, reproduce),
    reviewCheck(seen.review, seen.smells, {
      skipped: skipped.review,
      reproduce: reproduction(seen, 'mutation,review'),
    }),
    briefCheck(seen.trial, { skipped: skipped.brief, candidateBugs: briefs.candidateBugs, reproduce }),
    draftsCheck(change, seen.texts),
    suppressionsCheck(change, seen.texts),
  ];
}

/** Flaky tests judge no mutant, so they have to be known again. */
function reproduction({ stability, change }: Seen, stages: string): string {
  const flaky = stability.some(({ tests }) => tests.some(({ flake }) => flake !== null));
  return `earnest gate --cwd . --base ${change.base} --only ${flaky ? 'flaky,' : ''}${stages}`;
}
