import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stickyCommentBody, withoutMentions } from '../../src/entry/sticky-comment-body.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { fenced, html, inCode, prose } from '../../src/report/text.ts';
import { aCheck, aFinding, aJudgement, aMutant } from '../judgements.ts';
import { hostile, outsideFences } from '../report/hostile-text.ts';

const MARKER = '<!-- earnest:0123456789abcdef -->';
const links = { repositoryUrl: 'https://github.com/owner/project', commit: 'b'.repeat(40) };
const LIMIT = 65_536;

describe('the body of a comment', () => {
  test('is the summary as it is, where there is room', () => {
    const judgement = aJudgement();
    const summary = summaryMarkdown(judgement, { links, sources: new Map() });

    expect(stickyCommentBody({ marker: MARKER, summary, judgement, links, runUrl: null })).toBe(
      `${MARKER}\n${summary}\nThe whole summary and the reports, for \`bbbbbbbbbbbb\`\n`,
    );
  });

  test('of a large judgement is within the limit of GitHub, in whole blocks, and keeps the verdict, the table and the link', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      aMutant({
        id: `m${index}`,
        file: `src/${'deep/'.repeat(10)}file-${index}.ts`,
        status: 'survived',
        original: 'é'.repeat(50),
      }),
    );
    const judgement = aJudgement({ verdict: 'fail', mutants: many });
    const summary = summaryMarkdown(judgement, { links, sources: new Map() });
    expect(summary.length).toBeGreaterThan(LIMIT);

    const body = stickyCommentBody({ marker: MARKER, summary, judgement, links, runUrl: 'https://github.com/run' });

    expect(body.length).toBeLessThanOrEqual(LIMIT);
    expect(body.startsWith(`${MARKER}\n## ❌ Earnest: fail\n`)).toBe(true);
    expect(body).toContain('| Check | Result | What was found |');
    expect(body).toContain('> Trimmed to fit');
    expect(body).toContain('[The whole summary and the reports](https://github.com/run)');
    expect(outsideFences(body).closed).toBe(true);
    expect(body.match(/<details>/g)?.length ?? 0).toBe(body.match(/<\/details>/g)?.length ?? 0);
  });

  test('calls nobody and cannot be taken for another comment, whatever tests and files are named', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const judgement = aJudgement({
          verdict: 'fail',
          reasons: [name],
          remarks: [name],
          checks: [aCheck({ id: 'suite', status: 'fail', summary: name, findings: [aFinding({ message: name })] })],
          mutants: [aMutant({ status: 'survived', file: name, coveredBy: [name] })],
        });
        const summary = summaryMarkdown(judgement, { links, sources: new Map() });

        const body = stickyCommentBody({ marker: MARKER, summary, judgement, links, runUrl: null });

        expect(mentions(body)).toEqual([]);
        expect(outsideFences(body).lines.join('\n').match(/<!--/g)).toHaveLength(1);
      }),
    );
  });
});

describe('mentions', () => {
  test.each([
    ['a name', 'thanks @octocat', 'thanks @\u200boctocat'],
    ['a team', '@org/team', '@\u200borg/team'],
    ['entities', '&#64;a &#x40;b &#0064;c &commat;d', '&#64;\u200ba &#x40;\u200bb &#0064;\u200bc &commat;\u200bd'],
    ['what is broken already', '@\u200boctocat', '@\u200boctocat'],
    ['around code', '@a `npm i @b/c` @d', '@\u200ba `npm i @b/c` @\u200bd'],
    ['behind a fence', '```sh\nnpm i @b/c\n```\n@a', '```sh\nnpm i @b/c\n```\n@\u200ba'],
    ['behind a shorter fence in a fence', '````\n```\n@b\n````\n@a', '````\n```\n@b\n````\n@\u200ba'],
  ])('by %s', (_, text, expected) => {
    expect(withoutMentions(text)).toBe(expected);
  });

  test('are broken in all that our reports make of a text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const made = [prose(text), inCode(text), html(text), fenced('', text.split('\n')), html(`@octocat ${text}`)];
        expect(mentions(withoutMentions(made.join('\n\n')))).toEqual([]);
      }),
    );
  });
});

/** What GitHub would take for mentions: outside of code, once entities are characters. */
function mentions(markdown: string): readonly string[] {
  const text = outsideFences(markdown)
    .lines.join('\n')
    .replace(/`[^`\n]*`/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&commat;', '@');
  return text.match(/@[\w-]/g) ?? [];
}
