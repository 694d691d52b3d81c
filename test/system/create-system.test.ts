import { mkdtemp, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { createSystem } from '../../src/system/create-system.ts';
import { createLog } from '../../src/system/log.ts';
import type { Git } from '../../src/system/system.ts';

const log = createLog(new PassThrough(), 'plain');
const git: Git = {
  text: async () => '',
  attempt: async () => ({ exitCode: 0, stdout: '', stderr: '' }),
};
let home: string;

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'earnest-system-')));
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('the system', () => {
  test.each([
    ['EARNEST_CACHE', { EARNEST_CACHE: 'CACHE/mine', XDG_CACHE_HOME: 'CACHE/xdg' }, 'mine'],
    ['XDG_CACHE_HOME', { XDG_CACHE_HOME: 'CACHE/xdg' }, 'xdg/earnest'],
    ['the home folder', {}, '.cache/earnest'],
  ])('keeps its cache where %s says, for this user only', async (_where, variables, expected) => {
    const given = Object.entries(variables).map(([name, value]) => [name, value.replace('CACHE', home)]);
    const environment = { HOME: home, ...Object.fromEntries(given) };
    const { system } = await createSystem({ environment, log, git });
    expect(system.cacheFolder).toBe(join(home, expected));
    expect((await stat(system.cacheFolder)).mode & 0o777).toBe(0o700);
  });

  test('says what to change when the cache cannot be created', async () => {
    await writeFile(join(home, 'file'), '');
    const environment = { EARNEST_CACHE: join(home, 'file/cache') };
    await expect(createSystem({ environment, log, git })).rejects.toThrow(CouldNotJudge);
    await expect(createSystem({ environment, log, git })).rejects.toThrow(/EARNEST_CACHE/);
  });

  test('removes its temporary folders when it is disposed of', async () => {
    const { system, dispose } = await createSystem({
      environment: { HOME: home, TMPDIR: home, EARNEST_CACHE: join(home, 'cache') },
      log,
      git,
    });
    await writeFile(join(await system.temporaryFolder('x'), 'file'), '');
    await dispose();
    expect(await readdir(home)).toEqual(['cache']);
  });

  test('runs programs in the environment it was given', async () => {
    const environment = { HOME: home, PATH: process.env.PATH, GITHUB_TOKEN: 'secret' };
    const { system, dispose } = await createSystem({ environment, log, git });
    const result = await system.runContained({ command: 'env', args: [], cwd: home, timeoutMs: 30_000 });
    expect(result.stdout).toContain(`HOME=${home}\n`);
    expect(result.stdout).not.toContain('secret');
    await dispose();
  });
});
