import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findProgram } from '../../src/system/find-program.ts';

let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'earnest-program-')));
  for (const place of ['first', 'second']) {
    await mkdir(join(folder, place));
    await writeFile(join(folder, place, 'tool'), '#!/bin/sh\n');
  }
  await chmod(join(folder, 'second/tool'), 0o755);
  await mkdir(join(folder, 'first/dir'), { mode: 0o755 });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a program', () => {
  test('is the first executable file on PATH, whose entries may be relative to the folder', async () => {
    const found = await findProgram('tool', folder, `first:second:${folder}`);
    expect(found).toEqual({ path: join(folder, 'second/tool'), problem: null });
  });

  test('may be a path seen from the folder', async () => {
    expect((await findProgram('./second/tool', folder, '')).path).toBe(join(folder, 'second/tool'));
  });

  test.each([
    ['missing on PATH', 'nope', /"nope" was not found on PATH/],
    ['missing at its path', './nope', /"\.\/nope" does not exist/],
    ['not executable', './first/tool', /may not be executed.*chmod/],
    ['a folder', './first/dir', /does not exist/],
  ])('that is %s is a problem in words', async (_what, command, problem) => {
    const found = await findProgram(command, folder, 'first');
    expect(found.path).toBeNull();
    expect(found.problem).toMatch(problem);
  });

  test('cannot run in a folder that does not exist', async () => {
    expect((await findProgram('sh', join(folder, 'gone'), '/bin')).problem).toMatch(/folder ".*gone" to run "sh" in/);
  });
});
