import { type SyntaxNode, stringOf } from '../../source/syntax.ts';
import { list } from '../model/fields.ts';
import { entriesOf, type SnapshotEntry, snapshotsBeside } from '../model/snapshot-files.ts';
import type { ReadCase } from '../model/test-file.ts';
import type { Found, Rule } from './rule.ts';

const GIANT_LINES = 50;
const GIANT_BYTES = 4 * 1024;
const LARGE_LINES = 20;

interface Size {
  readonly lines: number;
  readonly bytes: number;
}

function soleSnapshots(id: string, holds: (size: Size) => boolean, message: (size: Size) => string): Rule {
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
        const size = largest(one, beside);
        const [first] = one.assertions;
        if (size !== null && first !== undefined && holds(size))
          yield { one, node: first.node, message: message(size) };
      }
    },
  };
}

/** The largest snapshot of a case; null when none of it is there to be read. */
function largest(one: ReadCase, beside: readonly SnapshotEntry[]): Size | null {
  const inline = one.assertions.flatMap(({ node }) => textsIn(node));
  const texts = [...inline, ...entriesOf(one.titles, beside).map(({ text }) => text)];
  const sizes = texts.map((text) => ({ lines: text.trim().split('\n').length, bytes: Buffer.byteLength(text) }));
  const [first, ...others] = sizes;
  if (first === undefined) return null;
  return others.reduce((most, next) => (next.lines > most.lines ? next : most), first);
}

function textsIn(call: SyntaxNode): readonly string[] {
  return list(call, 'arguments').flatMap((argument) => stringOf(argument) ?? []);
}

const isGiant = ({ lines, bytes }: Size) => lines > GIANT_LINES || bytes > GIANT_BYTES;

/**
 * giant-snapshot: the only oracle of the test is a snapshot of more than 50 lines or 4 KB, inline or in its `.snap` file.
 *
 * Why: nobody reads it; what was wrong when it was taken stays right.
 * Silent: tests that assert something else too; snapshots of which the file cannot be read.
 * Source: jest/no-large-snapshots. Level: block.
 */
export const giantSnapshot = soleSnapshots(
  'giant-snapshot',
  isGiant,
  ({ lines, bytes }) =>
    `rests on a snapshot of ${lines} lines (${Math.ceil(bytes / 1024)} KB) alone: assert the parts that matter`,
);

/**
 * snapshot-only: the only oracle of the test is a snapshot of more than 20 lines (that is no giant).
 *
 * Why: it fails for any change, and says of none whether it is wrong.
 * Source: jest/no-large-snapshots. Level: warn.
 */
export const snapshotOnly = soleSnapshots(
  'snapshot-only',
  (size) => size.lines > LARGE_LINES && !isGiant(size),
  ({ lines }) => `rests on a snapshot of ${lines} lines alone`,
);
