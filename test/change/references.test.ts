import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { resolveReferences } from '../../src/change/references.ts';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import {
  checkOut,
  createOrigin,
  createRepository,
  type Repository,
  removeTemporaryFolders,
  temporaryFolder,
} from './repository.ts';

afterEach(removeTemporaryFolders);

/** main with `commits` more commits than one, then a branch `topic` of two commits that adds topic.ts. */
function withTopic(commits = 0): { repository: Repository; base: string; topic: string } {
  const repository = createRepository();
  let base = repository.write('main.ts', 'first\n').commit();
  if (commits > 0) base = repository.grow('main', 'main.ts', commits);
  repository.git('checkout', '--quiet', '-b', 'topic');
  repository.write('topic.ts', 'one\n').commit();
  const topic = repository.write('topic.ts', 'one\ntwo\n').commit();
  return { repository, base, topic };
}

function local(repository: Repository, base: string, head: string | null = null) {
  return resolveReferences(repository.tested, repository.folder, { kind: 'local', base, head });
}

function event(repository: Repository, name: string, payload: unknown, sha: string) {
  return resolveReferences(repository.tested, repository.folder, {
    kind: 'event',
    name,
    payload,
    sha,
    token: 'secret-token',
    serverUrl: 'https://github.com',
  });
}

async function changedPaths(repository: Repository, references: Awaited<ReturnType<typeof resolveReferences>>) {
  const change = await readChange(
    repository.tested,
    repository.folder,
    references,
    createClassifier({ testMatches: null }),
  );
  return change.files.map((file) => file.path);
}

describe('a local base', () => {
  test('means the merge base, so what the base branch gained since is not the change', async () => {
    const { repository, base, topic } = withTopic();
    repository.grow('main', 'later.ts', 1);
    repository.git('checkout', '--quiet', 'topic');
    const references = await local(repository, 'main');
    expect(references).toEqual({ base, head: topic, how: 'merge base of main and HEAD' });
    expect(await changedPaths(repository, references)).toEqual(['topic.ts']);
  });

  test.each([
    ['edited', (repository: Repository) => repository.write('topic.ts', 'edited\n')],
    ['staged', (repository: Repository) => repository.write('topic.ts', 'edited\n').git('add', '--all')],
    ['untracked', (repository: Repository) => repository.write('untracked.ts', 'x\n')],
    ['deleted', (repository: Repository) => repository.remove('topic.ts')],
  ])('leaves head open when a file is %s', async (_, edit) => {
    const { repository, base } = withTopic();
    edit(repository);
    expect(await local(repository, 'main')).toEqual({ base, head: null, how: 'main itself' });
  });

  test('is found from a folder below the root, and sees uncommitted files elsewhere', async () => {
    const { repository, base } = withTopic();
    repository.write('packages/a/a.ts', 'x\n').commit();
    repository.write('other.ts', 'x\n');
    const folder = path.join(repository.folder, 'packages/a');
    expect(await resolveReferences(repository.tested, folder, { kind: 'local', base: 'main', head: null })).toEqual({
      base,
      head: null,
      how: 'main itself',
    });
  });

  test('may be confirmed by a head that is checked out and clean', async () => {
    const { repository, base, topic } = withTopic();
    expect(await local(repository, 'main', 'topic')).toMatchObject({ base, head: topic });
  });

  test('with a head that is not checked out is refused', async () => {
    const { repository, base, topic } = withTopic();
    await expect(local(repository, 'main', 'main')).rejects.toThrow(new RegExp(`${base}.*${topic}.*git checkout`, 's'));
  });

  test('with a head and uncommitted files is refused', async () => {
    const { repository } = withTopic();
    repository.write('untracked.ts', 'x\n');
    await expect(local(repository, 'main', 'topic')).rejects.toThrow(/uncommitted or untracked.*leave --head out/s);
  });

  test.each(['nowhere', '--all', '', 'main:main.ts', '-', 'a b', '$(touch x)', 'main\0', 'f'.repeat(40)])(
    'that is no commit (%j) is refused',
    async (name) => {
      const { repository } = withTopic();
      await expect(local(repository, name)).rejects.toThrow(CouldNotJudge);
      await expect(local(repository, name)).rejects.toThrow(/--base .* is not a commit of this repository/);
    },
  );

  test('that exists on origin only is named', async () => {
    const { repository } = withTopic();
    repository.git('update-ref', 'refs/remotes/origin/release', 'main');
    await expect(local(repository, 'release')).rejects.toThrow(/Did you mean origin\/release\?/);
  });

  test('of an unrelated history is refused', async () => {
    const { repository } = withTopic();
    repository.git('checkout', '--quiet', '--orphan', 'island');
    repository.commit();
    await expect(local(repository, 'main')).rejects.toThrow(/no commit in common: their histories are unrelated/);
  });

  test('that a shallow clone cannot reach is refused with the way to mend it', async () => {
    const { repository, topic } = withTopic(3);
    const origin = createOrigin();
    repository.git('push', '--quiet', `file://${origin.folder}`, 'main', 'topic');
    const clone = checkOut(origin, topic);
    clone.git('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
    await expect(local(clone, 'origin/main')).rejects.toThrow(/shallow clone.*fetch-depth: 0/s);
  });
});

describe('a folder that cannot be judged', () => {
  const request = { kind: 'local', base: 'main', head: null } as const;

  test('is not a work tree', async () => {
    const { tested } = createRepository();
    await expect(resolveReferences(tested, temporaryFolder(), request)).rejects.toThrow(/not in a git work tree/);
  });

  test('is a bare repository', async () => {
    const origin = createOrigin();
    await expect(resolveReferences(origin.tested, origin.folder, request)).rejects.toThrow(/not in a git work tree/);
  });

  test('has no commit yet', async () => {
    const { tested, folder } = createRepository();
    await expect(resolveReferences(tested, folder, request)).rejects.toThrow(/no commit yet/);
  });

  test('is not there', async () => {
    const { tested, folder } = createRepository();
    await expect(resolveReferences(tested, path.join(folder, 'nowhere'), request)).rejects.toThrow(CouldNotJudge);
  });
});

/** An origin as GitHub keeps it: main, topic, and refs/pull/1/merge made while main was at `base`. */
function withPullRequest(commits = 3) {
  const { repository, base, topic } = withTopic(commits);
  const origin = createOrigin();
  const mergedInto = repository.grow('main', 'before-merge.ts', 1);
  repository.git('checkout', '--quiet', '--detach', mergedInto);
  repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge topic into main', 'topic');
  const merge = repository.git('rev-parse', 'HEAD');
  const push = (...references: string[]) =>
    repository.git('push', '--quiet', '--force', `file://${origin.folder}`, ...references);
  push('main', 'topic', `${merge}:refs/pull/1/merge`);
  const payload = { pull_request: { number: 1, head: { sha: topic }, base: { sha: mergedInto } } };
  return { repository, origin, base, topic, mergedInto, merge, payload, push };
}

describe('a pull_request event', () => {
  test('on the merge commit at depth 1 compares with its first parent', async () => {
    const { origin, merge, mergedInto, payload } = withPullRequest();
    const clone = checkOut(origin, merge);
    const references = await event(clone, 'pull_request', payload, merge);
    expect(references).toEqual({
      base: mergedInto,
      head: merge,
      how: 'first parent of the merge commit of pull request 1',
    });
    expect(await changedPaths(clone, references)).toEqual(['topic.ts']);
  });

  test('does not mind that the base branch moved after the merge commit was made', async () => {
    const { repository, origin, merge, mergedInto, payload, push } = withPullRequest();
    repository.grow('main', 'moved.ts', 2);
    push('main');
    const clone = checkOut(origin, merge);
    const references = await event(clone, 'pull_request', payload, merge);
    expect(references.base).toBe(mergedInto);
    expect(await changedPaths(clone, references)).toEqual(['topic.ts']);
  });

  test('fetches nothing when the parent is there', async () => {
    const { origin, merge, mergedInto, payload } = withPullRequest();
    const clone = checkOut(origin, merge, 2);
    clone.git('remote', 'remove', 'origin');
    expect(await event(clone, 'pull_request', payload, merge)).toMatchObject({ base: mergedInto });
  });

  test('leaves references, tags and FETCH_HEAD as they were', async () => {
    const { repository, origin, merge, payload, push } = withPullRequest();
    repository.git('tag', 'v1', 'main');
    push('v1');
    const clone = checkOut(origin, merge);
    clone.git('config', 'remote.origin.tagOpt', '--tags');
    rmSync(path.join(clone.folder, '.git/FETCH_HEAD'));
    const before = clone.git('for-each-ref');
    await event(clone, 'pull_request', payload, merge);
    expect(clone.git('for-each-ref')).toBe(before);
    expect(existsSync(path.join(clone.folder, '.git/FETCH_HEAD'))).toBe(false);
  });

  test.each([1, 2])('on the head commit at depth %i deepens until the merge base is found', async (depth) => {
    const { repository, base, topic } = withTopic(4);
    const origin = createOrigin();
    const head = repository.grow('topic', 'topic.ts', 60);
    const tip = repository.grow('main', 'moved.ts', 120);
    repository.git('push', '--quiet', `file://${origin.folder}`, 'main', 'topic');
    expect(topic).not.toBe(head);
    const clone = checkOut(origin, head, depth);
    const payload = { pull_request: { number: 7, head: { sha: head }, base: { sha: tip } } };
    const references = await event(clone, 'pull_request', payload, 'f'.repeat(40));
    expect(references).toEqual({ base, head, how: 'merge base of the head of pull request 7 with its base branch' });
    expect(await changedPaths(clone, references)).toEqual(['topic.ts']);
  });

  test('does not take the first parent of a head commit that is itself a merge', async () => {
    const { repository, base } = withTopic();
    const tip = repository.grow('main', 'later.ts', 1);
    repository.git('checkout', '--quiet', 'topic');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'main');
    const head = repository.git('rev-parse', 'HEAD');
    const payload = { pull_request: { number: 1, head: { sha: head }, base: { sha: tip } } };
    const references = await event(repository, 'pull_request', payload, head);
    expect(references.base).toBe(tip);
    expect(references.base).not.toBe(base);
    expect(await changedPaths(repository, references)).toEqual(['topic.ts']);
  });

  test('on another commit is refused, naming both that would do', async () => {
    const { repository, mergedInto, merge, topic, payload } = withPullRequest();
    repository.git('checkout', '--quiet', '--detach', mergedInto);
    await expect(event(repository, 'pull_request', payload, merge)).rejects.toThrow(
      new RegExp(`${mergedInto}.*${merge}.*${topic}.*checkout step`, 's'),
    );
  });

  test('of unrelated histories is refused', async () => {
    const { repository, base } = withTopic();
    repository.git('checkout', '--quiet', '--orphan', 'island');
    const head = repository.commit();
    const payload = { pull_request: { number: 1, head: { sha: head }, base: { sha: base } } };
    await expect(event(repository, 'pull_request', payload, head)).rejects.toThrow(/no commit in common/);
  });

  test('whose origin cannot be reached says so, without the token', async () => {
    const { origin, merge, payload } = withPullRequest();
    const clone = checkOut(origin, merge);
    clone.git('remote', 'set-url', 'origin', 'file:///nowhere.git');
    const attempt = event(clone, 'pull_request', payload, merge);
    await expect(attempt).rejects.toThrow(/could not be fetched from origin.*persist-credentials.*fetch-depth: 0/s);
    await expect(attempt).rejects.not.toThrow(/secret-token/);
  });

  test.each([
    ['nothing', null],
    ['another event', { issue: {} }],
    [
      'an option in place of a commit',
      { pull_request: { number: 1, head: { sha: '--upload-pack=x' }, base: { sha: 'a'.repeat(40) } } },
    ],
  ])('with a payload of %s is refused', async (_, payload) => {
    const { repository, topic } = withTopic();
    await expect(event(repository, 'pull_request', payload, topic)).rejects.toThrow(
      /payload of the pull_request event/,
    );
  });
});

describe('a merge_group event', () => {
  test('compares with the base of the group, fetched when it is missing', async () => {
    const { origin, merge, mergedInto } = withPullRequest();
    const clone = checkOut(origin, merge);
    const payload = { merge_group: { base_sha: mergedInto, head_sha: merge } };
    const references = await event(clone, 'merge_group', payload, merge);
    expect(references).toEqual({ base: mergedInto, head: merge, how: 'base of the merge group' });
    expect(await changedPaths(clone, references)).toEqual(['topic.ts']);
  });

  test('on another commit is refused', async () => {
    const { repository, topic, merge, mergedInto } = withPullRequest();
    repository.git('checkout', '--quiet', 'topic');
    const payload = { merge_group: { base_sha: mergedInto, head_sha: merge } };
    await expect(event(repository, 'merge_group', payload, merge)).rejects.toThrow(
      new RegExp(`${topic}.*${merge}`, 's'),
    );
  });
});

describe('a push event', () => {
  const repositoryPayload = { repository: { default_branch: 'main' } };
  const zeros = '0'.repeat(40);

  test('compares with the commit before it, fetched when it is missing', async () => {
    const { origin, base, topic } = withPullRequest();
    const clone = checkOut(origin, topic);
    const payload = { ref: 'refs/heads/topic', before: base, after: topic, forced: false, ...repositoryPayload };
    const references = await event(clone, 'push', payload, topic);
    expect(references).toEqual({ base, head: topic, how: 'commit before the push' });
    expect(await changedPaths(clone, references)).toEqual(['topic.ts']);
  });

  test('that was forced compares with what both sides share', async () => {
    const { repository, origin, base, topic, push } = withPullRequest(70);
    repository.git('checkout', '--quiet', '-B', 'topic', base);
    const after = repository.write('again.ts', 'x\n').commit();
    push('topic');
    const clone = checkOut(origin, after);
    const payload = { ref: 'refs/heads/topic', before: topic, after, forced: true, ...repositoryPayload };
    const references = await event(clone, 'push', payload, after);
    expect(references).toEqual({ base, head: after, how: 'merge base with the commit that a forced push replaced' });
    expect(await changedPaths(clone, references)).toEqual(['again.ts']);
  });

  test('of a new branch compares with its merge base with the default branch', async () => {
    const { origin, base, topic } = withPullRequest(4);
    const clone = checkOut(origin, topic);
    const payload = { ref: 'refs/heads/topic', before: zeros, after: topic, ...repositoryPayload };
    const references = await event(clone, 'push', payload, topic);
    expect(references).toEqual({ base, head: topic, how: 'merge base of the new branch with main' });
    expect(await changedPaths(clone, references)).toEqual(['topic.ts']);
  });

  test.each([
    ['the default branch for the first time', { ref: 'refs/heads/main', before: zeros }, /nothing before it/],
    ['a tag', { ref: 'refs/tags/v1', before: zeros }, /is of "refs\/tags\/v1"/],
    ['a deletion', { ref: 'refs/heads/topic', before: 'a'.repeat(40), deleted: true }, /deletes/],
    [
      'another commit',
      { ref: 'refs/heads/topic', before: zeros, after: 'b'.repeat(40) },
      /HEAD is .* but the commit that was pushed is b+/,
    ],
  ])('of %s is refused', async (_, part, message) => {
    const { repository, topic } = withTopic();
    const payload = { after: topic, ...part, ...repositoryPayload };
    await expect(event(repository, 'push', payload, topic)).rejects.toThrow(message);
  });
});

describe('other events', () => {
  test.each(['pull_request_target', 'workflow_run'])(
    '%s is refused, since it would give secrets to the pull request',
    async (name) => {
      const { repository, topic } = withTopic();
      await expect(event(repository, name, {}, topic)).rejects.toThrow(
        /does not run on .*secrets.*Use `on: pull_request`/s,
      );
    },
  );

  test.each(['workflow_dispatch', 'schedule'])('%s says which events work, and the way out', async (name) => {
    const { repository, topic } = withTopic();
    await expect(event(repository, name, {}, topic)).rejects.toThrow(
      /pull_request, merge_group and push.*`base` input/s,
    );
  });
});
