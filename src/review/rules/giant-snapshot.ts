import { exceeds, type Size, soleSnapshots } from './sole-snapshots.ts';

/** How much larger a snapshot may be that stands in the test itself, where whoever reads the test has it before their eyes. */
const INLINE = 4;

/**
 * giant-snapshot: the only oracle of the test is a snapshot of more than 50 lines or 4 KB.
 *
 * Why: nobody reads it; what was wrong when it was taken stays right.
 * Silent: tests that assert something else too, or call a helper that does by its name (`expectValid(…)`); snapshots of which the file cannot be read.
 * It only warns of an inline one up to 200 lines or 16 KB, which is read with the test, and where a small snapshot stands beside it.
 * Source: jest/no-large-snapshots. Level: block.
 */
export const giantSnapshot = soleSnapshots('giant-snapshot', (largest, all) => {
  if (!exceeds(largest, 1)) return null;
  const { lines, bytes } = largest;
  const message = `rests on a snapshot of ${lines} lines (${Math.ceil(bytes / 1024)} KB) alone: assert the parts that matter`;
  return { message, ...(all.every(isUnread) ? {} : { level: 'warn' as const }) };
});

function isUnread(size: Size): boolean {
  return exceeds(size, size.isInline ? INLINE : 1);
}
