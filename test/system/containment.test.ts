import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Containment, createContained } from '../../src/system/contained.ts';
import { probeNamespaces } from '../../src/system/namespaces.ts';

const namespaced = (await probeNamespaces()) !== null;
const kinds: Containment[] = namespaced ? ['auto', 'process-group'] : ['process-group'];
const modules = join(import.meta.dirname, '../../src/system');
let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'earnest-containment-')));
  // Detaches a grandchild as far as it can, waits for its first beat, and ends by itself.
  await writeFile(
    join(folder, 'detach.cjs'),
    `const { spawn } = require('node:child_process');
     const fs = require('node:fs');
     const [token, stdio, clear] = process.argv.slice(2);
     const beat = 'require("node:fs").writeFileSync(process.argv[1], "beat"); process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
     const env = clear === 'clear' ? {} : process.env;
     spawn(process.execPath, ['-e', beat, token], { detached: true, stdio, env }).unref();
     const wait = setInterval(() => fs.existsSync(token) && (clearInterval(wait), console.log('detached')), 5);`,
  );
  // Runs a contained program in a process of its own, which can then be ended.
  await writeFile(
    join(folder, 'host.mjs'),
    `import { createContained } from ${JSON.stringify(join(modules, 'contained.ts'))};
     import { createTemporaryFolders } from ${JSON.stringify(join(modules, 'temporary-folders.ts'))};
     const [kind, token, temporary, onSignal] = process.argv.slice(2);
     await createTemporaryFolders(temporary).create('x');
     if (onSignal) process.on(onSignal, () => console.log('mine'));
     const script = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); require("node:fs").writeSync(3, "up\\\\n")';
     const result = await createContained(process.env, kind)({
       command: process.execPath, args: ['-e', script, token], cwd: '/', timeoutMs: 60000,
       onChannelLine: () => console.log('up'),
     });
     console.log(result.ending, result.signal);`,
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Processes that have the token among their arguments; one that has ended has none. */
async function running(token: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,args=']);
  return stdout.split('\n').filter((line) => line.includes(token) && !line.includes('ps -axww'));
}

describe.each(kinds)('containment by %s', (kind) => {
  const contained = createContained(process.env, kind);
  const detach = (token: string, ...args: string[]) =>
    contained({ command: process.execPath, args: ['detach.cjs', token, ...args], cwd: folder, timeoutMs: 60_000 });

  test('ends a detached grandchild when the program ends', async () => {
    const token = join(folder, randomUUID());
    const result = await detach(token, 'ignore');
    expect(result).toMatchObject({
      ending: 'ended',
      exitCode: 0,
      stdout: 'detached\n',
      leftovers: kind === 'auto' ? null : 1,
    });
    expect(await running(token)).toEqual([]);
  });

  test('does not wait for a daemon that holds the output open', async () => {
    const token = join(folder, randomUUID());
    const result = await detach(token, 'inherit');
    expect(result).toMatchObject({ ending: 'ended', exitCode: 0, stdout: 'detached\n' });
    expect(result.durationMs).toBeLessThan(20_000);
    expect(await running(token)).toEqual([]);
  });

  test('ends a grandchild in a session of its own at the time limit', async () => {
    const token = join(folder, randomUUID());
    const script = `setsid sh -c 'trap "" TERM; while :; do sleep 0.01; echo beat > "$0"; done' ${token} & wait`;
    const result = await contained({ command: '/bin/sh', args: ['-c', script], cwd: folder, timeoutMs: 500 });
    expect(result.ending).toBe('timed-out');
    expect(await running(token)).toEqual([]);
  });

  test('ends children that go on starting children', async () => {
    const token = join(folder, randomUUID());
    const script = `i=0; while [ $i -lt 5 ]; do (setsid sh -c 'while :; do sh -c "sleep 0.02" "$0"; done' ${token} &); i=$((i+1)); done; sleep 0.2`;
    await contained({ command: '/bin/sh', args: ['-c', script], cwd: folder, timeoutMs: 30_000 });
    expect(await running(token)).toEqual([]);
  });

  test('leaves other programs alone that are contained at the same time', async () => {
    const other = contained({
      command: '/bin/sh',
      args: ['-c', 'sleep 0.5; echo whole'],
      cwd: folder,
      timeoutMs: 60_000,
    });
    await detach(join(folder, randomUUID()), 'ignore');
    expect(await other).toMatchObject({ exitCode: 0, stdout: 'whole\n' });
  });
});

const withNamespaces = namespaced ? describe : describe.skip;

withNamespaces('containment by namespaces', () => {
  const secret = `secret-${randomUUID()}`;
  const contained = createContained(process.env);
  const node = (script: string) =>
    contained({ command: process.execPath, args: ['-e', script], cwd: folder, timeoutMs: 60_000 });

  test('shows the child no environment but its own in /proc, and no process but its own', async () => {
    process.env.EARNEST_TEST_KEY = secret;
    try {
      const result = await node(`
        const pids = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name));
        const environments = pids.map((pid) => { try { return fs.readFileSync('/proc/' + pid + '/environ', 'utf8') } catch { return '' } });
        console.log(JSON.stringify({ parent: process.ppid, pids: pids.length, all: environments.join('') }))`);
      const seen = JSON.parse(result.stdout);
      expect(seen.parent).toBe(1);
      expect(seen.pids).toBeLessThan(5);
      expect(seen.all).not.toContain(secret);
      expect(seen.all).toContain('EARNEST_CHILD=');
    } finally {
      delete process.env.EARNEST_TEST_KEY;
    }
  });

  test('ends a grandchild that cleared its environment and left the group', async () => {
    const token = join(folder, randomUUID());
    const args = ['detach.cjs', token, 'inherit', 'clear'];
    const result = await contained({ command: process.execPath, args, cwd: folder, timeoutMs: 60_000 });
    expect(result).toMatchObject({ ending: 'ended', stdout: 'detached\n' });
    expect(await running(token)).toEqual([]);
  });

  test('reaps orphans, so that their ids are free again', async () => {
    const result = await node(`
      const { execFileSync } = require('node:child_process');
      const pid = Number(execFileSync('/bin/sh', ['-c', '(sleep 0.05 >/dev/null 2>&1 & echo $!)'], { encoding: 'utf8' }));
      const wait = setInterval(() => { try { process.kill(pid, 0) } catch (error) { clearInterval(wait); console.log(error.code) } }, 5)`);
    expect(result.stdout).toBe('ESRCH\n');
  });

  test('cannot be undone by a signal to the first process', async () => {
    const result = await node(`
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL']) process.kill(1, signal);
      setTimeout(() => process.exit(9), 50)`);
    expect(result).toMatchObject({ ending: 'ended', exitCode: 9 });
  });

  test('ends the child even when our own process is killed outright', async () => {
    const token = join(folder, randomUUID());
    const temporary = await mkdtemp(join(folder, 'killed-'));
    const host = await startHost('auto', token, temporary);
    const gone = once(host.stdout as NonNullable<ChildProcess['stdout']>, 'close');
    host.kill('SIGKILL');
    await gone;
    await untilNone(token);
  });
});

describe.each(kinds)('our own end, with a child contained by %s', (kind) => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends the child, removes the folders, and stays that end',
    async (signal) => {
      const token = join(folder, randomUUID());
      const temporary = await mkdtemp(join(folder, 'ended-'));
      const host = await startHost(kind, token, temporary);
      expect(await running(token)).not.toEqual([]);
      expect(await readdir(temporary)).toHaveLength(1);
      host.kill(signal);
      const [code, endedBy] = await once(host, 'exit');
      expect([code, endedBy]).toEqual([null, signal]);
      await untilNone(token);
      expect(await readdir(temporary)).toEqual([]);
    },
  );

  test('leaves the decision to another listener of the signal', async () => {
    const token = join(folder, randomUUID());
    const temporary = await mkdtemp(join(folder, 'other-'));
    const host = await startHost(kind, token, temporary, 'SIGTERM');
    let printed = '';
    host.stdout?.on('data', (text: string) => {
      printed += text;
    });
    host.kill('SIGTERM');
    const [code] = await once(host, 'close');
    expect(code).toBe(0);
    expect(printed.trim().split('\n').sort()).toEqual(['ended SIGKILL', 'mine']);
    await untilNone(token);
  });
});

async function startHost(kind: Containment, token: string, temporary: string, onSignal = ''): Promise<ChildProcess> {
  const args = ['--no-warnings', join(folder, 'host.mjs'), kind, token, temporary, onSignal];
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  host.stdout.setEncoding('utf8');
  const [first] = await once(host.stdout, 'data');
  expect(first).toBe('up\n');
  return host;
}

/** The system takes a moment to end what was sent SIGKILL; if it never does, the test runs into its time limit. */
async function untilNone(token: string): Promise<void> {
  while ((await running(token)).length > 0) await readFile('/dev/null');
}
