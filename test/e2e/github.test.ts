import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type EmulatedGitHub, emulatedGitHub, jsonAnswer } from '../github/emulated-github.ts';
import { readOutputs, workflowCommands } from './file-commands.ts';
import { freshFolder, removeFolders } from './folders.ts';
import { mirrorCommit } from './mirrored-commits.ts';
import { DIST, PROGRAMS_PATH } from './programs.ts';
import { type PullRequest, pullRequest } from './pull-request.ts';
import { type JobOptions, type JobResult, pullRequestEvent, runAction } from './run-action.ts';
import { runProgram } from './run-program.ts';
import { SHIPPING, STRONG_TEST } from './shipping.ts';
import { git, write } from './work-tree.ts';

const AT = '/repos/owner/project';

let github: EmulatedGitHub;
beforeEach(async () => {
  github = await emulatedGitHub();
});
afterEach(() => github.close());
afterAll(removeFolders);

/** The event of the pull request with this number, whose branch is in the repository itself. */
function eventOf(pull: PullRequest, number: number) {
  const { payload, ...event } = pullRequestEvent(pull);
  const head = { sha: pull.head, ref: 'feature', repo: { full_name: 'owner/project' } };
  return {
    ...event,
    payload: { ...(payload as object), number, pull_request: { number, head, base: { sha: pull.base } } },
  };
}

/** The gate with a comment, in a job whose token can write. */
function gate(pull: PullRequest, number: number, inputs: JobOptions['inputs'] = {}): Promise<JobResult> {
  return runAction(pull, eventOf(pull, number), {
    inputs: { comment: 'true', token: github.tokens.job, ...inputs },
    environment: {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_WORKFLOW: 'Earnest',
      GITHUB_JOB: 'earnest',
      GITHUB_ACTION: '__earnest',
      GITHUB_RUN_ID: '42',
    },
  });
}

/** Another commit on the branch, merged as the server does. */
async function pushed(pull: PullRequest, change: Readonly<Record<string, string>>): Promise<PullRequest> {
  const root = await freshFolder();
  git(root, 'clone', '--quiet', '--branch', 'feature', pull.origin, '.');
  await write(root, change);
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '-m', 'more');
  const head = git(root, 'rev-parse', 'HEAD').trim();
  git(root, 'checkout', '--quiet', '--detach', pull.base);
  git(root, 'merge', '--quiet', '--no-ff', '-m', 'Merge pull request 1', 'feature');
  git(root, 'push', '--quiet', 'origin', 'feature', '+HEAD:refs/pull/1/merge');
  return { ...pull, head, merge: git(root, 'rev-parse', 'HEAD').trim() };
}

/** Opens a pull request for the commit, as it would be after a push. The emulator keeps the head that one was opened with. */
async function opened(pull: PullRequest): Promise<number> {
  await mirrorCommit(github, pull.origin, pull.head);
  const branch = `feature-${pull.head.slice(0, 7)}`;
  await github.ask('POST', `${AT}/git/refs`, { ref: `refs/heads/${branch}`, sha: pull.head });
  const text = { title: 'Free shipping', head: branch, base: 'main' };
  const { number } = await github.ask<{ number: number }>('POST', `${AT}/pulls`, text);
  return number;
}

const merge = (number: number) =>
  github.ask('PUT', `${AT}/pulls/${number}/merge`, {}).then(
    () => 'merged',
    (error: Error) => error.message,
  );

/** What Actions makes of a job when it ends. */
const report = (pull: PullRequest, { exitCode }: JobResult) =>
  github.ask('POST', `${AT}/check-runs`, {
    name: 'earnest',
    head_sha: pull.head,
    status: 'completed',
    conclusion: exitCode === 0 ? 'success' : 'failure',
  });

const comments = (number: number) =>
  github.ask<{ id: number; body: string; user: { login: string } }[]>('GET', `${AT}/issues/${number}/comments`);

describe('a repository that requires the check', () => {
  test('lets a pull request in once its tests hold, and not before, and tells it in one comment', async () => {
    const untested = await pullRequest('node-test-basic', { 'src/shipping.js': SHIPPING });
    await mirrorCommit(github, untested.origin, untested.base);
    await github.ask('PATCH', `${AT}/git/refs/heads/main`, { sha: untested.base, force: true });
    await github.ask('PUT', `${AT}/branches/main/protection`, {
      required_status_checks: { strict: false, contexts: ['earnest'] },
      enforce_admins: true,
      required_pull_request_reviews: null,
      restrictions: null,
    });
    const first = await opened(untested);
    expect(await merge(first)).toContain('422 {"message":"Required status checks have not succeeded."');

    const failed = await gate(untested, first, { only: 'mutation' });
    await report(untested, failed);

    expect(failed.outputs.verdict).toBe('fail');
    expect(await merge(first)).toContain('Required status checks have not succeeded.');
    const [said] = await comments(first);
    expect(said).toMatchObject({
      user: { login: 'github-actions[bot]' },
      body: expect.stringContaining('## ❌ Earnest: fail'),
    });

    const tested = await pushed(untested, { 'test/shipping.test.js': STRONG_TEST });
    const second = await opened(tested);
    expect(await merge(second)).toContain('Required status checks have not succeeded.');
    const passed = await gate(tested, first, { only: 'mutation' });
    await report(tested, passed);

    expect(passed.outputs).toMatchObject({ verdict: 'pass', score: '100.00' });
    expect(await merge(second)).toBe('merged');
    const { object } = await github.ask<{ object: { sha: string } }>('GET', `${AT}/git/ref/heads/main`);
    expect(await github.ask('GET', `${AT}/git/commits/${object.sha}`)).toMatchObject({
      parents: [{ sha: tested.base }, { sha: tested.head }],
    });
    expect(await comments(first)).toEqual([
      expect.objectContaining({ id: said?.id, body: expect.stringContaining('## ✅ Earnest: pass') }),
    ]);
    expect(passed.stdout).toContain(`The comment on pull request ${first} was updated.`);
    expect(`${failed.stdout}${passed.stdout}`).not.toContain(github.tokens.job);
  });
});

describe('the comment of the gate', () => {
  test('decides nothing: where GitHub refuses it, the job ends as it would have', async () => {
    const pull = await pullRequest('node-test-basic', { 'docs/shipping.md': '# Shipping\n' });
    github.intercept(() => jsonAnswer(403, { message: 'Resource not accessible by integration' }));

    const job = await gate(pull, 1);

    expect([job.exitCode, job.outputs.verdict]).toEqual([0, 'pass']);
    expect(job.commands.filter(({ name }) => name === 'warning')).toMatchObject([
      { message: expect.stringContaining('Add `pull-requests: write` under `permissions:` of the job') },
    ]);
    expect(job.summary).toMatch(/^## ✅ Earnest: pass\n/);
  });

  test('does not go on saying "pass" when the next push cannot be judged', async () => {
    const pull = await pullRequest('node-test-basic', { 'docs/shipping.md': '# Shipping\n' });
    const number = await opened(pull);
    await gate(pull, number);

    const job = await gate(pull, number, { only: 'mutants' });

    expect(job.exitCode).toBe(2);
    expect((await comments(number)).map(({ body }) => body.split('\n')[1])).toEqual(['## ⛔ Earnest: could not judge']);
  });

  test('is none unless it is asked for', async () => {
    const pull = await pullRequest('node-test-basic', { 'docs/shipping.md': '# Shipping\n' });

    await gate(pull, 1, { comment: 'false' });

    expect(github.requests).toEqual([]);
  });
});

test('dist/deliver.js offers drafts as a pull request into the branch that they are for', async () => {
  const pull = await pullRequest('node-test-basic', { 'src/shipping.js': SHIPPING });
  const number = await opened(pull);
  const folder = await freshFolder();
  const [output, event] = [join(folder, 'output'), join(folder, 'event.json')];
  await writeFile(output, '');
  await writeFile(event, JSON.stringify(eventOf(pull, number).payload));
  const path = 'test/shipping-1.draft.test.js';
  await writeFile(
    join(folder, 'drafts.patch'),
    `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+// @draft\n`,
  );

  const run = await runProgram(join(DIST, 'deliver.js'), [], folder, {
    PATH: PROGRAMS_PATH,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: output,
    GITHUB_REPOSITORY: 'owner/project',
    GITHUB_WORKSPACE: folder,
    'INPUT_PATCH-PATH': 'drafts.patch',
    INPUT_TOKEN: github.tokens.job,
  });

  expect([run.exitCode, run.stderr]).toEqual([0, '']);
  expect(workflowCommands(run.stdout).map(({ name }) => name)).toEqual(['add-mask']);
  const outputs = readOutputs(await readFile(output, 'utf8'));
  expect(outputs.status).toBe('opened');
  expect(await github.ask('GET', `${AT}/pulls/${outputs['pull-request']}`)).toMatchObject({
    base: { ref: `feature-${pull.head.slice(0, 7)}` },
    head: { ref: `earnest/drafts-${number}` },
  });
});
