import type { Mutant, MutationTotals } from '../domain/mutant.ts';
import type { MutationRun } from '../domain/mutation-run.ts';
import { percentage } from '../domain/telling.ts';
import { counted, oneLine } from './wording.ts';

/** Says the score, what it is made of, and the threshold: figures that add up. */
export function summaryOf(totals: MutationTotals): string {
  const { score, threshold, planned, judged, interval } = totals;
  if (score !== null && interval !== null) {
    return `mutation score ${percentage(score)} (95 %: ${intervalText(interval)}), threshold ${percentage(threshold)}: ${partsOf(totals, [`${judged} of ${counted(planned, 'mutant')} judged`]).join(', ')}`;
  }
  const detected = totals.killed + totals.timeout;
  const valid = detected + totals.survived + totals.noCoverage;
  const parts = [
    ...(score === null
      ? ['no mutant has a verdict']
      : [
          `mutation score ${percentage(score)}, threshold ${percentage(threshold)}: ${detected} of ${counted(valid, 'mutant')} killed`,
        ]),
  ];
  return partsOf(totals, [...parts], planned > judged ? [`${planned - judged} not judged`] : []).join(', ');
}

function partsOf(totals: MutationTotals, before: readonly string[], after: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...(totals.survived > 0 ? [`${totals.survived} survived`] : []),
    ...(totals.noCoverage > 0 ? [`${totals.noCoverage} without coverage`] : []),
    ...(totals.unstable > 0 ? [`${totals.unstable} unstable`] : []),
    ...after,
  ];
}

/** `64.0 to 77.9`: the low end cut and the high end rounded up, so that neither is nearer than it is. */
function intervalText([low, high]: readonly [number, number]): string {
  const tenths = Math.ceil(high * 10 - 1e-9) / 10;
  return `${(Math.floor(low * 10 + 1e-9) / 10).toFixed(1)} to ${tenths.toFixed(1)}`;
}

/** What was changed, and that nobody noticed. */
export function messageOf(mutant: Mutant): string {
  const change = `${oneLine(mutant.mutator, 60)} changes ${oneLine(mutant.original, 120)} to ${oneLine(mutant.replacement, 120)}`;
  return mutant.status === 'no-coverage'
    ? `${placeOf(mutant)}: no test reaches the line; ${change}`
    : `${placeOf(mutant)}: a mutant survives; ${change}`;
}

export function unstableMessage(mutant: Mutant): string {
  const why = mutant.reason === null ? '' : `: ${oneLine(mutant.reason)}`;
  return `${placeOf(mutant)}: the ${oneLine(mutant.mutator, 60)} mutant is unstable, outside of the score${why}`;
}

function placeOf(mutant: Mutant): string {
  return `${oneLine(mutant.file)}:${mutant.line}`;
}

/** Why a package's mutants could not be judged. */
export function problemOf(run: MutationRun): string {
  const place = run.packageDirectory === '.' ? '' : `${oneLine(run.packageDirectory)}: `;
  return place + oneLine(run.problem ?? 'the mutation stage gave no reason', 1000);
}
