import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import { linked } from '../report/source-link.ts';
import { summaryMarkdown } from '../report/summary.ts';
import { inCode } from '../report/text.ts';

/**
 * GitHub refuses more than 65,536 characters ("Body is too long (maximum is 65536 characters)"). The rest is for the marker, the link,
 * and what breaks mentions; bytes are never fewer than characters.
 */
const LARGEST_SUMMARY_BYTES = 60_000;

export interface CommentParts {
  /** The first line. */
  readonly marker: string;
  /** The job summary; shown as it is where there is room for it. */
  readonly summary: string;
  readonly judgement: Judgement;
  readonly links: SourceLinks | null;
  /** Where the whole summary is; null: nobody knows. */
  readonly runUrl: string | null;
}

/** The job summary as a comment of a pull request: trimmed by whole blocks, and it calls nobody. */
export function stickyCommentBody({ marker, summary, judgement, links, runUrl }: CommentParts): string {
  const fits = Buffer.byteLength(summary) <= LARGEST_SUMMARY_BYTES;
  const text = fits
    ? summary
    : summaryMarkdown(judgement, { links, sources: new Map(), largestBytes: LARGEST_SUMMARY_BYTES });
  const judged = links === null ? '' : `, for ${inCode(links.commit.slice(0, 12))}`;
  return `${marker}\n${withoutMentions(text)}\n${linked('The whole summary and the reports', runUrl)}${judged}\n`;
}

/**
 * Our own Markdown without an `@` that would call somebody. Text from outside is escaped in it already; in code GitHub looks for no
 * mention, and an invisible character there would spoil a command that somebody copies. An entity becomes its character before
 * GitHub looks for mentions.
 */
export function withoutMentions(markdown: string): string {
  let fence: string | null = null;
  const lines = markdown.split('\n').map((line) => {
    const run = /^(`{3,})/.exec(line)?.[1] ?? null;
    if (fence !== null) {
      if (line === fence) fence = null;
      return line;
    }
    if (run !== null) {
      fence = run;
      return line;
    }
    return line
      .split(/(`[^`]*`)/)
      .map((part, index) =>
        index % 2 === 1 ? part : part.replace(/(@|&#0*64;|&#x0*40;|&commat;)(?!\u200b)/gi, '$1\u200b'),
      )
      .join('');
  });
  return lines.join('\n');
}
