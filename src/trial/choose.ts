/** A draft that passed, as the choice sees it. */
export interface Killer {
  readonly id: string;
  /** Mutants that it kills, and that no test of the repository kills. */
  readonly kills: ReadonlySet<string>;
  /** The longer of two that are equal otherwise is left out. */
  readonly length: number;
  /** What tells two drafts apart whatever the order of the batch. */
  readonly path: string;
}

/**
 * A small set of drafts that together kill all that any of them kills (greedy set cover: the one with most new kills first, then the
 * shorter one, then by path). What no chosen draft needs any more once all are chosen is taken out again.
 *
 * @returns by id, in the order chosen, the mutants that each is kept for: those that no other chosen draft kills, or that it was first to kill
 */
export function smallestSet(killers: readonly Killer[]): ReadonlyMap<string, readonly string[]> {
  const open = new Set(killers.flatMap(({ kills }) => [...kills]));
  const left = [...killers].sort((one, other) => one.length - other.length || (one.path < other.path ? -1 : 1));
  const chosen: Killer[] = [];
  while (open.size > 0) {
    const gains = left.map(({ kills }) => [...kills].filter((mutant) => open.has(mutant)).length);
    const best = gains.indexOf(Math.max(...gains));
    const [next] = left.splice(best, 1);
    if (next === undefined) break;
    chosen.push(next);
    for (const mutant of next.kills) open.delete(mutant);
  }
  return keptFor(withoutNeedless(chosen));
}

/** The last chosen first: a draft all of whose kills others make as well has become needless. */
function withoutNeedless(chosen: readonly Killer[]): readonly Killer[] {
  let kept = chosen;
  for (const killer of [...chosen].reverse()) {
    const others = kept.filter((other) => other !== killer);
    if ([...killer.kills].every((mutant) => others.some(({ kills }) => kills.has(mutant)))) kept = others;
  }
  return kept;
}

function keptFor(chosen: readonly Killer[]): ReadonlyMap<string, readonly string[]> {
  const taken = new Set<string>();
  return new Map(
    chosen.map(({ id, kills }) => {
      const own = [...kills].filter((mutant) => !taken.has(mutant));
      for (const mutant of own) taken.add(mutant);
      return [id, own];
    }),
  );
}
