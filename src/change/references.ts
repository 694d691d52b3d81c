import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { GitFailed } from '../system/git.ts';
import type { Git } from '../system/system.ts';
import { type EventRequest, resolveEvent } from './event-references.ts';
import { commitOf, isShallow, mergeBase } from './history.ts';
import type { References } from './measured-against.ts';
import { hasUncommittedWork } from './uncommitted.ts';

/** A person names the base; `head`, if given, only confirms what is checked out. */
export interface LocalRequest {
  readonly kind: 'local';
  readonly base: string;
  readonly head: string | null;
}

/**
 * Finds the commit that a pull request starts from, for the work tree at `cwd`.
 * Locally that is the merge base of `base` and HEAD: what `base` gained since is not this change's doing.
 * In a workflow the event says it; a shallow checkout is deepened as far as needed.
 *
 * @throws CouldNotJudge when cwd is no work tree, a reference is unknown, HEAD is not what the event is about, the
 * history has no common commit or cannot be fetched, or the event is none that has a pull request's meaning.
 */
export async function resolveReferences(
  git: Git,
  cwd: string,
  request: LocalRequest | EventRequest,
): Promise<References> {
  const head = await requireWorkTree(git, cwd);
  return request.kind === 'local' ? resolveLocal(git, cwd, request, head) : resolveEvent(git, cwd, request, head);
}

async function requireWorkTree(git: Git, cwd: string): Promise<string> {
  const inside = await git.attempt(cwd, ['rev-parse', '--is-inside-work-tree']).catch((error: unknown) => {
    if (!(error instanceof GitFailed)) throw error;
    throw new CouldNotJudge(`${error.message}. Is git installed and on PATH, and is that folder there?`);
  });
  if (inside.stderr.includes('dubious ownership')) {
    throw new CouldNotJudge(
      `git refuses to read ${cwd}, since another user owns it (usual in a container job). ` +
        `Run \`git config --global --add safe.directory ${cwd}\` in a step before this one.`,
    );
  }
  if (inside.exitCode !== 0 || inside.stdout.trim() !== 'true') {
    throw new CouldNotJudge(
      `${cwd} is not in a git work tree${inside.stderr.trim() === '' ? '' : ` (git says: ${inside.stderr.trim()})`}. ` +
        'Changed lines are read from git: check the repository out first (in a workflow, with actions/checkout), or give another --cwd.',
    );
  }
  const head = await commitOf(git, cwd, 'HEAD');
  if (head === null) {
    throw new CouldNotJudge(
      `The repository at ${cwd} has no commit yet, so there is no base to compare with. Commit the base first.`,
    );
  }
  return head;
}

async function resolveLocal(git: Git, cwd: string, request: LocalRequest, head: string): Promise<References> {
  const start = await requireCommit(git, cwd, '--base', request.base);
  const root = (await git.text(cwd, ['rev-parse', '--show-toplevel'])).replace(/\n$/, '');
  const uncommitted = await hasUncommittedWork(git, root);
  if (request.head !== null) {
    const wanted = await requireCommit(git, cwd, '--head', request.head);
    if (wanted !== head) {
      throw new CouldNotJudge(
        `--head ${request.head} is commit ${wanted}, but HEAD of the work tree is ${head}. ` +
          `Tests run in the work tree, so it must be at the head that is judged: \`git checkout ${wanted}\`, or leave --head out.`,
      );
    }
    if (uncommitted) {
      throw new CouldNotJudge(
        `--head ${request.head} was given, but the work tree has uncommitted or untracked files, which tests would see. ` +
          'Commit, stash or ignore them, or leave --head out to judge them too.',
      );
    }
  }
  const base = await mergeBase(git, cwd, start, head);
  if (base === null) throw await noCommonCommit(git, cwd, request.base, start, head);
  const moved = base === start ? `${request.base} itself` : `merge base of ${request.base} and HEAD`;
  return { base, head: uncommitted ? null : head, how: moved };
}

async function requireCommit(git: Git, cwd: string, option: string, reference: string): Promise<string> {
  const commit = await commitOf(git, cwd, reference);
  if (commit !== null) return commit;
  const remote = await commitOf(git, cwd, `origin/${reference}`);
  const advice =
    remote !== null
      ? `Did you mean origin/${reference}?`
      : (await isShallow(git, cwd))
        ? `This clone is shallow and may not hold it: \`git fetch origin ${reference}\`, or check out with \`fetch-depth: 0\`.`
        : 'Check the spelling, or fetch it first: `git branch --all` lists what is there.';
  throw new CouldNotJudge(`${option} ${JSON.stringify(reference)} is not a commit of this repository. ${advice}`);
}

async function noCommonCommit(git: Git, cwd: string, name: string, start: string, head: string): Promise<Error> {
  const shallow = await isShallow(git, cwd);
  return new CouldNotJudge(
    `${name} (${start}) and HEAD (${head}) have no commit in common${
      shallow
        ? ' in this shallow clone. Fetch the rest of the history: `git fetch --unshallow`, or check out with `fetch-depth: 0`.'
        : ': their histories are unrelated, so there is no pull request between them. Give a base that HEAD grew from.'
    }`,
  );
}
