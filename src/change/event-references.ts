import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git, GitOptions } from '../system/system.ts';
import { mergeGroupPayload, pullRequestPayload, pushPayload, readPayload } from './event-payload.ts';
import { fetchCommits, hasCommit, mergeBase, mergeBaseWithFetching, parentsOf, remoteBranch } from './history.ts';
import type { References } from './measured-against.ts';

/** A workflow run says what changed. */
export interface EventRequest {
  readonly kind: 'event';
  /** GITHUB_EVENT_NAME. */
  readonly name: string;
  /** The parsed file at GITHUB_EVENT_PATH. */
  readonly payload: unknown;
  /** GITHUB_SHA. */
  readonly sha: string;
  /** For fetching from origin where the checkout kept no credentials; null: as git is set up. */
  readonly token: string | null;
  /** GITHUB_SERVER_URL: the only server that gets the token. */
  readonly serverUrl: string;
}

interface Checkout {
  readonly git: Git;
  readonly cwd: string;
  readonly head: string;
  readonly options: GitOptions;
}

const WORKING_EVENTS = 'pull_request, merge_group and push';

/** See `resolveReferences`; `head` is the commit that is checked out. */
export async function resolveEvent(git: Git, cwd: string, request: EventRequest, head: string): Promise<References> {
  const { token, serverUrl } = request;
  const options = token === null || token === '' ? {} : { withToken: { token, serverUrl } };
  const checkout = { git, cwd, head, options };
  switch (request.name) {
    case 'pull_request':
      return ofPullRequest(checkout, request);
    case 'merge_group':
      return ofMergeGroup(checkout, request);
    case 'push':
      return ofPush(checkout, request);
    default:
      requireSafeEvent(request.name);
      throw new CouldNotJudge(
        `The event ${JSON.stringify(request.name)} does not say what changed. Earnest works on ${WORKING_EVENTS}. ` +
          'For any other event give the `base` input, for example `base: origin/main`.',
      );
  }
}

/** Those events hand a token that can write, and secrets, to work on pull requests of anybody. */
export function isUnsafeEvent(name: string): boolean {
  return name === 'pull_request_target' || name === 'workflow_run';
}

/** @throws CouldNotJudge for an event that joins secrets with code from anybody, whatever base is asked for */
export function requireSafeEvent(name: string): void {
  if (!isUnsafeEvent(name)) return;
  throw new CouldNotJudge(
    `Earnest does not run on ${name}: that event gives a token that can write, and secrets, to a job that would ` +
      'run code of the pull request, which anyone may have written. Use `on: pull_request`.',
  );
}

async function ofPullRequest(checkout: Checkout, request: EventRequest): Promise<References> {
  const { git, cwd, head, options } = checkout;
  const { pull_request: pull } = readPayload(pullRequestPayload, request.name, request.payload);
  // Asked first: a head commit that is itself a merge must not choose its own base by the order of its parents.
  if (head === pull.head.sha) {
    const base = await mergeBaseWithFetching(git, cwd, head, pull.base.sha, options);
    return { base, head, how: `merge base of the head of pull request ${pull.number} with its base branch` };
  }
  const [firstParent, secondParent] = head === request.sha ? await parentsOf(git, cwd, head) : [];
  if (firstParent === undefined || secondParent === undefined) {
    throw new CouldNotJudge(
      `HEAD is ${head}, which is neither the merge commit of pull request ${pull.number} (GITHUB_SHA ${request.sha}) nor its head ` +
        `(${pull.head.sha}). The checkout step likely has a \`ref:\` of something else, or a step committed after it. ` +
        `Check out without \`ref:\`, or with \`ref: \${{ github.event.pull_request.head.sha }}\`.`,
    );
  }
  if (!(await hasCommit(git, cwd, firstParent))) await fetchCommits(git, cwd, '--depth=2', [head], options);
  return { base: firstParent, head, how: `first parent of the merge commit of pull request ${pull.number}` };
}

async function ofMergeGroup(checkout: Checkout, request: EventRequest): Promise<References> {
  const { git, cwd, head, options } = checkout;
  const { merge_group: group } = readPayload(mergeGroupPayload, request.name, request.payload);
  requireHead(head, group.head_sha, 'the head of the merge group');
  if (!(await hasCommit(git, cwd, group.base_sha)))
    await fetchCommits(git, cwd, '--depth=1', [group.base_sha], options);
  return { base: group.base_sha, head, how: 'base of the merge group' };
}

async function ofPush(checkout: Checkout, request: EventRequest): Promise<References> {
  const { git, cwd, head, options } = checkout;
  const push = readPayload(pushPayload, request.name, request.payload);
  if (push.deleted || !push.ref.startsWith('refs/heads/')) {
    throw new CouldNotJudge(
      `The push ${push.deleted ? 'deletes' : 'is of'} ${JSON.stringify(push.ref)}, which is no change to a branch. ` +
        'Limit the trigger with `on: push: branches: [main]`, or give the `base` input.',
    );
  }
  requireHead(head, push.after, 'the commit that was pushed');
  if (/^0+$/.test(push.before)) return ofNewBranch(checkout, push.ref, push.repository.default_branch);
  if (push.forced) {
    const base = await mergeBaseWithFetching(git, cwd, head, push.before, options);
    return { base, head, how: 'merge base with the commit that a forced push replaced' };
  }
  if (!(await hasCommit(git, cwd, push.before))) await fetchCommits(git, cwd, '--depth=1', [push.before], options);
  // The payload may be wrong about `forced`; where the history is here, it decides.
  const base = (await mergeBase(git, cwd, head, push.before)) ?? push.before;
  return { base, head, how: 'commit before the push' };
}

async function ofNewBranch(checkout: Checkout, reference: string, defaultBranch: string): Promise<References> {
  const { git, cwd, head, options } = checkout;
  if (reference === `refs/heads/${defaultBranch}`) {
    throw new CouldNotJudge(
      `The push creates the default branch ${JSON.stringify(defaultBranch)}: there is nothing before it to compare with. ` +
        'The next push or pull request can be judged.',
    );
  }
  const tip = await remoteBranch(git, cwd, defaultBranch, options);
  const base = await mergeBaseWithFetching(git, cwd, head, tip, options);
  return { base, head, how: `merge base of the new branch with ${defaultBranch}` };
}

function requireHead(head: string, expected: string, what: string): void {
  if (head === expected) return;
  throw new CouldNotJudge(
    `HEAD is ${head}, but ${what} is ${expected}. The checkout step likely has a \`ref:\` of something else, ` +
      'or a step committed after it. Check out without `ref:`.',
  );
}
