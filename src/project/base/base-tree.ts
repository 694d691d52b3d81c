import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { quotePath } from '../../change/quote-path.ts';
import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import type { System } from '../../system/system.ts';

/** A tree of 100 000 files is written in well under a minute. */
const CHECKOUT_LIMIT_MS = 3 * 60_000;

/** How files are written to disk may hang on these; taken over only with values that git itself would write. */
const WRITING_SETTINGS = '^core\\.(autocrlf|eol|symlinks|ignorecase|precomposeunicode|longpaths|filemode)$';
const PLAIN_VALUE = /^(true|false|yes|no|on|off|0|1|input|crlf|lf|native)$/i;

/**
 * Writes the tree of a commit into `tree`, an empty folder outside of the work tree, as a repository of its own that
 * borrows the objects of the user's. A linked worktree would leave an entry in the user's `.git/worktrees` when we are
 * killed, would need a `.git` that can be written, and would run the programs that its configuration names. Here git
 * reads no configuration but its own, so neither hooks nor filters run, no submodule is fetched, and it runs contained.
 * Branches and tags are there for tests that ask for them; HEAD is detached.
 *
 * @param home an empty folder in place of the user's, so that git finds no settings there
 * @throws CouldNotJudge when the commit cannot be written in full
 */
export async function checkOutBase(
  system: System,
  from: string,
  commit: string,
  tree: string,
  home: string,
): Promise<void> {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) {
    throw new CouldNotJudge(`${JSON.stringify(commit)} is no commit id.`);
  }
  const { git } = system;
  await fetchMissingObjects(system, from, commit);
  const format = commit.length === 64 ? ['--object-format=sha256'] : [];
  await gitAlone(system, tree, home, ['init', '--quiet', '--template=', ...format, '.']);

  const inner = join(tree, '.git');
  const gitPath = async (name: string) =>
    resolve(from, (await git.text(from, ['rev-parse', '--git-path', name])).replace(/\n$/, ''));
  await mkdir(join(inner, 'objects', 'info'), { recursive: true });
  await writeFile(join(inner, 'objects', 'info', 'alternates'), `${quotePath(await gitPath('objects'))}\n`);
  await copyFile(await gitPath('shallow'), join(inner, 'shallow')).catch(() => {
    // Only a shallow repository has one.
  });
  const kinds = ['refs/heads', 'refs/tags', 'refs/remotes'];
  const references = await git.text(from, ['for-each-ref', '--format=%(objectname) %(refname)', ...kinds]);
  await writeFile(join(inner, 'packed-refs'), references);
  await writeFile(join(inner, 'config'), await writingSettings(system, from), { flag: 'a' });
  await writeFile(join(inner, 'HEAD'), `${commit}\n`);
  await gitAlone(system, tree, home, ['reset', '--quiet', '--hard', commit]);
}

/** A partial clone lacks contents until they are asked for. Comparing with nothing asks for all of them at once. */
async function fetchMissingObjects({ git }: System, from: string, commit: string): Promise<void> {
  const partial = ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'];
  if ((await git.attempt(from, partial)).exitCode !== 0) return;
  const nothing = (await git.text(from, ['hash-object', '-t', 'tree', '/dev/null'])).trim();
  await git.text(from, ['diff', '--shortstat', nothing, commit]);
}

async function writingSettings({ git }: System, from: string): Promise<string> {
  const { stdout } = await git.attempt(from, ['config', '--null', '--get-regexp', WRITING_SETTINGS]);
  const lines = stdout.split('\0').flatMap((record) => {
    const [key = '', value = 'true'] = record.split('\n');
    return key.startsWith('core.') && PLAIN_VALUE.test(value) ? [`\t${key.slice('core.'.length)} = ${value}\n`] : [];
  });
  return `[core]\n${lines.join('')}`;
}

async function gitAlone(system: System, cwd: string, home: string, args: readonly string[]): Promise<void> {
  const result = await system.runContained({
    command: 'git',
    args: ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'submodule.recurse=false', ...args],
    cwd,
    env: {
      HOME: home,
      XDG_CONFIG_HOME: home,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
    },
    timeoutMs: CHECKOUT_LIMIT_MS,
  });
  if (result.ending === 'ended' && result.exitCode === 0) return;
  const how =
    result.ending === 'timed-out'
      ? `did not finish in ${CHECKOUT_LIMIT_MS / 60_000} minutes`
      : (result.problem ?? `ended with ${result.signal ?? `exit code ${result.exitCode}`}`);
  const said = result.stderr.trim().slice(-1_000);
  throw new CouldNotJudge(`git ${args[0]} ${how}${said === '' ? '' : `: ${said}`}`);
}
