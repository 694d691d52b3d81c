/** A place for one draft of a run. */
export interface DraftPlace {
  /** Unique in the run. */
  readonly id: string;
  /** Relative to the repository root. */
  readonly path: string;
}

/** Hands out ids and paths, so that every draft of a run has its own. */
export interface Numbering {
  /**
   * @param name what ids begin with
   * @param pathOf the path that goes with a number
   */
  next(name: string, pathOf: (number: number) => string): DraftPlace;
}

/** @param isFree false where a file of the repository stands */
export function createNumbering(isFree: (path: string) => boolean): Numbering {
  const last = new Map<string, number>();
  const given = new Set<string>();
  return {
    next(name, pathOf) {
      let number = (last.get(name) ?? 0) + 1;
      while (given.has(pathOf(number)) || !isFree(pathOf(number))) number += 1;
      last.set(name, number);
      given.add(pathOf(number));
      return { id: `${name}-${number}`, path: pathOf(number) };
    },
  };
}
