import type { Mutant } from '../domain/mutant.ts';
import type { AcceptedMutant } from '../domain/policy.ts';

/** Puts what the policy accepts today out of the score: survivors, and mutants that no test reaches. Killed ones stay what they are. */
export function withAccepted(
  mutants: readonly Mutant[],
  accept: readonly AcceptedMutant[],
  today: string,
): readonly Mutant[] {
  return mutants.map((mutant) => {
    if (mutant.status !== 'survived' && mutant.status !== 'no-coverage') return mutant;
    const entry = accept.find((candidate) => names(candidate, mutant) && candidate.until >= today);
    if (entry === undefined) return mutant;
    const { reason, until } = entry;
    return {
      ...mutant,
      status: 'suppressed',
      reason: `accepted until ${until}: ${reason}`,
      accepted: { reason, until },
    };
  });
}

/**
 * Entries that have run out, or are about something that is no longer so, in one line each: the file is gone, or the mutant is killed now.
 * A mutant that was not judged this time says nothing.
 *
 * @param mutants with their verdicts
 * @param exists of paths relative to the repository root
 */
export function staleAccepts(
  accept: readonly AcceptedMutant[],
  mutants: readonly Mutant[],
  exists: (path: string) => boolean,
  today: string,
): readonly string[] {
  return accept.flatMap((entry) => {
    const { mutant, until } = entry;
    if (until < today) return [`${mutant} was accepted until ${until}, which is over`];
    const [file = ''] = mutant.split(' > ');
    if (!exists(file)) return [`${mutant} is accepted until ${until}, but there is no such file`];
    const killed = mutant !== file && mutants.some((one) => names(entry, one) && one.status === 'killed');
    return killed ? [`${mutant} is accepted until ${until}, but it is killed now`] : [];
  });
}

function names({ mutant }: AcceptedMutant, { file, id }: Mutant): boolean {
  return mutant === file || mutant === `${file} > ${id}`;
}
