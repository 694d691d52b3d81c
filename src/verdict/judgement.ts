import type { Change } from '../domain/change.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { JudgedPackage, Judgement, Timings } from '../domain/judgement.ts';
import { mutationTotals, type NotJudged } from '../domain/mutant.ts';
import { type MutationRun, samplesOf } from '../domain/mutation-run.ts';
import type { LoadedPolicy } from '../domain/policy.ts';
import type { ReviewRun, Smell } from '../domain/smell.ts';
import type { StabilityRun } from '../domain/stability.ts';
import type { Trial } from '../domain/trial.ts';
import type { UndoneRun } from '../domain/undone.ts';
import type { Check } from '../domain/verdict.ts';
import type { WeakenedRun } from '../domain/weakened.ts';
import { checklist } from './checklist.ts';
import { decide } from './decide.ts';
import { judgementOfProblem } from './problem.ts';

/** What the stages have found so far; each fills in its own part. */
export interface Findings {
  /** What stopped the judging, as it was thrown; undefined while nothing did. */
  problem: unknown;
  change: Change | null;
  loaded: LoadedPolicy | null;
  packages: readonly JudgedPackage[];
  stability: readonly StabilityRun[];
  mutation: readonly MutationRun[];
  /** Changed code in no package whose tests are run. */
  untested: readonly NotJudged[];
  undone: UndoneRun | null;
  weakened: readonly WeakenedRun[];
  /** Null: the tests were not reviewed. */
  review: ReviewRun | null;
  /** What the review found, with what witnesses and policy made of it (see smells.ts). */
  smells: readonly Smell[];
  trial: Trial | null;
  checks: readonly Check[];
  /** Facts of the whole run, one line each. */
  remarks: readonly string[];
}

const CONTAINMENT = {
  namespaces:
    'Tests ran in process and user namespaces of their own: nothing they started outlives them, and this process was out of their sight.',
  'process-group':
    'Tests ran in process groups, since this machine grants no namespaces: what they left behind was swept, but they could see other processes of this user.',
} as const;

export function nothingSeen(): Findings {
  return {
    problem: undefined,
    change: null,
    loaded: null,
    packages: [],
    stability: [],
    mutation: [],
    untested: [],
    undone: null,
    weakened: [],
    review: null,
    smells: [],
    trial: null,
    checks: [],
    remarks: [],
  };
}

/** What the stages found, as one judgement. */
export function judgementOf(
  seen: Findings,
  containment: 'namespaces' | 'process-group' | null,
  timings: Timings,
): Judgement {
  const policy = seen.loaded?.policy ?? null;
  const threshold = policy?.mutation.threshold ?? 0;
  const mode = policy?.mode ?? 'enforce';
  const remarks = [
    ...policyRemarks(seen.loaded),
    ...(containment === null ? [] : [CONTAINMENT[containment]]),
    ...seen.stability.flatMap((run) => run.remarks),
    ...new Set(
      [...seen.mutation, ...seen.weakened].flatMap((run) =>
        run.remarks.map((remark) => ofPackage(run.packageDirectory, seen.mutation.length) + remark),
      ),
    ),
    ...(seen.trial?.remarks ?? []),
    ...seen.remarks,
  ];
  const { change } = seen;
  if (seen.problem !== undefined || policy === null) {
    return judgementOfProblem(wordsOf(seen.problem), { change, mode, threshold, remarks, timings });
  }
  const mutants = seen.mutation.flatMap((run) => run.mutants);
  const planned = seen.mutation.reduce((sum, run) => sum + run.planned, 0);
  const totals = mutationTotals(mutants, threshold, planned, samplesOf(seen.mutation));
  const { verdict, reasons, checks } = decide(seen.checks, policy);
  return {
    verdict,
    reasons,
    checks,
    change,
    packages: seen.packages,
    stability: seen.stability,
    mutants,
    worth: seen.mutation.flatMap(({ worth }) => worth ?? []),
    undone: seen.undone,
    weakened: seen.weakened,
    smells: seen.smells,
    trial: seen.trial,
    checklist: seen.review === null ? [] : checklist(seen.review, seen.smells, { mutants, totals }),
    totals,
    notJudged: [...seen.mutation.flatMap((run) => run.notJudged), ...seen.untested],
    remarks,
    mode,
    timings,
  };
}

/** Of several packages, which one a remark is about. */
function ofPackage(directory: string, packages: number): string {
  return packages > 1 ? `${directory}: ` : '';
}

function policyRemarks(loaded: LoadedPolicy | null): readonly string[] {
  if (loaded === null) return [];
  const edited = loaded.editedByChange ? ['This change edits the policy; the policy at base judged it.'] : [];
  return [`Policy: ${loaded.source}.`, ...edited];
}

function wordsOf(problem: unknown): string {
  if (problem instanceof CouldNotJudge) return problem.message;
  const what = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  return `Earnest itself failed, which is a fault of ours and not of this change. Please report it with these lines:\n${what}`;
}
