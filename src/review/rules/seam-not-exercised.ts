import type { Seam, Suspicion } from '../../domain/smell.ts';
import { suspected } from '../suspect.ts';

/**
 * seam-not-exercised: the test files that reach a seam all put a double in the place of one of its ends.
 *
 * Why: each side is tested against what the other is believed to do.
 * Silent: seams that no test file reaches: code without a test is told of elsewhere, and what goes through a built file is not seen.
 * Source: of this project. Level: warn.
 */
export function seamNotExercised(seams: readonly Seam[]): readonly Suspicion[] {
  return seams.flatMap(({ from, to, line, exercisedBy, doubledBy }) => {
    const [first, ...others] = doubledBy;
    if (exercisedBy !== null || first === undefined) return [];
    const doubles = `${first}${others.length > 0 ? ' and every other test that reaches it put' : ' puts'} a double in its place`;
    return [
      suspected('seam-not-exercised', from, {
        line,
        message: `the import of ${to} is exercised by no test: ${doubles}`,
      }),
    ];
  });
}
