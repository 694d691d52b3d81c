import { mkdir, realpath } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { type Containment, createContained } from './contained.ts';
import type { ContainedResult, Git, Log, System } from './system.ts';
import { createTemporaryFolders } from './temporary-folders.ts';

export interface SystemParts {
  /** The environment of this process; nothing of it reaches a child but what the allow-list names. */
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly git: Git;
  /** `auto` when left out. */
  readonly containment?: Containment;
}

/**
 * Every side effect of a run as one object. Call `dispose` at the end: it removes the temporary folders.
 * The clock tells milliseconds since 1970 and never goes back, so differences are durations.
 * Throws CouldNotJudge when the cache folder cannot be created.
 */
export async function createSystem(parts: SystemParts): Promise<{ system: System; dispose(): Promise<void> }> {
  const { environment, log, git } = parts;
  const folders = createTemporaryFolders(resolve(environment.TMPDIR || tmpdir()));
  const runContained = createContained(environment, parts.containment);
  let containment: ContainedResult['containment'] | null = null;
  const system: System = {
    git,
    log,
    async runContained(request) {
      const result = await runContained(request);
      // One run that had to fall back says more than many that did not.
      if (containment !== 'process-group') containment = result.containment;
      return result;
    },
    containment: () => containment,
    clock: { now: () => performance.timeOrigin + performance.now() },
    temporaryFolder: (prefix) => folders.create(prefix),
    cacheFolder: await createCacheFolder(environment),
  };
  return { system, dispose: async () => folders.removeAll() };
}

/** `EARNEST_CACHE`, else `earnest` in `XDG_CACHE_HOME`, else in `~/.cache`. What is created is for this user only. */
async function createCacheFolder(environment: NodeJS.ProcessEnv): Promise<string> {
  const home = environment.HOME || homedir();
  const folder = resolve(
    environment.EARNEST_CACHE || join(environment.XDG_CACHE_HOME || join(home, '.cache'), 'earnest'),
  );
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await realpath(folder);
  } catch (error) {
    throw new CouldNotJudge(
      `The cache folder ${JSON.stringify(folder)} could not be created: ${(error as Error).message}. ` +
        'Installed tools are kept there between runs. Set EARNEST_CACHE to a folder that can be written.',
    );
  }
}
