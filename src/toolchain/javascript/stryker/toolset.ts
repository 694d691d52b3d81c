import { createHash } from 'node:crypto';
import { access, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CouldNotJudge } from '../../../domain/could-not-judge.ts';
import { shippedRoot } from '../../../system/shipped-files.ts';
import type { System } from '../../../system/system.ts';
import { applyPatches, PATCHES_VERSION } from './patches.ts';

/** npm downloads some 120 small packages. */
const INSTALL_TIMEOUT_MS = 5 * 60_000;
const FINISHED = '.earnest-finished';

/**
 * The folder of the pinned Stryker for a runner, with its node_modules: installed on first use into the cache folder,
 * outside of any work tree, from the lock file that ships with Earnest and without install scripts.
 *
 * @throws CouldNotJudge when npm is missing or the packages cannot be had
 */
export async function pinnedToolset(system: System, name: string): Promise<string> {
  const shipped = join(shippedRoot(), 'toolchains', name);
  const lockFile = await readFile(join(shipped, 'package-lock.json'));
  const manifest = await readFile(join(shipped, 'package.json'), 'utf8');
  const key = createHash('sha256').update(lockFile).update(`\0${PATCHES_VERSION}`).digest('hex').slice(0, 16);
  const parent = join(system.cacheFolder, 'toolchains');
  const home = join(parent, `${name}-${key}`);
  if (await exists(join(home, FINISHED))) return home;
  await mkdir(parent, { recursive: true });
  const draft = await mkdtemp(join(parent, `.${name}-`));
  try {
    await cp(shipped, draft, { recursive: true });
    await install(system, name, draft);
    const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
    await applyPatches(join(draft, 'node_modules'), new Set(Object.keys(dependencies)));
    await writeFile(join(draft, FINISHED), '');
    await publish(draft, home);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return home;
}

async function install(system: System, name: string, folder: string): Promise<void> {
  system.log.progress(`installing Stryker for ${name}…`);
  const result = await system.runContained({
    command: 'npm',
    args: ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'],
    cwd: folder,
    forInstalls: true,
    timeoutMs: INSTALL_TIMEOUT_MS,
  });
  if (result.ending === 'ended' && result.exitCode === 0) return;
  const said = result.problem ?? cause(`${result.stderr}${result.stdout}`);
  throw new CouldNotJudge(
    [
      `The pinned Stryker for ${name} could not be installed into ${system.cacheFolder}: npm ${ending(result.ending, result.exitCode)}.`,
      said,
      'It is fetched once from the npm registry and then kept. On a machine without the registry, restore that folder from a cache',
      '(EARNEST_CACHE names another place for it), or add @stryker-mutator/core and its runner plugin to the project.',
    ].join('\n'),
  );
}

/** npm says first what went wrong, then the whole error object, then where its log is. */
function cause(output: string): string {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => /^npm (error|ERR!) \S/.test(line));
  return (errors.length > 0 ? errors.slice(0, 6) : lines.slice(-6)).join('\n');
}

function ending(how: string, exitCode: number | null): string {
  return how === 'ended'
    ? `exited with code ${exitCode}`
    : how === 'not-started'
      ? 'was not found'
      : 'did not finish in five minutes';
}

/** Renamed as a whole, so a half-made install is never used; another run may have been faster. */
async function publish(draft: string, home: string): Promise<void> {
  try {
    await rename(draft, home);
  } catch (error) {
    if (await exists(join(home, FINISHED))) return;
    await rm(home, { recursive: true, force: true });
    await rename(draft, home).catch(() => {
      throw error;
    });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
