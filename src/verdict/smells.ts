import type { ReviewPolicy, ReviewWaiver } from '../domain/policy.ts';
import type { ReviewRun, Smell, SmellLevel, Suspicion } from '../domain/smell.ts';
import { type Evidence, type Witnesses, witnesses } from './witnesses.ts';

/**
 * What the suspicions of a review come to:
 * - A rule that the policy turns off finds nothing. A level of the policy stands in place of the one by the text alone.
 * - `block`, by the text or by the policy, needs no witness.
 * - A suspicion that no assertion is made is dropped when the runner saw each of its tests make one, unless it blocks alone.
 * - A witness that agrees raises a suspicion to `block`, unless the policy chose `info` or `warn` for its rule.
 * - What the policy waives today is only noted. A waiver that has run out says so.
 * What blocks stands first, then by file and line.
 *
 * @param today YYYY-MM-DD, in UTC
 */
export function smellsOf(
  { suspicions }: Pick<ReviewRun, 'suspicions'>,
  evidence: Evidence,
  policy: ReviewPolicy,
  today: string,
): readonly Smell[] {
  const heard = witnesses(evidence);
  return suspicions.flatMap((suspicion) => smellOf(suspicion, heard, policy, today) ?? []).sort(worstFirst);
}

function smellOf(suspicion: Suspicion, heard: Witnesses, policy: ReviewPolicy, today: string): Smell | null {
  const { rule, file, line, endLine, test, message } = suspicion;
  const chosen = policy.rules[rule];
  if (chosen === 'off') return null;
  const alone = chosen ?? suspicion.level;
  if (alone !== 'block' && heard.refutes(suspicion)) return null;
  const isCapped = chosen === 'info' || chosen === 'warn';
  const witness = heard.agreement(suspicion);
  const smell = { rule, file, line, endLine, test, message, witness };
  const waivers = policy.waivers.filter((waiver) => waives(waiver, suspicion));
  const waiver = waivers.find(({ until }) => until >= today);
  if (waiver !== undefined) {
    return { ...smell, level: 'info', waived: { reason: waiver.reason, until: waiver.until } };
  }
  const [over] = waivers
    .map(({ until }) => until)
    .sort()
    .reverse();
  return {
    ...smell,
    level: witness === null || isCapped ? alone : 'block',
    message: over === undefined ? message : `${message} (it was waived until ${over}, which is over)`,
    waived: null,
  };
}

function waives({ rule, where }: ReviewWaiver, suspicion: Suspicion): boolean {
  if (rule !== suspicion.rule) return false;
  const { file, test } = suspicion;
  return where === file || (test !== null && onOneLine(where) === onOneLine(`${file} > ${test}`));
}

/** As a report shows it: a policy holds no line ends. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const RANKS: Readonly<Record<SmellLevel, number>> = { block: 0, warn: 1, info: 2 };

function worstFirst(a: Smell, b: Smell): number {
  return RANKS[a.level] - RANKS[b.level] || compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
