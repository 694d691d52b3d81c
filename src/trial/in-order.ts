import type { Brief } from '../domain/brief.ts';
import type { Draft } from '../domain/draft.ts';

/**
 * The order in which drafts are tried, the same whatever the order of the batch: where the time ends first, the last go. First those for
 * required clauses, then those that needed no mending, then the shorter ones.
 */
export function inOrder(drafts: readonly Draft[], briefs: readonly Brief[]): readonly Draft[] {
  const required = new Map(
    briefs.map(({ path, clauses, invariants }) => [
      path,
      new Set([...clauses, ...invariants].flatMap((clause) => (clause.required ? [clause.id] : []))),
    ]),
  );
  const rank = ({ brief, clauses, repairs }: Draft) => [
    clauses.some((id) => required.get(brief)?.has(id)) ? 0 : 1,
    repairs.filter(({ by }) => by === 'model').length,
    repairs.length,
  ];
  return [...drafts].sort((one, other) => {
    const [left, right] = [rank(one), rank(other)];
    const first = left.findIndex((value, index) => value !== right[index]);
    if (first >= 0) return (left[first] ?? 0) - (right[first] ?? 0);
    return one.code.length - other.code.length || compare(one.path, other.path) || compare(one.id, other.id);
  });
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
