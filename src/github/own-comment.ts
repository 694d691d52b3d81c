import { z } from 'zod';
import { formed, orFailed } from './answer.ts';
import type { Repository } from './repository.ts';

/** A comment that stands for one thing, and is found again by its first line. */
export interface OwnComment {
  /** The number of the pull request. */
  readonly number: number;
  /** The first line of the body, as `commentMarker` makes it. */
  readonly marker: string;
  /** At most 65,536 characters, with the marker ("Body is too long (maximum is 65536 characters)"). */
  readonly body: string;
}

const comment = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});
type Comment = z.infer<typeof comment>;

/** Of a hundred comments; GitHub allows 2,500. */
const MOST_PAGES = 30;

const viewer = z.object({ viewer: z.object({ login: z.string() }) });

export function commentMarker(key: string): string {
  return `<!-- earnest:${key} -->`;
}

/**
 * Makes the comment say `body`: creates it, or updates it in place, or leaves it when it says so already. Further comments of ours with
 * the same marker, which two jobs at a time may leave, are removed.
 *
 * A comment is ours when it begins with the marker and its author is who the token stands for. Anybody can post the marker,
 * and a token that may write can edit comments of others: their words would then stand under a name that can change them.
 *
 * @throws ApiFailed
 */
export async function showOwnComment(
  repository: Repository,
  { number, marker, body }: OwnComment,
): Promise<'created' | 'updated' | 'unchanged'> {
  const { api, at } = repository;
  const marked = await commentsMarked(repository, number, marker);
  const author = marked.length === 0 ? null : await ownLogin(repository);
  const [first, ...others] = marked.filter(({ user }) => user?.login === author);
  if (first === undefined) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    await orFailed('comment on the pull request', api.request(route, { ...at, issue_number: number, body }));
    return 'created';
  }
  const isSame = normal(first.body) === normal(body);
  if (!isSame) {
    const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
    await orFailed('update the comment', api.request(route, { ...at, comment_id: first.id, body }));
  }
  for (const { id } of others) {
    const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
    await orFailed('remove a second comment', api.request(route, { ...at, comment_id: id }));
  }
  return isSame ? 'unchanged' : 'updated';
}

/** The oldest first. */
async function commentsMarked({ api, at }: Repository, number: number, marker: string): Promise<readonly Comment[]> {
  const what = 'list the comments of the pull request';
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const found: Comment[] = [];
  for (let page = 1, isLast = false; !isLast && page <= MOST_PAGES; page += 1) {
    const asked = api.request(route, { ...at, issue_number: number, per_page: 100, page });
    const { data, headers } = await orFailed(what, asked);
    found.push(...formed(what, data, z.array(comment)).filter(({ body }) => body?.startsWith(marker)));
    // A page may be short where GitHub hides comments: its length does not tell that it is the last.
    isLast = !/\brel="next"/.test(headers.link ?? '');
  }
  return found;
}

/**
 * Who the token stands for, as the REST API names authors: `github-actions[bot]`, `my-app[bot]`, or a person's login. Only GraphQL
 * tells that for every kind of token: `GET /user` refuses those of Apps, GITHUB_TOKEN among them.
 */
async function ownLogin({ api }: Repository): Promise<string> {
  const what = 'say whose the token is';
  return formed(what, await orFailed(what, api.graphql('{ viewer { login } }')), viewer).viewer.login;
}

/** Line ends and white space at the end may change on the way. */
function normal(body: string | null | undefined): string {
  return (body ?? '').replaceAll('\r\n', '\n').trimEnd();
}
