import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';

export interface WorkTree {
  /** Absolute, real path of the top of the repository. */
  readonly root: string;
  /** The asked folder relative to root, with `/`; `.` for root itself. */
  readonly within: string;
}

/**
 * The work tree that a folder is in.
 *
 * @throws CouldNotJudge when the folder is missing or in no git work tree
 */
export async function workTreeAt(git: Git, folder: string): Promise<WorkTree> {
  const real = await realpath(folder).catch(() => {
    throw new CouldNotJudge(
      `There is no folder ${folder}. Give --cwd (in a workflow: working-directory) a folder of the checked out repository.`,
    );
  });
  const found = await git.attempt(real, ['rev-parse', '--show-toplevel']);
  if (found.exitCode !== 0) {
    const said = found.stderr.trim();
    throw new CouldNotJudge(
      `${folder} is not in a git work tree${said === '' ? '' : ` (git says: ${said})`}. Changed lines are read from git: ` +
        'check the repository out first (in a workflow, with actions/checkout), or give another --cwd.',
    );
  }
  const root = await realpath(found.stdout.replace(/\n$/, ''));
  return { root, within: relative(root, real).split(sep).join('/') || '.' };
}

/** Every file of the work tree that git tracks or would track: relative to root, sorted by path. */
export async function filesOf(git: Git, root: string): Promise<readonly string[]> {
  const listed = await git.text(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return [...new Set(listed.split('\0').filter((path) => path !== ''))].sort();
}
