import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { type StandingLines, standingLines } from '../../src/change/standing-lines.ts';
import { createRepository, type Repository, removeTemporaryFolders, temporaryFolder } from './repository.ts';

afterEach(removeTemporaryFolders);

const text = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const BEFORE = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** What stands of src/a.js after the change. */
async function standing(before: string, change: (repository: Repository) => void): Promise<StandingLines | undefined> {
  const repository = createRepository();
  const base = repository.write('src/a.js', before).write('src/b.js', 'b\n').commit();
  const folder = temporaryFolder();
  repository.git('worktree', 'add', '--quiet', join(folder, 'base'), base);
  change(repository);
  const head = repository.commit();
  const { tested } = repository;
  const read = await readChange(
    tested,
    repository.folder,
    { base, head, how: 'told' },
    createClassifier({ testMatches: null }),
  );
  const found = await standingLines(tested, repository.folder, join(folder, 'base'), read, ['src/a.js', 'src/b.js']);
  expect(found.get('src/b.js')?.firstOf(1, 1)).toBe(1);
  return found.get('src/a.js');
}

const shifts = (lines: StandingLines | undefined) =>
  BEFORE.map((_, index) => lines?.firstOf(index + 1, index + 1) ?? null);

describe('lines of base that stand', () => {
  test('follow what is added, taken out and rewritten before them', async () => {
    const after = ['zero', 'one', 'three', 'FOUR', 'five', 'and', 'a half', 'six', 'seven', 'eight'];
    const lines = await standing(text(...BEFORE), (it) => it.write('src/a.js', text(...after)));
    expect(shifts(lines)).toEqual([2, null, 3, null, 5, 8, 9, 10]);
    expect([lines?.firstOf(6, 8), lines?.firstOf(5, 6), lines?.firstOf(3, 5)]).toEqual([8, null, null]);
  });

  test('follow a file that moves', async () => {
    const lines = await standing(text(...BEFORE), (it) =>
      it.remove('src/a.js').write('lib/a.js', text(...BEFORE, 'nine').replace('one\n', '')),
    );
    expect([lines?.path, ...shifts(lines)]).toEqual(['lib/a.js', null, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('are all lines of a file that the change leaves alone', async () => {
    const lines = await standing(text(...BEFORE), (it) => it.write('src/c.js', 'c\n'));
    expect([lines?.path, lines?.lines, lines?.firstOf(2, 7)]).toEqual(['src/a.js', null, 2]);
  });

  test('are none where the file is gone, or is counted in other lines than git’s', async () => {
    expect(await standing(text(...BEFORE), (it) => it.remove('src/a.js'))).toBeUndefined();
    expect(
      await standing(`one\u2028two\nthree\n`, (it) => it.write('src/a.js', `one\u2028two\nfour\n`)),
    ).toBeUndefined();
  });
});
