import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deliveryBody, tamed } from '../../src/entry/deliver-words.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { aJudgement, aMutant } from '../judgements.ts';
import { hostile } from '../report/hostile-text.ts';

const HERE = 'https://github.com/owner/project';
const about = { runUrl: `${HERE}/actions/runs/42/attempts/1`, summary: '', repositoryUrl: HERE };

describe('what the pull request of drafts says', () => {
  test('is what to do with them, file by file', () => {
    const files = [
      { path: 'test/a-1.draft.test.ts', text: '' },
      { path: 'test/a b<x>.draft.ts', text: '' },
    ];

    expect(
      deliveryBody(7, files, { ...about, summary: '## A summary' }),
    ).toBe(`A model drafted these tests for #7 from behaviour briefs. Why each was kept is in the job summary of [the run that made this](${HERE}/actions/runs/42/attempts/1). Nobody has read them yet.

- \`test/a-1.draft.test.ts\`
- <code>test/a b&lt;x&gt;.draft.ts</code>

1. Read each against its brief, like code from a stranger, before you approve a workflow that runs it.
2. Take the line with the mark \`@draft\` out of those that are right, and delete the others. While a mark stands, the check \`drafts\` fails.
3. Merge this into the branch of #7.

To turn the drafts down, close this: the same ones are not offered again. Once you commit here, this branch is yours and is not written to any more.

## A summary`);
  });

  test('is within the limit of GitHub, however much there is of it', () => {
    const files = Array.from({ length: 100 }, (_, index) => ({
      path: `${'é'.repeat(280)}${index}.draft.test.ts`,
      text: '',
    }));

    const body = deliveryBody(7, files, { ...about, summary: '@a '.repeat(400_000) });

    expect(body.length).toBeLessThanOrEqual(65_000);
    expect(body).toContain('- … and 70 more');
    expect(body).toMatch(/Cut here: the whole is in the job summary\.$/);
  });
});

describe('a summary from outside', () => {
  test('that is ours is shown as it is', () => {
    const judgement = aJudgement({ verdict: 'fail', mutants: [aMutant({ status: 'survived' })], remarks: ['one'] });
    const links = { repositoryUrl: HERE, commit: 'b'.repeat(40) };
    const summary = summaryMarkdown(judgement, { links, sources: new Map() });
    expect(summary).toContain(`](${HERE}/blob/`);
    expect(summary).toContain('<details>');

    expect(tamed(summary, HERE)).toBe(summary);
  });

  test.each([
    ['mentions', '@octocat &#64;octocat &#x40;octocat &commat;octocat', /(?:@|&#64;|&#x40;|&commat;)octocat/],
    ['mentions in what may be no code', '<details>\n```\n@octocat\n```', /@octocat/],
    ['issues', '#12 &#35;12 &num;12 GH-12 owner/other#12', /(?:#|&#35;|&num;|GH-)12/],
    ['images', '![x](/owner/project/raw/x.png)', /!\[/],
    ['addresses elsewhere', '[x](https://evil.example) http://evil.example www.evil.example', /:\/\/|www\./],
    ['addresses that only begin like ours', `${HERE}.evil.example/x https://github.com/owner/project-evil/x`, /:\/\//],
    ['addresses without a scheme', '[x](//evil.example) <//evil.example>', /\/\//],
    ['HTML', '<img src=x> <a href=x> <!-- <?x <details open> <summary id=x>', /<[a-z!?]/i],
    ['marks of ours', '<!-- earnest-drafts:0 -->', /<!--/],
  ])('loses %s', (_, markdown, live) => {
    expect(markdown).toMatch(live);
    expect(tamed(markdown, HERE)).not.toMatch(live);
  });

  test('keeps addresses of this repository', () => {
    const markdown = `[line 3](${HERE}/blob/${'a'.repeat(40)}/src/a.ts#L3) at 12:30, a: b`;
    expect(tamed(markdown, HERE)).toBe(markdown);
  });

  test('loses them whatever stands around, and tamed twice is tamed once', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const text = tamed(`${one}${other}`, HERE);
        expect(text).not.toMatch(/@(?!\u200b)|#\d|!\[|:\/\/|<(?:script|!--)/);
        expect(tamed(text, HERE)).toBe(text);
      }),
    );
  });

  test('is tamed in time', () => {
    const started = performance.now();
    for (const part of ['a', '@', '<', '!', '/', ':', '&#0', 'www', `${HERE}/`])
      tamed(part.repeat(1_000_000 / part.length), HERE);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
