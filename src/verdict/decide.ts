import type { Policy } from '../domain/policy.ts';
import type { Check, CheckId, Verdict } from '../domain/verdict.ts';
import { NO_BRIEF, NO_CHANGED_TEST, NOTHING_RELEVANT, SUITE_FAILS } from './skip.ts';

export interface Decision {
  readonly verdict: Verdict;
  /** fail, error: one line per blocking finding. pass: one line that says what it rests on. */
  readonly reasons: readonly string[];
  /** The checks with the policy's levels applied. */
  readonly checks: readonly Check[];
}

/** Checks that only read. What they find blocks, but that they find nothing is no ground to pass on. */
const BY_READING: ReadonlySet<CheckId> = new Set(['review', 'drafts', 'suppressions']);

/**
 * Adds the checks up to one verdict:
 * - A check that the policy turns off is skipped, and says so.
 * - A check at `warn` that fails warns instead. One that could not judge stays an error: `warn` is no licence to be blind.
 * - Mutants and flaky tests that were not judged because the suite fails are an error unless the suite's own failure blocks.
 * - fail when a check failed; else error when one could not judge, or when there is nothing to go by; else pass.
 */
export function decide(checks: readonly Check[], policy: Policy): Decision {
  const levelled = withoutBlindSpot(checks.map((check) => levelledCheck(check, policy)));
  const failed = levelled.filter(({ status }) => status === 'fail');
  if (failed.length > 0) {
    return { verdict: 'fail', reasons: failed.flatMap(reasonsOf), checks: levelled };
  }
  const errors = levelled.filter(({ status }) => status === 'error');
  if (errors.length > 0) {
    return {
      verdict: 'error',
      reasons: errors.map((check) => `${check.id}: ${check.why ?? check.summary}`),
      checks: levelled,
    };
  }
  const judged = levelled.filter(({ id, status }) => status !== 'skipped' && !BY_READING.has(id));
  const skipped = levelled.filter(({ id, status }) => status === 'skipped' && !BY_READING.has(id));
  if (judged.length > 0) {
    return { verdict: 'pass', reasons: [judged.map(({ summary }) => summary).join('; ')], checks: levelled };
  }
  if (skipped.some(({ why }) => why === NOTHING_RELEVANT)) {
    return { verdict: 'pass', reasons: [NOTHING_RELEVANT], checks: levelled };
  }
  return withNothingJudged(levelled, policy);
}

function withNothingJudged(checks: readonly Check[], policy: Policy): Decision {
  const judged = checks.filter(({ status }) => status !== 'skipped');
  const isLeftOut = ({ id, status, why }: Check) =>
    status === 'skipped' && policy.checks[id] !== 'off' && why !== NO_CHANGED_TEST && why !== NO_BRIEF;
  if (judged.length > 0 && !checks.some(isLeftOut)) {
    return {
      verdict: 'pass',
      reasons: [`${judged.map(({ summary }) => summary).join('; ')}; every other check is turned off`],
      checks,
    };
  }
  if (checks.length > 0 && checks.every(({ id }) => policy.checks[id] === 'off')) {
    return { verdict: 'pass', reasons: ['every check is turned off by the policy: nothing was judged'], checks };
  }
  const why = checks.flatMap(({ id, why }) => (why === null ? [] : [`${id}: ${why}`])).join('; ');
  return { verdict: 'error', reasons: [`nothing was judged${why === '' ? '' : ` (${why})`}`], checks };
}

function levelledCheck(check: Check, policy: Policy): Check {
  const level = policy.checks[check.id] ?? 'block';
  if (level === 'off') {
    const why = `turned off by the policy (checks.${check.id}: off)`;
    return { id: check.id, status: 'skipped', summary: 'not judged', why, findings: [] };
  }
  if (level === 'warn' && check.status === 'fail') {
    const findings = check.findings.map((finding) => ({ ...finding, level: 'warn' as const }));
    return { ...check, status: 'warn', findings };
  }
  return check;
}

function withoutBlindSpot(checks: readonly Check[]): readonly Check[] {
  const suite = checks.find(({ id }) => id === 'suite');
  if (suite?.status === 'fail' || suite?.status === 'error') {
    return checks;
  }
  return checks.map((check) =>
    check.status === 'skipped' && check.why === SUITE_FAILS
      ? {
          ...check,
          status: 'error' as const,
          why: `${SUITE_FAILS}, and the policy does not let that block: ${cannotJudge(check)}`,
        }
      : check,
  );
}

function cannotJudge({ id }: Check): string {
  if (id === 'flaky') return 'a suite that fails has nothing steady to vary';
  return id === 'review' ? 'failing tests are no witnesses' : 'no mutant can be judged by failing tests';
}

function reasonsOf(check: Check): readonly string[] {
  const blocking = check.findings.filter(({ level }) => level === 'block').map(({ message }) => message);
  return blocking.length > 0 ? blocking : [check.summary];
}
