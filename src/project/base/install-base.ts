import { access, lstat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import type { ContainedResult, System } from '../../system/system.ts';
import { readManifest } from '../manifest.ts';
import { packageManagerOf } from '../package-manager.ts';
import type { Project } from '../project.ts';
import { type InstallGroup, lockFileIn } from './install-groups.ts';

const INSTALL_LIMIT_MS = 5 * 60_000;
const SHOWN_CHARACTERS = 700;

/**
 * Installs in the base tree what its own lock file says, with the project's package manager, contained and without
 * the scripts of packages.
 *
 * @param group its `directory` is the folder of the lock file
 * @returns the command, as a person would type it
 * @throws CouldNotJudge with what the package manager printed
 */
export async function installBase(system: System, base: string, { directory, folders }: InstallGroup): Promise<string> {
  const cwd = join(base, directory);
  if ((await lockFileIn(cwd)) === null) {
    const where = directory === '.' ? 'at the root' : `in ${JSON.stringify(directory)}`;
    throw new CouldNotJudge(`There is no lock file ${where} at base, so what was installed then cannot be had again.`);
  }
  for (const folder of folders) await removeLink(join(base, folder, 'node_modules'));
  const manager = await packageManagerOf(cwd, await readManifest(cwd));
  const args = await installArguments(cwd, manager);
  system.log.progress(`installing the dependencies of the base commit with ${manager}…`);
  const result = await system.runContained({
    command: manager,
    args,
    cwd,
    // Corepack would ask before it downloads, and wait for an answer.
    env: { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' },
    forInstalls: true,
    timeoutMs: INSTALL_LIMIT_MS,
  });
  const command = [manager, ...args].join(' ');
  if (result.ending === 'ended' && result.exitCode === 0) return command;
  throw new CouldNotJudge(`\`${command}\` ${ending(result)}${printed(result)}`);
}

/** A commit may hold node_modules as a link; an install empties what it leads to. */
async function removeLink(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found?.isSymbolicLink()) await unlink(path);
}

async function installArguments(cwd: string, manager: Project['packageManager']): Promise<readonly string[]> {
  switch (manager) {
    case 'npm':
      return ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    case 'yarn':
      return (await isModernYarn(cwd))
        ? ['install', '--immutable', '--mode=skip-build']
        : ['install', '--frozen-lockfile', '--ignore-scripts', '--non-interactive'];
    case 'pnpm':
    case 'bun':
      return ['install', '--frozen-lockfile', '--ignore-scripts'];
  }
}

/** Yarn 2 and later read no .yarnrc, and version 1 no .yarnrc.yml. */
async function isModernYarn(cwd: string): Promise<boolean> {
  const version = /^yarn@(\d+)/.exec((await readManifest(cwd))?.packageManager ?? '')?.[1];
  if (version !== undefined) return version !== '1';
  return access(join(cwd, '.yarnrc.yml')).then(
    () => true,
    () => false,
  );
}

function ending({ ending: how, exitCode, signal, problem }: ContainedResult): string {
  if (problem !== null) return `could not be started: ${problem}`;
  return how === 'timed-out'
    ? `did not finish in ${INSTALL_LIMIT_MS / 60_000} minutes`
    : `ended with ${signal ?? `exit code ${exitCode}`}`;
}

/** npm gives its reason first and closes with its help or the place of its log; the others end with the reason. */
function printed({ stdout, stderr }: ContainedResult): string {
  const text = `${stdout.trim()}\n${stderr.trim()}`.trim();
  if (text === '') return '.';
  const cut = text.length > 2 * SHOWN_CHARACTERS;
  return `. It printed:\n${cut ? `${text.slice(0, SHOWN_CHARACTERS)}\n…\n${text.slice(-SHOWN_CHARACTERS)}` : text}`;
}
