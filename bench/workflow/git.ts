import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Runs git with an identity and without hooks; returns what it prints. */
export function git(cwd: string, ...args: readonly string[]): string {
  const settings = [
    'user.name=Bench',
    'user.email=bench@example.com',
    'core.hooksPath=/dev/null',
    'core.autocrlf=false',
  ];
  return execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Commits all that stands in a folder, in a repository that begins with it where there is none; returns the commit. */
export function committed(folder: string, message: string): string {
  if (!existsSync(join(folder, '.git'))) git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--no-gpg-sign', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}
