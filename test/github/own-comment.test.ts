import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commentMarker, showOwnComment } from '../../src/github/own-comment.ts';
import { repositoryOf } from '../../src/github/repository.ts';
import { type EmulatedGitHub, emulatedGitHub, jsonAnswer } from './emulated-github.ts';
import { openPullRequest } from './open-pull-request.ts';

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

const MARKER = commentMarker('gate');
const body = (text: string) => `${MARKER}\n${text}\n`;

let github: EmulatedGitHub;
let number: number;
beforeEach(async () => {
  github = await emulatedGitHub();
  ({ number } = await openPullRequest(github));
});
afterEach(() => github.close());

const show = (text: string, token = github.tokens.job, marker = MARKER) => {
  const repository = repositoryOf({ token, apiUrl: github.apiUrl, fullName: 'owner/project' });
  return showOwnComment(repository, { number, marker, body: body(text).replace(MARKER, marker) });
};
const comments = () => github.ask<Comment[]>('GET', `/repos/owner/project/issues/${number}/comments?per_page=100`);
const says = (login: string, text: string) =>
  expect.objectContaining({ body: text, user: expect.objectContaining({ login }) });
const post = (text: string, token: string) =>
  github.ask<Comment>('POST', `/repos/owner/project/issues/${number}/comments`, { body: text }, token);

describe('the comment', () => {
  test('is created once, and updated in place from then on', async () => {
    expect(await show('fail')).toBe('created');
    const [first] = await comments();
    expect(await show('pass')).toBe('updated');

    expect(await comments()).toEqual([says('github-actions[bot]', body('pass'))]);
    expect((await comments())[0]?.id).toBe(first?.id);
  });

  test('is not written to when it says the same already, whatever became of its line ends', async () => {
    await post(body('pass\npass').replaceAll('\n', '\r\n'), github.tokens.job);

    expect(await show('pass\npass')).toBe('unchanged');

    expect(github.writes()).toEqual([]);
  });

  test('is found behind a hundred others', async () => {
    await show('fail');
    for (let index = 0; index < 120; index += 1) await post(`words ${index}`, github.tokens.mallory);
    await github.ask('DELETE', `/repos/owner/project/issues/comments/${(await comments())[0]?.id}`);
    await post(body('fail'), github.tokens.job);

    expect(await show('pass')).toBe('updated');

    const last = await github.ask<Comment[]>(
      'GET',
      `/repos/owner/project/issues/${number}/comments?per_page=100&page=2`,
    );
    expect(last.at(-1)).toEqual(says('github-actions[bot]', body('pass')));
  });

  test('of two of ours the first stays, and the other is removed', async () => {
    await post(body('one'), github.tokens.job);
    await post(body('two'), github.tokens.job);

    expect(await show('one')).toBe('unchanged');

    expect(await comments()).toEqual([says('github-actions[bot]', body('one'))]);
  });

  test.each([
    ['the job writes', 'mallory', () => [github.tokens.mallory, github.tokens.job] as const, 'github-actions[bot]'],
    ['a person writes', 'github-actions[bot]', () => [github.tokens.job, github.tokens.owner] as const, 'owner'],
  ])('is never one that somebody else posted with our marker, when %s', async (_, stranger, tokens, own) => {
    const [theirs, ours] = tokens();
    await post(body('pass, says a stranger'), theirs);

    expect(await show('fail', ours)).toBe('created');
    expect(await show('fail again', ours)).toBe('updated');

    expect(await comments()).toEqual([says(stranger, body('pass, says a stranger')), says(own, body('fail again'))]);
  });

  test('is not one of ours that quotes the marker', async () => {
    await post(`see ${MARKER}\n`, github.tokens.job);

    expect(await show('pass')).toBe('created');

    expect(await comments()).toHaveLength(2);
  });

  test('of one gate leaves that of another alone', async () => {
    await show('of the first');
    expect(await show('of the second', github.tokens.job, commentMarker('other'))).toBe('created');

    expect(await comments()).toHaveLength(2);
  });
});

test('nothing is written when nobody can say whose the token is', async () => {
  await show('fail');
  const before = github.writes().length;
  github.intercept(({ path }) => (path === '/graphql' ? jsonAnswer(200, { errors: [{ message: 'no' }] }) : null));

  await expect(show('pass')).rejects.toThrow('when asked to say whose the token is: Request failed');

  expect(github.writes()).toHaveLength(before);
});
