import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { insideTree } from '../../src/system/work-tree-paths.ts';

let outside: string;
let root: string;

beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'earnest-paths-')));
  root = join(outside, 'tree');
  await mkdir(join(root, 'src'), { recursive: true });
  await writeFile(join(root, 'src/a.ts'), '');
  await writeFile(join(outside, 'secret'), '');
  await mkdir(join(outside, 'tree-sibling'));
});

afterEach(() => rm(outside, { recursive: true, force: true }));

describe('a path of the work tree', () => {
  test('is found where it is, also through links that stay in the tree', async () => {
    await symlink('src', join(root, 'link'));
    expect(await insideTree(root, 'src/a.ts')).toBe(join(root, 'src/a.ts'));
    expect(await insideTree(root, 'link/a.ts')).toBe(join(root, 'src/a.ts'));
    expect(await insideTree(root, join(root, 'src'))).toBe(join(root, 'src'));
    expect(await insideTree(root, '.')).toBe(root);
    expect(await insideTree(root, '..name')).toBe(join(root, '..name'));
  });

  test('may not exist yet', async () => {
    await symlink('src', join(root, 'link'));
    expect(await insideTree(root, 'link/new/deep.json')).toBe(join(root, 'src/new/deep.json'));
  });

  test('may be asked for through a link to the tree itself', async () => {
    await symlink(root, join(outside, 'alias'));
    expect(await insideTree(join(outside, 'alias'), 'src/a.ts')).toBe(join(root, 'src/a.ts'));
  });

  test.each([
    ['a link to a file outside', '../secret', 'link'],
    ['a link to a folder outside', '..', 'link/secret'],
    ['a link to a folder whose name starts like the tree', '../tree-sibling', 'link/x'],
    ['a link to something outside that does not exist yet', '../created-by-us', 'link'],
    ['an absolute link', '/etc', 'link/passwd'],
    ['a path through a link and something missing', '../tree-sibling', 'link/missing/x'],
  ])('is refused when it leaves by %s', async (_how, target, path) => {
    await symlink(target, join(root, 'link'));
    await expect(insideTree(root, path)).rejects.toThrow(CouldNotJudge);
  });

  test('is refused when a chain of dangling links leaves', async () => {
    await symlink('second', join(root, 'first'));
    await symlink('../nowhere', join(root, 'second'));
    await expect(insideTree(root, 'first')).rejects.toThrow(/leads out of the work tree/);
  });

  test('is refused when it leaves by its own dots, or as an absolute path', async () => {
    await expect(insideTree(root, '../secret')).rejects.toThrow(CouldNotJudge);
    await expect(insideTree(root, '/etc/passwd')).rejects.toThrow(CouldNotJudge);
  });

  test('is refused when links point at each other', async () => {
    await symlink('b', join(root, 'a'));
    await symlink('a', join(root, 'b'));
    await expect(insideTree(root, 'a')).rejects.toThrow(/too many symbolic links/);
  });
});
