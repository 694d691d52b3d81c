import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git, GitOptions } from '../system/system.ts';

/** The commit that a name stands for, or null when there is none here. The name may come from anywhere. */
export async function commitOf(git: Git, cwd: string, name: string): Promise<string | null> {
  if (name === '' || name.startsWith('-') || name.includes('\0')) return null;
  const { exitCode, stdout } = await git.attempt(cwd, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return exitCode === 0 ? stdout.trim() : null;
}

/** True when the commit's object is here; rev-parse alone believes any 40 digits. */
export async function hasCommit(git: Git, cwd: string, commit: string): Promise<boolean> {
  return (await git.attempt(cwd, ['cat-file', '-e', `${commit}^{commit}`])).exitCode === 0;
}

/** The parents that the commit itself names, of which a shallow clone may hold none. */
export async function parentsOf(git: Git, cwd: string, commit: string): Promise<string[]> {
  const header = (await git.text(cwd, ['cat-file', 'commit', commit])).split('\n\n', 1)[0] ?? '';
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent);
}

/** The best common ancestor, or null when the history that is here shows none. */
export async function mergeBase(git: Git, cwd: string, one: string, other: string): Promise<string | null> {
  const { exitCode, stdout } = await git.attempt(cwd, ['merge-base', one, other]);
  return exitCode === 0 ? stdout.trim() : null;
}

export async function isShallow(git: Git, cwd: string): Promise<boolean> {
  return (await git.text(cwd, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
}

/** Fetches commits by id, with `depth` as `--depth=2` or `--deepen=50`. Writes objects only: no branch, tag or FETCH_HEAD. */
export async function fetchCommits(
  git: Git,
  cwd: string,
  depth: string,
  commits: readonly string[],
  options: GitOptions,
): Promise<void> {
  const args = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', depth];
  const { exitCode, stderr } = await git.attempt(cwd, [...args, 'origin', ...commits], options);
  if (exitCode !== 0) throw cannotFetch(commits.join(' and '), stderr);
}

/** The commit that a branch of origin is at now. */
export async function remoteBranch(git: Git, cwd: string, branch: string, options: GitOptions): Promise<string> {
  const reference = `refs/heads/${branch}`;
  const { stdout, stderr } = await git.attempt(cwd, ['ls-remote', 'origin', reference], options);
  const line = stdout.split('\n').find((text) => text.endsWith(`\t${reference}`));
  const commit = line?.split('\t')[0];
  if (commit === undefined) throw cannotFetch(`branch ${branch}`, stderr);
  return commit;
}

function cannotFetch(what: string, stderr: string): CouldNotJudge {
  return new CouldNotJudge(
    `${what} could not be fetched from origin, and this clone is too shallow to do without. git says: ${stderr.trim()}\n` +
      'Likely the checkout step kept no credentials (`persist-credentials: false`) and no token was given, the token cannot read ' +
      'contents, or the commit is gone from the server. Give the token with `permissions: contents: read`, or check out with `fetch-depth: 0`.',
  );
}

/** First step, growth and end of deepening: 50, 100, 200… to 12,750 commits from each tip in eight fetches. */
const FIRST_DEEPENING = 50;
const DEEPENINGS = 8;

/**
 * The merge base of two commits, fetching as much history as it takes. `other` need not be here yet.
 *
 * @throws CouldNotJudge when the histories are unrelated, or share nothing within 12,750 commits.
 */
export async function mergeBaseWithFetching(
  git: Git,
  cwd: string,
  head: string,
  other: string,
  options: GitOptions,
): Promise<string> {
  if (!(await hasCommit(git, cwd, other))) await fetchCommits(git, cwd, '--depth=1', [other], options);
  let step = FIRST_DEEPENING;
  for (let round = 0; ; round += 1) {
    const base = await mergeBase(git, cwd, head, other);
    if (base !== null) return base;
    if (!(await isShallow(git, cwd))) {
      throw new CouldNotJudge(
        `${head} and ${other} have no commit in common, though the whole history is here. ` +
          'The branch does not grow from its base: rebase it, or give the `base` input.',
      );
    }
    if (round === DEEPENINGS) {
      throw new CouldNotJudge(
        `${head} and ${other} have no commit in common within ${step - FIRST_DEEPENING} commits. ` +
          'Check out with `fetch-depth: 0`, or give the `base` input.',
      );
    }
    await fetchCommits(git, cwd, `--deepen=${step}`, [head, other], options);
    step *= 2;
  }
}
