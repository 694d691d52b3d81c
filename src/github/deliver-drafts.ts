import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { ApiFailed } from './answer.ts';
import { type Commit, commitOf, createBranch, createCommit, deleteBranch, moveBranch, tipOf } from './branches.ts';
import { commitMessage, digestOf, draftsBranch, isDraftsBranch, isUntouched } from './drafts-commit.ts';
import type { DraftFile } from './drafts-patch.ts';
import {
  changePullRequest,
  isFromHere,
  openPullRequest,
  type PullRequest,
  pullRequestOf,
  pullRequestsFrom,
} from './pull-requests.ts';
import type { Repository } from './repository.ts';
import { treeWith } from './trees.ts';

export interface DraftsToDeliver {
  /** The number of the pull request that they are for. */
  readonly number: number;
  /** The commit that they were made for, as the event names it. */
  readonly head: string;
  /** None: what was delivered before is withdrawn. */
  readonly files: readonly DraftFile[];
  readonly title: string;
  /** Markdown, at most 65,000 characters. */
  readonly body: string;
}

export interface Delivery {
  /**
   * - opened, updated, closed: the pull request of drafts was.
   * - unchanged: it says the same already, or people have taken it over or closed it.
   * - nothing: there is none, and none is to be.
   */
  readonly status: 'opened' | 'updated' | 'unchanged' | 'closed' | 'nothing';
  /** Of the pull request that holds the drafts. */
  readonly pullRequest: number | null;
  /** Why it was not done as asked; null where it was. */
  readonly why: string | null;
}

/**
 * Offers drafts as a pull request into the branch that they are for; that branch itself is never written to. One for each pull
 * request, on a branch of its own which is made anew from the head each time:
 * - the same drafts on the same head are left as they are;
 * - a branch that anybody else has committed to is left as it is;
 * - drafts that a person turned down, by closing their pull request, are not offered again while they are the same;
 * - when there are none any more, or the pull request that they are for is closed, theirs is closed and their branch deleted.
 *
 * Nothing is done for a pull request from a fork, for one whose branch has moved on since, and for one that itself holds drafts.
 *
 * @throws CouldNotJudge when the drafts do not fit to that head, or somebody else was at it at the same time
 * @throws ApiFailed
 */
export async function deliverDrafts(repository: Repository, drafts: DraftsToDeliver): Promise<Delivery> {
  const target = await pullRequestOf(repository, drafts.number);
  if (!isFromHere(repository, target))
    return nothing('the pull request comes from a fork, whose branches cannot be offered anything from here');
  if (isDraftsBranch(target.head.ref)) return nothing('the pull request holds drafts itself');
  const branch = draftsBranch(drafts.number);
  if (target.state === 'closed') return withdraw(repository, branch);
  if (target.head.sha !== drafts.head)
    return nothing('the branch of the pull request has moved on since: the run for its new head delivers');
  return drafts.files.length === 0 ? withdraw(repository, branch) : offer(repository, branch, target, drafts);
}

async function offer(
  repository: Repository,
  branch: string,
  target: PullRequest,
  { number, head, files, title, body }: DraftsToDeliver,
): Promise<Delivery> {
  const mark = digestMark(files);
  const [tip, offered] = [await tipOf(repository, branch), await pullRequestsFrom(repository, branch)];
  const open = offered.find(({ state }) => state === 'open');
  if (tip !== null && !isUntouched(tip)) return unchanged(open, TAKEN_OVER);
  const declined = offered.find((pull) => pull.state === 'closed' && !pull.merged_at && pull.body?.includes(mark));
  if (open === undefined && declined !== undefined)
    return unchanged(declined, 'somebody turned these very drafts down by closing their pull request');

  const tree = await treeWith(repository, (await commitOf(repository, head)).tree.sha, files);
  const isThere = tip !== null && tip.tree.sha === tree && tip.parents[0]?.sha === head;
  if (!isThere) {
    const sha = await createCommit(repository, { message: commitMessage(number, files, tree), tree, parent: head });
    await pointTo(repository, branch, tip, sha);
  }
  const text = { title, body: `${mark}\n${body}`, base: target.head.ref };
  if (open === undefined) {
    const { number: opened } = await openPullRequest(repository, branch, text);
    return { status: 'opened', pullRequest: opened, why: null };
  }
  // The rest of the body names a run and its times, which is no reason to write.
  const saysSo = open.title === title && open.base.ref === text.base && open.body?.includes(mark) === true;
  if (isThere && saysSo) return { status: 'unchanged', pullRequest: open.number, why: null };
  await changePullRequest(repository, open.number, text);
  return { status: 'updated', pullRequest: open.number, why: null };
}

async function withdraw(repository: Repository, branch: string): Promise<Delivery> {
  const [tip, offered] = [await tipOf(repository, branch), await pullRequestsFrom(repository, branch)];
  const open = offered.find(({ state }) => state === 'open');
  if (tip === null && open === undefined) return { status: 'nothing', pullRequest: null, why: null };
  if (tip !== null && !isUntouched(tip)) return unchanged(open, TAKEN_OVER);
  await requireTip(repository, branch, tip);
  if (open !== undefined) {
    // Without the mark: it was not a person who turned these down.
    await changePullRequest(repository, open.number, { state: 'closed', body: withoutMark(open.body) });
  }
  if (tip !== null) await deleteBranch(repository, branch);
  return { status: 'closed', pullRequest: open?.number ?? null, why: null };
}

const TAKEN_OVER = 'somebody has committed to the branch of drafts, which is theirs now';

/** The API cannot move a branch only from where it was seen. What is left of the race is the time of one request. */
async function pointTo(repository: Repository, branch: string, seen: Commit | null, sha: string): Promise<void> {
  await requireTip(repository, branch, seen);
  try {
    if (seen === null) await createBranch(repository, branch, sha);
    else await moveBranch(repository, branch, sha);
  } catch (problem) {
    if (!(problem instanceof ApiFailed) || (problem.status !== 409 && problem.status !== 422)) throw problem;
    throw new CouldNotJudge(
      `${problem.message}. Either another run of this job was at ${branch} at the same time: run this job again. Or a rule of the ` +
        'repository protects branches of that name: let it leave out `earnest/drafts-*`.',
    );
  }
}

async function requireTip(repository: Repository, branch: string, seen: Commit | null): Promise<void> {
  const now = await tipOf(repository, branch);
  if (now?.sha === seen?.sha) return;
  throw new CouldNotJudge(
    `The branch ${branch} was moved while the drafts were delivered: another run of this job, or a person, was at it at the same time. ` +
      'Nothing of theirs was changed. Run this job again, and give it `concurrency:` with a group for each pull request.',
  );
}

/** In the body of a pull request: which drafts it offers. */
function digestMark(files: readonly DraftFile[]): string {
  return `<!-- earnest-drafts:${digestOf(files)} -->`;
}

function withoutMark(body: string | null | undefined): string {
  return (body ?? '').replace(/<!-- earnest-drafts:[0-9a-f]{64} -->\s*/g, '');
}

function nothing(why: string): Delivery {
  return { status: 'nothing', pullRequest: null, why };
}

function unchanged(pull: PullRequest | undefined, why: string): Delivery {
  return { status: 'unchanged', pullRequest: pull?.number ?? null, why };
}
