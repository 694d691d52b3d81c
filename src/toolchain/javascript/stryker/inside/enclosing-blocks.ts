import type { PlannedMutant, Position } from './protocol.ts';

/** The mutants that empty a block in which another of these mutants stands. */
export function enclosingBlocks(mutants: readonly PlannedMutant[]): ReadonlySet<PlannedMutant> {
  const byFile = Map.groupBy(mutants, ({ fileName }) => fileName);
  const isAround = (block: PlannedMutant) =>
    byFile.get(block.fileName)?.some((other) => other !== block && isWithin(other.location, block.location));
  return new Set(mutants.filter((mutant) => mutant.mutatorName === 'BlockStatement' && isAround(mutant)));
}

type Span = PlannedMutant['location'];

function isWithin(inner: Span, outer: Span): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}
