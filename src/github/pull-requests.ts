import { z } from 'zod';
import { answerTo, orFailed } from './answer.ts';
import type { Repository } from './repository.ts';

const pullRequest = z.object({
  number: z.number().int(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullish(),
  title: z.string(),
  body: z.string().nullish(),
  head: z.object({ ref: z.string(), sha: z.string(), repo: z.object({ full_name: z.string() }).nullish() }),
  base: z.object({ ref: z.string() }),
});

/** As GitHub describes it; names are whoever's who chose them. */
export type PullRequest = z.infer<typeof pullRequest>;

export function pullRequestOf({ api, at }: Repository, number: number): Promise<PullRequest> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  return answerTo('read the pull request', api.request(route, { ...at, pull_number: number }), pullRequest);
}

/** Those from a branch of this repository, open and closed, the newest first. */
export async function pullRequestsFrom(repository: Repository, branch: string): Promise<readonly PullRequest[]> {
  const { api, at } = repository;
  const asked = api.request('GET /repos/{owner}/{repo}/pulls', {
    ...at,
    head: `${at.owner}:${branch}`,
    state: 'all',
    sort: 'created',
    direction: 'desc',
    per_page: 100,
  });
  const found = await answerTo('list the pull requests of drafts', asked, z.array(pullRequest));
  // A fork of the same owner may have a branch of that name.
  return found.filter((pull) => pull.head.ref === branch && isFromHere(repository, pull));
}

/** Its branch is in this repository, and in no fork. */
export function isFromHere({ at }: Repository, { head }: PullRequest): boolean {
  return head.repo?.full_name.toLowerCase() === `${at.owner}/${at.repo}`.toLowerCase();
}

/** What a pull request is to say. */
export interface PullRequestText {
  readonly title: string;
  readonly body: string;
  /** The branch to merge into. */
  readonly base: string;
}

export function openPullRequest({ api, at }: Repository, head: string, text: PullRequestText): Promise<PullRequest> {
  const asked = api.request('POST /repos/{owner}/{repo}/pulls', { ...at, head, ...text });
  return answerTo('open a pull request', asked, pullRequest);
}

export async function changePullRequest(
  { api, at }: Repository,
  number: number,
  change: Partial<PullRequestText> & { readonly state?: 'closed' },
): Promise<void> {
  const route = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}';
  await orFailed('change the pull request of drafts', api.request(route, { ...at, pull_number: number, ...change }));
}
