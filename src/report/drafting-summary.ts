import type { BriefOutcome, Draft, Drafting, DraftingCost, RefusedDraft, SentRequest } from '../domain/draft.ts';
import { counted } from './counted.ts';
import { fenced, html, inCode, prose } from './text.ts';

const MOST_DRAFTS = 40;
const MOST_REFUSED = 20;
const MOST_QUESTIONS = 40;
const MOST_REQUESTS = 40;
const MOST_PROBLEMS = 5;
/** Characters; GitHub shows a summary of 1 MiB at most, and the gate's has to fit beside it. */
const MOST_CODE = 200_000;
const LONGEST_REASON = 1_500;

/**
 * What drafting did, as Markdown for a job summary. Everything in it that a model wrote is escaped, or stands in a fence.
 *
 * @param state tried: the verdict on each draft stands elsewhere, with its code
 */
export function draftingSummary(drafting: Drafting, state: 'drafted' | 'tried' = 'drafted'): string {
  const parts = [
    `## ${title(drafting)}`,
    // The table says the reasons of single briefs.
    ...(drafting.status === 'skipped' ? drafting.reasons : []).map((reason) => prose(sentence(reason), LONGEST_REASON)),
    briefsTable(drafting),
    questions(drafting),
    ...(state === 'tried' ? [] : [drafts(drafting)]),
    refused(drafting.refused),
    cost(drafting),
    receipt(drafting),
    remarks(drafting),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function title({ status, drafts: made }: Drafting): string {
  if (status === 'skipped') return '➖ Earnest: drafting skipped';
  const count = `${counted(made.length, 'test')} drafted`;
  return status === 'ok' ? `✏️ Earnest: ${count}` : `⚠️ Earnest: ${count}, and not all briefs could be drafted for`;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

const WORDS: Readonly<Record<BriefOutcome['status'], string>> = {
  drafted: '✏️ drafted',
  unchanged: '➖ unchanged',
  refused: '⚠️ refused',
  failed: '⚠️ failed',
  'out-of-budget': '⚠️ out of budget',
};

function briefsTable(drafting: Drafting): string {
  if (drafting.briefs.length === 0) return '';
  const rows = drafting.briefs.map((outcome) => {
    const { brief, target, status, why } = outcome;
    const found = why === null ? countsOf(drafting, brief) : prose(why, LONGEST_REASON);
    return `| ${WORDS[status]} | ${inCode(brief)} | ${target === '' ? '' : inCode(target)} | ${found} |`;
  });
  return ['| | Brief | Target | What came of it |', '|---|---|---|---|', ...rows].join('\n');
}

function countsOf({ drafts: made, refused: out, questions: asked }: Drafting, brief: string): string {
  const count = (list: readonly { readonly brief: string }[]) => list.filter((one) => one.brief === brief).length;
  return `${counted(count(made), 'draft')}, ${count(out)} refused, ${counted(count(asked), 'question')}`;
}

function questions({ questions: asked }: Drafting): string {
  if (asked.length === 0) return '';
  const items = asked.slice(0, MOST_QUESTIONS).map(({ brief, clause, kind, text }) => {
    const what = kind === 'ambiguity' ? '' : 'cannot be tested: ';
    return `- ${inCode(brief)} · ${inCode(clause)} · ${what}${prose(text, 600)}`;
  });
  return ['### Questions for whoever wrote the brief', '', ...items, ...more(asked.length, MOST_QUESTIONS)].join('\n');
}

function drafts({ drafts: made }: Drafting): string {
  if (made.length === 0) return '';
  const left = { characters: MOST_CODE };
  return [
    '### Drafts\n\nNone of them has run. The gate tries each of them when it is handed drafts.json (input `drafts`), and says which earn their place.',
    ...made.slice(0, MOST_DRAFTS).map((draft) => shownDraft(draft, left)),
    ...more(made.length, MOST_DRAFTS),
  ].join('\n\n');
}

function shownDraft(draft: Draft, left: { characters: number }): string {
  const { id, clauses, title: about, path, code, derivation, assumptions, repairs } = draft;
  const fits = code.length <= left.characters;
  if (fits) left.characters -= code.length;
  return [
    `<details><summary><code>${html(id)}</code> · ${clauses.map((clause) => html(clause)).join(', ')} · ${html(about)}</summary>`,
    `${inCode(path)}${derivation === '' ? '' : `. Expected values: ${prose(derivation, 1_000)}`}`,
    ...assumptions.map((text) => `- assumes: ${prose(text)}`),
    ...repairs.map(({ by, what }) => `- mended by ${by === 'rule' ? 'a rule' : 'the model'}: ${prose(what)}`),
    fits ? fenced('ts', code.split('\n')) : 'Its code is in drafts.json.',
    '</details>',
  ].join('\n\n');
}

function refused(out: readonly RefusedDraft[]): string {
  if (out.length === 0) return '';
  const items = out
    .slice(0, MOST_REFUSED)
    .flatMap(({ id, title: about, problems }) => [
      `- ${inCode(id)} ${prose(about)}`,
      ...problems
        .slice(0, MOST_PROBLEMS)
        .map(({ kind, line, message }) => `  - ${kind}${line === null ? '' : `, line ${line}`}: ${prose(message)}`),
      ...(problems.length > MOST_PROBLEMS ? [`  - … and ${problems.length - MOST_PROBLEMS} more in drafts.json`] : []),
    ]);
  return folded(`Refused before any run (${out.length})`, [...items, ...more(out.length, MOST_REFUSED)].join('\n'));
}

function cost({ cost: spent, provider }: Drafting): string {
  if (provider === null) return '';
  return `Asked ${inCode(provider.model)} at ${inCode(provider.host)}: ${costText(spent)}.`;
}

function costText({ calls, cached, tokens, estimated, money, seconds }: DraftingCost): string {
  const parts = [
    `${counted(calls, 'request')}${cached === 0 ? '' : ` and ${cached} answered by the cache`}`,
    `${tokens.input} tokens sent and ${tokens.output} received${estimated ? ' (in part an estimate)' : ''}`,
    ...(money === null ? [] : [`cost ${money.toFixed(4)}`]),
    `${seconds.toFixed(1)} s`,
  ];
  return parts.join(', ');
}

function receipt({ receipt: { requests, withheld } }: Drafting): string {
  if (requests.length === 0) return '';
  const rows = requests.slice(0, MOST_REQUESTS).map(requestRow);
  const kept = withheld.map(
    ({ what, count, why }) => `- ${prose(what)}${count === null ? '' : ` (${count})`}: ${prose(why)}`,
  );
  return folded(
    `Receipt: what was sent (${counted(requests.length, 'request')}), and what was not`,
    [
      '| Brief | For | Bytes | SHA-256 | Sections | Redacted | Answered by |',
      '|---|---|---|---|---|---|---|',
      ...rows,
      ...more(requests.length, MOST_REQUESTS),
      '',
      'Withheld:',
      '',
      ...kept,
    ].join('\n'),
  );
}

function requestRow({ brief, purpose, bytes, sha256, sections, answeredBy }: SentRequest): string {
  const named = sections.map(
    ({ name, bytes: size, cut }) => `${inCode(name)} ${size}${cut > 0 ? ` (${cut} cut)` : ''}`,
  );
  const redactions = sections.reduce((sum, section) => sum + section.redactions.length, 0);
  return `| ${inCode(brief)} | ${purpose} | ${bytes} | ${inCode(sha256.slice(0, 12))} | ${named.join(', ')} | ${redactions} | ${answeredBy} |`;
}

function remarks({ remarks: all }: Drafting): string {
  return all.length === 0
    ? ''
    : folded(`Remarks (${all.length})`, all.map((text) => `- ${prose(text, LONGEST_REASON)}`).join('\n'));
}

function folded(head: string, content: string): string {
  return `<details><summary>${head}</summary>\n\n${content}\n\n</details>`;
}

function more(count: number, most: number): readonly string[] {
  return count > most ? [`- … and ${count - most} more in drafts.json`] : [];
}
