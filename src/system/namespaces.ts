import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { type Exit, type ProcessGroup, readableEnd, startGroup } from './process-group.ts';

/** How a program is started in namespaces on this machine: the tools, and whether `setpriv` can tie them to our life. */
export interface Namespaces {
  readonly launcher: readonly string[];
}

export interface NamespacedGroup {
  readonly group: ProcessGroup;
  readonly control: Socket;
  /** How the program itself ended, from what the first process said on the control descriptor; call it once that is read to its end. */
  programExit(ofLauncher: Exit): Exit;
}

/** Where the tools are looked for: never on PATH, whose entries may lie in the work tree. */
const TOOL_FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/run/current-system/sw/bin'];
const CONTROL = 4;
const PROBE_LIMIT_MS = 2_000;

/**
 * Tries once whether a program can be run in a user and process namespace of its own here. Null when it cannot:
 * not Linux, no `unshare`, or user namespaces forbidden (AppArmor on Ubuntu 24.04, seccomp in a container).
 */
export async function probeNamespaces(): Promise<Namespaces | null> {
  if (process.platform !== 'linux') return null;
  const unshare = tool('unshare');
  if (unshare === null || tool('env') === null) return null;
  const setpriv = tool('setpriv');
  const inNamespaces = [unshare, '--user', '--pid', '--fork', '--kill-child=SIGKILL', '--mount-proc'];
  const candidates = [
    // Our death by SIGKILL ends `unshare`, whose death ends the namespace.
    ...(setpriv === null ? [] : [[setpriv, '--pdeathsig', 'KILL', '--', ...inNamespaces]]),
    inNamespaces,
  ];
  for (const launcher of candidates) if (await works({ launcher })) return { launcher };
  return null;
}

/**
 * Starts a program in a user and process namespace of its own, where the ids of users and groups mean what they
 * mean outside, /proc shows the namespace only, and the first process is a shell that waits for the program: it
 * reaps orphans, and its end ends whatever is left. Signals reach the program as they do outside, since it is not
 * the first process.
 *
 * Rejects when the namespace cannot be set up within limitMs; nothing of the program has run then.
 */
export async function startInNamespaces(
  namespaces: Namespaces,
  program: { readonly path: string; readonly args: readonly string[]; readonly cwd: string; readonly channel: boolean },
  environment: Readonly<Record<string, string>>,
  marker: { readonly name: string; readonly value: string },
  limitMs: number,
): Promise<NamespacedGroup> {
  const [command = '', ...launcherArgs] = namespaces.launcher;
  // The child's variables are set inside: LD_PRELOAD, say, must not act on the launcher outside.
  const group = await startGroup(
    command,
    [...launcherArgs, firstShell(), '-c', firstProcess(program.channel), 'sh', ...inEnvironment(environment, program)],
    program.cwd,
    { PATH: '/usr/bin:/bin', [marker.name]: marker.value },
    marker.value,
    [program.channel ? 'pipe' : 'ignore', 'pipe'],
  );
  const control = readableEnd(group.child, CONTROL) as Socket;
  // Writing to one who has gone is no fault of ours; the exit tells.
  control.on('error', () => {});
  let said = '';
  control.setEncoding('latin1').on('data', (text: string) => {
    said += text;
  });
  try {
    await ready(group, control, limitMs);
    mapIdentities(group.id);
    control.write('go\n');
  } catch (error) {
    await group.end();
    control.destroy();
    group.release();
    throw error;
  }
  return { group, control, programExit: (ofLauncher) => exitFrom(said, ofLauncher) };
}

/**
 * What the first process does: say that it is there, wait for the ids to be mapped, run the program with its own
 * standard error, say how it ended. Its own standard error is the control descriptor, so that the shell's remark
 * on a program that died of a signal tells 137 from SIGKILL, and does not mix with the program's output.
 * It takes note of SIGINT and goes on: a program that interrupts its own group would end it otherwise.
 */
function firstProcess(channel: boolean): string {
  const closed = channel ? '4>&- 5>&-' : '3>&- 4>&- 5>&-';
  // A subshell, since some shells make their remark while redirections of the command still hold.
  return `trap : INT; exec 5>&2 2>&4; echo ready >&4; read -r go <&4; [ "$go" = go ] || exit 1; (exec 2>&5 ${closed}; exec "$@"); echo "ended $?" >&4`;
}

/** bash says nothing of a signal when it is called `sh`, as it is on Fedora and Arch. */
function firstShell(): string {
  return tool('dash') ?? tool('bash') ?? '/bin/sh';
}

function inEnvironment(
  environment: Readonly<Record<string, string>>,
  program: { readonly path: string; readonly args: readonly string[] },
): string[] {
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  // `env` takes the first word without "=" for the program.
  const called = program.path.includes('=') ? ['/bin/sh', '-c', 'exec "$@"', 'sh', program.path] : [program.path];
  return [tool('env') ?? 'env', '-i', ...assignments, ...called, ...program.args];
}

function ready(group: ProcessGroup, control: Socket, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('the namespace was not ready in time')), limitMs);
    control.once('data', () => {
      clearTimeout(limit);
      resolve();
    });
    group.exited.then(() => {
      clearTimeout(limit);
      reject(new Error('the namespace could not be set up'));
    });
  });
}

/**
 * Maps users and groups to themselves, so that owners of files stay what they are. Root maps all that it knows
 * (a work tree often belongs to another user than a container's root); anyone else may map only themselves.
 * Source: user_namespaces(7), "Defining user and group ID mappings".
 */
function mapIdentities(pid: number): void {
  const [uid, gid] = [process.geteuid?.() ?? 0, process.getegid?.() ?? 0];
  if (uid === 0) {
    writeFileSync(`/proc/${pid}/uid_map`, allOf('uid'));
    writeFileSync(`/proc/${pid}/gid_map`, allOf('gid'));
    return;
  }
  writeFileSync(`/proc/${pid}/uid_map`, `${uid} ${uid} 1\n`);
  writeFileSync(`/proc/${pid}/setgroups`, 'deny');
  writeFileSync(`/proc/${pid}/gid_map`, `${gid} ${gid} 1\n`);
}

function allOf(kind: 'uid' | 'gid'): string {
  const lines = readFileSync(`/proc/self/${kind}_map`, 'utf8').trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .reduce((map, [inside, , count]) => `${map}${inside} ${inside} ${count}\n`, '');
}

function exitFrom(said: string, ofLauncher: Exit): Exit {
  const ended = /(?:^|\n)ended (\d+)\n/.exec(said);
  // Without a last word, the namespace was ended from outside, or ran out of memory.
  if (ended === null)
    return { exitCode: ofLauncher.exitCode === 0 ? null : ofLauncher.exitCode, signal: ofLauncher.signal };
  const exitCode = Number(ended[1]);
  const shellRemarked = said.slice('ready\n'.length, ended.index).trim() !== '';
  const signal = exitCode > 128 && shellRemarked ? signalOf(exitCode - 128) : null;
  return signal === null ? { exitCode, signal: null } : { exitCode: null, signal };
}

function signalOf(number: number): NodeJS.Signals | null {
  const entry = Object.entries(constants.signals).find(([, value]) => value === number);
  return (entry?.[0] as NodeJS.Signals | undefined) ?? null;
}

function tool(name: string): string | null {
  return TOOL_FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Runs a program that shows its namespaces and exits 42; both must be others than ours. */
async function works(namespaces: Namespaces): Promise<boolean> {
  const script = 'readlink /proc/self/ns/user /proc/self/ns/pid && [ "$(id -u)" = "$0" ] && exit 42';
  const program = { path: '/bin/sh', args: ['-c', script, String(process.geteuid?.())], cwd: '/', channel: false };
  const marker = { name: 'EARNEST_CHILD', value: `probe-${process.pid}` };
  try {
    const started = await startInNamespaces(
      namespaces,
      program,
      { PATH: TOOL_FOLDERS.join(':') },
      marker,
      PROBE_LIMIT_MS,
    );
    const limit = setTimeout(() => started.group.end(), PROBE_LIMIT_MS);
    let shown = '';
    started.group.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
    });
    started.group.child.stderr?.resume();
    const closed = new Promise<void>((resolve) => started.group.child.once('close', () => resolve()));
    const exit = await started.group.exited;
    await closed;
    clearTimeout(limit);
    started.group.release();
    const others = ['user', 'pid'].every((kind) => !shown.includes(readlinkSync(`/proc/self/ns/${kind}`)));
    return others && shown !== '' && started.programExit(exit).exitCode === 42;
  } catch {
    return false;
  }
}
