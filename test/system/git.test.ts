import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createGit, GitFailed } from '../../src/system/git.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'earnest-git-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = { PATH: process.env.PATH, HOME: '/nonexistent' };

async function newRepository(): Promise<string> {
  const git = createGit(environment);
  await git.text(folder, ['init', '--quiet', '--initial-branch=main']);
  await git.text(folder, ['config', 'user.name', 'Ada']);
  await git.text(folder, ['config', 'user.email', 'ada@example.org']);
  await git.text(folder, ['commit', '--quiet', '--allow-empty', '-m', 'first']);
  return folder;
}

/** A server on loopback that keeps the authorization headers it is sent and knows no repository. */
async function withServer(use: (url: string, seen: (string | undefined)[]) => Promise<void>): Promise<void> {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headersDistinct.authorization?.join(' + '));
    response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}

describe('running git', () => {
  test('gives its output as text, unicode and all', async () => {
    await newRepository();
    writeFileSync(path.join(folder, 'über "x".txt'), '');
    const output = await createGit(environment).text(folder, ['ls-files', '--others', '-z']);
    expect(output).toBe('über "x".txt\0');
  });

  test('rejects a failing command with its arguments and what git said', async () => {
    await newRepository();
    const failure = createGit(environment).text(folder, ['rev-parse', '--verify', 'nowhere']);
    await expect(failure).rejects.toThrow(GitFailed);
    await expect(failure).rejects.toMatchObject({ args: ['rev-parse', '--verify', 'nowhere'], reason: 'exit-code' });
    await expect(failure).rejects.toThrow(
      /git rev-parse --verify nowhere: exit code 128\nfatal: Needed a single revision/,
    );
  });

  test('hands back the exit code when it is asked for as data', async () => {
    await newRepository();
    expect(await createGit(environment).attempt(folder, ['rev-parse', '--verify', '--quiet', 'nowhere'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '',
    });
  });

  test.each([
    ['a folder that is not there', '/nonexistent/folder', environment],
    ['a PATH without git', tmpdir(), { PATH: '/nonexistent' }],
  ])('says that it could not be started in %s', async (_, cwd, env) => {
    await expect(createGit(env).attempt(cwd, ['version'])).rejects.toMatchObject({ reason: 'not-started' });
  });

  test('passes arguments as they are: no shell reads them', async () => {
    const output = await createGit(environment).attempt(folder, ['rev-parse', '--sq-quote', '$(touch x) "; |']);
    expect(output.stdout).toBe(` '$(touch x) "; |'\n`);
  });

  test('reads an output of many mebibytes', async () => {
    await newRepository();
    writeFileSync(path.join(folder, 'large.txt'), 'x'.repeat(40 * 1024 * 1024));
    const git = createGit(environment);
    const blob = (await git.text(folder, ['hash-object', '-w', 'large.txt'])).trim();
    expect((await git.text(folder, ['cat-file', 'blob', blob])).length).toBe(40 * 1024 * 1024);
  });
});

describe('what surrounds git', () => {
  test('cannot redirect it: variables that name another repository, index or configuration are dropped', async () => {
    await newRepository();
    const hostile = {
      ...environment,
      GIT_DIR: '/nonexistent/.git',
      GIT_WORK_TREE: '/',
      GIT_INDEX_FILE: '/nonexistent/index',
      GIT_OBJECT_DIRECTORY: '/nonexistent/objects',
      GIT_NAMESPACE: 'other',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.bare',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_CONFIG_PARAMETERS: "'core.bare'='true'",
      GIT_TRACE: '2',
    };
    const { exitCode, stdout, stderr } = await createGit(hostile).attempt(folder, ['rev-parse', '--show-toplevel']);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: `${folder}\n`, stderr: '' });
  });

  test('cannot make it run programs: pager, hooks, file system monitor and external diff are off', async () => {
    await newRepository();
    const marker = path.join(folder, 'ran');
    const program = path.join(folder, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch ${marker}\n`);
    chmodSync(program, 0o755);
    const git = createGit(environment);
    for (const name of ['core.pager', 'core.fsmonitor', 'diff.external', 'core.askPass']) {
      await git.text(folder, ['config', name, program]);
    }
    const hook = path.join(folder, '.git/hooks/post-checkout');
    writeFileSync(hook, `#!/bin/sh\ntouch ${marker}\n`);
    chmodSync(hook, 0o755);
    await git.text(folder, ['checkout', '--quiet', '-b', 'other']);
    await git.text(folder, ['add', 'program.sh']);
    await git.text(folder, ['diff', 'HEAD']);
    await git.text(folder, ['status']);
    expect(() => readFileSync(marker)).toThrow(/ENOENT/);
  });

  test('does not change the form of a diff', async () => {
    await newRepository();
    const git = createGit(environment);
    writeFileSync(path.join(folder, 'ü.txt'), 'a\n');
    await git.text(folder, ['add', '--all']);
    const plain = await git.text(folder, ['diff', '--cached']);
    expect(plain).toContain('diff --git a/ü.txt b/ü.txt\n');
    for (const name of ['diff.noprefix', 'diff.mnemonicPrefix', 'core.quotePath']) {
      await git.text(folder, ['config', name, 'true']);
      expect(await git.text(folder, ['diff', '--cached'])).toBe(plain);
    }
  });

  test('does not change its words: messages are in English whatever the locale', async () => {
    const { stderr } = await createGit({ ...environment, LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' }).attempt(folder, [
      'status',
    ]);
    expect(stderr).toMatch(/not a git repository/);
  });

  test('is not written to: a status leaves the index alone', async () => {
    await newRepository();
    const git = createGit(environment);
    writeFileSync(path.join(folder, 'a.txt'), 'a\n');
    await git.text(folder, ['add', 'a.txt']);
    utimesSync(path.join(folder, 'a.txt'), 0, 0);
    const before = readFileSync(path.join(folder, '.git/index'));
    await git.text(folder, ['status']);
    await git.text(folder, ['diff', 'HEAD']);
    expect(readFileSync(path.join(folder, '.git/index')).equals(before)).toBe(true);
  });
});

describe('a token', () => {
  const expected = `basic ${Buffer.from('x-access-token:s3cret').toString('base64')}`;

  test('is sent to its server as a header, once, in place of what the checkout left', async () => {
    await newRepository();
    await withServer(async (url, seen) => {
      const git = createGit(environment);
      await git.text(folder, ['remote', 'add', 'origin', `${url}/owner/name`]);
      await git.text(folder, ['config', `http.${url}/.extraheader`, 'AUTHORIZATION: basic b2xk']);
      const { stderr } = await git.attempt(folder, ['fetch', 'origin'], {
        withToken: { token: 's3cret', serverUrl: url },
      });
      expect(seen).toEqual([expected]);
      expect(stderr).not.toContain('s3cret');
    });
  });

  test('is not sent to another server', async () => {
    await newRepository();
    await withServer(async (url, seen) => {
      const git = createGit(environment);
      await git.attempt(folder, ['ls-remote', `${url}/owner/name`], {
        withToken: { token: 's3cret', serverUrl: 'https://github.com' },
      });
      expect(seen).toEqual([undefined]);
    });
  });

  test('is not among the arguments, nor left in the configuration, nor there in the next call', async () => {
    await newRepository();
    const recorder = path.join(folder, 'git');
    const real = execFileSync('/bin/sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    writeFileSync(
      recorder,
      `#!/bin/sh\nprintf '%s\\n' "$@" "$GIT_CONFIG_COUNT" >> ${folder}/arguments\nexec ${real} "$@"\n`,
    );
    chmodSync(recorder, 0o755);
    const git = createGit({ ...environment, PATH: `${folder}:${process.env.PATH}` });
    const withToken = { token: 's3cret', serverUrl: 'https://github.com' };
    expect(await git.text(folder, ['config', '--list'], { withToken })).toContain(`AUTHORIZATION: ${expected}`);
    expect(await git.text(folder, ['config', '--list'])).not.toContain('AUTHORIZATION');
    const recorded = readFileSync(path.join(folder, 'arguments'), 'utf8');
    expect(recorded).toContain('--list\n2\n');
    expect(recorded).not.toContain('s3cret');
    expect(recorded).not.toContain(expected);
  });

  test.each(['ssh://github.com', 'file:///', 'javascript:alert(1)'])('is refused for %s', async (serverUrl) => {
    const attempt = async () =>
      createGit(environment).attempt(folder, ['version'], { withToken: { token: 'x', serverUrl } });
    await expect(attempt()).rejects.toThrow(/http\(s\) server only/);
  });
});
