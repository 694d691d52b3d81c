import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { type Delivery, deliverDrafts } from '../../src/github/deliver-drafts.ts';
import type { DraftFile } from '../../src/github/drafts-patch.ts';
import { repositoryOf } from '../../src/github/repository.ts';
import { type EmulatedGitHub, emulatedGitHub, jsonAnswer } from './emulated-github.ts';
import { type OpenPullRequest, openPullRequest } from './open-pull-request.ts';

const AT = '/repos/owner/project';
const DRAFT: DraftFile = { path: 'test/deep/shipping-1.draft.test.js', text: "test('free: ☃', () => {});\n" };
const OTHER: DraftFile = { path: 'test/shipping-2.draft.test.js', text: 'test();\n' };

interface Pull {
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly body: string;
  readonly user: { readonly login: string };
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string };
}

let github: EmulatedGitHub;
let target: OpenPullRequest;
beforeEach(async () => {
  github = await emulatedGitHub();
  target = await openPullRequest(github);
});
afterEach(() => github.close());

function deliver(
  files: readonly DraftFile[],
  changed: Partial<{ number: number; head: string; title: string; body: string }> = {},
): Promise<Delivery> {
  const repository = repositoryOf({ token: github.tokens.job, apiUrl: github.apiUrl, fullName: 'owner/project' });
  const { number, head } = target;
  return deliverDrafts(repository, { number, head, files, title: 'Drafts', body: 'Read them.', ...changed });
}

const branch = () => `earnest/drafts-${target.number}`;
const pull = (number: number | null) => github.ask<Pull>('GET', `${AT}/pulls/${number}`);
const tip = async (name: string) =>
  (await github.ask<{ object: { sha: string } }>('GET', `${AT}/git/ref/heads/${name}`)).object.sha;
const isThere = (name: string) =>
  tip(name).then(
    () => true,
    () => false,
  );
const commit = (sha: string) =>
  github.ask<{ tree: { sha: string }; parents: { sha: string }[]; message: string }>('GET', `${AT}/git/commits/${sha}`);

/** Text by path. */
async function filesAt(name: string): Promise<Record<string, string>> {
  const { tree } = await github.ask<{ tree: { path: string; type: string; mode: string; sha: string }[] }>(
    'GET',
    `${AT}/git/trees/${await tip(name)}?recursive=1`,
  );
  const blobs = tree.filter(({ type }) => type === 'blob');
  expect(new Set(blobs.map(({ mode }) => mode))).toEqual(new Set(['100644']));
  const texts = blobs.map(async ({ path, sha }) => {
    const { content } = await github.ask<{ content: string }>('GET', `${AT}/git/blobs/${sha}`);
    return [path, Buffer.from(content, 'base64').toString()] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** Somebody commits to the branch of drafts. */
async function commitOn(name: string): Promise<string> {
  const content = Buffer.from('mine\n').toString('base64');
  await github.ask('PUT', `${AT}/contents/test/mine.test.js`, { message: 'Taken over', content, branch: name });
  return tip(name);
}

describe('drafts are delivered', () => {
  test('as a pull request into the branch that they are for, which is not written to', async () => {
    const before = await filesAt(target.branch);

    const { status, pullRequest } = await deliver([DRAFT, OTHER]);

    expect(status).toBe('opened');
    expect(await pull(pullRequest)).toMatchObject({
      state: 'open',
      title: 'Drafts',
      body: expect.stringMatching(/^<!-- earnest-drafts:[0-9a-f]{64} -->\nRead them\.$/),
      user: { login: 'github-actions[bot]' },
      head: { ref: branch() },
      base: { ref: target.branch },
    });
    expect(await filesAt(branch())).toEqual({ ...before, [DRAFT.path]: DRAFT.text, [OTHER.path]: OTHER.text });
    expect((await commit(await tip(branch()))).parents.map(({ sha }) => sha)).toEqual([target.head]);
    expect([await tip(target.branch), await filesAt(target.branch)]).toEqual([target.head, before]);
  });

  test('in place, when there are others later', async () => {
    const { pullRequest } = await deliver([DRAFT]);

    expect(await deliver([OTHER], { title: 'Other drafts' })).toEqual({ status: 'updated', pullRequest, why: null });

    expect(Object.keys(await filesAt(branch()))).toEqual(expect.arrayContaining([OTHER.path]));
    expect(Object.keys(await filesAt(branch()))).not.toContain(DRAFT.path);
    expect(await pull(pullRequest)).toMatchObject({ title: 'Other drafts', state: 'open' });
    expect((await commit(await tip(branch()))).parents).toMatchObject([{ sha: target.head }]);
    expect(await tip(target.branch)).toBe(target.head);
  });

  test('on the new head, when there is one', async () => {
    const { pullRequest } = await deliver([DRAFT]);
    await github.ask('PUT', `${AT}/pulls/${target.number}/update-branch`, {});
    const head = await tip(target.branch);
    expect(head).not.toBe(target.head);

    expect(await deliver([DRAFT], { head })).toMatchObject({ status: 'updated', pullRequest });

    expect((await commit(await tip(branch()))).parents).toMatchObject([{ sha: head }]);
  });

  test('once: the same drafts on the same head change nothing', async () => {
    const { pullRequest } = await deliver([DRAFT]);
    const [before, at] = [await pull(pullRequest), await tip(branch())];
    const written = github.writes().length;

    expect(await deliver([DRAFT], { body: 'Of another run.' })).toEqual({
      status: 'unchanged',
      pullRequest,
      why: null,
    });

    expect([await pull(pullRequest), await tip(branch())]).toEqual([before, at]);
    // A tree is content: making it again changes nothing.
    expect(github.writes().slice(written)).toEqual(['POST /git/trees']);
  });

  test('with words that fit them, when an attempt ended between branch and words', async () => {
    const { pullRequest } = await deliver([DRAFT]);
    let refuses = true;
    github.intercept(({ method, path }) =>
      refuses && method === 'PATCH' && path === `${AT}/pulls/${pullRequest}`
        ? jsonAnswer(500, { message: 'later' })
        : null,
    );
    await expect(deliver([OTHER], { body: 'Others.' })).rejects.toThrow('asked to change the pull request of drafts');
    refuses = false;

    expect(await deliver([OTHER], { body: 'Others.' })).toMatchObject({ status: 'updated', pullRequest });

    expect((await pull(pullRequest)).body).toContain('Others.');
  });

  test('again, when the first attempt ended between branch and pull request', async () => {
    let refuses = true;
    github.intercept(({ method, path }) =>
      refuses && method === 'POST' && path === `${AT}/pulls` ? jsonAnswer(500, { message: 'later' }) : null,
    );
    await expect(deliver([DRAFT])).rejects.toThrow('GitHub answered 500 when asked to open a pull request: later');
    refuses = false;

    expect((await deliver([DRAFT])).status).toBe('opened');
  });
});

describe('drafts are withdrawn', () => {
  test('when there are none any more', async () => {
    const { pullRequest } = await deliver([DRAFT]);

    expect(await deliver([])).toEqual({ status: 'closed', pullRequest, why: null });

    expect((await pull(pullRequest)).state).toBe('closed');
    expect(await isThere(branch())).toBe(false);
    expect(await tip(target.branch)).toBe(target.head);
  });

  test('and offered anew when they come back', async () => {
    const first = await deliver([DRAFT]);
    await deliver([]);

    const again = await deliver([DRAFT]);

    expect(again.status).toBe('opened');
    expect(again.pullRequest).not.toBe(first.pullRequest);
  });

  test('when the pull request that they are for is closed', async () => {
    const { pullRequest } = await deliver([DRAFT]);
    await github.ask('PATCH', `${AT}/pulls/${target.number}`, { state: 'closed' });

    expect(await deliver([DRAFT])).toMatchObject({ status: 'closed', pullRequest });

    expect(await isThere(branch())).toBe(false);
  });

  test('not at all, when there never were any', async () => {
    expect(await deliver([])).toEqual({ status: 'nothing', pullRequest: null, why: null });

    expect(github.writes()).toEqual([]);
  });
});

describe('what people did is left alone:', () => {
  test.each([
    ['other drafts', [OTHER]],
    ['none', []],
  ])('a branch that somebody committed to, when the gate brings %s', async (_, files) => {
    const { pullRequest } = await deliver([DRAFT]);
    const theirs = await commitOn(branch());

    const delivery = await deliver(files);

    expect(delivery).toMatchObject({ status: 'unchanged', pullRequest, why: expect.stringContaining('committed') });
    expect(await tip(branch())).toBe(theirs);
    expect((await pull(pullRequest)).state).toBe('open');
  });

  test('a branch whose one commit somebody amended', async () => {
    const { pullRequest } = await deliver([DRAFT]);
    const theirs = await commitOn(branch());
    const { tree } = await commit(theirs);
    const { message } = await commit((await commit(theirs)).parents[0]?.sha ?? '');
    const amended = await github.ask<{ sha: string }>('POST', `${AT}/git/commits`, {
      message,
      tree: tree.sha,
      parents: [target.head],
    });
    await github.ask('PATCH', `${AT}/git/refs/heads/${branch()}`, { sha: amended.sha, force: true });

    expect(await deliver([OTHER])).toMatchObject({ status: 'unchanged', pullRequest });

    expect(await tip(branch())).toBe(amended.sha);
  });

  test('a pull request of drafts that somebody closed, until there are other drafts', async () => {
    const { pullRequest } = await deliver([DRAFT]);
    await github.ask('PATCH', `${AT}/pulls/${pullRequest}`, { state: 'closed' });

    expect(await deliver([DRAFT])).toMatchObject({
      status: 'unchanged',
      pullRequest,
      why: expect.stringContaining('turned these very drafts down'),
    });
    expect((await pull(pullRequest)).state).toBe('closed');
    expect((await deliver([OTHER])).status).toBe('opened');
  });

  test('a branch that is moved while the drafts are delivered', async () => {
    await deliver([DRAFT]);
    let theirs = '';
    github.intercept(async ({ method, path }) => {
      if (method === 'POST' && path === `${AT}/git/commits` && theirs === '') theirs = await commitOn(branch());
      return null;
    });

    const delivery = deliver([OTHER]);

    await expect(delivery).rejects.toThrow(CouldNotJudge);
    await expect(delivery).rejects.toThrow(`The branch ${branch()} was moved while the drafts were delivered`);
    expect(await tip(branch())).toBe(theirs);
  });

  test('a branch that is created while the drafts are delivered', async () => {
    github.intercept(async ({ method, path, body }) => {
      if (method === 'POST' && path === `${AT}/git/refs`)
        await github.ask('POST', path, { ...(body as object), sha: target.head });
      return null;
    });

    await expect(deliver([DRAFT])).rejects.toThrow(/Reference already exists\. Either another run of this job was at /);
    expect(await tip(branch())).toBe(target.head);
  });

  test.each([
    ['a file', 'test/shipping-2.draft.test.js'],
    ['a file in the place of a folder', 'test'],
  ])('%s at the place of a draft', async (_, taken) => {
    const content = Buffer.from('theirs\n').toString('base64');
    await github.ask('PUT', `${AT}/contents/${taken}`, { message: 'Theirs', content, branch: target.branch });
    const { number } = await github.ask<Pull>('POST', `${AT}/pulls`, { title: 'b', head: target.branch, base: 'main' });

    const delivery = deliver([OTHER], { number, head: await tip(target.branch) });

    await expect(delivery).rejects.toThrow(`${JSON.stringify(taken)} is there already`);
    expect(await isThere(`earnest/drafts-${number}`)).toBe(false);
  });
});

describe('nothing is delivered', () => {
  test('to a pull request from a fork', async () => {
    github.intercept(async ({ method, path }) => {
      if (method !== 'GET' || path !== `${AT}/pulls/${target.number}`) return null;
      const real = await github.ask<{ head: object }>('GET', path);
      return jsonAnswer(200, { ...real, head: { ...real.head, repo: { full_name: 'mallory/project' } } });
    });

    expect(await deliver([DRAFT])).toMatchObject({ status: 'nothing', why: expect.stringContaining('fork') });

    expect(github.writes()).toEqual([]);
  });

  test('for a head that is none any more', async () => {
    await github.ask('PUT', `${AT}/pulls/${target.number}/update-branch`, {});

    expect(await deliver([DRAFT])).toMatchObject({ status: 'nothing', why: expect.stringContaining('moved on') });

    expect(github.writes()).toEqual([]);
  });

  test('to a pull request that holds drafts itself', async () => {
    const { pullRequest } = await deliver([DRAFT]);
    const written = github.writes().length;

    const delivery = await deliver([OTHER], { number: pullRequest ?? 0, head: await tip(branch()) });

    expect(delivery).toMatchObject({ status: 'nothing', why: 'the pull request holds drafts itself' });
    expect(github.writes()).toHaveLength(written);
  });

  test.each([
    ['a web page', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['half an answer', { status: 200, body: '{"number": 1', headers: { 'content-type': 'application/json' } }],
    ['an answer of another form', jsonAnswer(200, { number: '1' })],
    ['nothing', { status: 204, body: '' }],
  ])('when %s comes in place of an answer', async (_, answer) => {
    github.intercept(() => answer);

    await expect(deliver([DRAFT])).rejects.toThrow(
      /^GitHub gave no answer to use when asked to read the pull request: what came is not what GitHub sends/,
    );

    expect(github.writes()).toEqual([]);
  });
});

test('a branch of a hostile name is named to GitHub as it is', async () => {
  target = await openPullRequest(github, 'a"b%2f..;$(id)&x=ü');

  const { status, pullRequest } = await deliver([DRAFT]);

  expect(status).toBe('opened');
  expect((await pull(pullRequest)).base.ref).toBe('a"b%2f..;$(id)&x=ü');
  expect(await isThere(branch())).toBe(true);
});
