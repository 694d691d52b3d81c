import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { type ChangedFile, touchesLine } from '../../src/domain/change.ts';
import { createRepository, removeTemporaryFolders } from './repository.ts';

afterAll(removeTemporaryFolders);

const PAIRS_PER_RUN = 40;

/** Few distinct lines, so that repeats and moves are common; some look like parts of a patch, some end in a carriage return. */
const line = fc.constantFrom(
  'a',
  'b',
  'c',
  '',
  '}',
  '-- a/x',
  '++ b/x',
  '@@ -1 +1 @@',
  'diff --git a/x b/x',
  '\\ x',
  'é',
  'a\r',
);
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
  .map(([lines, ended]) => (lines.length === 0 ? '' : lines.join('\n') + (ended ? '\n' : '')));

/** Lines with their line feed, so that "no line feed at the end" is a difference, as it is to git. */
function linesOf(content: string): string[] {
  return content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * What a true report must satisfy, without a diff of our own: taking the reported lines out of head leaves lines that are
 * in base in that order, and as many as base has once the removed ones are gone.
 */
function contradiction(base: string, head: string, file: ChangedFile | undefined): string | null {
  if (base === head) return file === undefined ? null : 'reported, but equal';
  if (file === undefined) return 'different, but not reported';
  const [before, after] = [linesOf(base), linesOf(head)];
  const reported = file.lines.reduce((sum, range) => sum + range.last - range.first + 1, 0);
  if (reported !== file.addedLines) return 'the ranges do not add up to addedLines';
  if (file.lines.some((range) => range.first < 1 || range.last > after.length || range.first > range.last)) {
    return 'a range is outside of the file';
  }
  if (file.lines.some((range, index) => index > 0 && range.first <= (file.lines[index - 1]?.last ?? 0) + 1)) {
    return 'ranges touch or are not sorted';
  }
  const kept = after.filter((_, index) => !touchesLine(file.lines, index + 1));
  if (kept.length !== before.length - file.removedLines) return 'kept lines are not base without the removed ones';
  let at = 0;
  for (const one of kept) {
    at = before.indexOf(one, at) + 1;
    if (at === 0) return `line ${JSON.stringify(one)} is not reported, and not in base in its place`;
  }
  if (
    file.deletedAfter.some(
      (behind) =>
        behind < 0 || behind > after.length || (touchesLine(file.lines, behind + 1) && touchesLine(file.lines, behind)),
    )
  ) {
    return 'a deletion stands inside of rewritten lines';
  }
  return kept.length < longestCommon(before, after) - 2 ? 'far more is reported than changed' : null;
}

function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const line of one) {
    const next = [0];
    for (const [index, candidate] of other.entries()) {
      next.push(line === candidate ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('for any edit, the lines that are not reported are those of base, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: PAIRS_PER_RUN }), async (pairs) => {
      const repository = createRepository();
      pairs.forEach(([base], index) => {
        repository.write(`file-${index}.ts`, base);
      });
      const base = repository.commit();
      pairs.forEach(([, head], index) => {
        repository.write(`file-${index}.ts`, head);
      });
      const change = await readChange(
        repository.tested,
        repository.folder,
        { base, head: null, how: '' },
        createClassifier({ testMatches: null }),
      );
      removeTemporaryFolders();
      const found = new Map(change.files.map((file) => [file.path, file]));
      expect(
        pairs.map(([before, after], index) => contradiction(before, after, found.get(`file-${index}.ts`))),
      ).toEqual(pairs.map(() => null));
    }),
    { numRuns: 25 },
  );
});
