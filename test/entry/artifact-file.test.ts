import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { readArtifactFile } from '../../src/entry/artifact-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earnest-artifact-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a plain file is read up to the limit', () => {
  writeFileSync(join(folder, 'drafts.patch'), '12345678');

  expect(Buffer.from(readArtifactFile(folder, 'drafts.patch', 8, 'Do so.') ?? []).toString()).toBe('12345678');
  expect(() => readArtifactFile(folder, 'drafts.patch', 7, 'Do so.')).toThrow('it has 8 bytes, and at most 7 are read');
});

test.each(['drafts.patch', 'missing/drafts.patch', 'file/drafts.patch'])('%s that is not there is null', (path) => {
  writeFileSync(join(folder, 'file'), '');

  expect(readArtifactFile(folder, path, 8, 'Do so.')).toBeNull();
});

test.each<[string, (path: string) => void, string]>([
  ['a link', (path) => symlinkSync('/etc/hostname', path), 'it is a link'],
  ['a folder', (path) => mkdirSync(path), 'it is no plain file'],
  ['a pipe', (path) => execFileSync('mkfifo', [path]), 'it is no plain file'],
])('%s is refused', (_, make, why) => {
  make(join(folder, 'drafts.patch'));

  expect(() => readArtifactFile(folder, 'drafts.patch', 8, 'Do so.')).toThrow(CouldNotJudge);
  expect(() => readArtifactFile(folder, 'drafts.patch', 8, 'Do so.')).toThrow(
    `"drafts.patch" cannot be used: ${why}. Do so.`,
  );
});
