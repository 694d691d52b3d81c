import { type SyntaxNode, stringOf } from '../../source/syntax.ts';
import { callsAsserting } from '../model/calls-asserting.ts';
import { list } from '../model/fields.ts';
import { entriesOf, type SnapshotEntry, snapshotsBeside } from '../model/snapshot-files.ts';
import type { ReadCase } from '../model/test-file.ts';
import type { Found, Rule } from './rule.ts';

const GIANT_LINES = 50;
const GIANT_BYTES = 4 * 1024;

export interface Size {
  readonly lines: number;
  readonly bytes: number;
  readonly isInline: boolean;
}

/** What to say of a test whose only oracles are snapshots of these sizes; null where they are no such. */
type Weigh = (largest: Size, all: readonly Size[]) => Pick<Found, 'message' | 'level'> | null;

/** A rule about tests whose only oracles are snapshots, by the sizes of these. */
export function soleSnapshots(id: string, weigh: Weigh): Rule {
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

/** More than 50 lines or 4 KB, times a number. */
export function exceeds({ lines, bytes }: Size, times: number): boolean {
  return lines > GIANT_LINES * times || bytes > GIANT_BYTES * times;
}
