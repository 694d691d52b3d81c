/** How likely a set of false kills that is large enough to turn a verdict may stay unnoticed. */
export const RISK = 0.001;

/**
 * How many claimed kills must turn out false for the score to fall below the threshold; null when it is below already, and so
 * cannot be turned.
 *
 * @param detected killed and timed out mutants
 * @param valid all mutants that the score is made of
 * @param threshold percent
 */
export function falseKillsThatMatter(detected: number, valid: number, threshold: number): number | null {
  const passes = (kills: number) => valid > 0 && (100 * kills) / valid >= threshold;
  if (!passes(detected)) return null;
  for (let wrong = 1; wrong <= detected; wrong += 1) if (!passes(detected - wrong)) return wrong;
  return null;
}

/**
 * How many of the reused kills are to be tested again, chosen by chance: as few as let `wrong` false ones among them all escape with
 * a likelihood of `risk` at most. With s of n drawn, all of them miss w false ones with C(n-w, s) ÷ C(n, s): the risk-limiting
 * audit of elections (Stark 2008), with a sample of fixed size.
 *
 * @param reused how many kills are reused; nothing to test when it is 0
 * @param wrong how many false ones would matter; null, or more than are reused: none can, so that one is enough
 */
export function auditSize(reused: number, wrong: number | null, risk = RISK): number {
  if (reused === 0 || wrong === null || wrong > reused) return Math.min(1, reused);
  let missed = 1;
  for (let drawn = 0; drawn < reused; drawn += 1) {
    if (missed <= risk) return Math.max(1, drawn);
    missed *= (reused - wrong - drawn) / (reused - drawn);
  }
  return reused;
}
