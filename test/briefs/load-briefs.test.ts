import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBriefs } from '../../src/briefs/load-briefs.ts';
import { targetText } from '../../src/domain/brief.ts';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { createRepository, type Repository, removeTemporaryFolders } from '../change/repository.ts';

afterEach(removeTemporaryFolders);

const EVERYWHERE = ['**/*.brief.yml'];

function brief(target: string): string {
  return `target: ${target}\nbehaviour: Sums up.\nclauses: [{ id: sum, kind: golden, text: Adds. }]\n`;
}

function load({ tested, folder }: Repository, commit: string, include: readonly string[] = EVERYWHERE) {
  return loadBriefs(tested, folder, commit, include);
}

describe('the briefs at a commit', () => {
  test('are those of the commit, whatever the work tree says', async () => {
    const repository = createRepository().write('src/a.brief.yml', brief('src/a.ts#a'));
    repository.write('src/gone.brief.yml', brief('src/gone.ts#gone'));
    const commit = repository.commit();
    repository.write('src/a.brief.yml', brief('src/a.ts#weaker')).write('src/new.brief.yml', brief('src/new.ts#n'));
    repository.remove('src/gone.brief.yml');
    repository.commit();

    const { briefs, problems } = await load(repository, commit);

    expect(problems).toEqual([]);
    expect(briefs.map((one) => [one.path, targetText(one.target)])).toEqual([
      ['src/a.brief.yml', 'src/a.ts#a'],
      ['src/gone.brief.yml', 'src/gone.ts#gone'],
    ]);
  });

  test('are none where none is there', async () => {
    const repository = createRepository().write('a.yml', 'a: 1');
    expect(await load(repository, repository.commit())).toEqual({ briefs: [], problems: [] });
  });

  test('are found by the patterns of the policy, and never among installed packages', async () => {
    const repository = createRepository();
    const paths = [
      '.github/x.brief.yml',
      'deep/er/y.brief.yml',
      'docs/old/z.brief.yml',
      'node_modules/p/a.brief.yml',
      'packages/p/node_modules/q/b.brief.yml',
      'top.brief.yml',
      'top.brief.yaml',
    ];
    for (const file of paths) repository.write(file, brief('a.ts#a'));
    repository.git('add', '--all', '--force');
    const commit = repository.commit();
    const found = async (...include: string[]) =>
      (await load(repository, commit, include)).briefs.map((one) => one.path);

    expect(await found('**/*.brief.yml')).toEqual([
      '.github/x.brief.yml',
      'deep/er/y.brief.yml',
      'docs/old/z.brief.yml',
      'top.brief.yml',
    ]);
    expect(await found('docs/**/*.yml', '*.brief.yaml')).toEqual(['docs/old/z.brief.yml', 'top.brief.yaml']);
    expect(await found('**/*.brief.yml', '!docs/**')).not.toContain('docs/old/z.brief.yml');
    expect(await found('!docs/**')).toEqual([]);
  });

  test('may have names that a shell or git would read otherwise', async () => {
    const names = [':(top)*.brief.yml', '[id].brief.yml', 'größe und "maß".brief.yml', '-x.brief.yml'].sort();
    const repository = createRepository();
    for (const name of names) repository.write(name, brief('a.ts#a'));
    const { briefs, problems } = await load(repository, repository.commit());
    expect(problems).toEqual([]);
    expect(briefs.map((one) => one.path).sort()).toEqual(names);
  });

  test('cost each other nothing when one is bad', async () => {
    const repository = createRepository().write('a.brief.yml', brief('a.ts#a'));
    repository.write('b.brief.yml', brief('/etc/passwd#a').replace('golden', 'goldn'));
    repository.write('c.brief.yml', `# ${'x'.repeat(70_000)}`);
    repository.write('d.brief.yml', new Uint8Array([0x61, 0x3a, 0x20, 0xff]));
    repository.write('e\n.brief.yml', brief('a.ts#a')).write('f.brief.yml/nested', 'no brief');
    symlinkSync('/etc/passwd', path.join(repository.folder, 'g.brief.yml'));
    repository.write('z.brief.yml', brief('z.ts#z'));
    const commit = repository.commit();

    const { briefs, problems } = await load(repository, commit);

    expect(briefs.map((one) => one.path)).toEqual(['a.brief.yml', 'z.brief.yml']);
    expect(problems.map((one) => one.path)).toEqual([
      'e\n.brief.yml',
      'b.brief.yml',
      'c.brief.yml',
      'd.brief.yml',
      'g.brief.yml',
    ]);
    expect(problems.map(({ why }) => why)).toEqual([
      expect.stringContaining('received a file name with characters that cannot be seen'),
      expect.stringMatching(
        /^b\.brief\.yml:1:9: target received "\/etc\/passwd#a"[^\n]*\nb\.brief\.yml:3:28: clauses\[0\]/,
      ),
      'c.brief.yml:1:1: received a file of 70002 bytes; a brief has at most 65536. Is this the right file?',
      expect.stringContaining('d.brief.yml:1:4: received bytes that are not UTF-8'),
      `g.brief.yml:1:1: received a symbolic link at ${commit.slice(0, 7)}. A brief must be a regular file.`,
    ]);
  });

  test('may not be a submodule', async () => {
    const repository = createRepository().write('a.brief.yml', brief('a.ts#a'));
    repository.commit();
    repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub.brief.yml`);
    repository.git('commit', '--quiet', '-m', 'submodule');
    const { briefs, problems } = await load(repository, repository.git('rev-parse', 'HEAD'));
    expect(briefs).toHaveLength(1);
    expect(problems[0]?.why).toContain('received something that is not a file');
  });

  test('whose text git does not have cost no other brief anything', async () => {
    const repository = createRepository().write('a.brief.yml', brief('a.ts#a')).write('b.brief.yml', brief('b.ts#b'));
    const commit = repository.commit();
    const blob = repository.git('rev-parse', `${commit}:a.brief.yml`);
    const git: typeof repository.tested = {
      ...repository.tested,
      attempt: (cwd, args, options) =>
        args.includes(blob)
          ? Promise.resolve({ exitCode: 128, stdout: '', stderr: 'fatal: not there\n' })
          : repository.tested.attempt(cwd, args, options),
    };
    const { briefs, problems } = await loadBriefs(git, repository.folder, commit, EVERYWHERE);
    expect(briefs.map((one) => one.path)).toEqual(['b.brief.yml']);
    expect(problems).toEqual([
      { path: 'a.brief.yml', why: expect.stringContaining('received nothing from git, which says "fatal: not there"') },
    ]);
  });

  test('are at most 200', async () => {
    const repository = createRepository();
    for (let index = 0; index < 201; index += 1) repository.write(`b/${index}.brief.yml`, brief('a.ts#a'));
    const commit = repository.commit();
    await expect(load(repository, commit)).rejects.toThrow(
      `201 files match briefs.include (**/*.brief.yml) at ${commit.slice(0, 7)}; at most 200 are read. Narrow briefs.include`,
    );
    expect((await load(repository, commit, ['b/2*.brief.yml'])).briefs).toHaveLength(12);
  });

  test('cannot be read from a commit that is not there', async () => {
    const repository = createRepository();
    repository.commit();
    await expect(load(repository, '1'.repeat(40))).rejects.toThrow(CouldNotJudge);
    await expect(load(repository, '1'.repeat(40))).rejects.toThrow('Could not read the briefs at the base commit 1111');
  });
});
