import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Containment, createContained } from '../../src/system/contained.ts';
import { probeNamespaces } from '../../src/system/namespaces.ts';
import type { ContainedRequest } from '../../src/system/system.ts';

const kinds: Containment[] = (await probeNamespaces()) === null ? ['process-group'] : ['auto', 'process-group'];
const own = { ...process.env, GITHUB_OUTPUT: '/forge-me', INPUT_API_KEY: 'sk-secret', NODE_TEST_CONTEXT: 'child-v8' };
let cwd: string;

beforeAll(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), 'earnest-contained-')));
});

afterAll(() => rm(cwd, { recursive: true, force: true }));

describe.each(kinds)('a program contained by %s', (kind) => {
  const contained = createContained(own, kind);
  const run = (command: string, args: readonly string[], more: Partial<ContainedRequest> = {}) =>
    contained({ command, args, cwd, timeoutMs: 60_000, ...more });
  const shell = (script: string, more: Partial<ContainedRequest> = {}) => run('/bin/sh', ['-c', script], more);
  const node = (script: string, more: Partial<ContainedRequest> = {}) => run(process.execPath, ['-e', script], more);

  test('says how it was held', async () => {
    const result = await shell('exit 0');
    expect(result.containment).toBe(kind === 'auto' ? 'namespaces' : 'process-group');
    expect(result.leftovers).toBe(kind === 'auto' ? null : 0);
  });

  test.each([0, 1, 3, 127, 137, 143, 255])('ends with its own exit code %i', async (code) => {
    const result = await shell(`exit ${code}`);
    expect(result).toMatchObject({ exitCode: code, signal: null, ending: 'ended', problem: null, stderr: '' });
  });

  test.each(['SIGKILL', 'SIGSEGV', 'SIGTERM', 'SIGABRT'])('ends by the signal it dies of: %s', async (signal) => {
    const result = await node(`process.kill(process.pid, '${signal}'); setInterval(() => {}, 1000)`);
    expect(result).toMatchObject({ exitCode: null, signal, ending: 'ended', stderr: '' });
  });

  test('sees the allow-list and nothing else of our environment', async () => {
    const result = await node('console.log(JSON.stringify(process.env))', { env: { ADDED: 'a=b\nc "d"' } });
    const seen = JSON.parse(result.stdout) as Record<string, string>;
    const allowed =
      /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|CI|TERM|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|ADDED|EARNEST_CHILD)$/;
    expect(Object.keys(seen).filter((name) => !allowed.test(name))).toEqual([]);
    expect(seen).toMatchObject({ PATH: process.env.PATH, CI: 'true', ADDED: 'a=b\nc "d"' });
    expect(seen.EARNEST_CHILD).toMatch(/^[0-9a-f]{32}$/);
  });

  test('gets its arguments, folder and streams as they are, and an empty standard input', async () => {
    const args = ['two words', '', '$HOME', "it's", '*', '-n', 'é😀'];
    const script =
      'console.log(JSON.stringify([process.cwd(), process.argv.slice(1), fs.readFileSync(0, "utf8")])); console.error("on stderr")';
    const result = await run(process.execPath, ['-e', script, '--', ...args]);
    expect(JSON.parse(result.stdout)).toEqual([cwd, args, '']);
    expect(result).toMatchObject({ stderr: 'on stderr\n', truncated: false });
  });

  test('may have a path with an equals sign in it', async () => {
    await writeFile(join(cwd, 'a=b'), '#!/bin/sh\necho "ran with $1"\n', { mode: 0o755 });
    expect((await run('./a=b', ['x=y'])).stdout).toBe('ran with x=y\n');
  });

  test('is started with no other descriptor open, unless the channel was asked for', async () => {
    const onChannelLine = () => {};
    expect((await shell('exec 9>&3 && echo open')).stdout).toBe('');
    expect((await shell('exec 9>&3 && echo open', { onChannelLine })).stdout).toBe('open\n');
    expect((await shell('exec 9>&4 && echo open', { onChannelLine })).stdout).toBe('');
  });

  test('hands over each line that it writes to descriptor 3', async () => {
    const lines: string[] = [];
    const script = `for (let i = 0; i < 2000; i += 1) fs.writeSync(3, JSON.stringify({ i, text: '€'.repeat(500) }) + '\\n'); fs.writeSync(3, '{"cut')`;
    const result = await node(script, { onChannelLine: (line) => lines.push(line) });
    expect(result).toMatchObject({ exitCode: 0, stdout: '', stderr: '', problem: null });
    expect(lines.map((line) => JSON.parse(line).i)).toEqual(Array.from({ length: 2_000 }, (_, index) => index));
    expect(JSON.parse(lines[1_999] ?? '').text).toBe('€'.repeat(500));
  });

  test('is stopped when its line cannot be taken, and the reason comes out', async () => {
    const refuse = () => {
      throw new Error('not a result');
    };
    await expect(shell('echo x >&3; exec sleep 60', { onChannelLine: refuse })).rejects.toThrow('not a result');
  });

  test('says that lines on descriptor 3 were too long to be taken', async () => {
    const lines: string[] = [];
    const script = `fs.writeSync(3, 'x'.repeat(5 * 1024 * 1024) + '\\nshort\\n')`;
    const result = await node(script, { onChannelLine: (line) => lines.push(line) });
    expect(lines).toEqual(['short']);
    expect(result.problem).toMatch(/^1 lines on file descriptor 3 were over 4 MiB/);
  });

  test('has the first and the last of 200 MB of output kept', async () => {
    const script = `const chunk = Buffer.alloc(1e6, 'é');
      fs.writeSync(1, 'first\\n');
      for (let i = 0; i < 200; i += 1) fs.writeSync(1, chunk);
      fs.writeSync(1, '\\nlast')`;
    const result = await node(script);
    expect(result).toMatchObject({ exitCode: 0, truncated: true, stderr: '' });
    expect(Buffer.byteLength(result.stdout)).toBeLessThan(257 * 1024);
    expect(result.stdout).toMatch(/^first\né+\n\[… \d+ bytes left out …\]\né+\nlast$/);
  });

  test('may signal its own group and live on', async () => {
    const script = `process.on('SIGINT', () => process.exit(9)); process.kill(0, 'SIGINT'); setInterval(() => {}, 1000)`;
    expect(await node(script)).toMatchObject({ exitCode: 9, signal: null });
  });

  test('is ended at its time limit, and keeps what it had printed', async () => {
    const result = await shell('echo started; exec sleep 60', { timeoutMs: 1_000 });
    expect(result).toMatchObject({ ending: 'timed-out', exitCode: null, stdout: 'started\n' });
    expect(result.durationMs).toBeLessThan(10_000);
  });

  test('may write what it has when it is asked to end', async () => {
    const script = `process.on('SIGTERM', () => { fs.writeSync(3, 'partial\\n'); process.exit(7) });
      setInterval(() => {}, 1000); fs.writeSync(3, 'ready\\n')`;
    const lines: string[] = [];
    const stop = new AbortController();
    const onChannelLine = (line: string) => {
      lines.push(line);
      if (line === 'ready') stop.abort();
    };
    const result = await node(script, { onChannelLine, signal: stop.signal });
    expect(result).toMatchObject({ ending: 'aborted', exitCode: 7 });
    expect(lines).toEqual(['ready', 'partial']);
  });

  test('is ended although it ignores the request to end', async () => {
    const stop = new AbortController();
    const script = `process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000); fs.writeSync(3, 'ready\\n')`;
    const result = await node(script, { onChannelLine: () => stop.abort(), signal: stop.signal });
    expect(result).toMatchObject({ ending: 'aborted', exitCode: null, signal: 'SIGKILL', stdout: 'no\n' });
  });

  test('is not started when it was aborted before', async () => {
    const result = await shell('echo ran > ran', { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ending: 'aborted', exitCode: null, stdout: '' });
  });

  test.each([
    ['the program is missing', { command: 'no-such-program' }, /"no-such-program" was not found on PATH/],
    ['its folder is missing', { cwd: '/no/such/folder' }, /folder "\/no\/such\/folder"/],
    ['an argument holds a NUL', { args: ['a\0b'] }, /NUL/],
    ['a variable has no name', { env: { '-u': 'x' } }, /"-u" cannot be the name/],
  ])('is not started when %s, and says so', async (_why, wrong: Partial<ContainedRequest>, problem) => {
    const result = await shell('exit 0', wrong);
    expect(result).toMatchObject({ ending: 'not-started', exitCode: null, signal: null });
    expect(result.problem).toMatch(problem);
  });

  test('finds Node as it is outside: workers, forks, signals to its children, loopback', async () => {
    await writeFile(
      join(cwd, 'forked.cjs'),
      'process.on("message", (m) => { process.send(m + 1); process.disconnect() })',
    );
    const script = `
      const { Worker } = require('node:worker_threads');
      const { fork, spawn } = require('node:child_process');
      const http = require('node:http');
      const { once } = require('node:events');
      (async () => {
        const worker = new Worker('require("node:worker_threads").parentPort.postMessage(1)', { eval: true });
        const [fromWorker] = await once(worker, 'message');
        const child = fork('./forked.cjs'); child.send(1);
        const [fromChild] = await once(child, 'message');
        const sleeper = spawn('sleep', ['60']); process.kill(sleeper.pid, 'SIGUSR1');
        const [, signal] = await once(sleeper, 'exit');
        const server = http.createServer((_, answer) => answer.end('served')).listen(0, '127.0.0.1');
        await once(server, 'listening');
        const served = await (await fetch('http://127.0.0.1:' + server.address().port)).text();
        server.close(); server.closeAllConnections();
        fs.writeFileSync('owned', '');
        const owned = fs.statSync('owned').uid === process.getuid();
        console.log(JSON.stringify({ fromWorker, fromChild, signal, served, owned, uid: process.getuid() }));
      })()`;
    const result = await node(script);
    expect(result.stderr).toBe('');
    expect(JSON.parse(result.stdout)).toEqual({
      fromWorker: 1,
      fromChild: 2,
      signal: 'SIGUSR1',
      served: 'served',
      owned: true,
      uid: process.getuid?.(),
    });
  });

  test('may use git on its own work tree', async () => {
    const result = await shell(
      `git init -q repo-${kind} && cd repo-${kind} && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m x && git rev-list --count HEAD`,
    );
    expect(result).toMatchObject({ exitCode: 0, stdout: '1\n', stderr: '' });
  });

  test('leaves no listener of ours behind', async () => {
    const before = ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((event) => process.listenerCount(event));
    await Promise.all([shell('exit 0'), shell('exit 1'), shell('', { command: 'missing' })]);
    expect(['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((event) => process.listenerCount(event))).toEqual(before);
  });
});
