import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';
import { committedFiles, committedSettings } from './committed-files.ts';
import { LARGEST_SETTINGS_BYTES, tooLarge } from './settings-document.ts';

/** Where a policy may stand in a repository; the first one found counts. */
export const POLICY_PATHS = ['earnest.yml', '.github/earnest.yml'] as const;
const MISSPELT_PATHS = ['earnest.yaml', '.github/earnest.yaml'] as const;

export interface PolicyText {
  readonly path: string;
  readonly text: string;
}

/**
 * The policy file as it is at a commit; null when there is none. Throws CouldNotJudge when it is a link, a folder, too
 * large, or spelled `.yaml`, or when git cannot read the commit.
 */
export async function policyAtCommit(git: Git, root: string, commit: string): Promise<PolicyText | null> {
  const paths = [...POLICY_PATHS, ...MISSPELT_PATHS];
  const entries = await committedFiles(git, root, commit, paths, 'the policy');
  const found = POLICY_PATHS.map((path) => entries.find((entry) => entry.path === path)).find(
    (entry) => entry !== undefined,
  );
  const misspelt = entries.find((entry) => MISSPELT_PATHS.some((path) => path === entry.path));
  if (found === undefined) {
    if (misspelt !== undefined) {
      throw new CouldNotJudge(
        `${misspelt.path}:1:1: received a policy spelled .yaml at ${commit.slice(0, 7)}, which is not read. Rename it to ${misspelt.path.replace(/aml$/, 'ml')}.`,
      );
    }
    return null;
  }
  return { path: found.path, text: await committedSettings(git, root, commit, found, 'policy') };
}

/** The text of the file that `--config` names. Throws CouldNotJudge unless it is a regular file, small, and UTF-8. */
export async function policyOnDisk(path: string): Promise<PolicyText> {
  try {
    // O_NOFOLLOW: a link in the tree under test must not choose what is read. O_NONBLOCK: a pipe must not hang us.
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return { path, text: await policyTextIn(handle, path) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof CouldNotJudge ? error : new CouldNotJudge(`--config ${path}: ${whyNot(error)}`);
  }
}

async function policyTextIn(handle: FileHandle, path: string): Promise<string> {
  const status = await handle.stat();
  if (!status.isFile()) {
    throw new CouldNotJudge(
      `--config ${path}: received something that is not a regular file. Name the policy file itself.`,
    );
  }
  if (status.size > LARGEST_SETTINGS_BYTES) {
    throw new CouldNotJudge(tooLarge(path, status.size, 'policy'));
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(await handle.readFile());
}

function whyNot(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  switch (code) {
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'received bytes that are not UTF-8 text. Save the file as UTF-8.';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file. Check the path: it is relative to where the command runs.';
    case 'ELOOP':
      return 'received a symbolic link. Name the policy file itself.';
    case 'EACCES':
      return 'the file may not be read. Check its permissions.';
    default:
      return `the file could not be read (${code}).`;
  }
}
