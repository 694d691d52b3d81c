import type { Mutant, MutantStatus } from '../domain/mutant.ts';
import { mostTellingFirst } from '../domain/telling.ts';

/** The mutants of one file that a reader is shown, the most telling first, and how many are left unshown. */
export interface ShownFile {
  readonly file: string;
  readonly shown: readonly Mutant[];
  readonly more: number;
}

/** One mutant a line, the most telling of it: the mutants of a line mostly share one fate (Petrović et al., TSE 2021). */
export function onePerLine(mutants: readonly Mutant[]): readonly Mutant[] {
  const lines = new Map<string, Mutant>();
  for (const mutant of mostTellingFirst(mutants)) {
    const line = `${mutant.line} ${mutant.file}`;
    if (!lines.has(line)) {
      lines.set(line, mutant);
    }
  }
  return [...lines.values()];
}

/**
 * Mutants of one status as a reader can take them in: one a line, at most `perFile` a file; seven, by the same source.
 * Files are in the order of their most telling mutant.
 */
export function shownMutants(mutants: readonly Mutant[], status: MutantStatus, perFile: number): readonly ShownFile[] {
  const wanted = mutants.filter((mutant) => mutant.status === status);
  const totals = byFile(wanted);
  return [...byFile(onePerLine(wanted))].map(([file, lines]) => {
    const shown = lines.slice(0, perFile);
    return { file, shown, more: (totals.get(file)?.length ?? 0) - shown.length };
  });
}

/** Map.groupBy came with Node 21; the command line runs on 20 as well. */
function byFile(mutants: readonly Mutant[]): ReadonlyMap<string, readonly Mutant[]> {
  const files = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const same = files.get(mutant.file);
    if (same === undefined) files.set(mutant.file, [mutant]);
    else same.push(mutant);
  }
  return files;
}
