import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { requireSameTree, treeState } from '../../src/change/same-tree.ts';
import { createRepository, type Repository, removeTemporaryFolders } from './repository.ts';

afterEach(removeTemporaryFolders);

/** A commit, then work on top of it that is not committed: one file edited, one added. */
function unfinished(): Repository {
  const repository = createRepository();
  repository.write('src/price.js', 'a\n').write('src/edited.js', 'b\n').write('data.json', '{}\n').commit();
  return repository.write('src/edited.js', 'c\n').write('src/added.ts', 'd\n');
}

/** What is said of a suite that does this. */
async function saidAfter(suite: (repository: Repository) => void): Promise<string> {
  const repository = unfinished();
  const { folder, tested } = repository;
  const before = await treeState(tested, folder, repository.git('rev-parse', 'HEAD'));
  suite(repository);
  return requireSameTree(tested, folder, before).then(
    () => 'the same tree',
    (problem: Error) => problem.message,
  );
}

describe('a suite that rewrites the tree under test', () => {
  test.each<readonly [string, string, (repository: Repository) => void]>([
    [
      'edits a file that the change leaves alone',
      'a file under test: src/price.js',
      (it) => it.write('src/price.js', 'x\n'),
    ],
    [
      'edits the same lines of a file again',
      'a file under test: src/edited.js',
      (it) => it.write('src/edited.js', 'x\n'),
    ],
    [
      'puts a file back to what HEAD holds',
      'a file under test: src/edited.js',
      (it) => it.write('src/edited.js', 'b\n'),
    ],
    ['edits a file that is not tracked', 'a file under test: src/added.ts', (it) => it.write('src/added.ts', 'x\n')],
    ['removes a file that is not tracked', 'a file under test: src/added.ts', (it) => it.remove('src/added.ts')],
    [
      'puts a link in the place of a file',
      'a file under test: src/price.js',
      (it) => symlinkSync('/dev/null', path.join(it.remove('src/price.js').folder, 'src/price.js')),
    ],
    [
      'edits a file and commits it',
      'a file under test: src/price.js',
      (it) => it.write('src/price.js', 'x\n').commit(),
    ],
    [
      'does so to several',
      '2 files under test: src/edited.js, src/price.js',
      (it) => it.write('src/price.js', 'x\n').remove('src/edited.js'),
    ],
  ])('is refused when it %s', async (_, words, suite) => {
    expect(await saidAfter(suite)).toContain(`Running the suite changed ${words}.`);
  });

  test.each<readonly [string, (repository: Repository) => void]>([
    ['nothing', () => {}],
    ['data', (it) => it.write('data.json', '[]\n')],
    ['the same content again', (it) => it.write('src/price.js', 'a\n').write('src/edited.js', 'c\n')],
    ['new files, as a coverage report is', (it) => it.write('coverage/report.js', 'x\n')],
  ])('may go on when it writes %s', async (_, suite) => {
    expect(await saidAfter(suite)).toBe('the same tree');
  });
});
