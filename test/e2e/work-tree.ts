import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { commitAll, installedProject } from '../projects/installed-project.ts';
import { freshFolder, removedLater } from './folders.ts';
import { CACHE_FOLDER, COMMAND_LINE, NETWORK, PROGRAMS_PATH } from './programs.ts';
import { type ProgramRun, runProgram } from './run-program.ts';

/** Text by path; null removes the file. */
export type Files = Readonly<Record<string, string | null>>;

export interface WorkTree {
  readonly root: string;
  /** The commit that the change starts from. */
  readonly base: string;
  /** What is given as TMPDIR: whatever a run leaves there is a leftover. */
  readonly temporary: string;
}

/** A copy of a small project with `before` committed as its base, and `change` on top of it, not committed. */
export async function workTree(project: string, change: Files, before: Files = {}): Promise<WorkTree> {
  const root = removedLater(await installedProject(project));
  await write(root, before);
  const base = await commitAll(root, 'base');
  await write(root, change);
  return { root, base, temporary: await freshFolder() };
}

export async function write(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (text === null) await rm(file);
    else await writeFile(file, text);
  }
}

/** `earnest ARGS` in the work tree, with nothing in its environment but what a shell has, and `environment`. */
export function earnest(
  tree: Pick<WorkTree, 'root' | 'temporary'>,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProgramRun> {
  return runProgram(COMMAND_LINE, args, tree.root, {
    ...NETWORK,
    PATH: PROGRAMS_PATH,
    HOME: process.env.HOME ?? '/',
    TMPDIR: tree.temporary,
    EARNEST_CACHE: CACHE_FOLDER,
    ...environment,
  });
}

/** What git says of the tree (ignored files too), and what is left in the temporary folder. */
export async function leftBehind(tree: Pick<WorkTree, 'root' | 'temporary'>): Promise<Leftovers> {
  return {
    workTree: git(tree.root, 'status', '--porcelain', '--ignored')
      .split('\n')
      .filter((line) => line !== ''),
    // Runners keep caches of their own there, as they do without us.
    temporary: (await readdir(tree.temporary)).filter(
      (name) => !/^(?:jest_|node-compile-cache|v8-compile-cache)/.test(name),
    ),
  };
}

export interface Leftovers {
  readonly workTree: readonly string[];
  readonly temporary: readonly string[];
}

export function git(cwd: string, ...args: readonly string[]): string {
  return shell(cwd, 'git "$@"', ...args);
}

/** Several commands of git by one process of ours: to start one costs a test more the more memory it has. */
export function shell(cwd: string, script: string, ...args: readonly string[]): string {
  const ours =
    'git() { command git -c user.name=Test -c user.email=test@example.com -c protocol.file.allow=always "$@"; }\n';
  return execFileSync('sh', ['-ec', ours + script, 'sh', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
