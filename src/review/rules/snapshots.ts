import { type SyntaxNode, stringOf } from '../../source/syntax.ts';
import { list } from '../model/fields.ts';
import { entriesOf, type SnapshotEntry, snapshotsBeside } from '../model/snapshot-files.ts';
import type { ReadCase } from '../model/test-file.ts';
import { callsAsserting } from './calls-asserting.ts';
import type { Found, Rule } from './rule.ts';

const GIANT_LINES = 50;
const GIANT_BYTES = 4 * 1024;
const LARGE_LINES = 20;
/** How much larger a snapshot may be that stands in the test itself, where whoever reads the test has it before their eyes. */
const INLINE = 4;

interface Size {
  readonly lines: number;
  readonly bytes: number;
  readonly isInline: boolean;
}

/** What to say of a test whose only oracles are snapshots of these sizes; null where they are no such. */
type Weigh = (largest: Size, all: readonly Size[]) => Pick<Found, 'message' | 'level'> | null;

function soleSnapshots(id: string, weigh: Weigh): Rule {
  return {
    id,
    *find(file, { modules }): Iterable<Found> {
      const onlySnapshots = file.cases.filter(
        ({ isSkipped, assertions }) =>
          !isSkipped && assertions.length > 0 && assertions.every(({ kind }) => kind === 'snapshot'),
      );
      if (onlySnapshots.length === 0) return;
      const beside = snapshotsBeside(file.path, modules);
      for (const one of onlySnapshots) {
        const [first] = one.assertions;
        const [largest, ...others] = sizesOf(one, beside).sort((a, b) => b.lines - a.lines);
        if (first === undefined || largest === undefined || callsAsserting(file, one)) continue;
        const found = weigh(largest, [largest, ...others]);
        if (found !== null) yield { one, node: first.node, ...found };
      }
    },
  };
}

/** The snapshots of a case; none of those that are not there to be read. */
function sizesOf(one: ReadCase, beside: readonly SnapshotEntry[]): Size[] {
  const inline = one.assertions.flatMap(({ node, matcher }) => (/Inline/.test(matcher ?? '') ? textsIn(node) : []));
  const kept = entriesOf(one.titles, beside).map(({ text }) => text);
  return [...inline.map((text) => sizeOf(text, true)), ...kept.map((text) => sizeOf(text, false))];
}

function sizeOf(text: string, isInline: boolean): Size {
  return { lines: text.trim().split('\n').length, bytes: Buffer.byteLength(text), isInline };
}

function textsIn(call: SyntaxNode): readonly string[] {
  return list(call, 'arguments').flatMap((argument) => stringOf(argument) ?? []);
}

const exceeds = ({ lines, bytes }: Size, times: number) => lines > GIANT_LINES * times || bytes > GIANT_BYTES * times;
const isUnread = (size: Size) => exceeds(size, size.isInline ? INLINE : 1);

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
