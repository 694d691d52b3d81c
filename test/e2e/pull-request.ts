import { lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commitAll, installedProject } from '../projects/installed-project.ts';
import { freshFolder, removedLater } from './folders.ts';
import { type Files, git, shell, write } from './work-tree.ts';

/** A repository on a server, with one pull request in it. */
export interface PullRequest {
  /** The bare repository that a checkout fetches from. */
  readonly origin: string;
  readonly base: string;
  readonly head: string;
  /** The commit at refs/pull/1/merge. */
  readonly merge: string;
  /** The node_modules that an install would give; null for a project without dependencies. */
  readonly modules: string | null;
}

/** A small project with `before` in its base, and a pull request that makes `change`, merged as the server does. */
export async function pullRequest(project: string, change: Files, before: Files = {}): Promise<PullRequest> {
  const root = removedLater(await installedProject(project));
  await write(root, before);
  const base = await commitAll(root, 'base');
  git(root, 'checkout', '--quiet', '-b', 'feature');
  await write(root, change);
  const head = await commitAll(root, 'change');
  const origin = join(await freshFolder(), 'project.git');
  const merge = shell(root, MERGE_AND_PUSH, origin).trim();
  const modules = join(root, 'node_modules');
  const installed = await lstat(modules).catch(() => null);
  return { origin, base, head, merge, modules: installed === null ? null : await readlink(modules) };
}

/** As GitHub's server does: a commit can be asked for by its id. */
const MERGE_AND_PUSH = `
git checkout --quiet --detach main
git merge --quiet --no-ff -m 'Merge pull request 1' feature
git init --quiet --bare "$1"
git push --quiet "$1" main feature HEAD:refs/pull/1/merge HEAD:refs/heads/gh-readonly-queue/main/pr-1
git --git-dir="$1" config uploadpack.allowAnySHA1InWant true
git rev-parse HEAD`;

/** What actions/checkout leaves by default: one commit deep, HEAD detached. Then the dependencies are installed. */
export async function checkout({ origin, modules }: PullRequest, reference: string, workspace: string): Promise<void> {
  await mkdir(workspace, { recursive: true });
  const tracked = reference.replace('refs/heads/', 'refs/remotes/origin/').replace('refs/pull/', 'refs/remotes/pull/');
  shell(workspace, CHECKOUT, pathToFileURL(origin).href, `+${reference}:${tracked}`, tracked);
  if (modules !== null) await symlink(modules, join(workspace, 'node_modules'));
}

const CHECKOUT = `
git init --quiet --initial-branch=main
git remote add origin "$1"
git fetch --quiet --no-tags --depth=1 origin "$2"
git checkout --quiet --detach "$3"`;
