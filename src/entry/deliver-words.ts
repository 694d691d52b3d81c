import type { DraftFile } from '../github/drafts-patch.ts';
import { inCode } from '../report/text.ts';

/** Of the body, in characters; GitHub takes 65,536 of them ("Body is too long"). */
const LONGEST_SUMMARY = 45_000;
const MOST_FILES_SHOWN = 30;

export function deliveryTitle(pullRequest: number): string {
  return `Drafted tests for #${pullRequest}`;
}

/**
 * What the pull request of drafts says. Our own words come first: what a summary brings comes from a job that ran code of a pull request.
 *
 * @param runUrl the page of the run; null: nobody knows
 * @param summary Markdown from outside; empty for none
 * @param repositoryUrl links to there stay
 */
export function deliveryBody(
  pullRequest: number,
  files: readonly DraftFile[],
  { runUrl, summary, repositoryUrl }: { runUrl: string | null; summary: string; repositoryUrl: string },
): string {
  const run = runUrl === null ? 'the run that made this' : `[the run that made this](${runUrl})`;
  const shown = files.slice(0, MOST_FILES_SHOWN).map(({ path }) => `- ${inCode(path)}`);
  const more = files.length - shown.length;
  return [
    `A model drafted these tests for #${pullRequest} from behaviour briefs. Why each was kept is in the job summary of ${run}. Nobody has read them yet.`,
    [...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n'),
    [
      '1. Read each against its brief, like code from a stranger, before you approve a workflow that runs it.',
      `2. Take the line with the mark \`@draft\` out of those that are right, and delete the others. While a mark stands, the check \`drafts\` fails.`,
      `3. Merge this into the branch of #${pullRequest}.`,
    ].join('\n'),
    'To turn the drafts down, close this: the same ones are not offered again. Once you commit here, this branch is yours and is not written to any more.',
    ...(summary.trim() === '' ? [] : [tamed(summary, repositoryUrl)]),
  ].join('\n\n');
}

/** Tags that our summaries are built of. */
const OUR_TAGS = /^<\/?(?:details|summary|code)>/;

/**
 * Markdown that anybody may have written, without what reaches beyond the page that it stands on: no mention, no reference to an issue, no
 * image, no address but in this repository, no HTML but the tags of our summaries. It is broken by invisible characters, in code
 * too, since what is code to a reader of this text need not be code to GitHub.
 */
export function tamed(markdown: string, repositoryUrl: string): string {
  const scheme = repositoryUrl.indexOf(':');
  const isOurs = (at: number, all: string) => all.startsWith(`${repositoryUrl}/`, at - scheme);
  const text = markdown
    .slice(0, LONGEST_SUMMARY)
    .replace(/(@|&#0*64;|&#x0*40;|&commat;)(?!\u200b)/gi, '$1\u200b')
    .replace(/(#|&#0*35;|&#x0*23;|&num;)(?=\d)(?<!&#)/gi, '$1\u200b')
    .replace(/\bGH-(?=\d)/gi, 'GH\u200b-')
    .replace(/!(?=\[)/g, '!\u200b')
    .replace(/\b(www)\./gi, '$1\u200b.')
    .replace(/<(?=[a-z/!?])/gi, (found, at: number, all: string) =>
      OUR_TAGS.test(all.slice(at, at + 12)) ? found : '<\u200b',
    )
    .replace(/(?<!:\u200b?)\/\//g, '/\u200b/')
    .replace(/:(?=\/\/)/g, (found, at: number, all: string) => (isOurs(at, all) ? found : ':\u200b'))
    .slice(0, LONGEST_SUMMARY)
    .toWellFormed();
  return markdown.length > LONGEST_SUMMARY ? `${text}\n\nCut here: the whole is in the job summary.` : text;
}
