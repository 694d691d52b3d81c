import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import type { ChangedFile } from '../../src/domain/change.ts';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { createRepository, numbered, type Repository, removeTemporaryFolders } from './repository.ts';

afterEach(removeTemporaryFolders);

const classify = createClassifier({ testMatches: null });

async function changeOf(repository: Repository, base: string, head: string | null = null) {
  return readChange(repository.tested, repository.folder, { base, head, how: 'test' }, classify);
}

async function filesOf(repository: Repository, base: string, head: string | null = null) {
  return (await changeOf(repository, base, head)).files;
}

async function onlyFile(repository: Repository, base: string): Promise<ChangedFile> {
  const files = await filesOf(repository, base);
  expect(files).toHaveLength(1);
  return files[0] as ChangedFile;
}

/** A repository with one committed file. */
function withFile(name: string, content: string | Uint8Array): { repository: Repository; base: string } {
  const repository = createRepository().write(name, content);
  return { repository, base: repository.commit('base') };
}

describe('the lines of a changed file', () => {
  test('are the rewritten and added ones, 1-based, and deletions stand behind a line', async () => {
    const { repository, base } = withFile('src/a.ts', numbered(10));
    repository.write(
      'src/a.ts',
      'top\nline 1\nLINE 2\nLINE 3\nline 4\nline 5\nline 8\nline 9\nline 10\nend 1\nend 2\n',
    );
    repository.commit();
    expect(await onlyFile(repository, base)).toEqual({
      path: 'src/a.ts',
      previousPath: null,
      status: 'modified',
      kind: 'source',
      entry: 'file',
      binary: false,
      lines: [
        { first: 1, last: 1 },
        { first: 3, last: 4 },
        { first: 10, last: 11 },
      ],
      deletedAfter: [6],
      addedLines: 5,
      removedLines: 4,
    });
  });

  test('deleted at the top stand behind line 0', async () => {
    const { repository, base } = withFile('a.ts', numbered(3));
    repository.write('a.ts', 'line 2\nline 3\n');
    expect(await onlyFile(repository, base)).toMatchObject({ lines: [], deletedAfter: [0], removedLines: 1 });
  });

  test('are all of an added file, none of an empty one, and none of a deleted one', async () => {
    const { repository, base } = withFile('gone.ts', numbered(4));
    repository.remove('gone.ts').write('new.ts', 'a\nb\nc\n').write('empty.ts', '');
    repository.commit();
    expect(await filesOf(repository, base)).toMatchObject([
      { path: 'empty.ts', status: 'added', lines: [], addedLines: 0 },
      { path: 'gone.ts', status: 'deleted', entry: 'file', lines: [], deletedAfter: [], removedLines: 4 },
      { path: 'new.ts', status: 'added', lines: [{ first: 1, last: 3 }], addedLines: 3 },
    ]);
  });

  test('are right in a file with carriage returns', async () => {
    const { repository, base } = withFile('a.ts', numbered(5).replaceAll('\n', '\r\n'));
    repository.write('a.ts', numbered(5).replaceAll('\n', '\r\n').replace('line 3', 'LINE 3'));
    expect(await onlyFile(repository, base)).toMatchObject({ lines: [{ first: 3, last: 3 }], addedLines: 1 });
  });

  test('are right when the file loses the line feed at its end, and when it never had one', async () => {
    const { repository, base } = withFile('a.ts', 'one\ntwo\n');
    repository.write('a.ts', 'one\ntwo').write('b.ts', 'one\ntwo');
    expect(await filesOf(repository, base)).toMatchObject([
      { path: 'a.ts', lines: [{ first: 2, last: 2 }] },
      { path: 'b.ts', lines: [{ first: 1, last: 2 }] },
    ]);
  });

  test('are all of a file that was formatted anew', async () => {
    const { repository, base } = withFile('a.ts', numbered(50));
    repository.write('a.ts', numbered(50).replaceAll(/^/gm, '  ').trimEnd().concat('\n'));
    expect(await onlyFile(repository, base)).toMatchObject({ lines: [{ first: 1, last: 50 }], removedLines: 50 });
  });

  test('may look like the headers of a diff', async () => {
    const hostile = [
      '-- a/x',
      '++ b/x',
      '@@ -1 +1 @@',
      'diff --git a/x b/x',
      '\\ No newline at end of file',
      'Binary files a and b differ',
    ];
    const { repository, base } = withFile('a.ts', `${hostile.join('\n')}\nkeep\n`);
    repository
      .write('a.ts', `keep\n${hostile.map((line) => `${line}!`).join('\n')}\n`)
      .write('b.ts', hostile.join('\n'));
    expect(await filesOf(repository, base)).toMatchObject([
      { path: 'a.ts', lines: [{ first: 2, last: 7 }], deletedAfter: [0], removedLines: 6 },
      { path: 'b.ts', lines: [{ first: 1, last: 6 }] },
    ]);
  });

  test('may be split by bytes that are not UTF-8', async () => {
    const { repository, base } = withFile('a.ts', Buffer.from([0x61, 0x0a, 0xc3, 0x0a, 0xff, 0x0a, 0x62, 0x0a]));
    repository.write('a.ts', Buffer.from([0x61, 0x0a, 0xe2, 0x0a, 0xff, 0x0a, 0x63, 0x0a]));
    expect(await onlyFile(repository, base)).toMatchObject({
      lines: [
        { first: 2, last: 2 },
        { first: 4, last: 4 },
      ],
    });
  });
});

describe('renames', () => {
  test('keep the lines that were not edited out of the change', async () => {
    const { repository, base } = withFile('src/old.ts', numbered(20));
    repository.git('mv', 'src/old.ts', 'src/new.ts');
    repository.write('src/new.ts', numbered(20).replace('line 7\n', 'LINE 7\n'));
    repository.commit();
    expect(await onlyFile(repository, base)).toMatchObject({
      path: 'src/new.ts',
      previousPath: 'src/old.ts',
      status: 'renamed',
      lines: [{ first: 7, last: 7 }],
    });
  });

  test('without an edit change no line', async () => {
    const { repository, base } = withFile('src/old.ts', numbered(20));
    repository.git('mv', 'src/old.ts', 'src/new.ts');
    expect(await onlyFile(repository, base)).toMatchObject({ status: 'renamed', lines: [], addedLines: 0 });
  });

  test('that turn prose into source count every line', async () => {
    const { repository, base } = withFile('docs/code.txt', numbered(20));
    mkdirSync(path.join(repository.folder, 'src'));
    repository.git('mv', 'docs/code.txt', 'src/code.ts');
    expect(await onlyFile(repository, base)).toMatchObject({
      path: 'src/code.ts',
      status: 'renamed',
      lines: [{ first: 1, last: 20 }],
      addedLines: 20,
    });
  });
});

test('paths may hold anything that a file system allows', async () => {
  const names = [
    ' lead.ts',
    '-dash.ts',
    ':(glob)**.ts',
    '"quoted".ts',
    '[id]/page.tsx',
    'a b.ts',
    'a\tb.ts',
    'back\\slash.ts',
    'b/a b/c.ts',
    'bell\x07\x7f.ts',
    'diff --git a/x b/x.ts',
    'line\nfeed.ts',
    'trail.ts ',
    'über/日本語.ts',
    '😀.ts',
  ];
  const repository = createRepository();
  for (const name of names) repository.write(name, numbered(3));
  const base = repository.commit();
  for (const name of names) repository.write(name, numbered(3).replace('line 2', 'LINE 2'));
  const edited = await filesOf(repository, base);
  expect(edited.map((file) => file.path)).toEqual(names.toSorted((one, other) => (one < other ? -1 : 1)));
  expect(edited.map((file) => file.lines)).toEqual(names.map(() => [{ first: 2, last: 2 }]));

  for (const name of names)
    repository.write(`moved/${name}`, readFileSync(path.join(repository.folder, name))).remove(name);
  repository.git('add', '--all');
  const moved = await filesOf(repository, base);
  expect(moved.map((file) => file.status).filter((status) => status === 'added' || status === 'renamed')).toHaveLength(
    names.length,
  );
});

test('a name that is not UTF-8 is refused, since nothing later could open it', async () => {
  const repository = createRepository();
  const base = repository.commit();
  writeFileSync(Buffer.concat([Buffer.from(`${repository.folder}/`), Buffer.from([0xff]), Buffer.from('.ts')]), 'x\n');
  await expect(changeOf(repository, base)).rejects.toThrow(/not valid UTF-8.*Rename/s);
});

describe('what is not a plain file', () => {
  test('symlinks have no lines, and are not followed', async () => {
    const { repository, base } = withFile('target.ts', numbered(3));
    symlinkSync('target.ts', path.join(repository.folder, 'committed.ts'));
    repository.commit();
    symlinkSync('/etc/passwd', path.join(repository.folder, 'untracked.ts'));
    expect(await filesOf(repository, base)).toMatchObject([
      { path: 'committed.ts', status: 'added', entry: 'symlink', lines: [], addedLines: 0 },
      { path: 'untracked.ts', status: 'added', entry: 'symlink', lines: [], addedLines: 0 },
    ]);
  });

  test('a file that becomes a symlink, and back', async () => {
    const { repository, base } = withFile('a.ts', numbered(3));
    repository.remove('a.ts');
    symlinkSync('b.ts', path.join(repository.folder, 'a.ts'));
    const linked = repository.commit();
    expect(await onlyFile(repository, base)).toMatchObject({
      status: 'modified',
      entry: 'symlink',
      lines: [],
      removedLines: 3,
    });
    repository.remove('a.ts').write('a.ts', numbered(4));
    repository.commit();
    expect(await onlyFile(repository, linked)).toMatchObject({
      status: 'modified',
      entry: 'file',
      lines: [{ first: 1, last: 4 }],
      removedLines: 0,
    });
  });

  test('submodules are an entry of their own, even when .gitmodules asks to ignore them', async () => {
    const inner = createRepository().write('x.ts', 'x\n');
    inner.commit();
    const { repository, base } = withFile('a.ts', 'a\n');
    repository.git('submodule', '--quiet', 'add', `file://${inner.folder}`, 'inner');
    repository.git('config', '--file', '.gitmodules', 'submodule.inner.ignore', 'all');
    const added = repository.commit();
    expect(await filesOf(repository, base)).toContainEqual(
      expect.objectContaining({ path: 'inner', status: 'added', entry: 'submodule', lines: [], addedLines: 0 }),
    );
    const copy = path.join(repository.folder, 'inner');
    repository.git('-C', copy, 'commit', '--quiet', '--allow-empty', '-m', 'more');
    expect(await filesOf(repository, added)).toMatchObject([{ path: 'inner', status: 'modified', entry: 'submodule' }]);
  });

  test('a change of mode only changes no line', async () => {
    const { repository, base } = withFile('run.js', numbered(3));
    chmodSync(path.join(repository.folder, 'run.js'), 0o755);
    expect(await onlyFile(repository, base)).toMatchObject({ status: 'modified', lines: [], deletedAfter: [] });
  });

  test('binary files are marked, and have no lines', async () => {
    const { repository, base } = withFile('logo.png', Buffer.from([0x89, 0, 1, 2]));
    repository.write('logo.png', Buffer.from([0x89, 0, 1, 3])).write('new.png', Buffer.from([0, 0x0a, 0x0a]));
    expect(await filesOf(repository, base)).toMatchObject([
      { path: 'logo.png', status: 'modified', binary: true, lines: [] },
      { path: 'new.png', status: 'added', binary: true, lines: [] },
    ]);
  });
});

describe('a pull request cannot hide its lines', () => {
  test.each(['*.ts binary', '*.ts -diff', '*.ts diff=none', '*.ts -text', '*.ts text eol=crlf', '* binary'])(
    'by .gitattributes that say %s',
    async (attributes) => {
      const { repository, base } = withFile('src/a.ts', numbered(9));
      repository.git('config', 'diff.none.binary', 'true');
      repository.git('config', 'diff.none.textconv', 'true');
      repository.git('config', 'diff.none.command', 'true');
      repository.write('.gitattributes', `${attributes}\n`).write('src/a.ts', numbered(9).replace('line 5', 'LINE 5'));
      repository.write('src/b.ts', numbered(2));
      const head = repository.commit();
      for (const judged of [head, null]) {
        expect(await filesOf(repository, base, judged)).toMatchObject([
          { path: '.gitattributes', binary: false, lines: [{ first: 1, last: 1 }] },
          { path: 'src/a.ts', binary: false, lines: [{ first: 5, last: 5 }], addedLines: 1, removedLines: 1 },
          { path: 'src/b.ts', binary: false, lines: [{ first: 1, last: 2 }] },
        ]);
      }
    },
  );

  test('by attributes on a file that it renames and edits', async () => {
    const { repository, base } = withFile('src/a.ts', numbered(30));
    repository.git('mv', 'src/a.ts', 'src/b.ts');
    repository.write('src/b.ts', numbered(30).replace('line 5', 'LINE 5')).write('.gitattributes', '*.ts -diff\n');
    repository.commit();
    expect(await filesOf(repository, base)).toMatchObject([
      { path: '.gitattributes' },
      { path: 'src/b.ts', status: 'renamed', previousPath: 'src/a.ts', lines: [{ first: 5, last: 5 }] },
    ]);
  });

  test('by a NUL byte in a comment', async () => {
    const { repository, base } = withFile('src/a.ts', numbered(5));
    repository.write('src/a.ts', numbered(5).replace('line 2', '// \0')).write('src/new.ts', '// \0\ncode\n');
    repository.git('add', 'src/a.ts');
    expect(await filesOf(repository, base)).toMatchObject([
      { path: 'src/a.ts', binary: false, lines: [{ first: 2, last: 2 }] },
      { path: 'src/new.ts', binary: false, lines: [{ first: 1, last: 2 }] },
    ]);
  });

  test.each([
    ['a lone carriage return', '\r'],
    ['U+2028', '\u2028'],
    ['U+2029', '\u2029'],
  ])('by %s, which moves every line after it for the engine but not for git', async (_, separator) => {
    const { repository, base } = withFile('src/a.ts', `//${separator}x${separator}y\n${numbered(5)}`);
    repository.write('src/a.ts', `//${separator}x${separator}y\n${numbered(5).replace('line 5', 'LINE 5')}`);
    repository.write('src/new.ts', `//${separator}x`).write('notes.txt', `a${separator}b\n`);
    expect(await filesOf(repository, base)).toMatchObject([
      { path: 'notes.txt', lines: [{ first: 1, last: 1 }] },
      { path: 'src/a.ts', lines: [{ first: 1, last: 8 }] },
      { path: 'src/new.ts', lines: [{ first: 1, last: 2 }] },
    ]);
  });

  test('by names that git reads as patterns', async () => {
    const names = [':!x.ts', ':(glob)src/**.ts', '[id].ts', 'x*.ts'];
    const repository = createRepository().write('.gitattributes', '* -diff\n');
    for (const name of names) repository.write(name, numbered(9));
    const base = repository.commit();
    for (const name of names) repository.write(name, numbered(9).replace('line 2', 'LINE 2'));
    expect((await filesOf(repository, base)).map((file) => [file.path, file.lines])).toEqual(
      names.map((name) => [name, [{ first: 2, last: 2 }]]),
    );
  });

  test('by a filter that puts other text on the disk: the file counts whole', async () => {
    const { repository, base } = withFile('src/a.ts', 'pointer 1\n');
    repository.git('config', 'filter.pointer.clean', 'echo pointer 2');
    repository.git('config', 'filter.pointer.smudge', 'seq 40');
    repository.write('.gitattributes', '*.ts filter=pointer\n').write('src/a.ts', numbered(40));
    const head = repository.commit();
    expect(repository.git('show', 'HEAD:src/a.ts')).toBe('pointer 2');
    expect(await filesOf(repository, base, head)).toMatchObject([
      { path: '.gitattributes' },
      { path: 'src/a.ts', lines: [{ first: 1, last: 40 }], addedLines: 40 },
    ]);
  });
});

describe('settings of the user or the repository', () => {
  test('change nothing', async () => {
    const { repository, base } = withFile('dir/a b.ts', numbered(30));
    const settings = {
      'diff.noprefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'diff.external': 'false',
      'diff.context': '9',
      'diff.interHunkContext': '20',
      'diff.renames': 'copies',
      'diff.submodule': 'log',
      'diff.srcPrefix': 'x/',
      'diff.dstPrefix': 'y/',
      'diff.algorithm': 'histogram',
      'diff.wordRegex': '.',
      'diff.relative': 'true',
      'diff.colorMoved': 'zebra',
      'color.ui': 'always',
      'core.pager': 'false',
      'core.quotePath': 'true',
      'core.abbrev': '4',
      'core.fsmonitor': 'false-program',
      'status.showUntrackedFiles': 'no',
    };
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
    repository.write('dir/a b.ts', numbered(30).replace('line 3', 'LINE 3').replace('line 9\n', 'LINE 9\n'));
    repository.write('ü.ts', 'x\n');
    expect(await filesOf(repository, base)).toMatchObject([
      {
        path: 'dir/a b.ts',
        lines: [
          { first: 3, last: 3 },
          { first: 9, last: 9 },
        ],
      },
      { path: 'ü.ts', lines: [{ first: 1, last: 1 }] },
    ]);
  });
});

test.each(['false', 'copies'])('renames are found, and copies are not, when diff.renames is %s', async (setting) => {
  const { repository, base } = withFile('old.ts', numbered(20));
  repository.git('config', 'diff.renames', setting);
  repository.git('mv', 'old.ts', 'new.ts');
  expect(await onlyFile(repository, base)).toMatchObject({ status: 'renamed', previousPath: 'old.ts', lines: [] });
  repository.write('old.ts', `${numbered(20)}more\n`);
  repository.commit();
  expect((await filesOf(repository, base)).map((file) => [file.path, file.status, file.addedLines])).toEqual([
    ['new.ts', 'added', 20],
    ['old.ts', 'modified', 1],
  ]);
});

describe('uncommitted work', () => {
  test('staged, unstaged and untracked files belong to the change; ignored ones and node_modules do not', async () => {
    const { repository, base } = withFile('a.ts', numbered(3));
    repository.write('.gitignore', 'dist\n').write('committed.ts', 'x\n').commit();
    repository.write('a.ts', numbered(4)).write('staged.ts', 'x\n');
    repository.git('add', 'staged.ts');
    repository.write('staged.ts', 'x\ny\n').write('untracked.ts', 'x\ny\nz');
    repository
      .write('dist/out.js', 'x\n')
      .write('node_modules/m/index.js', 'x\n')
      .write('packages/p/node_modules/m.js', '');
    const index = readFileSync(path.join(repository.folder, '.git/index'));
    const change = await changeOf(repository, base);
    expect(change.files.map((file) => [file.path, file.status, file.addedLines])).toEqual([
      ['.gitignore', 'added', 1],
      ['a.ts', 'modified', 1],
      ['committed.ts', 'added', 1],
      ['staged.ts', 'added', 2],
      ['untracked.ts', 'added', 3],
    ]);
    expect(readFileSync(path.join(repository.folder, '.git/index')).equals(index)).toBe(true);
  });

  test('a file taken out of the index but still there is modified, not deleted', async () => {
    const { repository, base } = withFile('a.ts', numbered(3));
    repository.git('rm', '--quiet', '--cached', 'a.ts');
    expect(await onlyFile(repository, base)).toMatchObject({ status: 'modified', lines: [{ first: 1, last: 3 }] });
  });

  test('is left out when a head is judged, yet the lines of its files are those on disk', async () => {
    const { repository, base } = withFile('a.ts', numbered(3));
    repository.write('package-lock.json', '{}\n').commit();
    const onMain = repository.git('rev-parse', 'HEAD');
    const head = repository.write('a.ts', numbered(3).replace('line 3', 'LINE 3')).commit();
    repository.write('package-lock.json', '{"touched": true}\n').write('report.xml', '<x/>\n');
    repository.write('a.ts', `stamp\n${numbered(3).replace('line 3', 'LINE 3')}`);
    expect(base).not.toBe(onMain);
    expect(await filesOf(repository, onMain, head)).toMatchObject([
      {
        path: 'a.ts',
        lines: [
          { first: 1, last: 1 },
          { first: 4, last: 4 },
        ],
      },
    ]);
  });

  test('that renames a file of the judged head is followed', async () => {
    const { repository, base } = withFile('a.ts', numbered(20));
    const head = repository.write('a.ts', numbered(20).replace('line 3', 'LINE 3')).commit();
    repository.git('mv', 'a.ts', 'b.ts');
    expect(await filesOf(repository, base, head)).toMatchObject([
      { path: 'b.ts', previousPath: 'a.ts', lines: [{ first: 3, last: 3 }] },
    ]);
  });

  test('with merge conflicts is refused', async () => {
    const { repository } = withFile('a.ts', 'base\n');
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.write('a.ts', 'theirs\n').commit();
    repository.git('checkout', '--quiet', 'main');
    const base = repository.write('a.ts', 'ours\n').commit();
    expect(() => repository.git('merge', 'other')).toThrow();
    await expect(changeOf(repository, base)).rejects.toThrow(CouldNotJudge);
    await expect(changeOf(repository, base)).rejects.toThrow(/"a\.ts".*Resolve them/s);
  });
});

test('nothing changed is an empty change', async () => {
  const { repository, base } = withFile('a.ts', 'x\n');
  expect(await changeOf(repository, base, base)).toEqual({ base, head: base, how: 'test', files: [] });
});

test('two thousand files take a handful of git calls', async () => {
  const repository = createRepository();
  for (let index = 0; index < 2000; index += 1) repository.write(`src/dir-${index % 40}/file-${index}.ts`, numbered(9));
  const base = repository.commit();
  for (let index = 0; index < 2000; index += 1) {
    repository.write(`src/dir-${index % 40}/file-${index}.ts`, numbered(9).replace('line 4', `LINE ${index}`));
  }
  repository.write('.gitattributes', 'src/** -diff\n');
  const head = repository.commit();
  let calls = 0;
  const counted: Repository['tested'] = {
    text: (...request) => {
      calls += 1;
      return repository.tested.text(...request);
    },
    attempt: repository.tested.attempt,
  };
  const change = await readChange(counted, repository.folder, { base, head, how: '' }, classify);
  expect(change.files).toHaveLength(2001);
  expect(change.files.slice(1).every((file) => file.lines.length === 1 && file.lines[0]?.first === 4)).toBe(true);
  expect(calls).toBeLessThanOrEqual(6);
});
