/**
 * No verdict can be reached, for a reason that the user can mend. Exit code 2.
 * The message says what was received, what that likely means, and what to change.
 */
export class CouldNotJudge extends Error {
  override readonly name = 'CouldNotJudge';
}
