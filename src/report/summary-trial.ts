import type { Judgement } from '../domain/judgement.ts';
import { type Cost, type Ledger, ledgerOf } from '../domain/ledger.ts';
import type { DraftVerdict, TracedClause, Trial, TriedDraft } from '../domain/trial.ts';
import { counted } from './counted.ts';
import { fenced, html, inCode, prose } from './text.ts';

/** Clauses and drafts that are shown; the rest is in report.json. */
export interface TrialLimits {
  readonly clauses: number;
  readonly drafts: number;
  /** Characters of the code of drafts, all together. */
  readonly code: number;
}

const LONGEST_FAILURE_LINES = 20;

const WORDS: Readonly<Record<DraftVerdict, string>> = {
  earned: '✅ earned',
  'candidate-bug': '🐞 candidate bug',
  'candidate-regression': '🐞 candidate regression',
  redundant: '➖ redundant',
  flaky: '🎲 flaky',
  broken: '💥 broken',
  rejected: '⛔ rejected',
  untried: '➖ not tried',
};
const ORDER = Object.keys(WORDS) as readonly DraftVerdict[];

/** Clauses with their tests, then drafts with their verdicts and what they cost; nothing where the change concerns neither. */
export function* trialSection({ trial }: Judgement, limits: TrialLimits): Iterable<string> {
  if (trial === null || limits.clauses === 0) return;
  yield* clausesTable(trial, limits.clauses);
  yield* candidates(trial);
  yield* draftsPart(trial, limits);
  const ledger = ledgerOf(trial);
  if (ledger !== null) yield ledgerPart(ledger);
}

function* clausesTable({ clauses }: Trial, most: number): Iterable<string> {
  if (clauses.length === 0) return;
  yield '### Clauses of the briefs';
  yield [
    '| Clause | What it says | Tests | Mutants they kill | Drafts |',
    '|---|---|--:|--:|---|',
    ...clauses.slice(0, most).map(clauseRow),
  ].join('\n');
  const asked = clauses.flatMap(({ brief, clause, questions }) =>
    questions.map((text) => `- ${inCode(brief)} · ${inCode(clause)} · ${prose(text, 600)}`),
  );
  const notes = [
    ...(clauses.length > most ? [`- ${counted(clauses.length - most, 'more clause')} in report.json.`] : []),
    ...(asked.length === 0 ? [] : ['- The model asks:', ...asked.slice(0, most).map((line) => `  ${line}`)]),
  ];
  if (notes.length > 0) yield notes.join('\n');
}

function clauseRow({ brief, clause, kind, text, required, tests, mutants }: TracedClause): string {
  const own = tests.filter(({ draft }) => draft === null);
  const kills = own.reduce((most, test) => Math.max(most, test.kills ?? 0), 0);
  const known = mutants === null ? 'not known' : mutants === 0 ? 'no mutant' : `${kills} of ${mutants}`;
  const isMet = mutants === 0 ? own.length > 0 : kills > 0;
  const mark = isMet ? '✅' : required ? '❌' : '⚠️';
  const drafted = tests.flatMap(({ draft }) => (draft === null ? [] : [inCode(draft)]));
  const kindText = `${kind}${required ? ', required' : ''}`;
  return `| ${mark} ${inCode(clause)} of ${inCode(brief)} (${kindText}) | ${prose(text, 200)} | ${own.length} | ${own.length === 0 ? '' : known} | ${drafted.join(', ')} |`;
}

function* candidates({ drafts, clauses }: Trial): Iterable<string> {
  const found = drafts.filter(({ verdict }) => verdict === 'candidate-bug' || verdict === 'candidate-regression');
  if (found.length === 0) return;
  yield '### Candidate bugs\n\nEach of these drafts follows its clause, and the code does otherwise. Either the code is wrong or the brief is: a person decides. They are never mended and never dropped.';
  for (const { draft, verdict, failure, why, onBase } of found) {
    const said = clauses
      .filter(({ brief, clause }) => brief === draft.brief && draft.clauses.includes(clause))
      .map(({ clause, text }) => `- ${inCode(clause)}: ${prose(text, 600)}`);
    yield [
      `**${WORDS[verdict]}** ${inCode(draft.id)}: ${prose(draft.title)}`,
      ...said,
      `- Expected: ${prose(draft.derivation === '' ? 'the draft does not say how' : draft.derivation, 1_000)}`,
      `- ${prose(why, 600)}${onBase === 'failed' ? ' It fails on the source of the base commit too.' : ''}`,
      ...(failure === null
        ? []
        : ['', 'What happened:', '', fenced('text', failure.split('\n').slice(0, LONGEST_FAILURE_LINES))]),
    ].join('\n');
  }
}

function* draftsPart({ drafting, drafts, patch }: Trial, limits: TrialLimits): Iterable<string> {
  if (drafting === null || drafts.length === 0) return;
  const counts = ORDER.flatMap((verdict) => {
    const count = drafts.filter((draft) => draft.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${WORDS[verdict].replace(/^\S+ /, '')}`];
  });
  yield `### Drafts: ${counts.join(', ')}`;
  if (patch !== null) {
    yield [
      'The earned ones are in `drafts.patch`, which lies beside report.json. To take them:',
      '',
      fenced('sh', [
        'git apply drafts.patch',
        "git grep -l '@draft'   # read each of these, then remove its @draft line",
      ]),
    ].join('\n');
  }
  const sorted = [...drafts].sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));
  const left = { characters: limits.code };
  for (const draft of sorted.slice(0, limits.drafts)) yield shownDraft(draft, left);
  if (sorted.length > limits.drafts) yield `${counted(sorted.length - limits.drafts, 'more draft')} in report.json.`;
}

function shownDraft(tried: TriedDraft, left: { characters: number }): string {
  const { draft, verdict, why, onHead, onBase, runs, failures, kills, uniqueKills, problems, failure } = tried;
  const fits = draft.code.length <= left.characters;
  if (fits) left.characters -= draft.code.length;
  const facts = [
    ...(runs === 0 ? [] : [`passes ${runs - failures} of ${runs} runs`]),
    ...(onHead === null ? [] : [`on head: ${onHead}`]),
    ...(onBase === null
      ? []
      : [`on the source of the base commit: ${onBase === 'absent' ? 'its target is not there' : onBase}`]),
    ...(kills.length === 0 ? [] : [`kills ${kills.length}: ${kills.slice(0, 20).map(inCode).join(', ')}`]),
    ...(uniqueKills.length === 0 ? [] : [`nobody else kills ${uniqueKills.slice(0, 20).map(inCode).join(', ')}`]),
  ];
  return [
    `<details><summary>${WORDS[verdict]} · <code>${html(draft.id)}</code> · ${draft.clauses.map((clause) => html(clause)).join(', ')} · ${html(draft.title)}</summary>`,
    `Why: ${prose(why, 800)}${facts.length === 0 ? '' : `\n\n${facts.join(' · ')}`}`,
    ...problems
      .slice(0, 5)
      .map(({ kind, line, message }) => `- ${kind}${line === null ? '' : `, line ${line}`}: ${prose(message)}`),
    ...(failure === null || verdict.startsWith('candidate')
      ? []
      : [fenced('text', failure.split('\n').slice(0, LONGEST_FAILURE_LINES))]),
    `${inCode(draft.path)}${draft.derivation === '' ? '' : `. Expected values: ${prose(draft.derivation, 1_000)}`}`,
    ...draft.assumptions.map((text) => `- assumes: ${prose(text)}`),
    fits ? fenced('ts', draft.code.trimEnd().split('\n')) : 'Its code is in drafts.json.',
    '</details>',
  ].join('\n\n');
}

function ledgerPart({ total, earned, uniqueKills, perUniqueKill, clauses }: Ledger): string {
  const each =
    perUniqueKill === null
      ? 'no mutant was killed that tests did not kill before'
      : `${costText(perUniqueKill)} for each`;
  const rows = clauses.map(
    (clause) =>
      `| ${inCode(clause.clause)} of ${inCode(clause.brief)} | ${clause.drafts} | ${clause.earned} | ${clause.uniqueKills} | ${costText(clause)} |`,
  );
  return [
    `<details><summary>What the drafts cost: ${costText(total)}; ${earned} earned, ${counted(uniqueKills, 'kill')} that nobody else makes; ${each}</summary>`,
    [
      '| Clause | Written | Earned | Kills nobody else makes | Its share of the cost |',
      '|---|--:|--:|--:|---|',
      ...rows,
    ].join('\n'),
    'Requests are about whole briefs: the cost is shared evenly among all that the model wrote, refused drafts among them, and that of a draft among its clauses.',
    '</details>',
  ].join('\n\n');
}

function costText({ tokens, money, seconds }: Cost): string {
  return `${tokens} tokens, ${money === null ? '' : `${money.toFixed(4)} in money, `}${seconds.toFixed(1)} s`;
}
