import { exceeds, soleSnapshots } from './sole-snapshots.ts';

const LARGE_LINES = 20;

/**
 * snapshot-only: the only oracle of the test is a snapshot of more than 20 lines (that is no giant).
 *
 * Why: it fails for any change, and says of none whether it is wrong.
 * Source: jest/no-large-snapshots. Level: warn.
 */
export const snapshotOnly = soleSnapshots('snapshot-only', (largest) =>
  largest.lines > LARGE_LINES && !exceeds(largest, 1)
    ? { message: `rests on a snapshot of ${largest.lines} lines alone` }
    : null,
);
