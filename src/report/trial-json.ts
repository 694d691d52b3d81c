import { ledgerOf } from '../domain/ledger.ts';
import type { Trial, TriedDraft } from '../domain/trial.ts';
import type { ReportJson } from './report-schema.ts';

/** What report.json says of drafts and clauses. */
export function reportedTrial(trial: Trial | null): Pick<ReportJson, 'drafts' | 'brief' | 'ledger'> {
  if (trial === null) return { drafts: [], brief: [], ledger: null };
  const ledger = ledgerOf(trial);
  return {
    drafts: trial.drafts.map(reportedDraft),
    brief: trial.clauses.map(({ tests, questions, ...clause }) => ({
      ...clause,
      tests: tests.map((test) => ({ ...test })),
      questions: [...questions],
    })),
    ledger: ledger === null ? null : { ...ledger, clauses: ledger.clauses.map((clause) => ({ ...clause })) },
  };
}

function reportedDraft({ draft, kills, uniqueKills, problems, ...tried }: TriedDraft): ReportJson['drafts'][number] {
  const { id, brief, target, clauses, title, path } = draft;
  return {
    ...{ id, brief, target, clauses: [...clauses], title, path },
    ...tried,
    kills: [...kills],
    uniqueKills: [...uniqueKills],
    problems: problems.map(({ kind, line, message }) => ({ kind, line, message })),
  };
}
