import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Names the file that holds the environment, between the two lives of this process. */
const HANDED_OVER = 'EARNEST_ENVIRONMENT_FILE';

/** Read by node, or by what it is linked with, as it starts. */
const NEEDED_AT_START = /^(PATH|HOME|LANG|LC_\w+|TZ|TMPDIR|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|LD_LIBRARY_PATH)$/;

/**
 * What a process was started with stays to be read in /proc/PID/environ, by every process of the same user, however it changes
 * its variables later. So this process starts itself anew under the same process id with a few harmless variables, and takes its environment from
 * a file that is gone before any code of the repository runs. Where the system cannot do that (before Node 22.15,
 * Windows), nothing changes.
 */
export function hideEnvironment(own: NodeJS.Process): void {
  const file = own.env[HANDED_OVER];
  if (file === undefined) {
    startAnew(own, own.env);
    return;
  }
  delete own.env[HANDED_OVER];
  Object.assign(own.env, JSON.parse(readFileSync(file, 'utf8')));
  rmSync(dirname(file), { recursive: true, force: true });
}

/**
 * Starts this process anew under the same process id with another environment: what its memory held is gone. Returns only where the
 * system cannot do that.
 */
export function startAnew(own: NodeJS.Process, environment: NodeJS.ProcessEnv): void {
  if (typeof own.execve !== 'function' || own.platform === 'win32') return;
  const handed = join(mkdtempSync(join(own.env.RUNNER_TEMP || tmpdir(), 'earnest-start-')), 'environment.json');
  writeFileSync(handed, JSON.stringify(environment), { mode: 0o600 });
  // Node says once that execve is experimental; nobody can do anything about it.
  own.removeAllListeners('warning');
  const harmless = Object.entries(environment).filter(
    ([name, value]) => NEEDED_AT_START.test(name) && value !== undefined,
  );
  own.execve(own.execPath, [own.execPath, ...own.execArgv, ...own.argv.slice(1)], {
    ...Object.fromEntries(harmless),
    [HANDED_OVER]: handed,
  });
}
