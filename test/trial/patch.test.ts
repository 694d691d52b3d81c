import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type NewFile, patchOf } from '../../src/trial/patch.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'earnest-patch-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let repositories = 0;

/** Applies the patch of these files in a fresh repository, and reads back what is there then. */
function applied(files: readonly NewFile[]): readonly NewFile[] {
  repositories += 1;
  const root = join(folder, `${repositories}`);
  mkdirSync(root);
  const git = (...command: readonly string[]) => execFileSync('git', command, { cwd: root, stdio: 'pipe' });
  git('init', '--quiet');
  const patch = join(folder, `${repositories}.patch`);
  writeFileSync(patch, patchOf(files));
  git('apply', '--index', patch);
  return git('ls-files', '-z')
    .toString()
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const sorted = (files: readonly NewFile[]) => [...files].sort((one, other) => (one.path < other.path ? -1 : 1));

describe('a patch of new files', () => {
  test.each<[string, string]>([
    ['a line', 'a\n'],
    ['lines', 'a\n\n b\n'],
    ['no line end at the end', 'a\nb'],
    ['nothing', ''],
    ['only a line end', '\n'],
    ['line ends of Windows', 'a\r\nb\r\n'],
    ['a carriage return alone', 'a\rb\r'],
    ['blanks at line ends', 'a \n\t\nb'],
    ['what a patch is made of', '+a\n-b\n@@ -1 +1 @@\ndiff --git a/x b/x\n\\ No newline at end of file\n'],
    ['letters beyond ASCII', '// ä 🎟 \u2028 \ufeff\n'],
  ])('gives the very same content: %s', (_, text) => {
    const files = [{ path: 'test/a.draft.test.ts', text }];
    expect(applied(files)).toEqual(files);
  });

  test.each([
    'a.draft.test.ts',
    'with blanks/a b.draft.test.ts',
    'test/"quoted".draft.test.ts',
    "test/it's.draft.test.ts",
    'test/größe.draft.test.ts',
    'test/[id]/(shop)/a.draft.test.ts',
    'test/tab\there.draft.test.ts',
    'test/back\\slash.draft.test.ts',
    'test/a => b.draft.test.ts',
    'b/a/b.draft.test.ts',
    '-a.draft.test.ts',
  ])('makes a file of the name %s', (path) => {
    expect(
      applied([
        { path, text: 'a\n' },
        { path: 'z.ts', text: '' },
      ])
        .map((file) => file.path)
        .sort(),
    ).toEqual([path, 'z.ts'].sort());
  });

  test('has the files by path, whatever their order, and is empty for none', () => {
    const files = ['b.ts', 'a.ts', 'a/c.ts'].map((path) => ({ path, text: path }));
    expect(patchOf(files)).toBe(patchOf([...files].reverse()));
    expect(patchOf(files).match(/^diff --git .*$/gm)).toEqual([
      'diff --git a/a.ts b/a.ts',
      'diff --git a/a/c.ts b/a/c.ts',
      'diff --git a/b.ts b/b.ts',
    ]);
    expect(patchOf([])).toBe('');
  });

  test('makes files that nobody can run', () => {
    applied([{ path: 'a.ts', text: '#!/bin/sh\n' }]);
    expect(statSync(join(folder, `${repositories}`, 'a.ts')).mode & 0o111).toBe(0);
  });

  test('applies cleanly whatever the texts are', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 8 }),
          fc.constantFrom('\n', '\r\n', '\r', '+', '-', ' ', '\\', '@@ ', 'diff --git ', '--- ', '\t'),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    const name = fc
      .string({ unit: fc.constantFrom(...'ab ".é\'[]$', '🎟'), minLength: 1, maxLength: 8 })
      .map((part) => `t/x${part}.ts`);
    const files = fc.uniqueArray(fc.record({ path: name, text }), { maxLength: 4, selector: ({ path }) => path });
    fc.assert(
      fc.property(files, (all) => {
        fc.pre(all.length > 0);
        expect(sorted(applied(all))).toEqual(sorted(all));
      }),
      { numRuns: 60 },
    );
  });
});
