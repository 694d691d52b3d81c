import type { Change } from '../domain/change.ts';
import type { Judgement, Timings } from '../domain/judgement.ts';
import { mutationTotals } from '../domain/mutant.ts';

/** What was known when the judging had to stop. */
export interface KnownSoFar {
  readonly change: Change | null;
  readonly mode: Judgement['mode'];
  readonly threshold: number;
  readonly remarks: readonly string[];
  readonly timings: Timings;
}

/** The judgement of a pull request that could not be judged, for a problem that no check owns. `problem` may hold line ends. */
export function judgementOfProblem(problem: string, known: KnownSoFar): Judgement {
  return {
    verdict: 'error',
    reasons: problem.split(/\r?\n|\r/).filter((line) => line.trim() !== ''),
    checks: [],
    change: known.change,
    packages: [],
    stability: [],
    mutants: [],
    worth: [],
    undone: null,
    weakened: [],
    smells: [],
    trial: null,
    checklist: [],
    totals: mutationTotals([], known.threshold, 0),
    notJudged: [],
    remarks: known.remarks,
    mode: known.mode,
    timings: known.timings,
  };
}
