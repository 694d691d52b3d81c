import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { createTemporaryFolders } from '../../src/system/temporary-folders.ts';

let parent: string;

beforeEach(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'earnest-folders-')));
});

afterEach(() => rm(parent, { recursive: true, force: true }));

describe('temporary folders', () => {
  test('are fresh, private, and named for their purpose', async () => {
    const folders = createTemporaryFolders(parent);
    const [one, two] = await Promise.all([folders.create('stryker'), folders.create('../stry ker')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/\/stryker-[^/]+$/);
    expect(two).toMatch(/\/---stry-ker-[^/]+$/);
    for (const folder of [one, two]) {
      expect(folder.startsWith(`${parent}/`)).toBe(true);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
    folders.removeAll();
  });

  test('go with all that is in them, read-only folders too, and leave alone what a link points at', async () => {
    const kept = join(parent, 'kept');
    await mkdir(kept);
    await writeFile(join(kept, 'file'), 'still here');
    const folders = createTemporaryFolders(parent);
    const folder = await folders.create('suite');
    await mkdir(join(folder, 'locked/inner'), { recursive: true });
    await writeFile(join(folder, 'locked/inner/file'), '');
    await symlink(kept, join(folder, 'locked/link'));
    await chmod(join(folder, 'locked/inner'), 0o000);
    await chmod(join(folder, 'locked'), 0o500);
    folders.removeAll();
    expect(await readdir(parent)).toEqual(['kept']);
    expect(await readFile(join(kept, 'file'), 'utf8')).toBe('still here');
  });

  test('leave nothing when none was asked for, and can be asked for again after removal', async () => {
    const folders = createTemporaryFolders(parent);
    folders.removeAll();
    expect(await readdir(parent)).toEqual([]);
    expect((await stat(await folders.create('again'))).isDirectory()).toBe(true);
    folders.removeAll();
    expect(await readdir(parent)).toEqual([]);
  });

  test('that cannot be created are a problem the user can mend', async () => {
    const folders = createTemporaryFolders(join(parent, 'missing'));
    await expect(folders.create('x')).rejects.toThrow(CouldNotJudge);
  });
});
