import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import { REVIEW_QUESTIONS } from '../domain/review-questions.ts';
import type { ChecklistAnswer, Smell } from '../domain/smell.ts';
import { ruleOf } from '../domain/smell-rules.ts';
import { place } from './summary-mutants.ts';
import { fenced, inCode, pasteable, prose } from './text.ts';
import { STATUS_MARKS } from './verdict-words.ts';

const MARKS: Readonly<Record<ChecklistAnswer['answer'], string>> = { yes: '✅', no: '❌', unknown: '–' };

/**
 * What the review says of the tests: the checklist, `most` rows of what blocks and warns, and what is only noted, folded. Nothing where
 * the tests were not reviewed.
 */
export function* reviewSection(judgement: Judgement, links: SourceLinks | null, most: number): Iterable<string> {
  const { smells, checks } = judgement;
  const check = checks.find(({ id }) => id === 'review');
  if (check === undefined || check.status === 'skipped') return;
  yield '### Review of the tests';
  yield table('| | Question | What was found |\n|---|---|---|', judgement.checklist.map(question));
  const told = smells.filter(({ level }) => level !== 'info');
  if (told.length > 0 && most > 0) {
    const rows = told.slice(0, most).map((smell) => row(smell, judgement, links));
    yield table('| | Where | Rule | Finding |\n|---|---|---|---|', rows);
  }
  if (told.length > most) yield `${told.length - most} ${most === 0 ? 'findings' : 'more'} in report.json.`;
  const command = check.findings.find(({ reproduce }) => reproduce !== null)?.reproduce ?? null;
  if (command !== null && most > 0) yield `Reproduce:\n\n${fenced('sh', [pasteable(command)])}`;
  yield* noted(
    smells.filter(({ level }) => level === 'info'),
    links,
    most,
  );
}

function table(head: string, rows: readonly string[]): string {
  return [head, ...rows].join('\n');
}

function question({ question: id, answer, evidence }: ChecklistAnswer): string {
  return `| ${MARKS[answer]} | ${REVIEW_QUESTIONS[id]} | ${prose(evidence)} |`;
}

function row(smell: Smell, { checks }: Judgement, links: SourceLinks | null): string {
  const judge = ruleOf(smell.rule).judgedBy ?? 'review';
  const blocks = smell.level === 'block' && checks.some(({ id, status }) => id === judge && status === 'fail');
  const by = judge === 'review' ? '' : ` (judged by ${judge})`;
  return `| ${STATUS_MARKS[blocks ? 'fail' : 'warn']} | ${place(smell.file, smell.line, links)} | ${smell.rule}${by} | ${finding(smell)} |`;
}

function finding({ test, message, witness }: Smell): string {
  const where = test === null ? '' : `${inCode(test)}: `;
  return `${where}${prose(message)}${witness === null ? '' : ` (${prose(witness)})`}`;
}

/** What neither blocks nor warns: one line, with the rest folded below it. */
function* noted(smells: readonly Smell[], links: SourceLinks | null, most: number): Iterable<string> {
  if (smells.length === 0) return;
  const counts = new Map<string, number>();
  for (const { rule, waived } of smells) {
    const what = waived === null ? rule : `${rule}, waived`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const line = `Noted: ${[...counts].map(([what, count]) => `${count} × ${what}`).join('; ')}`;
  const items = smells.slice(0, most).map((smell) => {
    const until =
      smell.waived === null ? '' : `; waived until ${prose(smell.waived.until)}: ${prose(smell.waived.reason)}`;
    return `- ${place(smell.file, smell.line, links)} · ${smell.rule} · ${finding(smell)}${until}`;
  });
  const more = smells.length > most ? [`- … and ${smells.length - most} more in report.json`] : [];
  yield most === 0
    ? `${line}.`
    : `<details><summary>${line}</summary>\n\n${[...items, ...more].join('\n')}\n\n</details>`;
}
