import { describe, expect, test } from '@jest/globals';
import { parseDiff } from '../../src/change/parse-diff.ts';

const ids = `${'a'.repeat(40)} ${'b'.repeat(40)}`;
const raw = `:100644 100644 ${ids} M\0a.ts\0\0`;
const header = 'diff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n';

describe('output that git would not print is refused rather than half read', () => {
  test.each([
    ['an entry without an end', `:100644 100644 ${ids} M`],
    ['an unknown status', `:100644 100644 ${ids} X\0a.ts\0\0`],
    ['no patch for an entry', raw],
    ['the patch of another file', `${raw}${header.replaceAll('a.ts', 'b.ts')}`],
    ['a hunk that ends early', `${raw}${header}@@ -1 +1,2 @@\n-x\n+y\n`],
    ['a hunk with context', `${raw}${header}@@ -1,2 +1,2 @@\n x\n-y\n+z\n`],
    ['a hunk without numbers', `${raw}${header}@@ what @@\n`],
    ['a patch too many', `${raw}${header}@@ -1 +1 @@\n-x\n+y\n${header}`],
    ['text without an entry', 'warning: something\n'],
  ])('%s', (_, output) => expect(() => parseDiff(output)).toThrow(/form that is not known/));
});

test('no output is no change', () => expect(parseDiff('')).toEqual([]));

test('hunks are read by their counted lines', () => {
  const patch = `${header}@@ -1 +1,2 @@ function diff() {\n--- a/b.ts\n\\ No newline at end of file\n+++ b/b.ts\n+diff --git a/x b/x\n@@ -9,0 +11 @@\n+@@ -1 +1 @@\n`;
  expect(parseDiff(`${raw}${patch}`)[0]?.hunks).toEqual([
    { oldStart: 1, oldCount: 1, newStart: 1, newCount: 2 },
    { oldStart: 9, oldCount: 0, newStart: 11, newCount: 1 },
  ]);
});
