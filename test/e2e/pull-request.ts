import { lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commitAll, installedProject } from '../projects/installed-project.ts';
import { freshFolder, removedLater } from './folders.ts';
import { type Files, git, write } from './work-tree.ts';

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
  git(root, 'checkout', '--quiet', '--detach', 'main');
  git(root, 'merge', '--quiet', '--no-ff', '-m', 'Merge pull request 1', 'feature');
  const merge = git(root, 'rev-parse', 'HEAD').trim();
  const origin = join(await freshFolder(), 'project.git');
  git(root, 'init', '--quiet', '--bare', origin);
  git(root, 'push', '--quiet', origin, 'main', 'feature', 'HEAD:refs/pull/1/merge');
  git(root, 'push', '--quiet', origin, 'HEAD:refs/heads/gh-readonly-queue/main/pr-1');
  // As GitHub's server does: a commit can be asked for by its id.
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const modules = join(root, 'node_modules');
  const installed = await lstat(modules).catch(() => null);
  return { origin, base, head, merge, modules: installed === null ? null : await readlink(modules) };
}

/** What actions/checkout leaves by default: one commit deep, HEAD detached. Then the dependencies are installed. */
export async function checkout({ origin, modules }: PullRequest, reference: string, workspace: string): Promise<void> {
  await mkdir(workspace, { recursive: true });
  git(workspace, 'init', '--quiet', '--initial-branch=main');
  git(workspace, 'remote', 'add', 'origin', pathToFileURL(origin).href);
  const tracked = reference.replace('refs/heads/', 'refs/remotes/origin/').replace('refs/pull/', 'refs/remotes/pull/');
  git(workspace, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', `+${reference}:${tracked}`);
  git(workspace, 'checkout', '--quiet', '--detach', tracked);
  if (modules !== null) await symlink(modules, join(workspace, 'node_modules'));
}
