import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGit } from '../../src/system/git.ts';
import type { Git } from '../../src/system/system.ts';

/** git as these tests run it: nothing of the user's configuration, fixed people and dates. */
const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

/** A real repository in a temporary folder, written to step by step. */
export interface Repository {
  readonly folder: string;
  /** The git under test, bound to no folder. */
  readonly tested: Git;
  /** Runs plain git here and returns what it prints, without the last line feed. */
  git(...args: readonly string[]): string;
  write(file: string, content: string | Uint8Array): Repository;
  remove(file: string): Repository;
  /** Stages everything and commits it; returns the commit id. */
  commit(message?: string): string;
  /** Adds `count` commits to a branch, each rewriting `file`, and checks the branch out; returns the last commit id. */
  grow(branch: string, file: string, count: number): string;
}

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'earnest-change-')));
  folders.push(folder);
  return folder;
}

/** For afterEach: removes every folder made since. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function createRepository(): Repository {
  const repository = repositoryAt(temporaryFolder());
  repository.git('init', '--quiet', '--initial-branch=main');
  return repository;
}

export function repositoryAt(folder: string): Repository {
  const repository: Repository = {
    folder,
    tested: createGit({ PATH: process.env.PATH, HOME: '/nonexistent' }),
    git(...args) {
      const output = execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
        cwd: folder,
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return output.replace(/\n$/, '');
    },
    write(file, content) {
      const absolute = path.join(folder, file);
      mkdirSync(path.dirname(absolute), { recursive: true });
      writeFileSync(absolute, content);
      return repository;
    },
    remove(file) {
      rmSync(path.join(folder, file), { recursive: true });
      return repository;
    },
    commit(message = 'work') {
      return inOneProcess(
        folder,
        'git add --all; git commit --quiet --allow-empty -m "$1"; git rev-parse HEAD',
        [message],
        '',
      );
    },
    grow(branch, file, count) {
      const commits = Array.from({ length: count }, (_, index) => [
        `commit refs/heads/${branch}`,
        'committer Ada <ada@example.org> 1700000000 +0000',
        'data 4\ngrow',
        ...(index === 0 ? [`from refs/heads/${branch}^0`] : []),
        `M 100644 inline ${file}`,
        `data ${String(index).length}\n${index}`,
      ]);
      const input = `${commits.flat().join('\n')}\n`;
      const checkOut = 'git checkout --quiet --force --detach "$1"; git checkout --quiet "$1"; git rev-parse HEAD';
      return inOneProcess(folder, `git fast-import --quiet; ${checkOut}`, [branch], input);
    },
  };
  return repository;
}

/**
 * Several commands of git, by one process of ours: to start one costs a test more the more memory it has. Returns what the last prints,
 * without the last line feed.
 */
function inOneProcess(folder: string, script: string, args: readonly string[], input: string): string {
  const output = execFileSync('sh', ['-ec', script, 'sh', ...args], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    input,
    stdio: 'pipe',
  });
  return output.replace(/\n$/, '');
}

/** A bare repository that serves any commit by id, as GitHub does. */
export function createOrigin(): Repository {
  const origin = repositoryAt(temporaryFolder());
  const script = `git init --quiet --bare --initial-branch=main
git config uploadpack.allowAnySHA1InWant true
git config uploadpack.allowReachableSHA1InWant true`;
  inOneProcess(origin.folder, script, [], '');
  return origin;
}

/** What actions/checkout leaves: one commit, fetched to the given depth, on a detached HEAD. */
export function checkOut(origin: Repository, commit: string, depth = 1): Repository {
  const clone = repositoryAt(temporaryFolder());
  const script = `git init --quiet --initial-branch=main
git remote add origin "$1"
git fetch --quiet --no-tags "--depth=$2" origin "$3"
git checkout --quiet --detach "$3"`;
  inOneProcess(clone.folder, script, [`file://${origin.folder}`, String(depth), commit], '');
  return clone;
}

/** `line 1` to `line <count>`, each ended by a line feed. */
export function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
}
