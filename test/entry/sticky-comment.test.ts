import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commentKey, showStickyComment } from '../../src/entry/sticky-comment.ts';
import { type ApiAnswer, type EmulatedGitHub, emulatedGitHub, jsonAnswer } from '../github/emulated-github.ts';
import { openPullRequest } from '../github/open-pull-request.ts';
import { aJudgement } from '../judgements.ts';

let github: EmulatedGitHub;
let folder: string;
let number: number;
beforeEach(async () => {
  github = await emulatedGitHub();
  folder = mkdtempSync(join(tmpdir(), 'earnest-comment-'));
  ({ number } = await openPullRequest(github));
});
afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true });
});

interface Step {
  readonly event?: string;
  readonly payload?: unknown;
  readonly environment?: NodeJS.ProcessEnv;
  readonly token?: string;
  readonly summary?: string;
  readonly directory?: string;
}

const pullRequest = (repository = 'owner/project') => ({
  pull_request: { number, head: { sha: 'b'.repeat(40), repo: { full_name: repository } } },
});

/** What a step of the gate says and writes. */
async function step({ event, payload, environment, token, summary, directory }: Step = {}) {
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, typeof payload === 'string' ? payload : JSON.stringify(payload ?? pullRequest()));
  const said: string[] = [];
  await showStickyComment(
    {
      environment: {
        GITHUB_API_URL: github.apiUrl,
        GITHUB_EVENT_NAME: event ?? 'pull_request',
        GITHUB_EVENT_PATH: eventPath,
        GITHUB_REPOSITORY: 'owner/project',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_RUN_ID: '42',
        GITHUB_RUN_ATTEMPT: '2',
        GITHUB_WORKFLOW: 'Earnest',
        GITHUB_JOB: 'earnest',
        GITHUB_ACTION: '__earnest',
        ...environment,
      },
      token: token ?? github.tokens.job,
      directory: directory ?? '.',
      judgement: aJudgement(),
      summary: summary ?? '## ✅ Earnest: pass\n',
      links: { repositoryUrl: 'https://github.com/owner/project', commit: 'b'.repeat(40) },
    },
    { info: (message) => said.push(message), warning: (message) => said.push(`warning: ${message}`) },
  );
  return said;
}

const comments = () =>
  github.ask<{ body: string; user: { login: string } }[]>('GET', `/repos/owner/project/issues/${number}/comments`);

describe('the comment of a gate', () => {
  test('shows the summary on the pull request, with the page that has the whole of it', async () => {
    expect(await step()).toEqual([`The comment on pull request ${number} was created.`]);

    expect((await comments()).map(({ body }) => body)).toEqual([
      expect.stringMatching(
        /^<!-- earnest:[0-9a-f]{16} -->\n## ✅ Earnest: pass\n\n\[The whole summary and the reports\]\(https:\/\/github\.com\/owner\/project\/actions\/runs\/42\/attempts\/2\), for `b{12}`\n$/,
      ),
    ]);
  });

  test('is one for each workflow, job, step and folder', async () => {
    await step();
    await step({ summary: 'of a second push' });
    await step({ directory: 'packages/a' });
    for (const name of ['GITHUB_WORKFLOW', 'GITHUB_JOB', 'GITHUB_ACTION']) await step({ environment: { [name]: 'x' } });

    expect(await comments()).toHaveLength(5);
  });

  test('is updated by the next push, not repeated, and not written to when nothing changed', async () => {
    await step();

    expect(await step({ summary: 'of a second push\n' })).toEqual([
      `The comment on pull request ${number} was updated.`,
    ]);
    expect(await step({ summary: 'of a second push\n' })).toEqual([
      `The comment on pull request ${number} was unchanged.`,
    ]);

    expect((await comments()).map(({ body }) => body.split('\n')[1])).toEqual(['of a second push']);
    expect(github.writes()).toHaveLength(2);
  });

  test.each([
    ['push', { ref: 'refs/heads/main' }],
    ['merge_group', { merge_group: { head_sha: 'a' } }],
    ['pull_request_target', { pull_request: { number: 1 } }],
    ['workflow_dispatch', {}],
  ])('is none on %s, which the log says', async (event, payload) => {
    expect(await step({ event, payload })).toEqual([
      `No comment: the event ${event} is about no pull request that could be judged.`,
    ]);
    expect(github.requests).toEqual([]);
  });
});

describe('a comment that cannot be written is one warning', () => {
  const denied = jsonAnswer(403, {
    message: 'Resource not accessible by integration',
    documentation_url: 'https://docs',
  });
  const LINE = 'Add `pull-requests: write` under `permissions:` of the job';

  test.each<[string, ApiAnswer]>([
    ['403', denied],
    ['404, as in a private repository', jsonAnswer(404, { message: 'Not Found' })],
  ])('with the permission to add, when reading is answered %s', async (_, answer) => {
    github.intercept(() => answer);

    const said = await step();

    expect(said).toEqual([
      expect.stringMatching(/^warning: No comment was written: GitHub answered 40[34] when asked to list/),
    ]);
    expect(said[0]).toContain(LINE);
  });

  test('with the permission to add, when only writing is refused', async () => {
    github.intercept(({ method }) => (method === 'POST' ? denied : null));

    expect(await step()).toEqual([
      `warning: No comment was written: GitHub answered 403 when asked to comment on the pull request: Resource not accessible by integration. The token may not do that. ${LINE}. Permissions that are not listed there are none.`,
    ]);
  });

  test.each([['mallory/project'], [null]])('that asks for no permission on a fork (%j)', async (repository) => {
    github.intercept(() => denied);
    const head = { sha: 'b', repo: repository === null ? null : { full_name: repository } };

    const said = await step({ payload: { pull_request: { number, head } } });

    expect(said).toEqual([expect.stringContaining('comes from a fork, whose token can only read')]);
    expect(said[0]).not.toContain('permissions:');
  });

  test.each<[string, ApiAnswer, RegExp]>([
    ['a fault of the server', jsonAnswer(500, { message: 'Server Error' }), /GitHub answered 500 .*: Server Error$/],
    [
      'a page of a proxy',
      { status: 502, body: '<html>\n<h1>Bad\u001b[31m Gateway</h1>' },
      /answered 502 .*: <html> <h1>Bad␛\[31m Gateway/,
    ],
    [
      'no JSON',
      { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
      /gave no answer to use .*what came is not what GitHub sends/,
    ],
    ['a list of something else', jsonAnswer(200, [{ id: 'x' }]), /what came is not what GitHub sends \(0\.id/],
    ['null', jsonAnswer(200, null), /what came is not what GitHub sends \(all of it/],
    [
      'a body that is too long',
      jsonAnswer(422, {
        message: 'Validation Failed',
        errors: [{ message: 'body is too long (maximum is 65536 characters)' }],
      }),
      /Validation Failed: body is too long/,
    ],
    ['too many requests', jsonAnswer(429, { message: 'slow down' }), /answered 429 .*: slow down$/],
    [
      'too many requests, as 403',
      jsonAnswer(403, { message: 'You have exceeded a secondary rate limit' }),
      /secondary rate limit$/,
    ],
    [
      'a spent limit',
      {
        ...jsonAnswer(403, { message: 'API calls are spent' }),
        headers: { 'content-type': 'application/json', 'x-ratelimit-remaining': '0' },
      },
      /calls are spent$/,
    ],
  ])('that says what was received, for %s', async (_, answer, words) => {
    github.intercept(({ method, path }) =>
      answer.status === 422 && method === 'GET' && path !== '/graphql' ? null : answer,
    );

    const said = await step();

    expect(said).toEqual([expect.stringMatching(/^warning: No comment was written: /)]);
    expect(said[0]).toMatch(words);
    expect(said[0]).not.toContain('permissions:');
  });

  test('when no server is there', async () => {
    const said = await step({ environment: { GITHUB_API_URL: 'http://127.0.0.1:9' } });

    expect(said).toEqual([
      expect.stringMatching(/^warning: No comment was written: GitHub gave no answer to use when asked to list .*: /),
    ]);
  });

  test.each<[string, Step]>([
    ['there is no token', { token: '' }],
    ['the repository has no name', { environment: { GITHUB_REPOSITORY: '' } }],
    ['the event cannot be read', { payload: '{' }],
  ])('when %s', async (_, given) => {
    expect(await step(given)).toEqual([expect.stringMatching(/^warning: No comment was written: /)]);
    expect(github.requests).toEqual([]);
  });
});

test('a name of a workflow cannot end the comment that marks it', () => {
  expect(commentKey({ GITHUB_WORKFLOW: '--><img src=x>' }, '.')).toMatch(/^[0-9a-f]{16}$/);
});
