import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type DeliverInputs, deliverStep, deliveryProblem } from '../../src/entry/deliver-step.ts';
import { patchOf } from '../../src/trial/patch.ts';
import { type EmulatedGitHub, emulatedGitHub, jsonAnswer } from '../github/emulated-github.ts';
import { type OpenPullRequest, openPullRequest } from '../github/open-pull-request.ts';

const AT = '/repos/owner/project';
const PATH = 'test/shipping-1.draft.test.js';
const PATCH = patchOf([{ path: PATH, text: '// @draft\ntest();\n' }]);

let github: EmulatedGitHub;
let target: OpenPullRequest;
let folder: string;
beforeAll(async () => {
  github = await emulatedGitHub();
});
afterAll(() => github.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earnest-deliver-'));
  mkdirSync(join(folder, 'earnest'));
  github.intercept(() => null);
  target = await openPullRequest(github, `feature-${folder.slice(-6)}`);
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Step {
  readonly event?: string;
  readonly payload?: unknown;
  /** null: the file is not there. */
  readonly patch?: string | null;
  readonly summary?: string;
  readonly inputs?: Partial<DeliverInputs>;
}

const payloadOf = (repository: string | null = 'owner/project') => ({
  pull_request: {
    number: target.number,
    head: { sha: target.head, repo: repository === null ? null : { full_name: repository } },
  },
});

function step({ event = 'pull_request', payload = payloadOf(), patch = PATCH, summary, inputs }: Step = {}) {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  rmSync(join(folder, 'earnest/drafts.patch'), { force: true });
  if (patch !== null) file('earnest/drafts.patch', patch);
  if (summary !== undefined) file('earnest/summary.md', summary);
  return deliverStep(
    {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file('event.json', typeof payload === 'string' ? payload : JSON.stringify(payload)),
      GITHUB_REPOSITORY: 'owner/project',
      GITHUB_RUN_ID: '42',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKSPACE: folder,
    },
    {
      patchPath: 'earnest/drafts.patch',
      summaryPath: summary === undefined ? '' : 'earnest/summary.md',
      token: github.tokens.job,
      ...inputs,
    },
  );
}

/** What the step says as it fails. */
async function failure(given: Step): Promise<string> {
  return step(given).then(
    ({ status }) => `it did not fail: ${status}`,
    (problem: unknown) => deliveryProblem(problem),
  );
}

describe('a step that delivers', () => {
  test('opens a pull request that names the files, the run and the tamed summary', async () => {
    const { status, pullRequest } = await step({ summary: '## ✅ Earnest: pass by @octocat\n' });

    expect(status).toBe('opened');
    const pull = await github.ask<{ body: string }>('GET', `${AT}/pulls/${pullRequest}`);
    expect(pull).toMatchObject({
      title: `Drafted tests for #${target.number}`,
      head: { ref: `earnest/drafts-${target.number}` },
      base: { ref: target.branch },
    });
    expect(pull.body).toContain(
      '[the run that made this](https://github.com/owner/project/actions/runs/42/attempts/1)',
    );
    expect(pull.body).toContain(`- \`${PATH}\``);
    expect(pull.body).toContain('## ✅ Earnest: pass by @\u200boctocat');
  });

  test.each([
    ['missing', null],
    ['empty', ''],
  ])('closes it when the patch is %s', async (_, patch) => {
    const { pullRequest } = await step();

    expect(await step({ patch })).toEqual({ status: 'closed', pullRequest, why: null });
  });

  test.each<[string, () => Step, string]>([
    ['for a fork', () => ({ payload: payloadOf('mallory/project') }), 'comes from a fork'],
    ['for a fork that is gone', () => ({ payload: payloadOf(null) }), 'comes from a fork'],
    ['on a push', () => ({ event: 'push', payload: {} }), 'the event "push" is about no pull request'],
    ['on a merge queue', () => ({ event: 'merge_group', payload: {} }), 'is about no pull request'],
  ])('does nothing %s', async (_, given, why) => {
    const asked = github.requests.length;

    expect(await step(given())).toEqual({ status: 'nothing', pullRequest: null, why: expect.stringContaining(why) });

    expect(github.requests).toHaveLength(asked);
  });

  test.each<[string, Step, string]>([
    ['on pull_request_target', { event: 'pull_request_target' }, 'does not deliver on pull_request_target'],
    ['on workflow_run', { event: 'workflow_run' }, 'does not deliver on workflow_run'],
    [
      'for a patch that was tampered with',
      { patch: PATCH.replaceAll(PATH, '.github/workflows/x.yml') },
      'The patch of drafts is refused at line 1: it holds a path into .git or .github',
    ],
    ['for a patch that is too large', { patch: `${PATCH}${'x'.repeat(2 ** 20)}` }, 'at most 1048576 are read'],
    ['without a token', { inputs: { token: '' } }, 'Leave `token` at its default'],
    ['without a path', { inputs: { patchPath: '' } }, 'The input `patch-path` is empty'],
    ['for an event that is no JSON', { payload: '{' }, 'cannot be read as JSON'],
    [
      'for an event of another form',
      { payload: { pull_request: { number: '1' } } },
      'names no pull request and no head',
    ],
  ])('fails %s, before it asks GitHub', async (_, given, why) => {
    const asked = github.requests.length;

    expect(await failure(given)).toContain(why);

    expect(github.requests).toHaveLength(asked);
  });

  test.each([
    [
      'the token may not write',
      403,
      'Resource not accessible by integration',
      'Add `contents: write` and `pull-requests: write` under `permissions:` of the job',
    ],
    [
      'a setting forbids it',
      403,
      'GitHub Actions is not permitted to create or approve pull requests.',
      'allow "Allow GitHub Actions to create and approve pull requests" under Settings, Actions, General',
    ],
    ['GitHub is out of order', 503, 'No server is currently available', 'Run this job again'],
    ['a run beside it was faster', 422, 'A pull request already exists for owner:x.', 'Run this job again'],
  ])('says what to change when %s', async (_, status, message, advice) => {
    github.intercept(({ method, path }) =>
      method === 'POST' && path === `${AT}/pulls` ? jsonAnswer(status, { message }) : null,
    );

    const said = await failure({});

    expect(said).toContain(`GitHub answered ${status} when asked to open a pull request: ${message}`);
    expect(said).toContain(advice);
  });
});
