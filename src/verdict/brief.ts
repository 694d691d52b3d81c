import type { BriefsPolicy } from '../domain/policy.ts';
import type { TracedClause, Trial, TriedDraft } from '../domain/trial.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { NO_BRIEF } from './skip.ts';
import { counted, oneLine } from './wording.ts';

export interface BriefJudging extends Pick<BriefsPolicy, 'candidateBugs'> {
  /** Why no clause was traced (see skip.ts), or null. */
  readonly skipped: string | null;
  /** One line that runs this check again by hand, or null. */
  readonly reproduce: string | null;
}

/**
 * The brief check, over the clauses and invariants of all briefs whose targets the change touches.
 * - skipped: `skipped` says why, or no brief is concerned.
 * - fail: a required clause has no test of the repository that names it and kills a mutant of its target (a draft is none until a person has
 *   taken it); or the code fails a draft that follows its clause, and the policy lets that block.
 * - error: a required clause has a test, and the mutants of its target could not be judged.
 * - warn: any other clause has no test; a draft that follows any other clause fails; a brief cannot be read.
 * - pass: each clause has a test, and each required one a test that kills. Where no mutant can be made of a target, a test is enough.
 */
export function briefCheck(trial: Trial | null, { skipped, candidateBugs, reproduce }: BriefJudging): Check {
  if (skipped !== null || trial === null || trial.clauses.length + trial.drafts.length === 0) {
    const unread = trial?.problems ?? [];
    if (skipped === null && unread.length > 0) return unjudged(unread);
    return {
      id: 'brief',
      status: 'skipped',
      summary: 'no clause was traced',
      why: skipped ?? NO_BRIEF,
      findings: [],
    };
  }
  const { clauses, drafts, problems } = trial;
  const candidates = drafts.flatMap((draft) => candidate(draft, clauses, candidateBugs));
  const gaps = clauses.flatMap((clause) => gapOf(clause, trial, reproduce));
  const unread = problems.map((problem) => warning(oneLine(problem, 600)));
  const findings = [...candidates, ...gaps, ...unread].sort((one, other) => rank(one) - rank(other));
  const blind = clauses.filter((clause) => clause.required && clause.mutants === null && ownTests(clause).length > 0);
  const status = findings.some(({ level }) => level === 'block')
    ? 'fail'
    : blind.length > 0
      ? 'error'
      : findings.length > 0
        ? 'warn'
        : 'pass';
  return {
    id: 'brief',
    status,
    summary: summaryOf(clauses, candidates.length),
    why:
      status === 'error'
        ? `${counted(blind.length, 'required clause')} cannot be judged: ${oneLine(problems[0] ?? 'the mutants of its target are not known', 600)}`
        : null,
    findings,
  };
}

function unjudged(problems: readonly string[]): Check {
  return {
    id: 'brief',
    status: 'warn',
    summary: `${counted(problems.length, 'brief')} cannot be read`,
    why: null,
    findings: problems.map((problem) => warning(oneLine(problem, 600))),
  };
}

function summaryOf(clauses: readonly TracedClause[], candidates: number): string {
  const killing = clauses.filter(hasKiller).length;
  const bugs =
    candidates === 0
      ? ''
      : `; ${counted(candidates, 'draft')} that ${candidates === 1 ? 'follows its clause fails' : 'follow their clauses fail'}`;
  return `${killing} of ${counted(clauses.length, 'clause')} ${killing === 1 ? 'has a test that kills' : 'have tests that kill'}${bugs}`;
}

function ownTests({ tests }: TracedClause) {
  return tests.filter(({ draft }) => draft === null);
}

function hasKiller(clause: TracedClause): boolean {
  const own = ownTests(clause);
  return clause.mutants === 0 ? own.length > 0 : own.some(({ kills }) => (kills ?? 0) > 0);
}

function gapOf(clause: TracedClause, trial: Trial, reproduce: string | null): readonly Finding[] {
  if (hasKiller(clause)) return [];
  const own = ownTests(clause);
  const isUnknown = clause.mutants === null && own.length > 0;
  if (isUnknown || (own.length > 0 && !clause.required)) return [];
  const of = `${clause.required ? 'required ' : ''}clause ${clause.clause} of ${clause.brief}`;
  const what =
    own.length === 0
      ? `no test names the ${of}`
      : `no mutant of its target is killed by ${own.length === 1 ? 'the one test that names' : `any of the ${own.length} tests that name`} the ${of}`;
  return [
    {
      level: clause.required ? 'block' : 'warn',
      message: oneLine(`${what}${offer(clause, trial)}`, 600),
      at: { file: clause.brief, line: 1 },
      reproduce: own.length === 0 ? null : reproduce,
    },
  ];
}

/** What would do for a clause without a killing test: a draft that earned its place, or a test that kills what a draft for it kills. */
function offer(clause: TracedClause, { drafts, mutants }: Trial): string {
  const own = drafts.filter(({ draft }) => draft.brief === clause.brief && draft.clauses.includes(clause.clause));
  const earned = own.find(({ verdict }) => verdict === 'earned');
  if (earned !== undefined) return `; the draft ${earned.draft.id} kills for it: read it and take it`;
  const redundant = own.find(({ verdict, kills }) => verdict === 'redundant' && kills.length > 0);
  if (redundant === undefined) return '';
  const paths = drafts.map(({ draft }) => draft.path);
  const killers = new Map<string, number>();
  for (const { id, killedBy } of mutants) {
    if (!redundant.kills.includes(id)) continue;
    for (const name of killedBy) {
      if (!paths.some((path) => name.startsWith(`${path} > `))) killers.set(name, (killers.get(name) ?? 0) + 1);
    }
  }
  const [most] = [...killers].sort(([one, many], [other, few]) => few - many || (one < other ? -1 : 1));
  return most === undefined
    ? ''
    : `; ${most[0]} kills what the draft ${redundant.draft.id} for it kills: if it is about this clause, name ${clause.clause} in its title or in a comment`;
}

function candidate(
  { draft, verdict, failure }: TriedDraft,
  clauses: readonly TracedClause[],
  blocking: BriefsPolicy['candidateBugs'],
): readonly Finding[] {
  if (verdict !== 'candidate-bug' && verdict !== 'candidate-regression') return [];
  const isRequired = clauses.some(
    ({ brief, clause, required }) => required && brief === draft.brief && draft.clauses.includes(clause),
  );
  const blocks = blocking === 'block' || (blocking === 'required' && isRequired);
  const what =
    verdict === 'candidate-bug'
      ? 'the code or the brief is wrong'
      : 'this change broke it, or the brief is out of date';
  const said = failure === null ? '' : ` (${oneLine(failure, 200)})`;
  return [
    {
      level: blocks ? 'block' : 'warn',
      message: oneLine(
        `the draft ${draft.id} follows ${draft.clauses.join(', ')} of ${draft.brief} and fails${said}: ${what}`,
        600,
      ),
      at: { file: draft.brief, line: 1 },
      reproduce: null,
    },
  ];
}

function warning(message: string): Finding {
  return { level: 'warn', message, at: null, reproduce: null };
}

function rank({ level }: Finding): number {
  return level === 'block' ? 0 : 1;
}
