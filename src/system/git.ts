import { spawn } from 'node:child_process';
import type { Git, GitOptions, GitToken } from './system.ts';

/** Larger than the patch of any pull request that GitHub shows; a guard for our memory, not a limit of git's. */
const OUTPUT_LIMIT_BYTES = 256 * 1024 * 1024;
const STDERR_TAIL_BYTES = 8 * 1024;

/**
 * Settings of the user or of the repository that would change what git prints or run programs.
 * Given on the command line they win over every configuration file.
 */
const HARDENING = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.algorithm=default',
  'diff.orderFile=/dev/null',
  'diff.relative=false',
  'diff.autoRefreshIndex=true',
  'diff.renameLimit=1000',
  'diff.ignoreSubmodules=none',
  'diff.submodule=short',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'fetch.prune=false',
  'gc.auto=0',
  'maintenance.auto=false',
  // A stalled server must not hold the gate until the job's own limit.
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=60',
].flatMap((setting) => ['-c', setting]);

/** Commands that may hand files to a program of the configuration. An empty `diff.external` does not stop git 2.39 from starting it, these options do. */
const SHOWS_CHANGES = new Set(['diff', 'log', 'show']);
const NO_PROGRAMS = ['--no-ext-diff', '--no-textconv'];

function hardened(args: readonly string[]): string[] {
  const at = args.findIndex((argument) => !argument.startsWith('-'));
  if (at === -1 || !SHOWS_CHANGES.has(args[at] ?? '')) return [...HARDENING, ...args];
  return [...HARDENING, ...args.slice(0, at + 1), ...NO_PROGRAMS, ...args.slice(at + 1)];
}

/** The only variables of git's own that reach it: how to connect. The others can redirect it to another repository, index or configuration. */
const CONNECTION_VARIABLES = new Set([
  'GIT_EXEC_PATH',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_CERT',
  'GIT_SSL_KEY',
  'GIT_PROXY_SSL_CAINFO',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
]);

/** git ended with an exit code other than 0, could not be started, or printed more than is read. `message` holds the arguments and the end of stderr. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
  readonly args: readonly string[];
  readonly reason: 'exit-code' | 'signal' | 'not-started' | 'too-much-output';
  readonly stderr: string;

  constructor(args: readonly string[], reason: GitFailed['reason'], stderr: string, detail: string) {
    super(`git ${args.join(' ')}: ${detail}${stderr.trim() === '' ? '' : `\n${stderr.trim()}`}`);
    this.args = args;
    this.reason = reason;
    this.stderr = stderr;
  }
}

/**
 * git as a child process: no shell, no pager, no prompt, no hooks, and the same output whatever the configuration.
 * `environment` is copied when called; its `GIT_*` variables are dropped save for those that say how to connect.
 */
export function createGit(environment: NodeJS.ProcessEnv): Git {
  const base = gitEnvironment(environment);
  const attempt: Git['attempt'] = (cwd, args, options) => run(cwd, args, { ...base, ...tokenEnvironment(options) });
  return {
    attempt,
    async text(cwd, args, options) {
      const { exitCode, stdout, stderr } = await attempt(cwd, args, options);
      if (exitCode !== 0) throw new GitFailed(args, 'exit-code', stderr, `exit code ${exitCode}`);
      return stdout;
    },
  };
}

function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !name.startsWith('GIT_') || CONNECTION_VARIABLES.has(name),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
  };
}

function tokenEnvironment(options: GitOptions | undefined): NodeJS.ProcessEnv {
  if (options?.withToken === undefined) return {};
  const key = `http.${serverPrefix(options.withToken)}.extraheader`;
  const credentials = Buffer.from(`x-access-token:${options.withToken.token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '2',
    // actions/checkout may have left its own header: an empty value clears the list, since GitHub refuses two of them.
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${credentials}`,
  };
}

function serverPrefix({ serverUrl }: GitToken): string {
  const url = new URL(serverUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TypeError(`A token can be sent to an http(s) server only, not to ${url.protocol}`);
  }
  return `${url.origin}/`;
}

function run(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--no-pager', ...hardened(args)], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    let stdoutBytes = 0;
    let stderr = Buffer.alloc(0);
    child.stdout.on('data', (chunk: Buffer) => {
      stdoutBytes += chunk.length;
      if (stdoutBytes > OUTPUT_LIMIT_BYTES) child.kill('SIGKILL');
      else stdout.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]).subarray(-STDERR_TAIL_BYTES);
    });
    child.on('error', (error) =>
      reject(new GitFailed(args, 'not-started', '', `could not be started in ${cwd} (${error.message})`)),
    );
    child.on('close', (exitCode, signal) => {
      const errorText = stderr.toString('utf8');
      if (stdoutBytes > OUTPUT_LIMIT_BYTES) {
        reject(new GitFailed(args, 'too-much-output', errorText, `printed more than ${OUTPUT_LIMIT_BYTES} bytes`));
      } else if (exitCode === null) {
        reject(new GitFailed(args, 'signal', errorText, `ended by ${signal}`));
      } else {
        resolve({ exitCode, stdout: Buffer.concat(stdout).toString('utf8'), stderr: errorText });
      }
    });
  });
}
