import { createHash } from 'node:crypto';
import { auditSize, falseKillsThatMatter } from './audit-size.ts';
import type { StoredVerdict } from './verdict-store.ts';

/** How far a score is from where a verdict turns. */
export interface Standard {
  /** Percent, 0..100. */
  readonly threshold: number;
  /** Other things than this score decide too (other packages, say): no kill is without weight even where the score is below the threshold. */
  readonly notAlone: boolean;
}

type Status = string;
type ByKey = ReadonlyMap<string, Pick<StoredVerdict, 'status'>>;

/** Killed, or timed out, which counts as killed. */
export function isKill(status: Status): boolean {
  return status === 'Killed' || status === 'Timeout';
}

/**
 * Which of the verdicts to reuse are to be tested again, by key, in an order that the seed decides: claimed kills, as many as the
 * audit wants; without any, one survivor; without any, one that no test covers.
 *
 * @param reusable by key, the already tested ones left out
 * @param others statuses of all that is judged beside them
 * @param tested how many reused kills were tested again and found true before
 */
export function chooseRetests(
  reusable: ByKey,
  others: readonly Status[],
  tested: number,
  standard: Standard,
  seed: string,
): readonly string[] {
  const shuffled = [...reusable].sort(([one], [other]) => (rank(seed, one) < rank(seed, other) ? -1 : 1));
  const kills = shuffled.filter(([, { status }]) => isKill(status));
  if (kills.length + tested === 0) {
    const survivor = shuffled.find(([, { status }]) => status === 'Survived') ?? shuffled[0];
    return survivor === undefined ? [] : [survivor[0]];
  }
  const statuses = [...others, ...[...reusable.values()].map(({ status }) => status)];
  const detected = statuses.filter(isKill).length;
  const valid = detected + statuses.filter((status) => status === 'Survived' || status === 'NoCoverage').length;
  const matter = falseKillsThatMatter(detected, valid, standard.threshold) ?? (standard.notAlone ? 1 : null);
  const size = auditSize(kills.length + tested, matter);
  return kills.slice(0, Math.max(0, size - tested)).map(([key]) => key);
}

function rank(seed: string, key: string): string {
  return createHash('sha256').update(`${seed}\0${key}`).digest('hex');
}
