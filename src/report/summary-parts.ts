import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { duration, seedFigure } from './seed-figure.ts';
import { place } from './summary-mutants.ts';
import { fenced, inCode, prose, singleLine } from './text.ts';
import { STATUS_MARKS, statusWord, verdictTitle, why } from './verdict-words.ts';

const MOST_ITEMS = 20;
/** Says what was received, what it means and what to change: worth more room than a name. */
const LONGEST_REASON = 1_500;

/** The verdict and why, in three lines; then the figures, and what report mode means for them. */
export function opening(judgement: Judgement): string {
  const seed = seedFigure(judgement);
  const red =
    judgement.verdict === 'error'
      ? 'Report mode: this one is red all the same.'
      : 'Report mode: the verdict does not redden the job.';
  return [
    `## ${verdictTitle(judgement)}`,
    why(judgement).lead +
      why(judgement)
        .causes.map((cause) => prose(cause, LONGEST_REASON))
        .join('; '),
    ...(seed === null ? [] : [seed]),
    ...(judgement.mode === 'report' ? [red] : []),
  ].join('\n\n');
}

/** The table of the checks. */
export function checksTable({ checks }: Judgement): string {
  const rows = checks.map(
    (check) => `| ${STATUS_MARKS[check.status]} ${check.id} | ${statusWord(check.status)} | ${found(check)} |`,
  );
  return rows.length === 0 ? '' : ['| Check | Result | What was found |', '|---|---|---|', ...rows].join('\n');
}

function found({ summary, why: reason }: Check): string {
  return reason === null
    ? prose(summary, LONGEST_REASON)
    : `${prose(summary, LONGEST_REASON)}: ${prose(reason, LONGEST_REASON)}`;
}

/** The findings of each check but those that have a section of their own. */
export function findings({ checks, weakened }: Judgement, links: SourceLinks | null): readonly string[] {
  return checks
    .filter(
      (check) => check.id !== 'mutation' && check.id !== 'flaky' && check.id !== 'review' && check.findings.length > 0,
    )
    .filter((check) => check.id !== 'weakened' || weakened.every(({ lost }) => lost.length === 0))
    .map(
      (check) =>
        `### Found by ${check.id}\n\n${list(check.findings.map((finding) => item(finding, links)))}${reproduce(check)}`,
    );
}

function item(finding: Finding, links: SourceLinks | null): string {
  const at = finding.at === null ? '' : `${place(finding.at.file, finding.at.line, links)} · `;
  return `${finding.level === 'block' ? '❌' : '⚠️'} ${at}${prose(finding.message)}`;
}

function reproduce({ findings: all }: Check): string {
  const commands = [...new Set(all.flatMap((finding) => finding.reproduce ?? []))].slice(0, 5);
  return commands.length === 0
    ? ''
    : `\n\nReproduce:\n\n${fenced(
        'sh',
        commands.map((command) => singleLine(command, 1000)),
      )}`;
}

/** What no verdict was reached on, and what a comment, the configuration or the policy takes out. */
export function notJudged(judgement: Judgement, links: SourceLinks | null): readonly string[] {
  const unstable = judgement.mutants
    .filter(({ status }) => status === 'unstable')
    .map(
      (mutant) =>
        `${place(mutant.file, mutant.line, links)} · ${prose(mutant.mutator)} is unstable: ${prose(mutant.reason ?? 'two runs disagree')}`,
    );
  const gone = judgement.notJudged.map(
    ({ what, why: reason, count }) => `${prose(what)}${count === 1 ? '' : ` (${count})`}: ${prose(reason)}`,
  );
  const out = judgement.mutants.filter(({ status }) => status === 'suppressed');
  const [suppressed, accepted] = [out.filter((mutant) => !mutant.accepted), out.filter((mutant) => mutant.accepted)];
  const acceptedLines = accepted.map(
    ({ file, line, id, mutator, accepted: entry }) =>
      `${place(file, line, links)} · ${prose(mutator)} ${inCode(id)}, until ${prose(entry?.until ?? '')}: ${prose(entry?.reason ?? '')}`,
  );
  return [
    ...(gone.length + unstable.length === 0
      ? []
      : [`### Not judged, outside of the score\n\n${list([...gone, ...unstable])}`]),
    ...(suppressed.length === 0
      ? []
      : [
          `### Suppressed by a comment or the configuration\n\n${list(
            suppressed.map(
              (mutant) =>
                `${place(mutant.file, mutant.line, links)} · ${prose(mutant.mutator)}${mutant.reason === null ? '' : `: ${prose(mutant.reason)}`}`,
            ),
          )}`,
        ]),
    ...(acceptedLines.length === 0
      ? []
      : [`### Accepted by the policy, outside of the score\n\n${list(acceptedLines)}`]),
  ];
}

/** Every reason of an error, which no table holds. */
export function causes(judgement: Judgement): readonly string[] {
  return judgement.verdict === 'error' && judgement.reasons.length > 1
    ? [list(judgement.reasons.map((reason) => prose(reason, LONGEST_REASON)))]
    : [];
}

/** How long it took, and how to do it again at home. */
export function closing(judgement: Judgement): readonly string[] {
  const { timings, change, packages } = judgement;
  const stages = timings.stages.map(({ id, ms }) => `${prose(id)} ${duration(ms)}`);
  const commands = [
    ...(change === null ? [] : [`earnest gate --base ${/^[0-9a-f]+$/.test(change.base) ? change.base : 'BASE'}`]),
  ];
  const about = [
    ...(change === null ? [] : [`Judged against ${inCode(change.base.slice(0, 12))}: ${prose(change.how)}`]),
    ...(packages.length > 1 ? [] : packages).map(
      (judged) =>
        `${inCode(judged.directory)}: ${prose(judged.runner)}${judged.run?.runnerVersion ? ` ${prose(judged.run.runnerVersion)}` : ''}${judged.engine === null ? '' : `, ${prose(judged.engine)}`}`,
    ),
    ...judgement.remarks.map((remark) => prose(remark, LONGEST_REASON)),
  ];
  return [
    `Timings: ${[...stages, `total ${duration(timings.totalMs)}`].join(' · ')}`,
    ...(commands.length === 0 ? [] : [`Reproduce, on a checkout of this change:\n\n${fenced('sh', commands)}`]),
    ...(about.length === 0
      ? []
      : [`<details><summary>Remarks (${about.length})</summary>\n\n${list(about, 50)}\n\n</details>`]),
  ];
}

function list(items: readonly string[], most = MOST_ITEMS): string {
  const more = items.length - most;
  return [
    ...items.slice(0, most).map((text) => `- ${text}`),
    ...(more > 0 ? [`- … and ${more} more in report.json`] : []),
  ].join('\n');
}
