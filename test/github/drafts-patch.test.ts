import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { type DraftFile, LARGEST_PATCH_BYTES, parseDraftsPatch } from '../../src/github/drafts-patch.ts';
import { patchOf } from '../../src/trial/patch.ts';

const PATH = 'test/shipping-1.draft.test.js';
const HEADER = (path: string) => `diff --git a/${path} b/${path}\nnew file mode 100644\n`;
const fileOf = (path: string) => `${HEADER(path)}--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+test\n`;

function refusal(patch: string | Uint8Array): string {
  try {
    parseDraftsPatch(typeof patch === 'string' ? Buffer.from(patch) : patch);
  } catch (error) {
    expect(error).toBeInstanceOf(CouldNotJudge);
    return (error as Error).message;
  }
  throw new Error('the patch was accepted');
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A repository with the files added and not committed. */
function repositoryWith(files: readonly DraftFile[]): (...args: readonly string[]) => Buffer {
  const root = mkdtempSync(join(tmpdir(), 'earnest-patch-'));
  folders.push(root);
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', root, ...args]);
  git('init', '--quiet');
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git('add', '--all');
  return git;
}

describe('a patch of drafts', () => {
  const files: readonly DraftFile[] = [
    {
      path: 'packages/a b/größe-2.draft.spec.tsx',
      text: 'one\n\n++ two\n-- three\ndiff --git a/x b/x\n@@ -0,0 +1 @@\n',
    },
    { path: 'shipping-1.draft.test.js', text: 'no end of line' },
    { path: 'shipping-2.draft.test.mts', text: 'windows\r\nlines\r\n' },
    { path: 'shipping.empty.draft.cjs', text: '' },
    { path: 'test/shipping.prices.draft.ts', text: '\n' },
  ];

  test('is read as the gate writes it', () => {
    expect(parseDraftsPatch(Buffer.from(patchOf(files)))).toEqual(files);
  });

  test('is read as git writes it', () => {
    const git = repositoryWith(files);
    const patch = git('-c', 'core.quotePath=false', 'diff', '--cached');

    expect(parseDraftsPatch(patch)).toEqual(files);
  });

  test('that is empty has no files', () => {
    expect(parseDraftsPatch(new Uint8Array())).toEqual([]);
  });

  test('is read to the very files that git would make of it, or refused', () => {
    const line = fc.constantFrom(
      '',
      'a',
      '+',
      '-',
      ' ',
      '\\',
      '\\ No newline at end of file',
      '--- a/x',
      '+++ b/x',
      '\t',
      '\r',
      '☃',
    );
    const text = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'));
    const damage = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('drop', 'twice', 'swap')), { maxLength: 2 });
    const git = repositoryWith([]);
    const root = git('rev-parse', '--show-toplevel').toString().trim();

    fc.assert(
      fc.property(text, text, damage, (one, other, damages) => {
        const made = [
          { path: 'a-1.draft.test.js', text: one },
          { path: 'b-1.draft.test.js', text: other },
        ];
        const lines = patchOf(made).split('\n');
        for (const [at, how] of damages) {
          const [taken = ''] = lines.splice(at, 1);
          if (how === 'twice') lines.splice(at, 0, taken, taken);
          if (how === 'swap') lines.splice(at + 1, 0, taken);
        }
        const patch = Buffer.from(lines.join('\n'));
        let read: readonly DraftFile[];
        try {
          read = parseDraftsPatch(patch);
        } catch (error) {
          expect(error).toBeInstanceOf(CouldNotJudge);
          if (damages.length === 0) throw error;
          return;
        }
        if (read.length === 0) return;
        execFileSync('git', ['-C', root, 'apply', '--whitespace=nowarn', '-'], { input: patch });
        for (const file of read) {
          expect(readFileSync(join(root, file.path), 'utf8')).toBe(file.text);
          rmSync(join(root, file.path));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a hostile patch is refused', () => {
  test.each([
    ['that leaves the repository', '../evil.draft.test.js', 'a path that leaves its folder'],
    ['that leaves it from within', 'test/../../evil.draft.test.js', 'a path that leaves its folder'],
    ['with an empty folder', 'test//evil.draft.test.js', 'a path that leaves its folder'],
    ['that is absolute', '/etc/evil.draft.test.js', 'an absolute path'],
    ['in .git', '.git/hooks/evil.draft.js', 'a path into .git or .github'],
    ['in .git of a submodule', 'lib/.git/evil.draft.js', 'a path into .git or .github'],
    ['in .git as other file systems read it', '.GIT. /evil.draft.js', 'a path into .git or .github'],
    ['in .git by its short name', 'GIT~1/evil.draft.js', 'a path into .git or .github'],
    ['in .git behind what is not seen', '.g\u200cit/evil.draft.js', 'a character that cannot be seen'],
    ['in .github', '.github/workflows/evil.draft.js', 'a path into .git or .github'],
    ['in node_modules', 'node_modules/a/evil.draft.js', 'a path into node_modules'],
    ['of a workflow', 'workflow.yml', 'a name that no draft has'],
    ['of a test that is no draft', 'test/shipping.test.js', 'a name that no draft has'],
    ['of a script', 'test/evil.draft.sh', 'a name that no draft has'],
    ['of a name that begins with draft', 'test/.draft.js', 'a name that no draft has'],
    ['with a backslash', 'test\\evil.draft.test.js', 'a character that not every system takes'],
    ['with a colon', 'C:evil.draft.test.js', 'a character that not every system takes'],
    ['with an escape', 'test/\u001b[2Jevil.draft.test.js', 'a character that cannot be seen'],
    ['that reads backwards', 'test/\u202esj.draft.test.js', 'a character that cannot be seen'],
    ['without end', `${'a'.repeat(300)}.draft.test.js`, 'a path of more than 300 characters'],
  ])('for a path %s', (_, path, why) => {
    expect(refusal(fileOf(path))).toContain(`refused at line 1: it holds ${why}`);
  });

  test.each([
    [
      'a change of a file that is there',
      `diff --git a/${PATH} b/${PATH}\nindex 1234567..89abcde 100644\n--- a/${PATH}\n`,
      2,
    ],
    ['a deletion', `diff --git a/${PATH} b/${PATH}\ndeleted file mode 100644\n`, 2],
    ['a renaming', `diff --git a/${PATH} b/other.draft.js\nsimilarity index 100%\n`, 1],
    ['a link', `diff --git a/${PATH} b/${PATH}\nnew file mode 120000\n`, 2],
    ['a program', `diff --git a/${PATH} b/${PATH}\nnew file mode 100755\n`, 2],
    ['a submodule', `diff --git a/${PATH} b/${PATH}\nnew file mode 160000\n`, 2],
    ['a binary file', `${HEADER(PATH)}index 0000000..1234567\nGIT binary patch\nliteral 3\n`, 4],
    ['another file than the header names', `${HEADER(PATH)}--- /dev/null\n+++ b/src/index.js\n@@ -0,0 +1 @@\n+x\n`, 4],
    ['an old side', `${HEADER(PATH)}--- a/src/index.js\n+++ b/${PATH}\n`, 3],
    ['quoted paths', `diff --git "a/${PATH}" "b/${PATH}"\nnew file mode 100644\n`, 1],
    ['a hunk further down', `${HEADER(PATH)}--- /dev/null\n+++ b/${PATH}\n@@ -0,0 +2 @@\n+x\n`, 5],
    ['a hunk that removes', `${HEADER(PATH)}--- /dev/null\n+++ b/${PATH}\n@@ -1 +1 @@\n-x\n+y\n`, 5],
    ['fewer lines than announced', `${HEADER(PATH)}--- /dev/null\n+++ b/${PATH}\n@@ -0,0 +1,2 @@\n+x\n`, 6],
    ['more lines than announced', `${fileOf(PATH)}+more\n`, 7],
    ['a second hunk', `${fileOf(PATH)}@@ -0,0 +2 @@\n+more\n`, 7],
    ['text in front', `From: somebody\n${fileOf(PATH)}`, 1],
    ['text behind', `${fileOf(PATH)}-- \n2.43.0\n`, 7],
    ['the same path twice', `${fileOf(PATH)}${fileOf(PATH)}`, 12],
    ['hidden direction', `${HEADER(PATH)}--- /dev/null\n+++ b/${PATH}\n@@ -0,0 +1 @@\n+if (isAdmin\u202e) {}\n`, 6],
  ])('with %s', (_, patch, line) => {
    expect(refusal(patch)).toContain(`refused at line ${line}:`);
  });

  test('with a file in the place of a folder', () => {
    expect(refusal(`${fileOf('a.draft.js')}${fileOf('a.draft.js/b.draft.js')}`)).toContain('as a file and as a folder');
  });

  test.each([
    [
      'with more than 100 files',
      Array.from({ length: 101 }, (_, index) => fileOf(`a-${index}.draft.js`)).join(''),
      'more than 100 files',
    ],
    ['of more than 1 MiB', new Uint8Array(LARGEST_PATCH_BYTES + 1), 'more than 1 MiB'],
    ['that is cut off', fileOf(PATH).slice(0, -1), 'a last line without an end'],
    [
      'that is no UTF-8',
      Buffer.concat([Buffer.from(fileOf(PATH).slice(0, -1)), Buffer.from([0xff, 0x0a])]),
      'bytes that are no UTF-8',
    ],
    ['that is a page', '<html>\n', 'something else than the header of a new file: "<html>"'],
  ])('%s', (_, patch, why) => {
    expect(refusal(patch)).toContain(why);
  });

  test('in time, whatever its lines', () => {
    const started = performance.now();
    refusal(`diff --git ${'a/'.repeat(250_000)} b/\n`);
    refusal(`${HEADER(PATH)}--- /dev/null\n+++ b/${PATH}\n@@ -0,0 +1,400000 @@\n${'+\n'.repeat(400_000)}x\n`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
