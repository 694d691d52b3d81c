import type { Drafting } from '../domain/draft.ts';
import { singleLine } from './text.ts';

/** What drafting did, for a terminal: a line for each brief, draft, refusal and question. */
export function draftingText(drafting: Drafting, written: string): string {
  const { status, reasons, briefs, drafts, refused, questions, cost, remarks } = drafting;
  const lines = [
    ...(status === 'skipped' ? ['Drafting skipped.'] : []),
    ...reasons,
    ...briefs.filter(({ why }) => why === null).map(({ brief, target }) => `${brief}: drafted for ${target}`),
    ...briefs.filter(({ status: outcome }) => outcome === 'unchanged').map(({ brief, why }) => `${brief}: ${why}`),
    ...drafts.map(({ id, clauses, title, path }) => `  draft ${id} [${clauses.join(', ')}] ${title}: ${path}`),
    ...refused.map(({ id, title, problems }) => `  refused ${id} ${title}: ${problems[0]?.message ?? ''}`),
    ...questions.map(({ brief, clause, text }) => `  question of ${brief} [${clause}]: ${text}`),
    ...remarks,
    `${cost.calls} requests, ${cost.tokens.input + cost.tokens.output} tokens${cost.estimated ? ' (in part an estimate)' : ''}, ${cost.seconds.toFixed(1)} s. Written: ${written}`,
  ];
  return `${lines.map((line) => (line.startsWith('  ') ? `  ${singleLine(line)}` : singleLine(line, 1_000))).join('\n')}\n`;
}
