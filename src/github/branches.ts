import { z } from 'zod';
import { answerTo, orAbsent, orFailed } from './answer.ts';
import type { Repository } from './repository.ts';

const id = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'an object id');

const reference = z.object({ object: z.object({ sha: id }) });
const commit = z.object({
  sha: id,
  message: z.string(),
  tree: z.object({ sha: id }),
  parents: z.array(z.object({ sha: id })),
});

export type Commit = z.infer<typeof commit>;

export function commitOf({ api, at }: Repository, sha: string): Promise<Commit> {
  const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
  return answerTo('read a commit', api.request(route, { ...at, commit_sha: sha }), commit);
}

/** The commit at the tip of a branch; null where there is no such branch. */
export async function tipOf(repository: Repository, branch: string): Promise<Commit | null> {
  const { api, at } = repository;
  const asked = api.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...at, ref: `heads/${branch}` });
  const found = await orAbsent(answerTo('read the branch of drafts', asked, reference));
  return found === null ? null : commitOf(repository, found.object.sha);
}

export async function createCommit(
  { api, at }: Repository,
  made: { readonly message: string; readonly tree: string; readonly parent: string },
): Promise<string> {
  const { message, tree, parent } = made;
  const route = 'POST /repos/{owner}/{repo}/git/commits';
  const asked = api.request(route, { ...at, message, tree, parents: [parent] });
  return (await answerTo('make a commit', asked, z.object({ sha: id }))).sha;
}

export async function createBranch({ api, at }: Repository, branch: string, sha: string): Promise<void> {
  const route = 'POST /repos/{owner}/{repo}/git/refs';
  await orFailed('create the branch of drafts', api.request(route, { ...at, ref: `refs/heads/${branch}`, sha }));
}

/** Whatever it pointed to before. */
export async function moveBranch({ api, at }: Repository, branch: string, sha: string): Promise<void> {
  const route = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';
  await orFailed('move the branch of drafts', api.request(route, { ...at, ref: `heads/${branch}`, sha, force: true }));
}

export async function deleteBranch({ api, at }: Repository, branch: string): Promise<void> {
  const route = 'DELETE /repos/{owner}/{repo}/git/refs/{ref}';
  await orFailed('delete the branch of drafts', api.request(route, { ...at, ref: `heads/${branch}` }));
}
